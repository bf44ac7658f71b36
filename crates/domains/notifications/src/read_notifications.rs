//! A member has read: one notification, or everything up to one.

use crate::{Notifications, NotificationsError, store};
use parvis_database::Event;
use parvis_identity::SignedIn;
use parvis_kernel::NotificationId;

/// Marks one notification of the member as read.
///
/// # Errors
/// [`NotificationsError::NotFound`].
pub(crate) async fn read_one(
    notifications: &Notifications,
    by: &SignedIn,
    id: NotificationId,
) -> Result<(), NotificationsError> {
    let tx = notifications.db.begin().await?;
    if store::mark_read(&tx, by.scope(), by.member.id, id).await? == 0 {
        return Err(NotificationsError::NotFound);
    }
    tx.commit().await?;
    announce(notifications, by, id);
    Ok(())
}

/// Marks everything up to `until`, included, as read: what came in between stays unread.
///
/// # Errors
/// The database failed.
pub(crate) async fn read_until(
    notifications: &Notifications,
    by: &SignedIn,
    until: NotificationId,
) -> Result<(), NotificationsError> {
    let tx = notifications.db.begin().await?;
    store::mark_read_until(&tx, by.scope(), by.member.id, until).await?;
    tx.commit().await?;
    announce(notifications, by, until);
    Ok(())
}

/// Tells the member's other windows; not kept, since nothing else follows from it.
fn announce(notifications: &Notifications, by: &SignedIn, id: NotificationId) {
    notifications.db.announce(Event {
        id: notifications.db.new_id(),
        organisation: by.scope().organisation,
        name: "NotificationRead",
        subject: id.to_string(),
        related: None,
        happened_at: notifications.db.now(),
    });
}
