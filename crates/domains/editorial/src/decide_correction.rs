//! Submits, approves, sends back a correction; takes note of an urgent one. A decision binds to what was read.

use crate::{
    CorrectionKind, Editorial, EditorialError, Way,
    check_content::blocking_codes,
    correction::{Correction, CorrectionState},
    correction_content::overlay,
    model::PostContent,
    store,
    write_correction::{clean_reason, keep, note, open},
};
use parvis_database::Tx;
use parvis_identity::SignedIn;
use parvis_kernel::{CorrectionId, Digest};

/// Submits a correction for approval.
///
/// # Errors
/// [`EditorialError::Blocked`], [`EditorialError::NothingToAmend`], [`EditorialError::ReasonMissing`].
pub(crate) async fn submit_correction(
    editorial: &Editorial,
    by: &SignedIn,
    id: CorrectionId,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut correction = open(&tx, by, id).await?;
    refuse_unfit(editorial, &tx, by, &correction).await?;
    correction.state = CorrectionState::InReview;
    keep(&tx, by, &correction).await?;
    note(&mut tx, by, &correction, "correction.submitted", serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Approves what was read.
///
/// # Errors
/// [`EditorialError::StaleApproval`] when something else is stored by now; as [`submit_correction`].
pub(crate) async fn approve_correction(
    editorial: &Editorial,
    by: &SignedIn,
    id: CorrectionId,
    read: Digest,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut correction = open(&tx, by, id).await?;
    if correction.hash != read {
        return Err(EditorialError::StaleApproval);
    }
    refuse_unfit(editorial, &tx, by, &correction).await?;
    approve_in(&mut tx, by, &mut correction).await?;
    keep(&tx, by, &correction).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes an approval into a correction; the caller keeps it.
pub(crate) async fn approve_in(
    tx: &mut Tx,
    by: &SignedIn,
    correction: &mut Correction,
) -> Result<(), EditorialError> {
    correction.state = CorrectionState::Approved;
    correction.approved_by = Some(by.member.id);
    correction.approved_hash = Some(correction.hash);
    correction.decided_at = Some(tx.now());
    correction.comment.clear();
    note(tx, by, correction, "correction.approved", serde_json::json!({})).await
}

/// Sends a correction back to its author.
///
/// # Errors
/// [`EditorialError::StaleApproval`], [`EditorialError::CorrectionDecided`].
pub(crate) async fn send_correction_back(
    editorial: &Editorial,
    by: &SignedIn,
    id: CorrectionId,
    read: Digest,
    comment: &str,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut correction = open(&tx, by, id).await?;
    if correction.hash != read {
        return Err(EditorialError::StaleApproval);
    }
    correction.state = CorrectionState::Draft;
    (correction.approved_by, correction.approved_hash) = (None, None);
    correction.decided_at = Some(tx.now());
    correction.comment = clean_reason(comment);
    keep(&tx, by, &correction).await?;
    let payload = serde_json::json!({ "comment": correction.comment });
    note(&mut tx, by, &correction, "correction.sent_back", payload).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes note of a correction that was applied without waiting.
///
/// # Errors
/// [`EditorialError::CorrectionNotFound`].
pub(crate) async fn take_note(
    editorial: &Editorial,
    by: &SignedIn,
    id: CorrectionId,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let found = store::find_correction(&tx, by.scope(), id).await?;
    let mut correction = found.ok_or(EditorialError::CorrectionNotFound)?;
    if !correction.is_urgent || correction.seen_at.is_some() {
        return Ok(());
    }
    (correction.seen_by, correction.seen_at) = (Some(by.member.id), Some(tx.now()));
    keep(&tx, by, &correction).await?;
    note(&mut tx, by, &correction, "correction.noted", serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Refuses what may not leave: findings of the copies concerned, no copy at all, a withdrawal without a reason.
pub(crate) async fn refuse_unfit(
    editorial: &Editorial,
    tx: &Tx,
    by: &SignedIn,
    correction: &Correction,
) -> Result<(), EditorialError> {
    if correction.kind == CorrectionKind::Withdraw {
        let told = !correction.reason.is_empty();
        return if told { Ok(()) } else { Err(EditorialError::ReasonMissing) };
    }
    if correction.body.variants.iter().all(|variant| variant.way == Way::Leave) {
        return Err(EditorialError::NothingToAmend);
    }
    let content = editorial.content(tx, by.scope(), correction.post).await?;
    let concerned = concerned(&overlay(&content, &correction.body), correction);
    let codes = blocking_codes(editorial, tx, by.scope(), &concerned).await?;
    if codes.is_empty() { Ok(()) } else { Err(EditorialError::Blocked { codes }) }
}

/// Keeps of a corrected post what leaves: the copies that are amended, an erratum in the place of its variant.
pub(crate) fn concerned(corrected: &PostContent, correction: &Correction) -> PostContent {
    let mut content = corrected.clone();
    content.variants = corrected
        .variants
        .iter()
        .filter_map(|variant| {
            let choice = correction.body.variants.iter().find(|one| one.channel == variant.channel)?;
            let mut variant = variant.clone();
            match choice.way {
                Way::Leave | Way::Withdraw => return None,
                Way::Edit | Way::Replace => {}
                Way::Erratum => {
                    let first = corrected.effective(&variant).first().cloned()?;
                    let text = choice.erratum.clone();
                    variant.own = Some(vec![crate::Segment { text, media: Vec::new(), ..first }]);
                }
            }
            Some(variant)
        })
        .collect();
    content
}
