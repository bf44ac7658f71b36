//! Applies a correction: its state, its journal line and what amends each copy in one transaction.

use crate::{
    CopyAmendment, CorrectionKind, Editorial, EditorialError, Standing, Way,
    copies::LiveCopy,
    correction::{Correction, CorrectionState},
    correction_content::{copy_content, overlay},
    decide_correction::{approve_in, refuse_unfit},
    model::PostContent,
    write_correction::{clean_reason, is_out, keep, note, open},
};
use parvis_database::Tx;
use parvis_identity::SignedIn;
use parvis_kernel::{CorrectionId, Digest, permissions};

/// Applies an approved correction. Who may approve and applies an unapproved one approves it by the same act.
///
/// # Errors
/// [`EditorialError::NotApproved`], [`EditorialError::StaleApproval`], [`EditorialError::CopyNotFree`],
/// [`EditorialError::WayImpossible`], [`EditorialError::NothingToAmend`], [`EditorialError::Blocked`].
pub async fn apply_correction(
    editorial: &Editorial,
    by: &SignedIn,
    id: CorrectionId,
    read: Digest,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut correction = read_as(&tx, by, id, read).await?;
    refuse_unfit(editorial, &tx, by, &correction).await?;
    let approved =
        correction.state == CorrectionState::Approved && correction.approved_hash == Some(correction.hash);
    if !approved {
        if !by.may::<permissions::ApprovePosts>() {
            return Err(EditorialError::NotApproved);
        }
        approve_in(&mut tx, by, &mut correction).await?;
    }
    apply_in(editorial, tx, by, correction).await
}

/// Applies a correction without waiting for an approval; the reason is kept, and approvers are told.
///
/// # Errors
/// [`EditorialError::ReasonMissing`]; as [`apply_correction`], approval apart.
pub(crate) async fn apply_urgently(
    editorial: &Editorial,
    by: &SignedIn,
    id: CorrectionId,
    read: Digest,
    reason: &str,
) -> Result<(), EditorialError> {
    let reason = clean_reason(reason);
    if reason.is_empty() {
        return Err(EditorialError::ReasonMissing);
    }
    let tx = editorial.db.begin().await?;
    let mut correction = read_as(&tx, by, id, read).await?;
    refuse_unfit(editorial, &tx, by, &correction).await?;
    correction.is_urgent = true;
    correction.urgent_reason = reason;
    apply_in(editorial, tx, by, correction).await
}

async fn read_as(
    tx: &Tx,
    by: &SignedIn,
    id: CorrectionId,
    read: Digest,
) -> Result<Correction, EditorialError> {
    let correction = open(tx, by, id).await?;
    if correction.hash == read { Ok(correction) } else { Err(EditorialError::StaleApproval) }
}

async fn apply_in(
    editorial: &Editorial,
    mut tx: Tx,
    by: &SignedIn,
    mut correction: Correction,
) -> Result<(), EditorialError> {
    let content = editorial.content(&tx, by.scope(), correction.post).await?;
    let copies = editorial.copies.copies(by.scope(), correction.post).await?;
    let amendments = plan(&overlay(&content, &correction.body), &correction, &copies)?;
    if amendments.is_empty() {
        return Err(EditorialError::NothingToAmend);
    }
    correction.state = CorrectionState::Applied;
    correction.applied_by = Some(by.member.id);
    correction.applied_at = Some(tx.now());
    correction.applied_hash = Some(correction.hash);
    keep(&tx, by, &correction).await?;
    let payload = serde_json::json!({
        "reason": correction.reason, "urgent": correction.is_urgent, "urgent_reason": correction.urgent_reason,
        "copies": amendments.len(),
    });
    note(&mut tx, by, &correction, "correction.applied", payload).await?;
    let planned = editorial.copies.amend(&mut tx, by.scope(), amendments).await?;
    planned.map_err(|busy| EditorialError::CopyNotFree(busy.0))?;
    tx.commit().await?;
    Ok(())
}

/// Says what is done with each copy.
fn plan(
    corrected: &PostContent,
    correction: &Correction,
    copies: &[LiveCopy],
) -> Result<Vec<CopyAmendment>, EditorialError> {
    let mut amendments = Vec::new();
    for copy in copies {
        let Some(variant) = corrected.variants.iter().find(|known| known.id == copy.variant) else {
            continue;
        };
        let content = copy_content(corrected, variant, correction);
        let segments = u32::try_from(content.segments.len()).unwrap_or(u32::MAX);
        let way = match correction.kind {
            CorrectionKind::Withdraw if copy.standing == Standing::Gone => Way::Leave,
            CorrectionKind::Withdraw => Way::Withdraw,
            CorrectionKind::Correct => {
                let choice = correction.body.variants.iter().find(|one| one.channel == copy.channel);
                choice.map_or(Way::Leave, |choice| choice.way)
            }
        };
        if way == Way::Leave {
            continue;
        }
        if copy.standing == Standing::Busy {
            return Err(EditorialError::CopyNotFree(copy.channel));
        }
        if !ways_of(copy, segments).contains(&way) {
            return Err(EditorialError::WayImpossible(copy.channel));
        }
        amendments.push(CopyAmendment {
            publication: copy.publication,
            way,
            correction: correction.id,
            segments,
            content_hash: content.hash,
            is_urgent: correction.is_urgent,
        });
    }
    Ok(amendments)
}

/// Returns what can be done with a copy as it stands, when `segments` segments are to be out; the gentlest first.
pub(crate) fn ways_of(copy: &LiveCopy, segments: u32) -> Vec<Way> {
    let possible = |way: &Way| match (way, copy.standing) {
        (Way::Leave, _) => true,
        (_, Standing::Busy | Standing::Gone) => false,
        // Nothing is out: the corrected text is published in its place, or it is given up.
        (Way::Replace | Way::Withdraw, Standing::Waiting) => true,
        (_, Standing::Waiting) => false,
        (Way::Edit, _) => copy.standing == Standing::Live && copy.segments_out == segments,
        (Way::Replace | Way::Erratum | Way::Withdraw, _) => is_out(copy),
    };
    let mut ways = copy.ways.clone();
    if copy.standing == Standing::Waiting {
        // Without anything to take down, no ability of the network is needed.
        ways.extend([Way::Replace, Way::Withdraw].into_iter().filter(|way| !copy.ways.contains(way)));
    }
    ways.into_iter().filter(possible).collect()
}
