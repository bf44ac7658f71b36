//! Who listens to which event, and the delivery of each to its listener, apart from the act itself.

use super::notifies_members;
use crate::program::Program;
use parvis_database::{
    DatabaseError,
    outbox::{self, Delivery},
};

/// `(event, listener)`. A listener that fails is tried again alone; the act and the others stand.
pub(crate) const LISTENERS: &[(&str, &str)] = notifies_members::TOLD;

/// Delivers what is due; returns how many were handled.
///
/// # Errors
/// The database failed: what was taken is delivered again once its lease ends.
pub async fn deliver_events(program: &Program) -> Result<usize, DatabaseError> {
    let deliveries = outbox::claim(&program.db).await?;
    for delivery in &deliveries {
        match handle(program, delivery).await {
            Ok(()) => outbox::done(&program.db, delivery).await?,
            Err(why) => {
                tracing::warn!(listener = delivery.listener, event = delivery.name, why, "delivery put off");
                outbox::put_off(&program.db, delivery, &why).await?;
            }
        }
    }
    Ok(deliveries.len())
}

async fn handle(program: &Program, delivery: &Delivery) -> Result<(), String> {
    match delivery.listener.as_str() {
        "notify" => notifies_members::tell(program, delivery).await,
        // Written before notifications existed.
        "alert" => Ok(()),
        other => Err(format!("no listener {other}")),
    }
}
