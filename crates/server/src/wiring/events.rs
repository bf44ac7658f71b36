//! Who listens to which event, and the delivery of each to its listener, apart from the act itself.

use crate::program::Program;
use parvis_database::{
    DatabaseError,
    outbox::{self, Delivery},
};

/// `(event, listener)`. A listener that fails is tried again alone; the act and the others stand.
pub(crate) const LISTENERS: &[(&str, &str)] =
    &[("PublicationMissed", "alert"), ("PublicationFailed", "alert"), ("PublicationLost", "alert")];

/// Delivers what is due; returns how many were handled.
///
/// # Errors
/// The database failed: what was taken is delivered again once its lease ends.
pub async fn deliver_events(program: &Program) -> Result<usize, DatabaseError> {
    let deliveries = outbox::claim(&program.db).await?;
    for delivery in &deliveries {
        match handle(delivery) {
            Ok(()) => outbox::done(&program.db, delivery).await?,
            Err(why) => {
                tracing::warn!(listener = delivery.listener, event = delivery.name, why, "delivery put off");
                outbox::put_off(&program.db, delivery, &why).await?;
            }
        }
    }
    Ok(deliveries.len())
}

fn handle(delivery: &Delivery) -> Result<(), String> {
    match delivery.listener.as_str() {
        // The first screen shows it by itself; the log is for whoever watches the machine.
        "alert" => {
            tracing::warn!(
                publication.id = delivery.subject,
                event = delivery.name,
                "a publication needs a person"
            );
            Ok(())
        }
        other => Err(format!("no listener {other}")),
    }
}
