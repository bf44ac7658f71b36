//! What a correction makes of a post, and the digests that its approval and its copies bind to.

use crate::{
    ApprovedContent, CorrectedContent, CorrectedVariant, CorrectionKind, DraftSegment, EditorialError,
    Segment, Variant, Way,
    content::{Statement, variant_statement},
    correction::{CorrectedOptions, Correction, CorrectionState},
    edit,
    model::PostContent,
    store,
};
use parvis_database::Run;
use parvis_kernel::{CorrectionId, Digest, Id, PostId, Scope, SegmentId, VariantId};

/// Returns the post as a correction makes it: title, language, texts, media, warnings; variants keep their ids.
pub(crate) fn overlay(base: &PostContent, body: &CorrectedContent) -> PostContent {
    let mut content = base.clone();
    content.post.title.clone_from(&body.title);
    content.post.language.clone_from(&body.language);
    content.original = segments(base, &body.segments);
    for variant in &mut content.variants {
        let corrected = body.variants.iter().find(|corrected| corrected.channel == variant.channel);
        if let Some(corrected) = corrected {
            variant.own = corrected.segments.as_ref().map(|own| segments(base, own));
            if let Some(options) = &corrected.options {
                variant.options = options.over(&variant.options);
            }
        }
    }
    content
}

/// Segments of a correction have no id of their own: they are told by their place.
fn segments(base: &PostContent, drafts: &[DraftSegment]) -> Vec<Segment> {
    let id = SegmentId::from_uuid(base.post.id.uuid());
    drafts.iter().map(|draft| Segment { id, text: draft.text.clone(), media: draft.media.clone() }).collect()
}

/// Returns what stands for the content of a post now: with its last applied correction.
pub(crate) async fn current_content(
    run: &impl Run,
    scope: Scope,
    content: PostContent,
) -> Result<PostContent, EditorialError> {
    let last = store::last_applied(run, scope, content.post.id).await?;
    Ok(last.map_or(content.clone(), |correction| overlay(&content, &correction.body)))
}

/// Makes the correction of a content that changes nothing yet; `first` is what was approved first.
pub(crate) fn unchanged(content: &PostContent, first: &PostContent) -> CorrectedContent {
    let draft = edit::draft_of(content);
    let variants = draft.variants.into_iter().map(|variant| {
        let before = first.variants.iter().find(|one| one.channel == variant.channel);
        let now = CorrectedOptions::of(&variant.options);
        let corrected = before.is_some_and(|before| CorrectedOptions::of(&before.options) != now);
        CorrectedVariant {
            channel: variant.channel,
            segments: variant.segments,
            way: Way::Leave,
            erratum: String::new(),
            options: corrected.then_some(now),
        }
    });
    CorrectedContent {
        title: draft.title,
        language: draft.language,
        variants: variants.collect(),
        segments: draft.segments,
        note: String::new(),
    }
}

/// Returns the digest that an approval binds to: what is done, with what, on which copies, and why.
pub(crate) fn correction_hash(
    post: PostId,
    kind: CorrectionKind,
    body: &CorrectedContent,
    reason: &str,
) -> Digest {
    correction_statement(post, kind, body, reason).hash
}

/// Returns what an approval of a correction binds to, with its digest.
pub(crate) fn correction_statement(
    post: PostId,
    kind: CorrectionKind,
    body: &CorrectedContent,
    reason: &str,
) -> Statement {
    Statement::of(&(post, kind, body, reason))
}

/// Returns what one copy sends under a correction, with its digest. A withdrawal sends nothing.
pub(crate) fn copy_content(
    corrected: &PostContent,
    variant: &Variant,
    correction: &Correction,
) -> ApprovedContent {
    copy_statement(corrected, variant, correction).0
}

/// Returns what one copy sends under a correction, and the text that its digest was computed over.
pub(crate) fn copy_statement(
    corrected: &PostContent,
    variant: &Variant,
    correction: &Correction,
) -> (ApprovedContent, Statement) {
    let choice = correction.body.variants.iter().find(|choice| choice.channel == variant.channel);
    let way = choice.map_or(Way::Leave, |choice| choice.way);
    let erratum = choice.map(|choice| choice.erratum.as_str()).unwrap_or_default();
    let said = variant_statement(corrected, variant);
    let whole = ApprovedContent {
        title: corrected.post.title.clone(),
        language: corrected.post.language.clone(),
        channel: variant.channel,
        options: variant.options.clone(),
        first_comment: variant.first_comment.clone(),
        segments: corrected.effective(variant).to_vec(),
        hash: said.hash,
    };
    match (correction.kind, way) {
        (CorrectionKind::Withdraw, _) | (_, Way::Withdraw) => {
            let said =
                correction_statement(correction.post, correction.kind, &correction.body, &correction.reason);
            (ApprovedContent { segments: Vec::new(), hash: correction.hash, ..whole }, said)
        }
        (CorrectionKind::Correct, Way::Erratum) => {
            let options = whole.options.without_poll();
            let said = match options.is_plain() {
                true => Statement::of(&(&whole.language, erratum)),
                false => Statement::of(&(&whole.language, erratum, &options)),
            };
            let id = SegmentId::from_uuid(corrected.post.id.uuid());
            let segment = Segment { id, text: erratum.to_owned(), media: Vec::new() };
            (ApprovedContent { segments: vec![segment], options, hash: said.hash, ..whole }, said)
        }
        (CorrectionKind::Correct, Way::Leave | Way::Edit | Way::Replace) => (whole, said),
    }
}

/// Reads again what an applied correction sends for a variant, with what readers are told of it; `None` when
/// it may not leave.
///
/// It may leave only when what is stored is what was applied, to the byte.
///
/// # Errors
/// The database failed.
pub async fn approved_correction(
    run: &impl Run,
    scope: Scope,
    post: PostId,
    id: CorrectionId,
    variant: VariantId,
) -> Result<Option<(ApprovedContent, Option<String>)>, EditorialError> {
    let Some(correction) = store::find_correction(run, scope, id).await? else { return Ok(None) };
    let stored = correction_hash(post, correction.kind, &correction.body, &correction.reason);
    let holds = correction.post == post
        && correction.state == CorrectionState::Applied
        && correction.applied_hash == Some(stored);
    if !holds {
        return Ok(None);
    }
    let Some(base) = store::find_content(run, scope, post).await? else { return Ok(None) };
    let corrected = overlay(&base, &correction.body);
    let found = corrected.variants.iter().find(|known| known.id == variant);
    let note = Some(correction.body.note.clone()).filter(|note| !note.is_empty());
    Ok(found.map(|variant| (copy_content(&corrected, variant, &correction), note)))
}
