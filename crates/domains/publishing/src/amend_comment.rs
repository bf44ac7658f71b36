//! What becomes of a first comment when the copy that it answers is amended.

use crate::{
    Act, Publication, PublicationState as S, PublishingError, SIGNAL,
    amendment::main_items,
    comment::Comment,
    plan_publications::note,
    settle_comment::{Told, tell},
    store,
};
use parvis_database::{Actor, Tx};
use parvis_kernel::Scope;

/// The copy was taken down, and this comment has no id by which the program could take it down too.
const LEFT: &str = "publishing.comment_left";

/// Says whether a comment of a copy is being sent, or may be there.
pub(crate) async fn is_busy(tx: &Tx, scope: Scope, family: &[Publication]) -> Result<bool, PublishingError> {
    let comments = comments_of(tx, scope, family).await?;
    Ok(comments.iter().any(|comment| matches!(comment.state, S::Sending | S::ToVerify)))
}

/// Gives up what has not left of the comments of a copy that is taken down or replaced.
///
/// Returns true when the copy that replaces it has a comment to make again.
pub(crate) async fn give_up_comment(
    tx: &mut Tx,
    scope: Scope,
    family: &[Publication],
    act: Act,
) -> Result<bool, PublishingError> {
    if !matches!(act, Act::Replace | Act::Withdraw) {
        return Ok(false);
    }
    let mut is_made_again = false;
    for mut comment in comments_of(tx, scope, family).await? {
        let Some(publication) = family.iter().find(|one| one.id == comment.publication) else { continue };
        is_made_again |= matches!(comment.state, S::Scheduled | S::Published) && comment.gone_at.is_none();
        let is_left = comment.state == S::Published && comment.remote_id.is_none();
        match comment.state {
            S::Scheduled | S::Failed => {
                comment.state = S::Cancelled;
                comment.code = None;
            }
            S::Published if is_left && comment.code.is_none() => comment.code = Some(LEFT.to_owned()),
            _ => continue,
        }
        store::move_comment(tx, &comment).await?;
        let why = serde_json::json!(act.code());
        tell(tx, &comment, publication.post, Actor::Program, Told::Moved, why).await?;
    }
    Ok(is_made_again && act == Act::Replace)
}

/// Plans to take a comment down that was found, or came through, after its copy was withdrawn.
///
/// A withdrawal that is not done yet finds it by itself: both hold the row of the original, so that one of
/// them sees the other.
pub(crate) async fn follow_withdrawal(
    tx: &mut Tx,
    comment: &Comment,
    of: &Publication,
) -> Result<(), PublishingError> {
    if comment.state != S::Published || comment.remote_id.is_none() {
        return Ok(());
    }
    let (scope, original) = (comment.scope, of.amends.unwrap_or(of.id));
    store::hold_publication(tx, scope, original).await?;
    let family = store::family_of(tx, scope, original).await?;
    let live = store::live_items(tx, scope, original).await?;
    let done = family.iter().rev().find(|one| one.act == Act::Withdraw && one.state == S::Published);
    let Some(done) = done.filter(|_| main_items(&live).is_empty()) else { return Ok(()) };
    let planned = Publication {
        id: tx.new_id(),
        state: S::Scheduled,
        late_from: tx.now(),
        next_attempt_at: tx.now(),
        failures: 0,
        dated_at: None,
        published_at: None,
        ..done.clone()
    };
    store::insert_publication(tx, &planned).await?;
    let why = serde_json::json!({ "amends": original, "comment_of": comment.publication });
    note(tx, &planned, Actor::Program, "publication.planned", why).await?;
    tx.wake(SIGNAL);
    Ok(())
}

async fn comments_of(tx: &Tx, scope: Scope, family: &[Publication]) -> Result<Vec<Comment>, PublishingError> {
    let ids: Vec<_> = family.iter().map(|one| one.id).collect();
    Ok(store::comments_of(tx, scope, &ids).await?.into_values().collect())
}
