//! Tells the record of a post: what was approved, by whom, and the very texts that the digests were computed over.

use crate::{
    ApprovedContent, EditorialError,
    content::{Statement, revision_statement, variant_statement},
    correction::Correction,
    correction_content::{copy_statement, correction_statement, overlay},
    model::{Approval, PostContent},
    store,
};
use parvis_database::Run;
use parvis_kernel::{CorrectionId, Digest, MemberId, PostId, Scope, Timestamp, VariantId};

/// Everything that is kept of how a post came to be and was decided.
#[derive(Clone, Debug)]
pub struct PostRecord {
    /// Institution and entity of the post.
    pub scope: Scope,
    /// Title, for the team.
    pub title: String,
    /// Language of the text.
    pub language: String,
    /// Who began it.
    pub author: MemberId,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Everyone who saved it, with their last save, the earliest first.
    pub writers: Vec<(MemberId, Timestamp)>,
    /// What an approval of the stored post binds to.
    pub revision: Statement,
    /// Every decision, the oldest first.
    pub decisions: Vec<DecisionRecord>,
    /// What each variant says, as it is stored.
    pub copies: Vec<CopyRecord>,
    /// Corrections and withdrawals that were not given up, the oldest first.
    pub corrections: Vec<CorrectionRecord>,
}

/// A decision on a post.
#[derive(Clone, Debug)]
pub struct DecisionRecord {
    /// Who.
    pub member: MemberId,
    /// Code of the decision.
    pub decision: &'static str,
    /// Why.
    pub comment: String,
    /// Digest of what was read.
    pub hash: Digest,
    /// When.
    pub decided_at: Timestamp,
}

/// What one variant says.
#[derive(Clone, Debug)]
pub struct CopyRecord {
    /// The variant.
    pub variant: VariantId,
    /// What it says.
    pub content: ApprovedContent,
    /// What its digest was computed over.
    pub statement: Statement,
}

/// A correction or a withdrawal.
#[derive(Clone, Debug)]
pub struct CorrectionRecord {
    /// Its id.
    pub id: CorrectionId,
    /// Code of its kind.
    pub kind: &'static str,
    /// Code of its state.
    pub state: &'static str,
    /// Who wrote it.
    pub author: MemberId,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Why, for the team.
    pub reason: String,
    /// What readers are told.
    pub note: String,
    /// Who approved it, and when.
    pub approved: Option<(MemberId, Timestamp)>,
    /// Why it could not wait for an approval; `None` when it waited.
    pub urgent_reason: Option<String>,
    /// Who applied it, and when.
    pub applied: Option<(MemberId, Timestamp)>,
    /// Digest of what was applied.
    pub applied_hash: Option<Digest>,
    /// What an approval of it binds to, as it is stored.
    pub statement: Statement,
    /// What it makes each copy say.
    pub copies: Vec<CopyRecord>,
}

/// Tells the record of a post; `None` when the scope has no such post.
///
/// # Errors
/// The database failed.
pub async fn tell_record(
    run: &impl Run,
    scope: Scope,
    id: PostId,
) -> Result<Option<PostRecord>, EditorialError> {
    let Some(content) = store::find_content(run, scope, id).await? else { return Ok(None) };
    let decisions = store::list_approvals(run, scope, id).await?;
    let corrections = store::list_corrections(run, scope, id).await?;
    Ok(Some(PostRecord {
        scope: content.post.scope,
        writers: store::writers_of(run, scope, id).await?,
        revision: revision_statement(&content),
        decisions: decisions.into_iter().map(decision_record).collect(),
        copies: copies(&content),
        corrections: corrections.into_iter().map(|each| correction_record(&content, each)).collect(),
        title: content.post.title,
        language: content.post.language,
        author: content.post.author,
        created_at: content.post.created_at,
    }))
}

fn decision_record(approval: Approval) -> DecisionRecord {
    DecisionRecord {
        member: approval.member,
        decision: approval.decision.code(),
        comment: approval.comment,
        hash: approval.revision_hash,
        decided_at: approval.decided_at,
    }
}

fn copies(content: &PostContent) -> Vec<CopyRecord> {
    let record = |variant: &crate::Variant| {
        let statement = variant_statement(content, variant);
        let said = ApprovedContent {
            title: content.post.title.clone(),
            language: content.post.language.clone(),
            channel: variant.channel,
            segments: content.effective(variant).to_vec(),
            options: variant.options.clone(),
            first_comment: variant.first_comment.clone(),
            hash: statement.hash,
        };
        CopyRecord { variant: variant.id, content: said, statement }
    };
    content.variants.iter().map(record).collect()
}

fn correction_record(base: &PostContent, correction: Correction) -> CorrectionRecord {
    let corrected = overlay(base, &correction.body);
    let record = |variant: &crate::Variant| {
        let (content, statement) = copy_statement(&corrected, variant, &correction);
        CopyRecord { variant: variant.id, content, statement }
    };
    CorrectionRecord {
        copies: corrected.variants.iter().map(record).collect(),
        statement: correction_statement(
            correction.post,
            correction.kind,
            &correction.body,
            &correction.reason,
        ),
        id: correction.id,
        kind: correction.kind.code(),
        state: correction.state.code(),
        author: correction.author,
        created_at: correction.created_at,
        reason: correction.reason,
        note: correction.body.note,
        approved: correction.approved_by.zip(correction.decided_at),
        urgent_reason: correction.is_urgent.then_some(correction.urgent_reason),
        applied: correction.applied_by.zip(correction.applied_at),
        applied_hash: correction.applied_hash,
    }
}
