//! What a proof sheet asks of other domains: the record of a post, its files, and who signs the journal.

use crate::{PortError, SegmentToSend};
use async_trait::async_trait;
use parvis_connector::VariantOptions;
use parvis_database::checkpoint::Checkpoint;
use parvis_kernel::{
    AssetId, ChannelId, CorrectionId, Digest, MemberId, PostId, Scope, Timestamp, VariantId,
};
use std::collections::BTreeMap;

/// A digest with the very text it was computed over.
#[derive(Clone, Debug)]
pub struct Stated {
    /// What was hashed, UTF-8.
    pub text: String,
    /// SHA-256 of its bytes.
    pub hash: Digest,
}

/// How a post came to be and was decided.
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
    pub revision: Stated,
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
    /// `approved` or `changes_requested`.
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
    /// Its channel.
    pub channel: ChannelId,
    /// Segments, in order.
    pub segments: Vec<SegmentToSend>,
    /// What goes with them.
    pub options: VariantOptions,
    /// Text of the first comment, when there is one.
    pub first_comment: Option<String>,
    /// What its digest was computed over.
    pub stated: Stated,
}

/// A correction or a withdrawal.
#[derive(Clone, Debug)]
pub struct CorrectionRecord {
    /// Its id.
    pub id: CorrectionId,
    /// `correct` or `withdraw`.
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
    pub stated: Stated,
    /// What it makes each copy say.
    pub copies: Vec<CopyRecord>,
}

/// A file as the library keeps it.
#[derive(Clone, Debug)]
pub struct FileRecord {
    /// Its name.
    pub filename: String,
    /// Its type.
    pub mime: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// SHA-256 of its bytes.
    pub digest: Digest,
}

/// What a proof sheet is drawn from.
#[async_trait]
pub trait ProofSources: Send + Sync {
    /// Tells the record of a post; `None` when the scope has no such post.
    ///
    /// # Errors
    /// The other domain failed.
    async fn record(&self, scope: Scope, post: PostId) -> Result<Option<PostRecord>, PortError>;

    /// Tells what the library keeps of files; those that were removed are left out.
    ///
    /// # Errors
    /// The other domain failed.
    async fn files(
        &self,
        scope: Scope,
        assets: &[AssetId],
    ) -> Result<BTreeMap<AssetId, FileRecord>, PortError>;

    /// Says whether this installation signed a checkpoint.
    fn is_ours(&self, checkpoint: &Checkpoint) -> bool;

    /// Returns the key that verifies the newest signatures: its version, a colon, and Ed25519 in base64.
    ///
    /// # Errors
    /// The keys cannot be read.
    fn public_key(&self) -> Result<String, PortError>;
}
