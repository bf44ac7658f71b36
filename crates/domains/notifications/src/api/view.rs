//! Notifications on the wire.

use crate::model::Notification;
use parvis_kernel::{ChannelId, Locale, NotificationId, PostId, PublicationId, Timestamp};
use parvis_web_kit::{Words, catalogue};
use serde::Serialize;
use utoipa::ToSchema;

/// A page of notifications, with how many are unread in all.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NotificationsView {
    pub(super) items: Vec<NotificationView>,
    /// Cursor of the next page; null at the end.
    pub(super) next_cursor: Option<String>,
    /// Unread ones, on every page.
    pub(super) unread: i64,
}

/// One notification.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NotificationView {
    id: NotificationId,
    /// `publication_missed`, `publication_failed`, `publication_to_verify`, `publication_check`,
    /// `comment_failed`, `channel_revoked` or `publisher_frozen`.
    kind: &'static str,
    /// `error` or `wait`.
    tone: &'static str,
    /// One sentence: what happened.
    title: String,
    code: Option<String>,
    /// One sentence: why, and what can be done.
    why: Option<String>,
    /// The post that leads to it.
    post: Option<PostId>,
    publication: Option<PublicationId>,
    channel: Option<ChannelId>,
    happened_at: Timestamp,
    read_at: Option<Timestamp>,
}

impl NotificationView {
    pub(super) fn of(notification: Notification, locale: Locale) -> Self {
        let title = if notification.title.is_empty() {
            Words(locale).t("notification-untitled")
        } else {
            notification.title
        };
        let values = [("title", title), ("channel", notification.place)];
        let key = format!("notification-{}", notification.kind.code());
        Self {
            id: notification.id,
            kind: notification.kind.code(),
            tone: notification.kind.tone(),
            title: catalogue().text(locale, &key, &values),
            why: notification.code.as_deref().map(|code| Words(locale).error(code)),
            code: notification.code,
            post: notification.post,
            publication: notification.publication,
            channel: notification.channel,
            happened_at: notification.happened_at,
            read_at: notification.read_at,
        }
    }
}
