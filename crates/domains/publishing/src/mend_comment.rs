//! A person takes up a first comment: has it sent again, gives it up, or says what became of it.

use crate::{
    Publication, PublicationState as S, Publishing, PublishingError, SIGNAL,
    amend_comment::follow_withdrawal,
    comment::Comment,
    declare_outcome::{is_web_address, seen_at},
    settle_comment::{Told, tell},
    store,
};
use parvis_database::Tx;
use parvis_identity::SignedIn;
use parvis_kernel::PublicationId;

/// What a person decides of a first comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mending {
    /// Send it again; it is looked for first.
    Retry,
    /// Give it up.
    Cancel,
    /// It is there, maybe with its address.
    Present {
        /// Address of the comment.
        url: Option<String>,
    },
    /// It is not there: it may be sent again.
    Absent,
}

/// Carries out what a person decides.
///
/// # Errors
/// [`PublishingError::OutcomeUnknown`] to retry what is to verify, [`PublishingError::WrongState`],
/// [`PublishingError::NotFound`] when the publication has no first comment.
pub async fn mend_comment(
    publishing: &Publishing,
    by: &SignedIn,
    id: PublicationId,
    mending: Mending,
) -> Result<(), PublishingError> {
    let mut tx = publishing.db.begin().await?;
    let (mut comment, publication) = both(&tx, by, id).await?;
    let told = match (mending, comment.state) {
        (Mending::Retry, S::ToVerify) => return Err(PublishingError::OutcomeUnknown),
        (Mending::Retry, S::Failed) => {
            again(&mut comment, &tx);
            Told::Retried
        }
        (Mending::Cancel, S::Scheduled | S::Failed) => {
            comment.state = S::Cancelled;
            comment.code = None;
            Told::Moved
        }
        (Mending::Present { url }, S::ToVerify) => {
            let url = url.filter(|url| !url.trim().is_empty());
            if url.as_ref().is_some_and(|url| !is_web_address(url)) {
                return Err(PublishingError::NotAnAddress);
            }
            let known = seen_at(publishing, &tx, &publication, url.as_deref()).await?;
            comment.remote_id = known.map(|remote| remote.id);
            comment.remote_url = url;
            resolve(&tx, by, &comment, crate::AttemptState::Accepted).await?;
            comment.state = S::Published;
            comment.code = None;
            comment.published_at = Some(tx.now());
            Told::Declared
        }
        (Mending::Absent, S::ToVerify) => {
            resolve(&tx, by, &comment, crate::AttemptState::NotSent).await?;
            again(&mut comment, &tx);
            Told::Declared
        }
        (_, state) => return Err(PublishingError::WrongState(state.code())),
    };
    store::move_comment(&tx, &comment).await?;
    follow_withdrawal(&mut tx, &comment, &publication).await?;
    tell(&mut tx, &comment, publication.post, by.actor(), told, serde_json::json!({})).await?;
    tx.wake(SIGNAL);
    tx.commit().await?;
    Ok(())
}

async fn both(tx: &Tx, by: &SignedIn, id: PublicationId) -> Result<(Comment, Publication), PublishingError> {
    let comment = store::find_comment(tx, by.scope(), id).await?.ok_or(PublishingError::NotFound)?;
    let publication = store::find_publication(tx, by.scope(), id).await?.ok_or(PublishingError::NotFound)?;
    Ok((comment, publication))
}

fn again(comment: &mut Comment, tx: &Tx) {
    comment.state = S::Scheduled;
    comment.failures = 0;
    comment.code = None;
    comment.next_attempt_at = tx.now();
}

async fn resolve(
    tx: &Tx,
    by: &SignedIn,
    comment: &Comment,
    state: crate::AttemptState,
) -> Result<(), PublishingError> {
    let attempts = store::list_attempts(tx, comment.scope, comment.publication).await?;
    if let Some(last) = attempts.last() {
        let who = by.member.id.to_string();
        store::resolve_attempt(tx, comment.scope, last.id, state, &who).await?;
    }
    Ok(())
}
