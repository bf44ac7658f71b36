//! First comments over HTTP: taken up by a person, apart from their publication.

use super::resource::{DeclareBody, Shown, shown};
use crate::{
    Publishing, PublishingError,
    mend_comment::{Mending, mend_comment},
    store,
};
use axum::extract::State;
use parvis_identity::{Can, SignedIn};
use parvis_kernel::{PublicationId, permissions};
use parvis_web_kit::{Body, IdPath};
use std::sync::Arc;

async fn mended(publishing: &Publishing, by: &SignedIn, id: PublicationId, mending: Mending) -> Shown {
    mend_comment(publishing, by, id, mending).await?;
    let found = store::find_publication(&publishing.db.reader(), by.scope(), id).await;
    shown(publishing, by, found.map_err(PublishingError::from)?.ok_or(PublishingError::NotFound)?).await
}

/// Has a first comment that failed sent again, once it is looked for.
#[utoipa::path(post, path = "/publications/{publication}/comment/retry", tag = "publishing",
    params(("publication" = PublicationId, Path)), responses((status = 200, body = super::view::PublicationView)))]
pub(super) async fn retry(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::SettlePublications>,
    IdPath(id): IdPath<PublicationId>,
) -> Shown {
    mended(&publishing, &by, id, Mending::Retry).await
}

/// Gives up a first comment that is not there.
#[utoipa::path(post, path = "/publications/{publication}/comment/cancel", tag = "publishing",
    params(("publication" = PublicationId, Path)), responses((status = 200, body = super::view::PublicationView)))]
pub(super) async fn cancel(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::SettlePublications>,
    IdPath(id): IdPath<PublicationId>,
) -> Shown {
    mended(&publishing, &by, id, Mending::Cancel).await
}

/// Says what became of a first comment whose outcome is unknown.
#[utoipa::path(post, path = "/publications/{publication}/comment/declare", tag = "publishing",
    params(("publication" = PublicationId, Path)), request_body = DeclareBody,
    responses((status = 200, body = super::view::PublicationView)))]
pub(super) async fn declare(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::SettlePublications>,
    IdPath(id): IdPath<PublicationId>,
    Body(body): Body<DeclareBody>,
) -> Shown {
    let mending = if body.present { Mending::Present { url: body.url } } else { Mending::Absent };
    mended(&publishing, &by, id, mending).await
}
