//! Settles what members were told of once it is so no longer: it leaves their list by itself.

use crate::{Notifications, OpenMatter, store};
use parvis_database::DatabaseError;
use parvis_kernel::Scope;

/// Lists what is told and not settled, each matter once.
///
/// # Errors
/// The database failed.
pub async fn list_open_matters(notifications: &Notifications) -> Result<Vec<OpenMatter>, DatabaseError> {
    store::open_matters(&notifications.db.reader()).await
}

/// Settles every notification of a matter; returns how many.
///
/// # Errors
/// The database failed.
pub async fn settle_notifications(
    notifications: &Notifications,
    matter: &OpenMatter,
) -> Result<u64, DatabaseError> {
    let mut tx = notifications.db.begin().await?;
    let settled = store::settle(&tx, matter).await?;
    if settled > 0 {
        tx.emit(Scope::of(matter.organisation), "NotificationSettled", &matter.about, None).await?;
    }
    tx.commit().await?;
    Ok(settled)
}
