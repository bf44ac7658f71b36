//! Writes what became of an edit or a deletion, in the transaction that settles its attempt.

use crate::{
    Act, Claim, Publication, PublicationState as S, Publishing, PublishingError, SIGNAL,
    amendment::AttemptKind, model::Attempt, plan_publications::note, settle_attempt::Next, store,
};
use parvis_connector::RemoteRef;
use parvis_database::{Actor, Tx};

/// Keeps what an accepted edit or deletion did, before the next step of the same amendment.
pub(crate) async fn amended(
    tx: &Tx,
    claim: &mut Claim,
    attempt: &Attempt,
    remote: &RemoteRef,
) -> Result<Next, PublishingError> {
    let publication = &mut claim.publication;
    match attempt.kind {
        AttemptKind::Delete => {
            let target = attempt.target.as_deref().unwrap_or_default();
            store::mark_gone(tx, publication.channel, target).await?;
        }
        AttemptKind::Edit | AttemptKind::Publish => {
            store::note_edited(tx, publication.channel, remote, attempt).await?;
        }
    }
    store::settle_repeated(tx, publication.scope, publication.id, attempt).await?;
    publication.failures = 0;
    publication.code = None;
    publication.state = S::Sending;
    Ok(Next::Continue)
}

/// Ends an amendment of which every step is done.
///
/// A crash before this leaves every step kept: the next claim finds nothing left to do and comes here again.
///
/// # Errors
/// [`PublishingError::LeaseLost`].
pub(crate) async fn finish(publishing: &Publishing, claim: &mut Claim) -> Result<(), PublishingError> {
    let mut tx = publishing.db.begin().await?;
    if claim.publication.act == Act::Withdraw && is_left(&tx, &claim.publication).await? {
        claim.publication.state = S::Scheduled;
        claim.publication.next_attempt_at = tx.now();
        if !store::save_claimed(&tx, claim, None).await? {
            return Err(PublishingError::LeaseLost);
        }
        tx.wake(SIGNAL);
        tx.commit().await?;
        return Ok(());
    }
    claim.publication.state = S::Published;
    claim.publication.published_at = Some(tx.now());
    claim.publication.code = None;
    if !store::save_claimed(&tx, claim, None).await? {
        return Err(PublishingError::LeaseLost);
    }
    let act = done_act(claim.publication.act);
    note(&mut tx, &claim.publication, Actor::Program, act, serde_json::json!({})).await?;
    tx.wake(SIGNAL);
    tx.commit().await?;
    Ok(())
}

/// Says whether something came through after the last look: a first comment, for example.
async fn is_left(tx: &Tx, withdrawal: &Publication) -> Result<bool, PublishingError> {
    let original = withdrawal.amends.unwrap_or(withdrawal.id);
    store::hold_publication(tx, withdrawal.scope, original).await?;
    Ok(!store::live_items(tx, withdrawal.scope, original).await?.is_empty())
}

/// Returns the journal's word for an accepted step of an amendment.
pub(crate) fn amended_act(attempt: &Attempt, claim: &Claim) -> Option<&'static str> {
    match (claim.publication.state, attempt.kind) {
        (S::Sending, AttemptKind::Edit) => Some("publication.item_edited"),
        (S::Sending, AttemptKind::Delete) => Some("publication.item_deleted"),
        _ => None,
    }
}

/// Returns the journal's word for an act that is done.
pub(crate) fn done_act(act: Act) -> &'static str {
    match act {
        Act::Publish => "publication.published",
        Act::Edit => "publication.edited",
        Act::Replace => "publication.replaced",
        Act::Erratum => "publication.erratum_published",
        Act::Withdraw => "publication.withdrawn",
    }
}
