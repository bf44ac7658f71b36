//! What publishing asks of other domains: the approved content and the files.

use async_trait::async_trait;
use parvis_connector::{ImageLimits, Media, MediaAddress, VariantOptions};
use parvis_database::Tx;
use parvis_kernel::{AssetId, ChannelId, CorrectionId, Digest, PostId, Scope, ThemeId, Timestamp, VariantId};
use std::collections::BTreeMap;

/// The other domain failed; the cause goes to the log.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PortError(pub String);

/// The content of one variant at the moment it leaves.
#[derive(Clone, Debug)]
pub struct ContentToSend {
    /// Title of the post.
    pub title: String,
    /// Language.
    pub language: String,
    /// Segments, in order.
    pub segments: Vec<SegmentToSend>,
    /// What goes with them.
    pub options: VariantOptions,
    /// What was wrong, in one sentence for readers; only in a correction.
    pub note: Option<String>,
    /// Text of the first comment, when there is one.
    pub first_comment: Option<String>,
    /// Digest, to be compared with what was planned.
    pub hash: Digest,
}

/// One segment.
#[derive(Clone, Debug)]
pub struct SegmentToSend {
    /// Text.
    pub text: String,
    /// Files and their alternative texts.
    pub media: Vec<(AssetId, String)>,
}

/// Content that may leave.
#[async_trait]
pub trait ApprovedContent: Send + Sync {
    /// Reads what leaves; `None` when it is no longer approved.
    ///
    /// # Errors
    /// The other domain failed: nothing is sent, the publication waits.
    async fn read(
        &self,
        scope: Scope,
        post: PostId,
        variant: VariantId,
    ) -> Result<Option<ContentToSend>, PortError>;

    /// Reads what a correction sends for a variant, without segments for a withdrawal; `None` when it was
    /// not decided, or is no longer what was approved.
    ///
    /// # Errors
    /// As [`Self::read`].
    async fn read_correction(
        &self,
        scope: Scope,
        post: PostId,
        correction: CorrectionId,
        variant: VariantId,
    ) -> Result<Option<ContentToSend>, PortError>;
}

/// Why a file cannot leave.
#[derive(Debug)]
pub enum MediaTrouble {
    /// It is gone, or cannot be made to fit: a person must look.
    Unusable(String),
    /// It could not be read now.
    Unavailable(String),
}

/// Files made to fit a network.
#[async_trait]
pub trait MediaFiles: Send + Sync {
    /// Returns the file within the limits, without its alternative text.
    ///
    /// # Errors
    /// [`MediaTrouble`].
    async fn fit(&self, scope: Scope, asset: AssetId, limits: &ImageLimits) -> Result<Media, MediaTrouble>;

    /// Returns a public address of a file that was made to fit, for one channel and until `expires_at`.
    ///
    /// # Errors
    /// [`MediaTrouble`].
    fn address(
        &self,
        scope: Scope,
        channel: ChannelId,
        file: &Media,
        expires_at: Timestamp,
    ) -> Result<MediaAddress, MediaTrouble>;
}

/// What publishing must know of posts besides what leaves: their theme, for its pause, and their name.
#[async_trait]
pub trait PostFacts: Send + Sync {
    /// Returns the theme of each post that has one, as `tx` sees it, or as it was committed without one.
    ///
    /// # Errors
    /// The other domain failed: nothing is decided.
    async fn themes(
        &self,
        tx: Option<&Tx>,
        scope: Scope,
        posts: &[PostId],
    ) -> Result<BTreeMap<PostId, ThemeId>, PortError>;

    /// Says whether the institution has this theme.
    ///
    /// # Errors
    /// The other domain failed.
    async fn has_theme(&self, tx: &Tx, scope: Scope, theme: ThemeId) -> Result<bool, PortError>;

    /// Returns the title of each post, or the beginning of its text.
    ///
    /// # Errors
    /// The other domain failed.
    async fn names(&self, scope: Scope, posts: &[PostId]) -> Result<BTreeMap<PostId, String>, PortError>;
}

/// Whether content fits its channel as the channel is now.
#[async_trait]
pub trait ContentFit: Send + Sync {
    /// Returns the codes of what the channel would not take of a variant; empty when it fits.
    ///
    /// # Errors
    /// The other domain failed.
    async fn misfits(&self, scope: Scope, post: PostId, variant: VariantId)
    -> Result<Vec<String>, PortError>;
}
