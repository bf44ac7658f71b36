//! The outbox: events written in the act's transaction, delivered to their listeners afterwards, each alone.

use crate::{Database, DatabaseError, Event, Run, Tx, bind, dialect};
use parvis_kernel::{EventId, OrganisationId, Scope, Timestamp};
use std::time::Duration;

/// A delivery of one event to one listener, taken under a lease.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The event.
    pub event: EventId,
    /// The listener.
    pub listener: String,
    /// The institution.
    pub organisation: OrganisationId,
    /// Name of the event.
    pub name: String,
    /// Wire id of what it happened to.
    pub subject: String,
    /// Tries before this one.
    pub attempts: i64,
}

/// Lease of one delivery: past it, another worker takes over.
const LEASE: Duration = Duration::from_secs(60);
/// Longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

impl Tx {
    /// Writes an event, and one delivery for each of its listeners.
    ///
    /// # Errors
    /// [`DatabaseError::Engine`] when a statement fails.
    pub async fn emit(
        &mut self,
        scope: Scope,
        name: &'static str,
        subject: impl ToString + Send,
        related: Option<String>,
    ) -> Result<(), DatabaseError> {
        let event = Event {
            id: self.new_id(),
            organisation: scope.organisation,
            name,
            subject: subject.to_string(),
            related,
            happened_at: self.now(),
        };
        self.run(
            "INSERT INTO events (id, organisation_id, name, subject, related, happened_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
            bind![
                event.id,
                scope.organisation,
                name,
                event.subject.clone(),
                event.related.clone(),
                event.happened_at
            ],
        )
        .await?;
        let listeners = self.database().listeners_of(name).to_vec();
        for listener in &listeners {
            self.run(
                "INSERT INTO event_deliveries (event_id, listener, organisation_id, attempts, due_at) \
                 VALUES ($1, $2, $3, 0, $4)",
                bind![event.id, *listener, scope.organisation, event.happened_at],
            )
            .await?;
        }
        if !listeners.is_empty() {
            self.wake("outbox");
        }
        self.emitted.push(event);
        Ok(())
    }
}

/// Takes up to 50 deliveries that are due.
///
/// # Errors
/// [`DatabaseError::Engine`]: nothing was taken.
pub async fn claim(database: &Database) -> Result<Vec<Delivery>, DatabaseError> {
    let tx = database.begin().await?;
    let lock = dialect::claim_lock(tx.engine());
    let sql = format!(
        "UPDATE event_deliveries SET attempts = attempts + 1, due_at = $1 \
         WHERE (event_id, listener) IN (SELECT event_id, listener FROM event_deliveries \
         WHERE due_at <= $2 ORDER BY due_at LIMIT 50 {lock}) \
         RETURNING event_id, listener, organisation_id, attempts"
    );
    let claimed = tx.rows(&sql, bind![tx.now().after(LEASE), tx.now()]).await?;
    let mut deliveries = Vec::with_capacity(claimed.len());
    for row in &claimed {
        let event: EventId = row.get("event_id")?;
        let facts = tx.row("SELECT name, subject FROM events WHERE id = $1", bind![event]).await?;
        let Some(facts) = facts else { continue };
        deliveries.push(Delivery {
            event,
            listener: row.get("listener")?,
            organisation: row.get("organisation_id")?,
            name: facts.get("name")?,
            subject: facts.get("subject")?,
            attempts: row.get::<i64>("attempts")? - 1,
        });
    }
    tx.commit().await?;
    Ok(deliveries)
}

/// Forgets a delivery that its listener has handled.
///
/// # Errors
/// [`DatabaseError::Engine`]: it will be delivered again.
pub async fn done(database: &Database, delivery: &Delivery) -> Result<(), DatabaseError> {
    let tx = database.begin().await?;
    tx.run(
        "DELETE FROM event_deliveries WHERE event_id = $1 AND listener = $2",
        bind![delivery.event, delivery.listener.as_str()],
    )
    .await?;
    tx.commit().await
}

/// Puts a delivery off after a failure: 5 s, doubled each time, at most an hour.
///
/// # Errors
/// [`DatabaseError::Engine`]: it will be delivered again when its lease ends.
pub async fn put_off(
    database: &Database,
    delivery: &Delivery,
    why: &str,
) -> Result<Timestamp, DatabaseError> {
    let doubled = 5_u64.saturating_mul(1_u64 << delivery.attempts.clamp(0, 12));
    let wait = Duration::from_secs(doubled).min(LONGEST_WAIT);
    let tx = database.begin().await?;
    let due = tx.now().after(wait);
    tx.run(
        "UPDATE event_deliveries SET due_at = $1, last_failure = $2 WHERE event_id = $3 AND listener = $4",
        bind![due, why, delivery.event, delivery.listener.as_str()],
    )
    .await?;
    tx.commit().await?;
    Ok(due)
}
