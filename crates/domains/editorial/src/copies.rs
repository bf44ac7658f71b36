//! What editorial asks of the domain that publishes: where copies stand, and to amend them.

use crate::{PortError, Way};
use async_trait::async_trait;
use parvis_database::Tx;
use parvis_kernel::{ChannelId, CorrectionId, Digest, PostId, PublicationId, Scope, VariantId};

/// Where a copy of a post stands on its channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// All of it is out.
    Live,
    /// Some of its segments are out.
    Partial,
    /// Nothing of it is out, and it would still leave or be tried again.
    Waiting,
    /// A call is under way, or its outcome is not known.
    Busy,
    /// It was taken down, or given up.
    Gone,
}

impl Standing {
    /// Returns the wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Partial => "partial",
            Self::Waiting => "waiting",
            Self::Busy => "busy",
            Self::Gone => "gone",
        }
    }
}

/// One copy of a post.
#[derive(Clone, Debug)]
pub struct LiveCopy {
    /// The original publication.
    pub publication: PublicationId,
    /// The variant.
    pub variant: VariantId,
    /// The channel.
    pub channel: ChannelId,
    /// Code of the network.
    pub network: String,
    /// Where it stands.
    pub standing: Standing,
    /// Segments of it that are out.
    pub segments_out: u32,
    /// Address of what is out.
    pub url: Option<String>,
    /// Digest of the variant that is out, when it is known.
    pub said: Option<Digest>,
    /// What its network allows, the gentlest first.
    pub ways: Vec<Way>,
}

/// What is to be done with one copy.
#[derive(Clone, Debug)]
pub struct CopyAmendment {
    /// The original publication.
    pub publication: PublicationId,
    /// The way.
    pub way: Way,
    /// What was decided.
    pub correction: CorrectionId,
    /// Segments to write.
    pub segments: u32,
    /// Digest of what was approved for this copy.
    pub content_hash: Digest,
    /// True when it goes before everything else.
    pub is_urgent: bool,
}

/// A copy is being sent or amended, or its outcome is not known: nothing was planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyNotFree(pub ChannelId);

/// The copies of posts.
#[async_trait]
pub trait PostCopies: Send + Sync {
    /// Tells where each copy of a post stands.
    async fn copies(&self, scope: Scope, post: PostId) -> Result<Vec<LiveCopy>, PortError>;

    /// Plans what is done with copies, in the transaction of the decision.
    async fn amend(
        &self,
        tx: &mut Tx,
        scope: Scope,
        amendments: Vec<CopyAmendment>,
    ) -> Result<Result<(), CopyNotFree>, PortError>;
}
