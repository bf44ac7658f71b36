//! Submits, approves, asks for a correction. A decision binds to the revision that was read.

use crate::{
    Decision, Editorial, EditorialError, Stage,
    check_content::blocking_codes,
    hand::Hand,
    model::{Approval, PostContent},
    store,
};
use parvis_database::{Line, Tx};
use parvis_identity::SignedIn;
use parvis_kernel::{Digest, MemberId, PostId, Scope};

/// Longest comment of a decision, in bytes.
const COMMENT_MAX: usize = 10_000;

/// Submits a post for approval.
///
/// # Errors
/// [`EditorialError::Blocked`] when findings forbid it, [`EditorialError::NoChannel`], [`EditorialError::WrongStage`].
pub async fn submit_post(editorial: &Editorial, by: &SignedIn, id: PostId) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let content = editorial.content_to_change(&tx, by.scope(), id).await?;
    if !content.post.stage.is_open() {
        return Err(EditorialError::WrongStage);
    }
    refuse_blocked(editorial, &tx, by, &content).await?;
    step(&mut tx, by, &content, Stage::InReview, "post.submitted", "PostSubmitted", serde_json::json!({}))
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Approves the revision that was read.
///
/// # Errors
/// [`EditorialError::StaleApproval`] when another revision is stored by now.
pub async fn approve_post(
    editorial: &Editorial,
    by: &SignedIn,
    id: PostId,
    read: Digest,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let content = editorial.content_to_change(&tx, by.scope(), id).await?;
    if !matches!(content.post.stage, Stage::InReview | Stage::Draft | Stage::ChangesRequested) {
        return Err(EditorialError::WrongStage);
    }
    if content.post.revision_hash != read {
        return Err(EditorialError::StaleApproval);
    }
    refuse_blocked(editorial, &tx, by, &content).await?;
    approve_in(&mut tx, by, &content).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes an approval inside an open transaction.
pub(crate) async fn approve_in(
    tx: &mut Tx,
    by: &SignedIn,
    content: &PostContent,
) -> Result<(), EditorialError> {
    approve_as(tx, by.into(), by.member.id, content).await
}

/// Writes an approval that `member` gave, by whoever acts now: an occurrence inherits that of its series.
pub(crate) async fn approve_as(
    tx: &mut Tx,
    hand: Hand,
    member: MemberId,
    content: &PostContent,
) -> Result<(), EditorialError> {
    let hash = content.post.revision_hash;
    decide(tx, hand.scope, member, content, Decision::Approved, String::new()).await?;
    let payload = serde_json::json!({ "revision_hash": hash });
    step(tx, hand, content, Stage::Approved, "post.approved", "PostApproved", payload).await
}

/// Asks for a correction.
///
/// # Errors
/// [`EditorialError::StaleApproval`], [`EditorialError::WrongStage`].
pub async fn request_changes(
    editorial: &Editorial,
    by: &SignedIn,
    id: PostId,
    read: Digest,
    comment: String,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let content = editorial.content_to_change(&tx, by.scope(), id).await?;
    if !matches!(content.post.stage, Stage::InReview | Stage::Approved) {
        return Err(EditorialError::WrongStage);
    }
    if content.post.revision_hash != read {
        return Err(EditorialError::StaleApproval);
    }
    let comment: String = comment.chars().take(COMMENT_MAX).collect();
    decide(&mut tx, by.scope(), by.member.id, &content, Decision::ChangesRequested, comment.clone()).await?;
    let payload = serde_json::json!({ "comment": comment });
    let (act, event) = ("post.changes_requested", "PostChangesRequested");
    step(&mut tx, by, &content, Stage::ChangesRequested, act, event, payload).await?;
    tx.commit().await?;
    Ok(())
}

async fn decide(
    tx: &mut Tx,
    scope: Scope,
    member: MemberId,
    content: &PostContent,
    decision: Decision,
    comment: String,
) -> Result<(), EditorialError> {
    let approval = Approval {
        member,
        decision,
        comment,
        revision_hash: content.post.revision_hash,
        decided_at: tx.now(),
    };
    Ok(store::insert_approval(tx, scope, content.post.id, &approval).await?)
}

/// Moves a post to another stage with its journal line and its event.
pub(crate) async fn step(
    tx: &mut Tx,
    by: impl Into<Hand> + Send,
    content: &PostContent,
    to: Stage,
    act: &'static str,
    event: &'static str,
    payload: serde_json::Value,
) -> Result<(), EditorialError> {
    let Hand { scope, actor } = by.into();
    let id = content.post.id;
    if !store::set_stage(tx, scope, id, content.post.stage, to).await? {
        return Err(EditorialError::WrongStage);
    }
    tx.journal(scope, Line { actor, act, object: id.to_string(), payload }).await?;
    tx.emit(scope, event, id, None).await?;
    Ok(())
}

pub(crate) async fn refuse_blocked(
    editorial: &Editorial,
    tx: &Tx,
    by: impl Into<Hand> + Send,
    content: &PostContent,
) -> Result<(), EditorialError> {
    if content.variants.is_empty() {
        return Err(EditorialError::NoChannel);
    }
    let codes = blocking_codes(editorial, tx, by.into().scope, content).await?;
    if codes.is_empty() { Ok(()) } else { Err(EditorialError::Blocked { codes }) }
}
