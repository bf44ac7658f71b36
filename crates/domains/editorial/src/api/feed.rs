//! The secret address of the calendar over HTTP, and the calendar that it gives.

use crate::{
    Editorial, EditorialError,
    calendar_feed::{close_feed, open_feed, read_feed},
    store,
};
use axum::{
    Json, Router,
    extract::{Path, State},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use parvis_identity::Can;
use parvis_kernel::{Timestamp, permissions};
use parvis_web_kit::{
    ApiError, ApiResult,
    pages::{entity_tag, is_current},
};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// Whether the reader has an address; never the address itself.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CalendarFeedView {
    /// Since when; null when there is none.
    opened_at: Option<Timestamp>,
}

/// A new address, told once.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NewCalendarFeedView {
    /// Path under the address of the institution.
    path: String,
}

/// Says whether the reader has a calendar address.
#[utoipa::path(get, path = "/calendar/feed", tag = "editorial", responses((status = 200, body = CalendarFeedView)))]
pub(super) async fn show(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
) -> ApiResult<Json<CalendarFeedView>> {
    let opened = store::feed_opened_at(&editorial.db.reader(), by.scope(), by.member.id).await;
    Ok(Json(CalendarFeedView { opened_at: opened.map_err(EditorialError::from)? }))
}

/// Gives the reader a new secret calendar address; the one before stops at once.
#[utoipa::path(post, path = "/calendar/feed", tag = "editorial",
    responses((status = 201, body = NewCalendarFeedView)))]
pub(super) async fn open(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
) -> ApiResult<impl IntoResponse> {
    let token = open_feed(&editorial, &by).await?;
    Ok((StatusCode::CREATED, Json(NewCalendarFeedView { path: format!("/agenda/{token}.ics") })))
}

/// Closes the reader's calendar address.
#[utoipa::path(delete, path = "/calendar/feed", tag = "editorial", responses((status = 204)))]
pub(super) async fn close(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
) -> ApiResult<StatusCode> {
    close_feed(&editorial, &by).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the pages of calendars need.
struct Feeds {
    editorial: Arc<Editorial>,
    public_url: String,
}

/// Returns the route of calendars: the token in the address is the only key.
pub fn pages(editorial: Arc<Editorial>, public_url: String) -> Router {
    Router::new().route("/agenda/{file}", get(read)).with_state(Arc::new(Feeds { editorial, public_url }))
}

async fn read(
    State(feeds): State<Arc<Feeds>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let token = file.strip_suffix(".ics").ok_or(EditorialError::NotFound)?;
    let found = read_feed(&feeds.editorial, &feeds.public_url, token).await?;
    let text = found.ok_or(EditorialError::NotFound)?;
    let tag = entity_tag(text.as_bytes());
    let mut response = if is_current(&headers, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], text).into_response()
    };
    let answered = response.headers_mut();
    answered.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        answered.insert(header::ETAG, value);
    }
    Ok(response)
}
