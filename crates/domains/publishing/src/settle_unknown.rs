//! Looks for what an attempt of unknown outcome may have created; sends again only once absence is proved.

use crate::{
    AttemptState, Claim, PublicationState as S, Publishing, PublishingError, SIGNAL,
    backoff::backoff,
    plan_publications::note,
    send_amendment::item_for,
    send_publication::{key_of, open_line},
    settle_attempt::{Next, accept, lose},
    store,
};
use parvis_connector::Found;
use parvis_database::{Actor, Tx};
use std::time::Duration;

/// An outcome that the network cannot tell is asked again this often, until a person says.
const ASK_AGAIN: Duration = Duration::from_secs(3600);

/// Searches the network once for a claimed publication whose outcome is unknown.
///
/// # Errors
/// [`PublishingError::LeaseLost`] when a person declared it in between.
pub(crate) async fn settle_unknown(publishing: &Publishing, mut claim: Claim) -> Result<(), PublishingError> {
    let scope = claim.publication.scope;
    let reader = publishing.db.reader();
    let attempt =
        store::last_attempt(&reader, scope, claim.publication.id).await?.ok_or(PublishingError::NotFound)?;
    // Read before the look: an absence proves what was true when the network was asked, not when it answered.
    let asked_at = publishing.db.now();
    let found = look(publishing, &claim, attempt.segment).await?;
    let mut tx = publishing.db.begin().await?;
    let now = tx.now();
    let found = refuse_taken(&tx, &claim, found).await?;
    let proof_delay = publishing
        .channels
        .connectors
        .of(&claim.publication.network)
        .map(|connector| connector.proof_delay())
        .unwrap_or_default();
    let proved_from = attempt.finished_at.unwrap_or(now).after(proof_delay);
    let (act, keep) = match found {
        Found::Present { remote } => {
            store::resolve_attempt(&tx, scope, attempt.id, AttemptState::Accepted, "search").await?;
            let next = accept(&tx, &mut claim, &attempt, remote).await?;
            if next == Next::Continue {
                claim.publication.state = S::Scheduled;
                claim.publication.next_attempt_at = now;
            }
            ("publication.found", None)
        }
        Found::Absent if asked_at >= proved_from => {
            store::resolve_attempt(&tx, scope, attempt.id, AttemptState::NotSent, "search").await?;
            claim.publication.state = S::Scheduled;
            claim.publication.code = None;
            claim.publication.next_attempt_at = now;
            ("publication.proved_absent", None)
        }
        Found::Absent => {
            lose(&mut claim, proved_from);
            ("", None)
        }
        Found::CannotTell { detail } => {
            tracing::info!(publication.id = %claim.publication.id, detail, "outcome still unknown");
            let failures = claim.publication.failures.saturating_add(1);
            let wait = backoff(failures, publishing.db.chance().ratio()).min(ASK_AGAIN);
            lose(&mut claim, now.after(wait));
            claim.publication.failures = failures;
            ("", None)
        }
    };
    if !store::save_claimed(&tx, &claim, keep).await? {
        return Err(PublishingError::LeaseLost);
    }
    if !act.is_empty() {
        note(&mut tx, &claim.publication, Actor::Program, act, serde_json::json!({ "attempt": attempt.id }))
            .await?;
        tx.wake(SIGNAL);
    }
    tx.commit().await?;
    Ok(())
}

/// An item that belongs to another publication of the channel is not ours, however alike.
async fn refuse_taken(tx: &Tx, claim: &Claim, found: Found) -> Result<Found, PublishingError> {
    if let Found::Present { remote } = &found
        && store::is_remote_taken(tx, claim.publication.channel, &remote.id).await?
    {
        return Ok(Found::CannotTell { detail: "what was found belongs to another publication".to_owned() });
    }
    Ok(found)
}

async fn look(publishing: &Publishing, claim: &Claim, segment: u32) -> Result<Found, PublishingError> {
    let cannot = |detail: &str| Ok(Found::CannotTell { detail: detail.to_owned() });
    let line = match open_line(publishing, claim).await? {
        Ok(line) => line,
        Err(code) => return cannot(code),
    };
    if !line.connector.describe().capabilities.reconcile {
        return cannot("the network cannot be searched");
    }
    let (reader, publication) = (publishing.db.reader(), &claim.publication);
    let out = store::list_segments(&reader, publication.scope, publication.id).await?;
    let item = item_for(publishing, publication, &line.content, &line.limits, segment, &out).await?;
    let Ok(item) = item else { return cannot("a file of the item is not readable") };
    let key = key_of(claim, segment);
    let call = line.connector.find(&line.access, &item, &key);
    match tokio::time::timeout(publishing.settings.call_limit, call).await {
        Ok(found) => Ok(found),
        Err(_) => cannot("no answer in time"),
    }
}
