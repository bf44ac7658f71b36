//! What editorial asks of other domains: publications and files.

use async_trait::async_trait;
use parvis_database::Tx;
use parvis_kernel::{
    AssetId, ChannelId, Digest, Limit, PostId, PublicationId, Scope, Timestamp, VariantId, WallTime,
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The other domain failed; the cause goes to the log.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PortError(pub String);

/// A publication to plan, one per variant.
#[derive(Clone, Debug)]
pub struct PlannedPublication {
    /// The post.
    pub post: PostId,
    /// The variant.
    pub variant: VariantId,
    /// The channel.
    pub channel: ChannelId,
    /// Code of the network.
    pub network: String,
    /// Number of segments.
    pub segments: u32,
    /// True when a first comment follows once it is out.
    pub first_comment: bool,
    /// Digest of the approved content.
    pub content_hash: Digest,
    /// When it is due.
    pub due_at: Timestamp,
    /// The wish behind, which survives a change of the zone's rules.
    pub due: WallTime,
    /// True when it goes before everything else.
    pub is_crisis: bool,
}

/// Something of the post has left, or may have: it can no longer be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadyLeaving;

/// What became of the publications of a post, derived from them.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// Derived state, a code of the status vocabulary.
    pub state: Outcome,
    /// State on each channel.
    pub channels: Vec<(ChannelId, String, Outcome)>,
    /// Whether a part of it is out already, of a thread for example: it can no longer be moved nor taken back.
    pub has_begun: bool,
    /// Earliest instant due.
    pub due_at: Timestamp,
    /// The wish behind.
    pub due: WallTime,
    /// When the first one was out.
    pub published_at: Option<Timestamp>,
    /// What a person should look at.
    pub trouble: Option<Trouble>,
}

/// Something a person should look at.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// The publication.
    pub publication: PublicationId,
    /// Its channel.
    pub channel: ChannelId,
    /// Stable code of what happened.
    pub code: String,
    /// What can be done: `retry`, `verify` or `open`.
    pub verb: &'static str,
}

/// State of publications, as the status vocabulary names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Waits for its hour.
    Scheduled,
    /// On its way.
    Publishing,
    /// The network is working on it.
    Processing,
    /// Held by a pause.
    Held,
    /// Nobody knows whether it is there.
    ToVerify,
    /// Its hour passed and it was not sent.
    Missed,
    /// It is there.
    Published,
    /// It is there on some channels, not on others.
    Partial,
    /// It was refused.
    Failed,
    /// It was given up.
    Cancelled,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 10] = [
        Self::Scheduled,
        Self::Publishing,
        Self::Processing,
        Self::Held,
        Self::ToVerify,
        Self::Missed,
        Self::Published,
        Self::Partial,
        Self::Failed,
        Self::Cancelled,
    ];

    /// Returns the wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Publishing => "publishing",
            Self::Processing => "processing",
            Self::Held => "held",
            Self::ToVerify => "to_verify",
            Self::Missed => "missed",
            Self::Published => "published",
            Self::Partial => "partial",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads a wire code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// Publications of posts, planned in the transaction of the scheduling.
#[async_trait]
pub trait PostPublications: Send + Sync {
    /// Plans publications: a scheduled post without its publications cannot exist.
    async fn plan(
        &self,
        tx: &mut Tx,
        scope: Scope,
        planned: Vec<PlannedPublication>,
    ) -> Result<(), PortError>;

    /// Takes back every publication of a post, unless one has left or may have.
    async fn withdraw(
        &self,
        tx: &mut Tx,
        scope: Scope,
        post: PostId,
    ) -> Result<Result<(), AlreadyLeaving>, PortError>;

    /// Moves every publication of a post that has not left, unless one has left or may have.
    async fn reschedule(
        &self,
        tx: &mut Tx,
        scope: Scope,
        post: PostId,
        due: &WallTime,
        due_at: Timestamp,
    ) -> Result<Result<(), AlreadyLeaving>, PortError>;

    /// Tells what became of several posts.
    async fn leaving(&self, scope: Scope, posts: &[PostId]) -> Result<BTreeMap<PostId, Leaving>, PortError>;

    /// Lists the posts with a publication due in `[from, to)`, in that order.
    async fn due_between(
        &self,
        scope: Scope,
        from: Timestamp,
        to: Timestamp,
    ) -> Result<Vec<PostId>, PortError>;

    /// Lists the posts whose publications are in one of `outcomes`, the latest due first.
    async fn in_outcomes(
        &self,
        scope: Scope,
        outcomes: &[Outcome],
        before: Option<(Timestamp, PostId)>,
        limit: Limit,
    ) -> Result<Vec<(Timestamp, PostId)>, PortError>;
}

/// A file as the composer shows it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AssetCard {
    /// Id.
    pub id: AssetId,
    /// File name.
    pub filename: String,
    /// `image`, `video` or `document`.
    pub kind: String,
    /// Media type.
    pub mime: String,
    /// Width in pixels.
    pub width: Option<u32>,
    /// Height in pixels.
    pub height: Option<u32>,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Alternative text of the library, proposed for a new use.
    pub alt: String,
    /// Address of the small picture.
    pub thumbnail_url: String,
    /// Address of the large picture.
    pub preview_url: String,
    /// Address of the file.
    pub original_url: String,
}

/// Files of posts.
#[async_trait]
pub trait PostAssets: Send + Sync {
    /// Describes several files; unknown ones are absent from the answer.
    async fn cards(
        &self,
        scope: Scope,
        assets: &[AssetId],
    ) -> Result<BTreeMap<AssetId, AssetCard>, PortError>;
}
