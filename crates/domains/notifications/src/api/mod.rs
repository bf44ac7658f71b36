//! Notifications over HTTP: each member sees and reads their own.

mod view;

use crate::{
    Notifications, NotificationsError,
    read_notifications::{read_one, read_until},
    store,
};
use axum::{
    Json,
    extract::{Query, State},
};
use http::StatusCode;
use parvis_identity::Can;
use parvis_kernel::{Limit, NotificationId, Page, permissions};
use parvis_web_kit::{ApiResult, Body, IdPath};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use view::{NotificationView, NotificationsView};

/// Returns the routes of the domain, relative to `/api/v1`.
pub fn router(notifications: Arc<Notifications>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(read))
        .routes(routes!(read_all))
        .with_state(notifications)
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct NotificationsQuery {
    limit: Option<u32>,
    cursor: Option<NotificationId>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReadNotificationsBody {
    /// The newest one that was seen; what came later stays unread.
    until: NotificationId,
}

/// Lists what the reader is told and is not settled, the newest first.
#[utoipa::path(get, path = "/notifications", tag = "notifications", params(NotificationsQuery),
    responses((status = 200, body = NotificationsView)))]
async fn list(
    State(notifications): State<Arc<Notifications>>,
    by: Can<permissions::Read>,
    Query(query): Query<NotificationsQuery>,
) -> ApiResult<Json<NotificationsView>> {
    let (reader, limit) = (notifications.db.reader(), Limit::of(query.limit));
    let found = store::list_notifications(&reader, by.scope(), by.member.id, query.cursor, limit)
        .await
        .map_err(NotificationsError::from)?;
    let unread =
        store::count_unread(&reader, by.scope(), by.member.id).await.map_err(NotificationsError::from)?;
    let locale = by.member.preferences.locale;
    let page = Page::cut(found, limit, |last| last.id.to_string())
        .map(|notification| NotificationView::of(notification, locale));
    Ok(Json(NotificationsView { items: page.items, next_cursor: page.next_cursor, unread }))
}

/// Marks one notification as read.
#[utoipa::path(post, path = "/notifications/{notification}/read", tag = "notifications",
    params(("notification" = NotificationId, Path)), responses((status = 204)))]
async fn read(
    State(notifications): State<Arc<Notifications>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<NotificationId>,
) -> ApiResult<StatusCode> {
    read_one(&notifications, &by, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Marks everything up to one notification as read.
#[utoipa::path(post, path = "/notifications/read", tag = "notifications", request_body = ReadNotificationsBody,
    responses((status = 204)))]
async fn read_all(
    State(notifications): State<Arc<Notifications>>,
    by: Can<permissions::Read>,
    Body(body): Body<ReadNotificationsBody>,
) -> ApiResult<StatusCode> {
    read_until(&notifications, &by, body.until).await?;
    Ok(StatusCode::NO_CONTENT)
}
