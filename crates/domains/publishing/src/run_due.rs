//! One round of the publisher: claims what is due and settles all of it.

use crate::{
    PublicationState, Publishing, PublishingError, claim_due::claim_due, send_publication::send_publication,
    settle_unknown::settle_unknown, store,
};
use futures_util::{StreamExt, stream};
use parvis_kernel::Timestamp;
use std::time::Duration;

/// Longest sleep of the publisher: the signal or this period wakes it.
const PERIOD: Duration = Duration::from_secs(15);

/// Claims and settles until nothing is due; returns how many publications were handled.
///
/// # Errors
/// The database failed while claiming. A failure inside one publication is logged and leaves the others alone.
pub async fn run_due(publishing: &Publishing) -> Result<usize, PublishingError> {
    let mut handled = 0;
    loop {
        let claims = claim_due(publishing, publishing.settings.concurrency * 4).await?;
        if claims.is_empty() {
            return Ok(handled);
        }
        handled += claims.len();
        stream::iter(claims)
            .for_each_concurrent(publishing.settings.concurrency, |claim| async move {
                let id = claim.publication.id;
                // Whoever has something to ask with asks; the others are looked for.
                let is_lost = claim.publication.state == PublicationState::ToVerify;
                let settled = if is_lost && claim.publication.resume.is_none() {
                    settle_unknown(publishing, claim).await
                } else {
                    send_publication(publishing, claim).await
                };
                if let Err(PublishingError::LeaseLost) = settled {
                    tracing::info!(publication.id = %id, "settled by somebody else in between");
                } else if let Err(error) = settled {
                    tracing::error!(publication.id = %id, %error, "publication not settled; the sweep will");
                }
            })
            .await;
    }
}

/// Tells how long the publisher may sleep.
///
/// # Errors
/// The database failed.
pub async fn next_wake(publishing: &Publishing) -> Result<Duration, PublishingError> {
    let next = next_due_at(publishing).await?;
    Ok(next.map_or(PERIOD, |at| at.since(publishing.db.now()).min(PERIOD)))
}

/// Tells when something will be due next; `None` when nothing waits.
///
/// # Errors
/// The database failed.
pub async fn next_due_at(publishing: &Publishing) -> Result<Option<Timestamp>, PublishingError> {
    Ok(store::next_due(&publishing.db.reader()).await?)
}
