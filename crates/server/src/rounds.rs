//! Rounds that several domains share, for the loops and for whoever plays them one by one.

use crate::{program::Program, wiring};

/// Does one round of the publisher, and beats its pulse.
///
/// # Errors
/// The database failed, in words for the log.
pub async fn publish(program: &Program) -> Result<usize, String> {
    let handled = parvis_publishing::run_due(&program.publishing).await;
    program.pulse.beat(program.db.now());
    handled.map_err(|error| error.to_string())
}

/// Notices what people must know and no act tells: doubts that last, a publisher that does no round.
///
/// # Errors
/// The database failed, in words for the log.
pub async fn watch(program: &Program) -> Result<(), String> {
    parvis_publishing::notice_doubts(&program.publishing).await.map_err(|error| error.to_string())?;
    wiring::watch_publisher(program).await
}

/// Settles what members were told of and is so no longer; returns how many matters.
///
/// # Errors
/// The database failed, in words for the log.
pub async fn settle_matters(program: &Program) -> Result<usize, String> {
    wiring::settle_matters(program).await
}

/// Delivers events to their listeners until none is due.
///
/// # Errors
/// The database failed, in words for the log.
pub async fn deliver_events(program: &Program) -> Result<(), String> {
    while wiring::deliver_events(program).await.map_err(|error| error.to_string())? > 0 {}
    Ok(())
}
