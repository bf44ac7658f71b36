//! Writes a correction or a withdrawal of what is out; refused when nothing is.

use crate::{
    CorrectedContent, CorrectionKind, Draft, DraftVariant, Editorial, EditorialError, Standing, Way,
    copies::LiveCopy,
    correction::{CorrectedOptions, Correction, CorrectionState},
    correction_content::{correction_hash, current_content, unchanged},
    edit, store,
};
use parvis_connector::VariantOptions;
use parvis_database::{Line, Tx};
use parvis_identity::{SignedIn, clean_name};
use parvis_kernel::{CorrectionId, FieldFault, PostId};

/// Longest explanation shown to readers, in characters.
const NOTE_MAX: usize = 500;
/// Longest reason, in characters.
pub(crate) const REASON_MAX: usize = 2000;

/// Begins a correction, or a withdrawal of everything that is out.
///
/// Without content a correction begins with what is out, and every copy is left alone.
///
/// # Errors
/// [`EditorialError::NothingOut`] when no copy is; [`EditorialError::CorrectionOpen`] when one of the kind is
/// not decided yet; [`EditorialError::Fields`].
pub async fn begin_correction(
    editorial: &Editorial,
    by: &SignedIn,
    post: PostId,
    kind: CorrectionKind,
    body: Option<CorrectedContent>,
    reason: &str,
) -> Result<CorrectionId, EditorialError> {
    let copies = editorial.copies.copies(by.scope(), post).await?;
    if !copies.iter().any(is_out) {
        return Err(EditorialError::NothingOut);
    }
    let mut tx = editorial.db.begin().await?;
    let content = editorial.content(&tx, by.scope(), post).await?;
    let current = current_content(&tx, by.scope(), content.clone()).await?;
    if store::open_correction(&tx, by.scope(), post, kind).await?.is_some() {
        return Err(EditorialError::CorrectionOpen);
    }
    let body = match (kind, body) {
        (CorrectionKind::Correct, Some(body)) => clean(&body),
        _ => unchanged(&current, &content),
    };
    check(&body, reason)?;
    let reason = clean_reason(reason);
    let correction = Correction {
        id: tx.new_id(),
        post,
        kind,
        author: by.member.id,
        state: CorrectionState::Draft,
        revision: 1,
        hash: correction_hash(post, kind, &body, &reason),
        body,
        reason,
        approved_by: None,
        approved_hash: None,
        decided_at: None,
        comment: String::new(),
        is_urgent: false,
        urgent_reason: String::new(),
        applied_by: None,
        applied_at: None,
        applied_hash: None,
        seen_by: None,
        seen_at: None,
        created_at: tx.now(),
        updated_at: tx.now(),
    };
    store::insert_correction(&tx, content.post.scope, &correction).await?;
    note(&mut tx, by, &correction, "correction.begun", serde_json::json!({ "kind": kind })).await?;
    tx.commit().await?;
    Ok(correction.id)
}

/// Saves what was written over `revision`. A change takes a correction back from its approval.
///
/// # Errors
/// [`EditorialError::StaleRevision`], [`EditorialError::CorrectionDecided`], [`EditorialError::Fields`].
pub(crate) async fn save_correction(
    editorial: &Editorial,
    by: &SignedIn,
    id: CorrectionId,
    revision: i64,
    body: Option<CorrectedContent>,
    reason: &str,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut correction = open(&tx, by, id).await?;
    if correction.revision != revision {
        return Err(EditorialError::StaleRevision);
    }
    if let (CorrectionKind::Correct, Some(body)) = (correction.kind, body) {
        correction.body = clean(&body);
    }
    check(&correction.body, reason)?;
    correction.reason = clean_reason(reason);
    let hash = correction_hash(correction.post, correction.kind, &correction.body, &correction.reason);
    if hash == correction.hash {
        return Ok(());
    }
    let before = correction.state;
    correction.hash = hash;
    correction.state = CorrectionState::Draft;
    (correction.approved_by, correction.approved_hash) = (None, None);
    correction.revision += 1;
    keep(&tx, by, &correction).await?;
    let payload = serde_json::json!({ "from": before.code(), "to": correction.state.code() });
    note(&mut tx, by, &correction, "correction.saved", payload).await?;
    tx.commit().await?;
    Ok(())
}

/// Gives a correction up before it is decided.
///
/// # Errors
/// [`EditorialError::CorrectionDecided`].
pub async fn dismiss_correction(
    editorial: &Editorial,
    by: &SignedIn,
    id: CorrectionId,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut correction = open(&tx, by, id).await?;
    correction.state = CorrectionState::Dismissed;
    keep(&tx, by, &correction).await?;
    note(&mut tx, by, &correction, "correction.dismissed", serde_json::json!({})).await?;
    tx.commit().await?;
    Ok(())
}

/// Finds a correction that is not decided yet.
pub(crate) async fn open(tx: &Tx, by: &SignedIn, id: CorrectionId) -> Result<Correction, EditorialError> {
    let found = store::find_correction(tx, by.scope(), id).await?;
    let correction = found.ok_or(EditorialError::CorrectionNotFound)?;
    if correction.state.is_open() { Ok(correction) } else { Err(EditorialError::CorrectionDecided) }
}

/// Saves a correction that was read in this transaction.
pub(crate) async fn keep(tx: &Tx, by: &SignedIn, correction: &Correction) -> Result<(), EditorialError> {
    Ok(store::update_correction(tx, by.scope(), correction).await?)
}

/// Writes the journal line and the event of a step, in the step's transaction.
pub(crate) async fn note(
    tx: &mut Tx,
    by: &SignedIn,
    correction: &Correction,
    act: &'static str,
    payload: serde_json::Value,
) -> Result<(), EditorialError> {
    let payload = serde_json::json!({
        "post": correction.post, "kind": correction.kind, "hash": correction.hash, "why": payload,
    });
    let line = Line { actor: by.actor(), act, object: correction.id.to_string(), payload };
    tx.journal(by.scope(), line).await?;
    tx.emit(by.scope(), "PostCorrectionMoved", correction.post, Some(correction.id.to_string())).await?;
    Ok(())
}

/// Says whether something of a copy can be read by the public now.
pub(crate) fn is_out(copy: &LiveCopy) -> bool {
    matches!(copy.standing, Standing::Live | Standing::Partial)
}

fn check(body: &CorrectedContent, reason: &str) -> Result<(), EditorialError> {
    let draft = Draft {
        title: body.title.clone(),
        language: body.language.clone(),
        segments: body.segments.clone(),
        variants: body
            .variants
            .iter()
            .map(|variant| DraftVariant {
                channel: variant.channel,
                segments: variant.segments.clone(),
                options: variant
                    .options
                    .as_ref()
                    .map(|options| options.over(&VariantOptions::default()))
                    .unwrap_or_default(),
                first_comment: None,
            })
            .collect(),
        theme: None,
        wish: None,
        priority: crate::Priority::Normal,
    };
    edit::check_bounds(&draft)?;
    let mut faults = Vec::new();
    if body.note.chars().count() > NOTE_MAX {
        faults.push(FieldFault { field: "note".to_owned(), code: "editorial.note_too_long" });
    }
    if reason.chars().count() > REASON_MAX {
        faults.push(FieldFault { field: "reason".to_owned(), code: "editorial.reason_too_long" });
    }
    for (index, variant) in body.variants.iter().enumerate() {
        if variant.erratum.len() > edit::TEXT_MAX_BYTES {
            let field = format!("variants.{index}.erratum");
            faults.push(FieldFault { field, code: "editorial.text_too_long" });
        }
        if variant.way == Way::Withdraw {
            let field = format!("variants.{index}.way");
            faults.push(FieldFault { field, code: "editorial.way_unknown" });
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(EditorialError::Fields(faults)) }
}

/// Keeps what people see, as drafts do.
fn clean(body: &CorrectedContent) -> CorrectedContent {
    let segments = |all: &[crate::DraftSegment]| -> Vec<_> {
        all.iter()
            .map(|segment| crate::DraftSegment {
                text: edit::clean_text(&segment.text),
                media: segment.media.clone(),
            })
            .collect()
    };
    CorrectedContent {
        title: clean_name(&body.title),
        language: body.language.clone(),
        segments: segments(&body.segments),
        variants: body
            .variants
            .iter()
            .map(|variant| crate::CorrectedVariant {
                channel: variant.channel,
                segments: variant.segments.as_deref().map(segments),
                way: variant.way,
                erratum: edit::clean_text(&variant.erratum),
                options: variant.options.as_ref().map(|options| {
                    let kept = options.over(&VariantOptions::default());
                    CorrectedOptions::of(&edit::clean_options(&kept))
                }),
            })
            .collect(),
        note: clean_reason(&body.note),
    }
}

/// One paragraph: no control character, no double space.
pub(crate) fn clean_reason(text: &str) -> String {
    edit::clean_text(text).split_whitespace().collect::<Vec<_>>().join(" ")
}
