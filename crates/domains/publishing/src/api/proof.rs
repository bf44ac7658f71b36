//! Proof sheets over HTTP, for programs that verify them.

use crate::{
    Publishing,
    draw_proof::{ProofOf, draw_proof},
    proof_view::ProofView,
};
use axum::{Json, extract::State};
use parvis_identity::Can;
use parvis_kernel::{PostId, PublicationId, permissions};
use parvis_web_kit::{ApiResult, IdPath};
use std::sync::Arc;

/// Draws the proof sheet of a publication, with everything that amended its copy.
#[utoipa::path(get, path = "/publications/{publication}/proof", tag = "publishing",
    params(("publication" = PublicationId, Path)), responses((status = 200, body = ProofView)))]
pub(super) async fn of_publication(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<PublicationId>,
) -> ApiResult<Json<ProofView>> {
    Ok(Json(draw_proof(&publishing, &by, ProofOf::Publication(id)).await?))
}

/// Draws the proof sheet of a post: all of its publications.
#[utoipa::path(get, path = "/posts/{post}/proof", tag = "publishing",
    params(("post" = PostId, Path)), responses((status = 200, body = ProofView)))]
pub(super) async fn of_post(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<PostId>,
) -> ApiResult<Json<ProofView>> {
    Ok(Json(draw_proof(&publishing, &by, ProofOf::Post(id)).await?))
}
