//! A person tries one publication again, or gives it up. The others of the post stay as they are.

use crate::{
    Publication, PublicationState as S, Publishing, PublishingError, SIGNAL, plan_publications::note, store,
};
use parvis_identity::SignedIn;
use parvis_kernel::PublicationId;

/// Tries a failed or missed publication again, now.
///
/// # Errors
/// [`PublishingError::OutcomeUnknown`] while the last outcome is unknown: it must be declared first;
/// [`PublishingError::WrongState`].
pub async fn retry_publication(
    publishing: &Publishing,
    by: &SignedIn,
    id: PublicationId,
) -> Result<Publication, PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let found = store::hold_publication(&tx, by.scope(), id).await?;
    let mut publication = found.ok_or(PublishingError::NotFound)?;
    match publication.state {
        S::ToVerify => return Err(PublishingError::OutcomeUnknown),
        S::Failed | S::Missed => {}
        state => return Err(PublishingError::WrongState(state.code())),
    }
    publication.state = S::Scheduled;
    publication.failures = 0;
    publication.code = None;
    publication.late_from = tx.now();
    publication.next_attempt_at = tx.now();
    store::move_publication(&tx, &publication).await?;
    note(&mut tx, &publication, by.actor(), "publication.retried", serde_json::json!({})).await?;
    tx.wake(SIGNAL);
    tx.commit().await?;
    Ok(publication)
}

/// Gives up a publication of which nothing has left.
///
/// # Errors
/// [`PublishingError::OutcomeUnknown`], [`PublishingError::WrongState`].
pub async fn cancel_publication(
    publishing: &Publishing,
    by: &SignedIn,
    id: PublicationId,
) -> Result<Publication, PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let found = store::hold_publication(&tx, by.scope(), id).await?;
    let mut publication = found.ok_or(PublishingError::NotFound)?;
    match publication.state {
        S::ToVerify => return Err(PublishingError::OutcomeUnknown),
        S::Scheduled | S::Held | S::Failed | S::Missed if publication.segments_out == 0 => {}
        state => return Err(PublishingError::WrongState(state.code())),
    }
    publication.state = S::Cancelled;
    store::move_publication(&tx, &publication).await?;
    note(&mut tx, &publication, by.actor(), "publication.cancelled", serde_json::json!("by a member"))
        .await?;
    tx.commit().await?;
    Ok(publication)
}
