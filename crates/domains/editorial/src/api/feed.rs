//! The secret address of the calendar over HTTP, and the calendar that it gives.

use crate::{
    Editorial, EditorialError,
    calendar_feed::{close_feed, open_feed, read_feed},
    store,
};
use axum::{
    Json, Router,
    extract::{Path, State, rejection::PathRejection},
    response::{IntoResponse, Response},
    routing::get,
};
use http::{HeaderMap, StatusCode, header};
use parvis_identity::Can;
use parvis_kernel::{Timestamp, permissions};
use parvis_web_kit::{ApiError, ApiResult, WebFault};
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

/// Gives the reader a new secret calendar address; the one before stops at once. The answer is stored nowhere.
#[utoipa::path(post, path = "/calendar/feed", tag = "editorial",
    responses((status = 201, body = NewCalendarFeedView)))]
pub(super) async fn open(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
) -> ApiResult<impl IntoResponse> {
    let token = open_feed(&editorial, &by).await?;
    let view = NewCalendarFeedView { path: format!("/agenda/{token}.ics") };
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(view)))
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

/// Whatever is wrong with an address, the answer is the same.
async fn read(
    State(feeds): State<Arc<Feeds>>,
    file: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(file) = file.map_err(|_| WebFault::NoSuchThing)?;
    let token = file.strip_suffix(".ics").ok_or(WebFault::NoSuchThing)?;
    let found = read_feed(&feeds.editorial, &feeds.public_url, token).await?;
    Ok(found.ok_or(WebFault::NoSuchThing)?.answer(&headers))
}
