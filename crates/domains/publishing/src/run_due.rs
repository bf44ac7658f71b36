//! One round of the publisher, to its end, and when the next one is due.

use crate::{Publisher, Publishing, PublishingError, store};
use parvis_kernel::Timestamp;
use std::time::Duration;

/// Longest sleep of the publisher: the signal or this period wakes it.
const PERIOD: Duration = Duration::from_secs(15);

/// Claims and settles until nothing is due; returns how many publications were handled.
///
/// # Errors
/// The database failed while claiming. A failure inside one publication is logged and leaves the others alone.
pub async fn run_due(publishing: &Publishing) -> Result<usize, PublishingError> {
    let mut publisher = Publisher::new(publishing);
    let mut handled = 0;
    loop {
        let taken = publisher.take().await?;
        handled += taken;
        if taken > 0 && publisher.has_room() {
            continue;
        }
        loop {
            if !publisher.settled().await {
                return Ok(handled);
            }
            if publisher.has_room() {
                break;
            }
        }
    }
}

/// Tells how long the publisher may sleep.
///
/// # Errors
/// The database failed.
pub async fn next_wake(publishing: &Publishing) -> Result<Duration, PublishingError> {
    Ok(sleep_until(publishing, next_due_at(publishing).await?))
}

/// Tells how long first comments may sleep.
///
/// # Errors
/// The database failed.
pub async fn next_comment_wake(publishing: &Publishing) -> Result<Duration, PublishingError> {
    Ok(sleep_until(publishing, store::next_comment(&publishing.db.reader()).await?))
}

fn sleep_until(publishing: &Publishing, next: Option<Timestamp>) -> Duration {
    next.map_or(PERIOD, |at| at.since(publishing.db.now()).min(PERIOD))
}

/// Tells when something will be due next; `None` when nothing waits.
///
/// # Errors
/// The database failed.
pub async fn next_due_at(publishing: &Publishing) -> Result<Option<Timestamp>, PublishingError> {
    Ok(store::next_due(&publishing.db.reader()).await?)
}
