//! Writes what the network answered: attempt, segment, state, journal line and event in one transaction.

use crate::{
    AttemptState, COMMENTS_SIGNAL, Claim, Publication, PublicationState as S, Publishing, PublishingError,
    amendment::AttemptKind,
    backoff::backoff,
    model::{Attempt, SentSegment},
    plan_publications::note,
    settle_amendment::{amended, amended_act, done_act},
    store,
};
use parvis_connector::{Outcome, RemoteRef};
use parvis_database::{Actor, Tx};

/// What comes after a settled attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    /// Nothing now.
    Done,
    /// The next segment, under the same lease.
    Continue,
    /// Renew the credentials and try once more, under the same lease.
    Unauthorised,
}

/// How long before an unknown outcome is looked for.
const FIRST_LOOK_SECONDS: u64 = 20;

/// Settles one attempt.
///
/// # Errors
/// [`PublishingError::LeaseLost`] when another worker settled it as unknown in between: its word stands.
pub(crate) async fn settle_attempt(
    publishing: &Publishing,
    claim: &mut Claim,
    attempt: Attempt,
    outcome: Outcome,
) -> Result<Next, PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let now = tx.now();
    let outcome = match attempt.kind {
        AttemptKind::Publish => refuse_taken(&tx, claim, outcome).await?,
        AttemptKind::Edit | AttemptKind::Delete => outcome,
    };
    let was_lost = claim.publication.state == S::ToVerify;
    // While the network is working on the item, only the question came to nothing.
    let unsent = |state| if claim.publication.resume.is_some() { AttemptState::Processing } else { state };
    let (limited, not_sent, unauthorised) = (
        unsent(AttemptState::RateLimited),
        unsent(AttemptState::NotSent),
        unsent(AttemptState::Unauthorised),
    );
    let (state, code, technical, next) = match outcome {
        Outcome::Accepted { remote } => {
            let next = match attempt.kind {
                AttemptKind::Publish => accept(&tx, claim, &attempt, remote).await?,
                AttemptKind::Edit | AttemptKind::Delete => amended(&tx, claim, &attempt, &remote).await?,
            };
            (AttemptState::Accepted, None, None, next)
        }
        Outcome::Processing { resume, check_after } => {
            claim.publication.state = S::Processing;
            claim.publication.resume = Some(resume.0);
            claim.publication.next_attempt_at = now.after(check_after);
            (AttemptState::Processing, None, None, Next::Done)
        }
        Outcome::RateLimited { until } => {
            let jitter = publishing.db.chance().ratio();
            let later = now.after(backoff(claim.publication.failures, jitter));
            wait_again(claim, until.map_or(later, |until| until.max(later)), "publishing.rate_limited");
            (limited, Some("publishing.rate_limited"), None, Next::Done)
        }
        Outcome::NotSent { detail } => {
            let later = now.after(backoff(claim.publication.failures, publishing.db.chance().ratio()));
            wait_again(claim, later, "publishing.not_sent");
            (not_sent, Some("publishing.not_sent"), Some(detail), Next::Done)
        }
        Outcome::Unauthorised => (unauthorised, Some("publishing.unauthorised"), None, Next::Unauthorised),
        Outcome::Refused { reason } => {
            claim.publication.state = S::Failed;
            claim.publication.resume = None;
            claim.publication.code = Some(reason.code.to_owned());
            (AttemptState::Refused, Some(reason.code), Some(reason.detail), Next::Done)
        }
        Outcome::Unknown { detail } if attempt.kind.may_be_repeated() => {
            let later = now.after(backoff(claim.publication.failures, publishing.db.chance().ratio()));
            wait_again(claim, later, "publishing.repeated");
            (AttemptState::Unknown, Some("publishing.unknown"), Some(detail), Next::Done)
        }
        Outcome::Unknown { detail } => {
            lose(claim, now.after(std::time::Duration::from_secs(FIRST_LOOK_SECONDS)));
            (AttemptState::Unknown, Some("publishing.unknown"), Some(detail), Next::Done)
        }
    };
    let scope = claim.publication.scope;
    store::finish_attempt(&tx, scope, attempt.id, state, code, technical.as_deref()).await?;
    let keep = (next != Next::Done).then(|| now.after(publishing.settings.lease));
    if !store::save_claimed(&tx, claim, keep).await? {
        return Err(PublishingError::LeaseLost);
    }
    let is_known = was_lost && claim.publication.state == S::ToVerify;
    if next != Next::Unauthorised && !is_known {
        let act = amended_act(&attempt, claim).unwrap_or_else(|| act_of(&claim.publication));
        note(
            &mut tx,
            &claim.publication,
            Actor::Program,
            act,
            serde_json::json!({ "attempt": attempt.id, "code": code }),
        )
        .await?;
    }
    // The first comment follows what is out; the publisher itself looks at what is due after each settled one.
    tx.wake(COMMENTS_SIGNAL);
    tx.commit().await?;
    Ok(next)
}

/// An id that another publication of the channel has already proves nothing about this one.
async fn refuse_taken(tx: &Tx, claim: &Claim, outcome: Outcome) -> Result<Outcome, PublishingError> {
    if let Outcome::Accepted { remote } = &outcome
        && store::is_remote_taken(tx, claim.publication.channel, &remote.id).await?
    {
        return Ok(Outcome::Unknown { detail: "the network answered the id of another item".to_owned() });
    }
    Ok(outcome)
}

/// Keeps where a segment is, before the next one leaves.
pub(crate) async fn accept(
    tx: &Tx,
    claim: &mut Claim,
    attempt: &Attempt,
    remote: RemoteRef,
) -> Result<Next, PublishingError> {
    let publication = &mut claim.publication;
    let segment = SentSegment { position: attempt.segment, remote };
    let (scope, id, channel) = (publication.scope, publication.id, publication.channel);
    store::insert_segment(tx, scope, id, channel, &segment, attempt.payload_hash).await?;
    publication.segments_out += 1;
    publication.resume = None;
    publication.failures = 0;
    publication.code = None;
    if publication.segments_out >= publication.segments_total {
        publication.state = S::Published;
        publication.published_at = Some(tx.now());
        return Ok(Next::Done);
    }
    publication.state = S::Sending;
    Ok(Next::Continue)
}

/// Marks an outcome as unknown, to be looked for from `look_at` on.
pub(crate) fn lose(claim: &mut Claim, look_at: parvis_kernel::Timestamp) {
    claim.publication.state = S::ToVerify;
    claim.publication.resume = None;
    claim.publication.failures = 0;
    claim.publication.code = Some("publishing.unknown".to_owned());
    claim.publication.next_attempt_at = look_at;
}

fn wait_again(claim: &mut Claim, at: parvis_kernel::Timestamp, code: &str) {
    let publication = &mut claim.publication;
    // An item of which sight was lost stays to be verified until the network answers about it.
    publication.state = match publication.state {
        S::ToVerify => S::ToVerify,
        _ if publication.resume.is_some() => S::Processing,
        _ => S::Scheduled,
    };
    publication.failures = publication.failures.saturating_add(1);
    publication.code = Some(code.to_owned());
    publication.next_attempt_at = at;
}

fn act_of(publication: &Publication) -> &'static str {
    match publication.state {
        S::Published => done_act(publication.act),
        S::Failed => "publication.failed",
        S::Missed => "publication.missed",
        S::ToVerify => "publication.lost",
        S::Processing => "publication.processing",
        S::Sending => "publication.segment_published",
        S::Held => "publication.held",
        S::Scheduled => "publication.put_off",
        S::Cancelled => "publication.cancelled",
    }
}

/// Ends a claim without an attempt: missed, or failed before anything was sent.
///
/// # Errors
/// [`PublishingError::LeaseLost`].
pub(crate) async fn give_up(
    publishing: &Publishing,
    claim: &Claim,
    state: S,
    code: &str,
) -> Result<(), PublishingError> {
    let mut claim = claim.clone();
    claim.publication.state = state;
    claim.publication.code = Some(code.to_owned());
    let mut tx = publishing.db.begin().await?;
    if !store::save_claimed(&tx, &claim, None).await? {
        return Err(PublishingError::LeaseLost);
    }
    note(&mut tx, &claim.publication, Actor::Program, act_of(&claim.publication), serde_json::json!(code))
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Ends a claim without an answer about an item that the network is working on: it may appear by itself.
///
/// What to ask with is kept: the network is asked again later, and a person may say what is there meanwhile.
///
/// # Errors
/// [`PublishingError::LeaseLost`].
pub(crate) async fn lose_sight(
    publishing: &Publishing,
    claim: &mut Claim,
    code: &'static str,
) -> Result<(), PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let wait = backoff(claim.publication.failures, publishing.db.chance().ratio());
    let was_known = claim.publication.state != S::ToVerify;
    claim.publication.state = S::ToVerify;
    claim.publication.failures = claim.publication.failures.saturating_add(1);
    claim.publication.code = Some(code.to_owned());
    claim.publication.next_attempt_at = tx.now().after(wait);
    if !store::save_claimed(&tx, claim, None).await? {
        return Err(PublishingError::LeaseLost);
    }
    if was_known {
        note(&mut tx, &claim.publication, Actor::Program, "publication.lost", serde_json::json!(code))
            .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Ends a claim without an attempt: something is absent for now.
///
/// # Errors
/// [`PublishingError::LeaseLost`].
pub(crate) async fn put_off(
    publishing: &Publishing,
    claim: &mut Claim,
    code: &str,
) -> Result<(), PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let later = tx.now().after(backoff(claim.publication.failures, publishing.db.chance().ratio()));
    wait_again(claim, later, code);
    if !store::save_claimed(&tx, claim, None).await? {
        return Err(PublishingError::LeaseLost);
    }
    if claim.publication.state != S::ToVerify {
        let why = serde_json::json!(code);
        note(&mut tx, &claim.publication, Actor::Program, "publication.put_off", why).await?;
    }
    tx.commit().await?;
    Ok(())
}
