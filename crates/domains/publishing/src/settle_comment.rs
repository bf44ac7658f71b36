//! Writes what became of a first comment: attempt, state, journal line and event in one transaction.

use crate::{
    AttemptState, PublicationState as S, Publishing, PublishingError,
    amend_comment::follow_withdrawal,
    backoff::backoff,
    comment::{Comment, CommentClaim},
    model::Attempt,
    store,
};
use parvis_connector::Outcome;
use parvis_database::{Actor, Line, Tx};
use parvis_kernel::PostId;
use std::time::Duration;

/// How long before an unknown outcome is looked for.
const FIRST_LOOK: Duration = Duration::from_secs(20);

/// What is told of a step: its line in the journal and its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// It is there.
    Published,
    /// It was found there.
    Found,
    /// It was refused.
    Failed,
    /// Nobody knows.
    Lost,
    /// It waits, or was given up.
    Moved,
    /// A person asks for it again.
    Retried,
    /// A person says what became of it.
    Declared,
}

impl Told {
    fn act(self) -> &'static str {
        match self {
            Self::Published => "publication.comment_published",
            Self::Found => "publication.comment_found",
            Self::Failed => "publication.comment_failed",
            Self::Lost => "publication.comment_lost",
            Self::Moved => "publication.comment_moved",
            Self::Retried => "publication.comment_retried",
            Self::Declared => "publication.comment_declared",
        }
    }

    fn event(self) -> &'static str {
        match self {
            Self::Failed => "PublicationCommentFailed",
            _ => "PublicationCommentMoved",
        }
    }
}

/// Settles one attempt; `goes_on` keeps the lease for another one at once.
///
/// # Errors
/// [`PublishingError::LeaseLost`] when another worker settled it in between: its word stands.
pub(crate) async fn settle_comment(
    publishing: &Publishing,
    claim: &mut CommentClaim,
    attempt: &Attempt,
    outcome: Outcome,
    goes_on: bool,
) -> Result<(), PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let now = tx.now();
    let later = now.after(backoff(claim.comment.failures, publishing.db.chance().ratio()));
    let comment = &mut claim.comment;
    let (state, code, technical, told) = match outcome {
        Outcome::Accepted { remote } => {
            comment.state = S::Published;
            comment.code = None;
            comment.remote_id = Some(remote.id);
            comment.remote_url = remote.url;
            comment.published_at = Some(now);
            (AttemptState::Accepted, None, None, Told::Published)
        }
        Outcome::RateLimited { until } => {
            let code = "publishing.rate_limited";
            put_off(comment, until.map_or(later, |until| until.max(later)), code);
            (AttemptState::RateLimited, Some(code), None, Told::Moved)
        }
        Outcome::NotSent { detail } => {
            put_off(comment, later, "publishing.not_sent");
            (AttemptState::NotSent, Some("publishing.not_sent"), Some(detail), Told::Moved)
        }
        Outcome::Unauthorised => {
            comment.state = S::Failed;
            comment.code = Some("publishing.unauthorised".to_owned());
            (AttemptState::Unauthorised, Some("publishing.unauthorised"), None, Told::Failed)
        }
        Outcome::Refused { reason } => {
            comment.state = S::Failed;
            comment.code = Some(reason.code.to_owned());
            (AttemptState::Refused, Some(reason.code), Some(reason.detail), Told::Failed)
        }
        // A text is written at once or not at all: what a network is working on is looked for, not polled.
        Outcome::Processing { .. } => {
            lose(comment, now.after(FIRST_LOOK));
            (
                AttemptState::Unknown,
                Some("publishing.unknown"),
                Some("being processed".to_owned()),
                Told::Lost,
            )
        }
        Outcome::Unknown { detail } => {
            lose(comment, now.after(FIRST_LOOK));
            (AttemptState::Unknown, Some("publishing.unknown"), Some(detail), Told::Lost)
        }
    };
    store::finish_attempt(&tx, claim.comment.scope, attempt.id, state, code, technical.as_deref()).await?;
    let keep = goes_on.then(|| now.after(publishing.settings.lease));
    if !store::save_comment_claimed(&tx, claim, keep).await? {
        return Err(PublishingError::LeaseLost);
    }
    follow_withdrawal(&mut tx, &claim.comment, &claim.publication).await?;
    if !goes_on {
        let why = serde_json::json!({ "attempt": attempt.id, "code": code });
        tell(&mut tx, &claim.comment, claim.publication.post, Actor::Program, told, why).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn put_off(comment: &mut Comment, until: parvis_kernel::Timestamp, code: &str) {
    comment.state = S::Scheduled;
    comment.failures = comment.failures.saturating_add(1);
    comment.next_attempt_at = until;
    comment.code = Some(code.to_owned());
}

fn lose(comment: &mut Comment, look_at: parvis_kernel::Timestamp) {
    comment.state = S::ToVerify;
    comment.failures = 0;
    comment.next_attempt_at = look_at;
    comment.code = Some("publishing.unknown".to_owned());
}

/// Ends a claim without an attempt.
///
/// # Errors
/// [`PublishingError::LeaseLost`].
pub(crate) async fn finish(
    publishing: &Publishing,
    claim: &CommentClaim,
    told: Told,
    why: serde_json::Value,
) -> Result<(), PublishingError> {
    let mut tx = publishing.db.begin().await?;
    if !store::save_comment_claimed(&tx, claim, None).await? {
        return Err(PublishingError::LeaseLost);
    }
    follow_withdrawal(&mut tx, &claim.comment, &claim.publication).await?;
    tell(&mut tx, &claim.comment, claim.publication.post, Actor::Program, told, why).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the journal line and the event of a step, in the step's transaction.
pub(crate) async fn tell(
    tx: &mut Tx,
    comment: &Comment,
    post: PostId,
    actor: Actor,
    told: Told,
    why: serde_json::Value,
) -> Result<(), PublishingError> {
    if matches!(actor, Actor::Member(_)) {
        tx.wake("notifications");
    }
    // `state` would be the publication's, which does not change.
    let payload = serde_json::json!({ "post": post, "comment": comment.state.code(), "why": why });
    let line = Line { actor, act: told.act(), object: comment.publication.to_string(), payload };
    tx.journal(comment.scope, line).await?;
    tx.emit(comment.scope, told.event(), comment.publication, Some(post.to_string())).await?;
    Ok(())
}
