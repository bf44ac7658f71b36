//! Corrections and withdrawals of what is out, over HTTP.

use crate::{
    CorrectedContent, CorrectionKind, Editorial, EditorialError,
    apply_correction::{apply_correction, apply_urgently},
    correction_view::{CorrectionView, CorrectionsView, correction_views, corrections_view},
    decide_correction::{approve_correction, send_correction_back, submit_correction, take_note},
    store,
    write_correction::{begin_correction, dismiss_correction, save_correction},
};
use axum::{Json, extract::State, response::IntoResponse};
use http::StatusCode;
use parvis_identity::{Can, SignedIn};
use parvis_kernel::{CorrectionId, Digest, PostId, permissions};
use parvis_web_kit::{ApiResult, Body, IdPath, PageView};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewCorrectionBody {
    kind: CorrectionKind,
    /// What is corrected; what is out already when absent.
    content: Option<CorrectedContent>,
    /// Why, for the team; required before a withdrawal is decided.
    #[serde(default)]
    reason: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectionBody {
    /// The revision that was read.
    revision: i64,
    content: Option<CorrectedContent>,
    #[serde(default)]
    reason: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CorrectionDecisionBody {
    /// Digest of what was read.
    #[schema(value_type = String)]
    hash: Digest,
    /// What is asked for, when it is sent back.
    #[serde(default)]
    comment: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UrgentBody {
    /// Digest of what was read.
    #[schema(value_type = String)]
    hash: Digest,
    /// Why it cannot wait; approvers read it.
    reason: String,
}

type Shown = ApiResult<Json<CorrectionView>>;

async fn shown(editorial: &Editorial, by: &SignedIn, id: CorrectionId) -> Shown {
    let reader = editorial.db.reader();
    let found = store::find_correction(&reader, by.scope(), id).await.map_err(EditorialError::from)?;
    let found = found.ok_or(EditorialError::CorrectionNotFound)?;
    let view = correction_views(&reader, by, &[found]).await?.pop();
    Ok(Json(view.ok_or(EditorialError::CorrectionNotFound)?))
}

/// Shows what is out of a post, what can be done with each copy, and its corrections.
#[utoipa::path(get, path = "/posts/{post}/corrections", tag = "editorial", params(("post" = PostId, Path)),
    responses((status = 200, body = CorrectionsView)))]
pub(super) async fn of_post(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    IdPath(post): IdPath<PostId>,
) -> ApiResult<Json<CorrectionsView>> {
    Ok(Json(corrections_view(&editorial, &by, post).await?))
}

/// Begins a correction, or a withdrawal of everything that is out.
#[utoipa::path(post, path = "/posts/{post}/corrections", tag = "editorial", params(("post" = PostId, Path)),
    request_body = NewCorrectionBody, responses((status = 201, body = CorrectionView)))]
pub(super) async fn begin(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(post): IdPath<PostId>,
    Body(body): Body<NewCorrectionBody>,
) -> ApiResult<impl IntoResponse> {
    let id = begin_correction(&editorial, &by, post, body.kind, body.content, &body.reason).await?;
    Ok((StatusCode::CREATED, shown(&editorial, &by, id).await?))
}

/// Lists the corrections that wait for the reader: submitted ones, and urgent ones to take note of.
#[utoipa::path(get, path = "/corrections", tag = "editorial",
    responses((status = 200, body = PageView<CorrectionView>)))]
pub(super) async fn awaiting(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
) -> ApiResult<Json<PageView<CorrectionView>>> {
    let reader = editorial.db.reader();
    let found = if by.may::<permissions::ApprovePosts>() {
        store::awaiting_corrections(&reader, by.scope()).await.map_err(EditorialError::from)?
    } else {
        Vec::new()
    };
    Ok(Json(correction_views(&reader, &by, &found).await?.into()))
}

/// Shows one correction.
#[utoipa::path(get, path = "/corrections/{correction}", tag = "editorial",
    params(("correction" = CorrectionId, Path)), responses((status = 200, body = CorrectionView)))]
pub(super) async fn show(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<CorrectionId>,
) -> Shown {
    shown(&editorial, &by, id).await
}

/// Saves what was written; a change takes it back from its approval.
#[utoipa::path(put, path = "/corrections/{correction}", tag = "editorial",
    params(("correction" = CorrectionId, Path)), request_body = CorrectionBody,
    responses((status = 200, body = CorrectionView)))]
pub(super) async fn save(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<CorrectionId>,
    Body(body): Body<CorrectionBody>,
) -> Shown {
    save_correction(&editorial, &by, id, body.revision, body.content, &body.reason).await?;
    shown(&editorial, &by, id).await
}

/// Gives a correction up before it is decided.
#[utoipa::path(post, path = "/corrections/{correction}/dismiss", tag = "editorial",
    params(("correction" = CorrectionId, Path)), responses((status = 200, body = CorrectionView)))]
pub(super) async fn dismiss(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<CorrectionId>,
) -> Shown {
    dismiss_correction(&editorial, &by, id).await?;
    shown(&editorial, &by, id).await
}

/// Submits a correction for approval.
#[utoipa::path(post, path = "/corrections/{correction}/submit", tag = "editorial",
    params(("correction" = CorrectionId, Path)), responses((status = 200, body = CorrectionView)))]
pub(super) async fn submit(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<CorrectionId>,
) -> Shown {
    submit_correction(&editorial, &by, id).await?;
    shown(&editorial, &by, id).await
}

/// Approves what was read.
#[utoipa::path(post, path = "/corrections/{correction}/approve", tag = "editorial",
    params(("correction" = CorrectionId, Path)), request_body = CorrectionDecisionBody,
    responses((status = 200, body = CorrectionView)))]
pub(super) async fn approve(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ApprovePosts>,
    IdPath(id): IdPath<CorrectionId>,
    Body(body): Body<CorrectionDecisionBody>,
) -> Shown {
    approve_correction(&editorial, &by, id, body.hash).await?;
    shown(&editorial, &by, id).await
}

/// Sends a correction back to its author.
#[utoipa::path(post, path = "/corrections/{correction}/send-back", tag = "editorial",
    params(("correction" = CorrectionId, Path)), request_body = CorrectionDecisionBody,
    responses((status = 200, body = CorrectionView)))]
pub(super) async fn send_back(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ApprovePosts>,
    IdPath(id): IdPath<CorrectionId>,
    Body(body): Body<CorrectionDecisionBody>,
) -> Shown {
    send_correction_back(&editorial, &by, id, body.hash, &body.comment).await?;
    shown(&editorial, &by, id).await
}

/// Applies a correction to every copy it names.
#[utoipa::path(post, path = "/corrections/{correction}/apply", tag = "editorial",
    params(("correction" = CorrectionId, Path)), request_body = CorrectionDecisionBody,
    responses((status = 200, body = CorrectionView)))]
pub(super) async fn apply(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::SchedulePosts>,
    IdPath(id): IdPath<CorrectionId>,
    Body(body): Body<CorrectionDecisionBody>,
) -> Shown {
    apply_correction(&editorial, &by, id, body.hash).await?;
    shown(&editorial, &by, id).await
}

/// Applies a correction without waiting for an approval; approvers are told why.
#[utoipa::path(post, path = "/corrections/{correction}/apply-urgently", tag = "editorial",
    params(("correction" = CorrectionId, Path)), request_body = UrgentBody,
    responses((status = 200, body = CorrectionView)))]
pub(super) async fn urgent(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::RectifyUrgently>,
    IdPath(id): IdPath<CorrectionId>,
    Body(body): Body<UrgentBody>,
) -> Shown {
    apply_urgently(&editorial, &by, id, body.hash, &body.reason).await?;
    shown(&editorial, &by, id).await
}

/// Takes note of a correction that was applied without waiting.
#[utoipa::path(post, path = "/corrections/{correction}/take-note", tag = "editorial",
    params(("correction" = CorrectionId, Path)), responses((status = 200, body = CorrectionView)))]
pub(super) async fn noted(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ApprovePosts>,
    IdPath(id): IdPath<CorrectionId>,
) -> Shown {
    take_note(&editorial, &by, id).await?;
    shown(&editorial, &by, id).await
}
