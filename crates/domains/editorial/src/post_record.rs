//! What is told of a post to whoever must prove what was approved: texts, decisions, corrections. Read only.

use crate::{
    Decision, EditorialError, Segment,
    content::variant_hash,
    correction::CorrectionState,
    correction_content::overlay,
    store,
};
use parvis_database::Run;
use parvis_kernel::{ChannelId, CorrectionId, Digest, MemberId, PostId, Scope, Timestamp, VariantId};

/// A post as it was approved, and everything that was decided about it.
#[derive(Clone, Debug)]
pub struct PostRecord {
    /// Title.
    pub title: String,
    /// Language of the first text.
    pub language: String,
    /// Who began it.
    pub author: MemberId,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Digest that the approval binds to.
    pub revision_hash: Digest,
    /// What was approved first for each channel.
    pub variants: Vec<VariantRecord>,
    /// Decisions, the oldest first.
    pub approvals: Vec<ApprovalRecord>,
    /// Corrections and withdrawals that were applied, the oldest first.
    pub corrections: Vec<CorrectionRecord>,
}

/// What leaves through one channel.
#[derive(Clone, Debug)]
pub struct VariantRecord {
    /// The variant.
    pub variant: VariantId,
    /// The channel.
    pub channel: ChannelId,
    /// Its segments.
    pub segments: Vec<Segment>,
    /// Digest of all that.
    pub hash: Digest,
}

/// One decision.
#[derive(Clone, Debug)]
pub struct ApprovalRecord {
    /// Who.
    pub member: MemberId,
    /// True for an approval, false for a request of changes.
    pub approved: bool,
    /// Why.
    pub comment: String,
    /// Digest of what was read.
    pub revision_hash: Digest,
    /// When.
    pub decided_at: Timestamp,
}

/// One correction or withdrawal that was applied.
#[derive(Clone, Debug)]
pub struct CorrectionRecord {
    /// Its id.
    pub id: CorrectionId,
    /// `correct` or `withdraw`.
    pub kind: &'static str,
    /// Why, for the team.
    pub reason: String,
    /// What readers were told.
    pub note: String,
    /// Who approved it; `None` for an urgent one.
    pub approved_by: Option<MemberId>,
    /// When it was approved.
    pub decided_at: Option<Timestamp>,
    /// Why it did not wait, for an urgent one.
    pub urgent_reason: Option<String>,
    /// Approver who took note of an urgent one.
    pub seen_by: Option<MemberId>,
    /// Who applied it.
    pub applied_by: Option<MemberId>,
    /// When it was applied.
    pub applied_at: Option<Timestamp>,
    /// Digest of what was decided.
    pub hash: Digest,
    /// Texts after it; none for a withdrawal.
    pub variants: Vec<VariantRecord>,
}

fn variants(content: &crate::model::PostContent) -> Vec<VariantRecord> {
    content
        .variants
        .iter()
        .map(|variant| VariantRecord {
            variant: variant.id,
            channel: variant.channel,
            segments: content.effective(variant).to_vec(),
            hash: variant_hash(content, variant),
        })
        .collect()
}

/// Reads the record of a post; `None` when there is none.
///
/// # Errors
/// The database failed.
pub async fn post_record(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<Option<PostRecord>, EditorialError> {
    let Some(content) = store::find_content(run, scope, post).await? else { return Ok(None) };
    let approvals = store::list_approvals(run, scope, post).await?;
    let corrections = store::list_corrections(run, scope, post).await?;
    let applied = corrections.into_iter().filter(|one| one.state == CorrectionState::Applied);
    let record = applied.map(|one| CorrectionRecord {
        id: one.id,
        kind: one.kind.code(),
        reason: one.reason.clone(),
        note: one.body.note.clone(),
        approved_by: one.approved_by,
        decided_at: one.decided_at,
        urgent_reason: one.is_urgent.then(|| one.urgent_reason.clone()),
        seen_by: one.seen_by,
        applied_by: one.applied_by,
        applied_at: one.applied_at,
        hash: one.hash,
        variants: match one.kind {
            crate::CorrectionKind::Correct => variants(&overlay(&content, &one.body)),
            crate::CorrectionKind::Withdraw => Vec::new(),
        },
    });
    Ok(Some(PostRecord {
        title: content.post.title.clone(),
        language: content.post.language.clone(),
        author: content.post.author,
        created_at: content.post.created_at,
        revision_hash: content.post.revision_hash,
        variants: variants(&content),
        approvals: approvals
            .into_iter()
            .map(|approval| ApprovalRecord {
                member: approval.member,
                approved: approval.decision == Decision::Approved,
                comment: approval.comment,
                revision_hash: approval.revision_hash,
                decided_at: approval.decided_at,
            })
            .collect(),
        corrections: record.collect(),
    }))
}
