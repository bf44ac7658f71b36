//! A post, its own text, its variants, its stage and its approvals.

use parvis_connector::VariantOptions;
use parvis_kernel::{
    AssetId, ChannelId, Digest, MemberId, PostId, Scope, SegmentId, ThemeId, Timestamp, VariantId, WallTime,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// How far the writing of a post has come. What became of its publications is derived, never stored.
///
/// ```text
/// idea ─► draft ─► in_review ─► approved ─► scheduled ─► (publications)
///           ▲          │            │           │
///           └── changes_requested ◄─┴── edit ◄──┘      cancelled
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// A thought, maybe without a text.
    Idea,
    /// Being written.
    Draft,
    /// Waits for an approver.
    InReview,
    /// An approver asked for a correction.
    ChangesRequested,
    /// Approved as it is; any change of content cancels it.
    Approved,
    /// Its publications are planned.
    Scheduled,
    /// Given up before anything left.
    Cancelled,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 7] = [
        Self::Idea,
        Self::Draft,
        Self::InReview,
        Self::ChangesRequested,
        Self::Approved,
        Self::Scheduled,
        Self::Cancelled,
    ];

    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::ChangesRequested => "changes_requested",
            Self::Approved => "approved",
            Self::Scheduled => "scheduled",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Says whether the text may still be changed without undoing anything.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Idea | Self::Draft | Self::ChangesRequested)
    }
}

/// Who goes first when there is not room for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Priority {
    /// In its turn.
    #[default]
    Normal,
    /// Before everything else.
    Crisis,
}

impl Priority {
    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Crisis => "crisis",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Normal, Self::Crisis].into_iter().find(|priority| priority.code() == code)
    }
}

/// A planned message of the institution.
#[derive(Clone, Debug)]
pub struct Post {
    /// Its id.
    pub id: PostId,
    /// Institution and entity.
    pub scope: Scope,
    /// Its title, for the team.
    pub title: String,
    /// Language of the text, ISO 639-1.
    pub language: String,
    /// Its theme.
    pub theme: Option<ThemeId>,
    /// Who began it.
    pub author: MemberId,
    /// How far it has come.
    pub stage: Stage,
    /// Counts the saves, from 1.
    pub revision: i64,
    /// Digest of everything that an approval binds to.
    pub revision_hash: Digest,
    /// The hour that is wished for; the planned hours belong to the publications.
    pub wish: Option<WallTime>,
    /// Its priority.
    pub priority: Priority,
    /// First words of the text.
    pub excerpt: String,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// One element of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Its id.
    pub id: SegmentId,
    /// Its text.
    pub text: String,
    /// Its media, in order.
    pub media: Vec<SegmentMedia>,
}

/// A file used in a segment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SegmentMedia {
    /// The file.
    pub asset: AssetId,
    /// Its alternative text here; empty means decorative.
    pub alt: String,
}

/// A post as adapted to one channel.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its id.
    pub id: VariantId,
    /// The channel.
    pub channel: ChannelId,
    /// Its own segments; `None` follows the original.
    pub own: Option<Vec<Segment>>,
    /// What goes with its text.
    pub options: VariantOptions,
    /// Text of the first comment, where the network takes one.
    pub first_comment: Option<String>,
}

/// A post with its whole content.
#[derive(Clone, Debug)]
pub struct PostContent {
    /// The post.
    pub post: Post,
    /// The original, one segment at least.
    pub original: Vec<Segment>,
    /// Its variants, in the order of the tabs.
    pub variants: Vec<Variant>,
}

impl PostContent {
    /// Returns the segments that leave through a variant.
    #[must_use]
    pub fn effective<'a>(&'a self, variant: &'a Variant) -> &'a [Segment] {
        variant.own.as_deref().unwrap_or(&self.original)
    }
}

/// What an approver decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// As it is.
    Approved,
    /// Not before a correction.
    ChangesRequested,
}

impl Decision {
    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::ChangesRequested => "changes_requested",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Approved, Self::ChangesRequested].into_iter().find(|decision| decision.code() == code)
    }
}

/// One decision, bound to the revision that was read.
#[derive(Clone, Debug)]
pub(crate) struct Approval {
    /// Who.
    pub member: MemberId,
    /// What.
    pub decision: Decision,
    /// Why.
    pub comment: String,
    /// Digest of what was read.
    pub revision_hash: Digest,
    /// When.
    pub decided_at: Timestamp,
}

/// An editorial pillar.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Its id.
    pub id: ThemeId,
    /// Its name.
    pub name: String,
    /// Its colour: one of [`HUES`].
    pub hue: String,
}

/// The eight colours of themes.
pub(crate) const HUES: [&str; 8] = ["blue", "green", "purple", "orange", "yellow", "pink", "cyan", "red"];

/// A draft as a member saves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Title, for the team.
    pub title: String,
    /// Language of the text.
    pub language: String,
    /// Theme.
    pub theme: Option<ThemeId>,
    /// The hour that is wished for.
    pub wish: Option<WallTime>,
    /// Priority.
    pub priority: Priority,
    /// The original.
    pub segments: Vec<DraftSegment>,
    /// The channels, with their own text or none.
    pub variants: Vec<DraftVariant>,
}

/// A segment as it is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DraftSegment {
    /// Text.
    pub text: String,
    /// Media.
    pub media: Vec<SegmentMedia>,
}

/// A variant as it is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftVariant {
    /// Channel.
    pub channel: ChannelId,
    /// Own segments; `None` follows the original.
    pub segments: Option<Vec<DraftSegment>>,
    /// What goes with the text; absent means the defaults.
    #[serde(default, skip_serializing_if = "VariantOptions::is_plain")]
    pub options: VariantOptions,
    /// Text of the first comment; absent or blank means none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_comment: Option<String>,
}

impl DraftVariant {
    /// Makes a variant that follows the original, without options or comment.
    #[must_use]
    pub fn following(channel: ChannelId) -> Self {
        Self { channel, segments: None, options: VariantOptions::default(), first_comment: None }
    }
}
