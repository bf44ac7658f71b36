//! Tells members of an occurrence, each once.

use crate::{NewNotification, store};
use parvis_database::{DatabaseError, Tx};
use parvis_kernel::Scope;

/// Tells `new` to its members; returns how many had not been told yet.
///
/// What was told before of the same kind about the same thing is settled: the newest word stands.
///
/// Invariant: one row for each member and occurrence, however often it is told
/// (`tests/it/publishing/notifications.rs`).
///
/// # Errors
/// The database failed.
pub async fn notify(tx: &mut Tx, scope: Scope, new: &NewNotification) -> Result<u64, DatabaseError> {
    let mut told = 0;
    for member in &new.members {
        told += store::insert_notification(tx, scope, *member, new).await?;
    }
    if told > 0 {
        store::settle_older(tx, scope, new).await?;
        tx.emit(scope, "NotificationAdded", &new.about, None).await?;
    }
    Ok(told)
}
