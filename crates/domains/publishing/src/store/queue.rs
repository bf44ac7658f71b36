//! Figures of the operator's queue in the database.

use crate::PublicationState;
use parvis_database::{DatabaseError, Run, bind};
use parvis_kernel::{ChannelId, Scope, Timestamp};

/// What waits in one state on one channel.
#[derive(Clone, Debug)]
pub(crate) struct QueueCount {
    /// The channel.
    pub channel: ChannelId,
    /// The state.
    pub state: PublicationState,
    /// How many.
    pub count: u64,
    /// How many whose moment has come.
    pub due_now: u64,
    /// Earliest hour due.
    pub first_due_at: Timestamp,
    /// Earliest next try.
    pub next_at: Timestamp,
}

/// Counts what is not settled, by channel and state.
pub(crate) async fn count_queue(
    run: &impl Run,
    scope: Scope,
    now: Timestamp,
) -> Result<Vec<QueueCount>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT channel_id, state, count(*) AS n, min(due_at) AS first_due_at, \
             min(next_attempt_at) AS next_at, \
             count(CASE WHEN next_attempt_at <= $2 THEN 1 END) AS due_now \
             FROM publications WHERE organisation_id = $1 AND state NOT IN ('published', 'cancelled') \
             GROUP BY channel_id, state ORDER BY channel_id, state",
            bind![scope.organisation, now],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(QueueCount {
                channel: row.get("channel_id")?,
                state: row.code("state", PublicationState::from_code)?,
                count: row.get("n")?,
                due_now: row.get("due_now")?,
                first_due_at: row.get("first_due_at")?,
                next_at: row.get("next_at")?,
            })
        })
        .collect()
}
