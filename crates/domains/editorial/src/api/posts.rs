//! Posts over HTTP: list, create, show, save, delete, and who is on one.

use crate::{
    Draft, DraftSegment, DraftVariant, Editorial, EditorialError, NewPost, PortError, Priority, SegmentMedia,
    create_post,
    delete_post::delete_post,
    list_posts::{ListAsked, PostsFilter, list_posts},
    save_draft,
    store::PostsOrder,
    summary::PostSummary,
    view::{PostView, post_view},
};
use axum::{
    Json,
    extract::{Query, State},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode};
use parvis_connector::VariantOptions;
use parvis_database::Event;
use parvis_identity::{Can, MemberView, SignedIn, find_members};
use parvis_kernel::{AssetId, ChannelId, Limit, PostId, ThemeId, WallTime, permissions};
use parvis_web_kit::{ApiError, ApiResult, Body, IdPath, PageView, Written};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct PostsQuery {
    /// Codes of the status vocabulary, separated by commas.
    #[serde(default)]
    state: String,
    channel: Option<ChannelId>,
    theme: Option<ThemeId>,
    /// `me` keeps the reader's own posts.
    author: Option<String>,
    /// Words that title or text must hold.
    #[serde(default)]
    q: String,
    /// `updated`, the most recently changed first, or `due`, the latest hour first. Absent: `updated`, except
    /// that a list of outcomes alone goes by the hour.
    #[param(inline)]
    order: Option<PostsOrder>,
    limit: Option<u32>,
    cursor: Option<String>,
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct NewPostBody {
    title: String,
    text: String,
    theme_id: Option<ThemeId>,
    channels: Vec<ChannelId>,
    idea: bool,
    wish: Option<WallTime>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftBody {
    /// The revision that was read.
    revision: i64,
    title: String,
    language: String,
    theme_id: Option<ThemeId>,
    wish: Option<WallTime>,
    /// `normal` or `crisis`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    priority: Priority,
    segments: Vec<SegmentBody>,
    variants: Vec<VariantBody>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SegmentBody {
    text: String,
    #[serde(default)]
    media: Vec<SegmentMediaBody>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SegmentMediaBody {
    asset: AssetId,
    #[serde(default)]
    alt: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct VariantBody {
    channel: ChannelId,
    /// Null follows the original.
    segments: Option<Vec<SegmentBody>>,
    /// What goes with the text, where the network has it; what is absent is at its default.
    #[serde(default)]
    options: VariantOptions,
    /// Text of the first comment, where the network takes one; null or blank for none.
    #[serde(default)]
    first_comment: Option<String>,
}

impl From<SegmentBody> for DraftSegment {
    fn from(body: SegmentBody) -> Self {
        let media = body.media.into_iter().map(|media| SegmentMedia { asset: media.asset, alt: media.alt });
        Self { text: body.text, media: media.collect() }
    }
}

impl From<DraftBody> for Draft {
    fn from(body: DraftBody) -> Self {
        let segments = |bodies: Vec<SegmentBody>| bodies.into_iter().map(DraftSegment::from).collect();
        Self {
            title: body.title,
            language: body.language,
            theme: body.theme_id,
            wish: body.wish,
            priority: body.priority,
            segments: segments(body.segments),
            variants: body
                .variants
                .into_iter()
                .map(|variant| DraftVariant {
                    channel: variant.channel,
                    segments: variant.segments.map(segments),
                    options: variant.options,
                    first_comment: variant.first_comment.filter(|text| !text.trim().is_empty()),
                })
                .collect(),
        }
    }
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(super) struct PresenceBody {
    channel: Option<ChannelId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PresenceView {
    others: Vec<PresentView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct PresentView {
    member: MemberView,
    channel: Option<ChannelId>,
}

/// Reads the filters of a list; `me` is whoever asks.
pub(super) fn filter_of(query: PostsQuery, by: &SignedIn) -> PostsFilter {
    PostsFilter {
        states: query.state.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        channel: query.channel,
        theme: query.theme,
        author: (query.author.as_deref() == Some("me")).then_some(by.member.id),
        query: query.q,
        order: query.order,
        cursor: query.cursor,
    }
}

/// Lists posts.
#[utoipa::path(get, path = "/posts", tag = "editorial", params(PostsQuery),
    responses((status = 200, body = PageView<PostSummary>)))]
pub(super) async fn list(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    Query(query): Query<PostsQuery>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let limit = Limit::of(query.limit);
    let (scope, locale) = (by.scope(), by.member.preferences.locale);
    let asked = ListAsked { scope, locale, filter: filter_of(query, &by), limit };
    let (kept, writing) = (&editorial.lists.0, write_list(&editorial, asked.clone()));
    Ok(kept.get(&editorial.db, asked, editorial.db.in_snapshot(writing)).await?.answer(&headers))
}

async fn write_list(editorial: &Editorial, asked: ListAsked) -> Result<Written, EditorialError> {
    let page: PageView<PostSummary> = list_posts(editorial, &asked).await?.into();
    Written::json(&page).map_err(|error| PortError(error.to_string()).into())
}

/// Begins a post.
#[utoipa::path(post, path = "/posts", tag = "editorial", request_body = NewPostBody,
    responses((status = 201, body = PostView)))]
pub(super) async fn create(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    Body(body): Body<NewPostBody>,
) -> ApiResult<impl IntoResponse> {
    let new = NewPost {
        title: body.title,
        text: body.text,
        theme: body.theme_id,
        channels: body.channels,
        is_idea: body.idea,
        wish: body.wish,
    };
    let id = create_post(&editorial, &by, new).await?;
    Ok((StatusCode::CREATED, Json(post_view(&editorial, &by, id).await?)))
}

/// Shows a post with its content, findings and lengths.
#[utoipa::path(get, path = "/posts/{post}", tag = "editorial", params(("post" = PostId, Path)),
    responses((status = 200, body = PostView)))]
pub(super) async fn show(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<PostId>,
) -> ApiResult<Json<PostView>> {
    Ok(Json(editorial.db.in_snapshot(post_view(&editorial, &by, id)).await?))
}

/// Saves a draft; a stale write is refused and carries what is stored as `current`.
#[utoipa::path(put, path = "/posts/{post}/draft", tag = "editorial", params(("post" = PostId, Path)),
    request_body = DraftBody, responses((status = 200, body = PostView)))]
pub(super) async fn save(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<PostId>,
    Body(body): Body<DraftBody>,
) -> ApiResult<Json<PostView>> {
    let revision = body.revision;
    match save_draft(&editorial, &by, id, revision, &Draft::from(body)).await {
        Ok(()) => Ok(Json(post_view(&editorial, &by, id).await?)),
        Err(error @ EditorialError::StaleRevision) => {
            let current = post_view(&editorial, &by, id).await?;
            Err(ApiError::from(error).with("current", current))
        }
        Err(error) => Err(error.into()),
    }
}

/// Deletes a post of which nothing was ever planned.
#[utoipa::path(delete, path = "/posts/{post}", tag = "editorial", params(("post" = PostId, Path)),
    responses((status = 204)))]
pub(super) async fn delete(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<PostId>,
) -> ApiResult<StatusCode> {
    delete_post(&editorial, &by, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that the reader is on the post, and tells who else is.
#[utoipa::path(post, path = "/posts/{post}/presence", tag = "editorial", params(("post" = PostId, Path)),
    request_body = PresenceBody, responses((status = 200, body = PresenceView)))]
pub(super) async fn presence(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<PostId>,
    Body(body): Body<PresenceBody>,
) -> ApiResult<Json<PresenceView>> {
    let reader = editorial.db.reader();
    crate::title_of(&reader, by.scope(), id)
        .await
        .map_err(EditorialError::from)?
        .ok_or(EditorialError::NotFound)?;
    let now = editorial.db.now();
    let (others, changed) = editorial.presence.note(id, by.member.id, body.channel, now);
    if changed {
        editorial.db.announce(Event {
            id: editorial.db.new_id(),
            organisation: by.scope().organisation,
            name: "PresenceChanged",
            subject: id.to_string(),
            related: None,
            happened_at: now,
        });
    }
    let ids: Vec<_> = others.iter().map(|(member, _)| *member).collect();
    let members = find_members(&reader, by.scope(), &ids).await.map_err(EditorialError::from)?;
    let others = others.into_iter().filter_map(|(id, channel)| {
        Some(PresentView { member: MemberView::from(members.get(&id)?), channel })
    });
    Ok(Json(PresenceView { others: others.collect() }))
}
