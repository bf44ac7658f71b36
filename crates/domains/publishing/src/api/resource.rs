//! Publications over HTTP.

use super::view::{PublicationView, views};
use crate::{
    Publication, PublicationState, Publishing, PublishingError,
    declare_outcome::{Seen, declare_outcome},
    retry_publication::{cancel_publication, retry_publication},
    store,
};
use axum::{
    Json,
    extract::{Query, State},
};
use parvis_identity::{Can, SignedIn};
use parvis_kernel::{ChannelId, Limit, Page, PostId, PublicationId, Timestamp, permissions};
use parvis_web_kit::{ApiResult, Body, IdPath, PageView};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct QueueQuery {
    /// Codes of states, separated by commas; everything that is not settled when absent.
    #[serde(default)]
    pub(super) state: String,
    pub(super) channel: Option<ChannelId>,
    limit: Option<u32>,
    cursor: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DeclareBody {
    /// True when the person saw the item on the network.
    pub(super) present: bool,
    /// Its address, when known.
    pub(super) url: Option<String>,
}

pub(super) type Shown = ApiResult<Json<PublicationView>>;

pub(super) async fn shown(publishing: &Publishing, by: &SignedIn, publication: Publication) -> Shown {
    let view = views(publishing, by, vec![publication]).await?.pop().ok_or(PublishingError::NotFound)?;
    Ok(Json(view))
}

/// Lists the publications of a post with every try.
#[utoipa::path(get, path = "/posts/{post}/publications", tag = "publishing", params(("post" = PostId, Path)),
    responses((status = 200, body = PageView<PublicationView>)))]
pub(super) async fn of_post(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::Read>,
    IdPath(post): IdPath<PostId>,
) -> ApiResult<Json<PageView<PublicationView>>> {
    let shown = publishing.db.in_snapshot(async {
        let found = store::publications_of_post(&publishing.db.reader(), by.scope(), post).await?;
        views(&publishing, &by, found).await
    });
    Ok(Json(shown.await?.into()))
}

const UNSETTLED: [PublicationState; 7] = [
    PublicationState::Scheduled,
    PublicationState::Held,
    PublicationState::Sending,
    PublicationState::Processing,
    PublicationState::ToVerify,
    PublicationState::Missed,
    PublicationState::Failed,
];

/// Reads codes of states; everything that is not settled when none is named.
pub(super) fn states_asked(codes: &str) -> Vec<PublicationState> {
    let states: Vec<_> = codes.split(',').filter_map(PublicationState::from_code).collect();
    if states.is_empty() { UNSETTLED.to_vec() } else { states }
}

/// Lists publications for the operator, the earliest due first.
#[utoipa::path(get, path = "/publications", tag = "publishing", params(QueueQuery),
    responses((status = 200, body = PageView<PublicationView>)))]
pub(super) async fn queue(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::Read>,
    Query(query): Query<QueueQuery>,
) -> ApiResult<Json<PageView<PublicationView>>> {
    let limit = Limit::of(query.limit);
    let states = states_asked(&query.state);
    let after = query.cursor.as_deref().and_then(|text| {
        let (at, id) = text.split_once('.')?;
        Some((Timestamp::from_micros(at.parse().ok()?), id.parse().ok()?))
    });
    let found = store::list_queue(&publishing.db.reader(), by.scope(), &states, query.channel, after, limit)
        .await
        .map_err(PublishingError::from)?;
    let page = Page::cut(found, limit, |last| format!("{}.{}", last.due_at.as_micros(), last.id));
    let next_cursor = page.next_cursor.clone();
    let items = views(&publishing, &by, page.items).await?;
    Ok(Json(PageView { items, next_cursor }))
}

/// Shows one publication.
#[utoipa::path(get, path = "/publications/{publication}", tag = "publishing",
    params(("publication" = PublicationId, Path)), responses((status = 200, body = PublicationView)))]
pub(super) async fn show(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<PublicationId>,
) -> Shown {
    let found = store::find_publication(&publishing.db.reader(), by.scope(), id)
        .await
        .map_err(PublishingError::from)?;
    shown(&publishing, &by, found.ok_or(PublishingError::NotFound)?).await
}

/// Tries a failed or missed publication again, alone.
#[utoipa::path(post, path = "/publications/{publication}/retry", tag = "publishing",
    params(("publication" = PublicationId, Path)), responses((status = 200, body = PublicationView)))]
pub(super) async fn retry(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::SettlePublications>,
    IdPath(id): IdPath<PublicationId>,
) -> Shown {
    let publication = retry_publication(&publishing, &by, id).await?;
    shown(&publishing, &by, publication).await
}

/// Gives up a publication of which nothing has left.
#[utoipa::path(post, path = "/publications/{publication}/cancel", tag = "publishing",
    params(("publication" = PublicationId, Path)), responses((status = 200, body = PublicationView)))]
pub(super) async fn cancel(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::SettlePublications>,
    IdPath(id): IdPath<PublicationId>,
) -> Shown {
    let publication = cancel_publication(&publishing, &by, id).await?;
    shown(&publishing, &by, publication).await
}

/// Says what became of an attempt whose outcome is unknown.
#[utoipa::path(post, path = "/publications/{publication}/declare", tag = "publishing",
    params(("publication" = PublicationId, Path)), request_body = DeclareBody,
    responses((status = 200, body = PublicationView)))]
pub(super) async fn declare(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::SettlePublications>,
    IdPath(id): IdPath<PublicationId>,
    Body(body): Body<DeclareBody>,
) -> Shown {
    let seen = if body.present { Seen::There { url: body.url } } else { Seen::NotThere };
    let publication = declare_outcome(&publishing, &by, id, seen).await?;
    shown(&publishing, &by, publication).await
}
