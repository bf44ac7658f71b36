//! A correction or a withdrawal of what a post published: its content, its states, its ways.

use crate::DraftSegment;
use parvis_connector::VariantOptions;
use parvis_kernel::{ChannelId, CorrectionId, Digest, MemberId, PostId, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is done about what is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// It is put right.
    Correct,
    /// It is taken down everywhere.
    Withdraw,
}

impl CorrectionKind {
    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Correct => "correct",
            Self::Withdraw => "withdraw",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Correct, Self::Withdraw].into_iter().find(|kind| kind.code() == code)
    }
}

/// How far a correction has come. What became of it on each copy belongs to the publications.
///
/// ```text
/// draft ─► in_review ─► approved ─► applied
///   ▲  │        │            │
///   └──┴────────┴── change ──┘        dismissed
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CorrectionState {
    /// Being written.
    Draft,
    /// Waits for an approver.
    InReview,
    /// Approved as it is; any change cancels it.
    Approved,
    /// Decided: the copies are being amended, or were.
    Applied,
    /// Given up.
    Dismissed,
}

impl CorrectionState {
    /// Every state.
    pub const ALL: [Self; 5] = [Self::Draft, Self::InReview, Self::Approved, Self::Applied, Self::Dismissed];

    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in_review",
            Self::Approved => "approved",
            Self::Applied => "applied",
            Self::Dismissed => "dismissed",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Says whether it is not decided yet.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::InReview | Self::Approved)
    }
}

/// What is done with one copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// It stays as it is.
    #[default]
    Leave,
    /// It is changed in place.
    Edit,
    /// It is taken down and published again.
    Replace,
    /// A visible erratum answers it.
    Erratum,
    /// It is taken down.
    Withdraw,
}

/// What goes with a text and may be corrected where it is out; who sees it and its poll may not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedOptions {
    /// Shown in place of the text, which opens on demand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub warning: Option<String>,
    /// Images are hidden until the reader asks for them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sensitive_media: bool,
}

impl CorrectedOptions {
    /// Takes what may be corrected out of the options of a variant.
    pub(crate) fn of(options: &VariantOptions) -> Self {
        Self { warning: options.warning.clone(), sensitive_media: options.sensitive_media }
    }

    /// Returns options with this in place of what they said.
    pub(crate) fn over(&self, options: &VariantOptions) -> VariantOptions {
        let Self { warning, sensitive_media } = self.clone();
        VariantOptions { warning, sensitive_media, ..options.clone() }
    }
}

/// A variant as corrected, and what is done with its copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedVariant {
    /// Channel.
    pub channel: ChannelId,
    /// Own segments; `None` follows the corrected original.
    pub segments: Option<Vec<DraftSegment>>,
    /// What is done with the copy.
    pub way: Way,
    /// Text of the erratum; only for that way.
    #[serde(default)]
    pub erratum: String,
    /// What goes with the text; absent when it stays as it was approved first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub options: Option<CorrectedOptions>,
}

/// What a member wrote: the corrected content, and the way of each copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectedContent {
    /// Title.
    pub title: String,
    /// Language, ISO 639-1.
    pub language: String,
    /// The corrected original.
    pub segments: Vec<DraftSegment>,
    /// The variants, in the order of the tabs.
    pub variants: Vec<CorrectedVariant>,
    /// What was wrong, in one sentence for readers; shown where a network shows one.
    #[serde(default)]
    pub note: String,
}

/// A correction or a withdrawal as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct Correction {
    pub(crate) id: CorrectionId,
    pub(crate) post: PostId,
    pub(crate) kind: CorrectionKind,
    pub(crate) author: MemberId,
    pub(crate) state: CorrectionState,
    /// Counts the saves, from 1.
    pub(crate) revision: i64,
    pub(crate) body: CorrectedContent,
    /// Digest of all that an approval binds to.
    pub(crate) hash: Digest,
    /// Why, for the team.
    pub(crate) reason: String,
    pub(crate) approved_by: Option<MemberId>,
    pub(crate) approved_hash: Option<Digest>,
    pub(crate) decided_at: Option<Timestamp>,
    /// What an approver asked for.
    pub(crate) comment: String,
    /// True when it was applied without waiting for an approval.
    pub(crate) is_urgent: bool,
    /// Why it could not wait.
    pub(crate) urgent_reason: String,
    pub(crate) applied_by: Option<MemberId>,
    pub(crate) applied_at: Option<Timestamp>,
    /// Digest of what was applied.
    pub(crate) applied_hash: Option<Digest>,
    /// Approver who took note of an urgent one.
    pub(crate) seen_by: Option<MemberId>,
    pub(crate) seen_at: Option<Timestamp>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_and_kind_survives_storage() {
        for state in CorrectionState::ALL {
            assert_eq!(CorrectionState::from_code(state.code()), Some(state));
        }
        for kind in [CorrectionKind::Correct, CorrectionKind::Withdraw] {
            assert_eq!(CorrectionKind::from_code(kind.code()), Some(kind));
        }
    }
}
