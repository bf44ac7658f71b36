//! A person tries one publication again, or gives it up. The others of the post stay as they are.

use crate::{
    Act, AttemptState, Publication, PublicationState as S, Publishing, PublishingError, SIGNAL,
    amend_publications::is_corrected, plan_publications::note, send_amendment::WITHDRAWN_IN_PART, store,
};
use parvis_database::Run;
use parvis_identity::SignedIn;
use parvis_kernel::PublicationId;

/// Tries a failed or missed publication again, now.
///
/// # Errors
/// [`PublishingError::OutcomeUnknown`] while the last outcome is unknown: it must be declared first;
/// [`PublishingError::CorrectedSince`] for the uncorrected text of a post that was corrected since;
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
    if publication.correction.is_none() && is_corrected(&tx, by.scope(), publication.post).await? {
        return Err(PublishingError::CorrectedSince);
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

/// Says whether the network has done something of it: a segment is out, or a step of an amendment was accepted.
pub(crate) async fn has_begun(run: &impl Run, publication: &Publication) -> Result<bool, PublishingError> {
    if publication.act == Act::Publish {
        return Ok(publication.segments_out > 0);
    }
    let attempts = store::list_attempts(run, publication.scope, publication.id).await?;
    Ok(attempts.iter().any(|attempt| attempt.state == AttemptState::Accepted))
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
        // The program can go no further; a person finishes it on the network.
        S::Failed if publication.code.as_deref() == Some(WITHDRAWN_IN_PART) => {}
        S::Scheduled | S::Held | S::Failed | S::Missed if !has_begun(&tx, &publication).await? => {}
        state => return Err(PublishingError::WrongState(state.code())),
    }
    publication.state = S::Cancelled;
    store::move_publication(&tx, &publication).await?;
    note(&mut tx, &publication, by.actor(), "publication.cancelled", serde_json::json!("by a member"))
        .await?;
    tx.commit().await?;
    Ok(publication)
}
