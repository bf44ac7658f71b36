//! What is done to a post over HTTP: submit, approve, schedule, move, cancel, copy.

use crate::{
    Editorial, EditorialError, Schedule,
    approve_post::{approve_post, request_changes, submit_post},
    cancel_post::cancel_post,
    create_post::duplicate_post,
    move_post::move_post,
    schedule_post,
    view::{PostView, post_view},
};
use axum::{Json, extract::State, response::IntoResponse};
use http::StatusCode;
use parvis_identity::{Can, SignedIn};
use parvis_kernel::{Ambiguity, Digest, PostId, WallTime, permissions};
use parvis_web_kit::{ApiResult, Body, IdPath};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;

type Shown = ApiResult<Json<PostView>>;

async fn shown(editorial: &Editorial, by: &SignedIn, id: PostId) -> Shown {
    Ok(Json(post_view(editorial, by, id).await?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ApproveBody {
    /// Digest of what was read.
    #[schema(value_type = String)]
    revision_hash: Digest,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangesBody {
    /// Digest of what was read.
    #[schema(value_type = String)]
    revision_hash: Digest,
    #[serde(default)]
    comment: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ScheduleBody {
    /// Hour on the wall; null with `now`.
    at: Option<WallTime>,
    #[serde(default)]
    now: bool,
    /// Which one, when the hour exists twice.
    ambiguous: Option<Ambiguity>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct MoveBody {
    at: WallTime,
    /// Which one, when the hour exists twice.
    ambiguous: Option<Ambiguity>,
}

/// Submits a post for approval.
#[utoipa::path(post, path = "/posts/{post}/submit", tag = "editorial", params(("post" = PostId, Path)),
    responses((status = 200, body = PostView)))]
pub(super) async fn submit(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<PostId>,
) -> Shown {
    submit_post(&editorial, &by, id).await?;
    shown(&editorial, &by, id).await
}

/// Approves the revision that was read.
#[utoipa::path(post, path = "/posts/{post}/approve", tag = "editorial", params(("post" = PostId, Path)),
    request_body = ApproveBody, responses((status = 200, body = PostView)))]
pub(super) async fn approve(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ApprovePosts>,
    IdPath(id): IdPath<PostId>,
    Body(body): Body<ApproveBody>,
) -> Shown {
    approve_post(&editorial, &by, id, body.revision_hash).await?;
    shown(&editorial, &by, id).await
}

/// Asks for a correction.
#[utoipa::path(post, path = "/posts/{post}/request-changes", tag = "editorial",
    params(("post" = PostId, Path)), request_body = ChangesBody, responses((status = 200, body = PostView)))]
pub(super) async fn ask_for_changes(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ApprovePosts>,
    IdPath(id): IdPath<PostId>,
    Body(body): Body<ChangesBody>,
) -> Shown {
    request_changes(&editorial, &by, id, body.revision_hash, body.comment).await?;
    shown(&editorial, &by, id).await
}

/// Schedules a post, or sends it now.
#[utoipa::path(post, path = "/posts/{post}/schedule", tag = "editorial", params(("post" = PostId, Path)),
    request_body = ScheduleBody, responses((status = 200, body = PostView)))]
pub(super) async fn schedule(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::SchedulePosts>,
    IdPath(id): IdPath<PostId>,
    Body(body): Body<ScheduleBody>,
) -> Shown {
    let schedule = match (body.now, body.at) {
        (true, _) => Schedule::Now,
        (false, Some(wall)) => Schedule::At { wall, choice: body.ambiguous },
        (false, None) => return Err(EditorialError::NoHour.into()),
    };
    schedule_post(&editorial, &by, id, schedule).await?;
    shown(&editorial, &by, id).await
}

/// Moves a post in the calendar.
#[utoipa::path(post, path = "/posts/{post}/move", tag = "editorial", params(("post" = PostId, Path)),
    request_body = MoveBody, responses((status = 200, body = PostView)))]
pub(super) async fn move_to(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<PostId>,
    Body(body): Body<MoveBody>,
) -> Shown {
    move_post(&editorial, &by, id, body.at, body.ambiguous).await?;
    shown(&editorial, &by, id).await
}

/// Takes a scheduled post back to its draft, or gives a draft up.
#[utoipa::path(post, path = "/posts/{post}/cancel", tag = "editorial", params(("post" = PostId, Path)),
    responses((status = 200, body = PostView)))]
pub(super) async fn cancel(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<PostId>,
) -> Shown {
    cancel_post(&editorial, &by, id).await?;
    shown(&editorial, &by, id).await
}

/// Begins a copy.
#[utoipa::path(post, path = "/posts/{post}/duplicate", tag = "editorial", params(("post" = PostId, Path)),
    responses((status = 201, body = PostView)))]
pub(super) async fn duplicate(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<PostId>,
) -> ApiResult<impl IntoResponse> {
    let copy = duplicate_post(&editorial, &by, id).await?;
    Ok((StatusCode::CREATED, shown(&editorial, &by, copy).await?))
}
