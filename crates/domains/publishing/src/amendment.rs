//! What a publication does: publishes, or amends a copy that is out; and the next step of each, pure.

use crate::{Publication, PublicationState as S, item::is_declared};
use parvis_connector::{Description, RemoteRef};
use parvis_kernel::{ChannelId, CorrectionId, Digest, PublicationId, VariantId};

/// What a publication does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// Puts a variant out for the first time.
    Publish,
    /// Changes what is out in place.
    Edit,
    /// Takes down what is out, then publishes the corrected variant.
    Replace,
    /// Answers what is out by a visible erratum.
    Erratum,
    /// Takes down what is out.
    Withdraw,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 5] = [Self::Publish, Self::Edit, Self::Replace, Self::Erratum, Self::Withdraw];

    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Edit => "edit",
            Self::Replace => "replace",
            Self::Erratum => "erratum",
            Self::Withdraw => "withdraw",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// Says whether the act leaves the variant itself out: what it said is what the copy says.
    #[must_use]
    pub(crate) fn says_the_variant(self) -> bool {
        matches!(self, Self::Publish | Self::Edit | Self::Replace)
    }
}

/// Returns the acts that a network allows on a copy, the gentlest first.
///
/// The institution's own pages show their corrections themselves: they need no erratum beside them.
#[must_use]
pub fn acts_of(network: &Description) -> Vec<Act> {
    let able = network.capabilities;
    let mut acts = Vec::new();
    let mut allow = |able: bool, act| {
        if able {
            acts.push(act);
        }
    };
    allow(able.edit, Act::Edit);
    allow(able.delete, Act::Replace);
    allow(able.threads && network.connectable, Act::Erratum);
    allow(able.delete, Act::Withdraw);
    acts
}

/// What one try does. An edit or a deletion may be repeated; a write may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AttemptKind {
    /// Writes an item.
    Publish,
    /// Changes an item: the same edit twice leaves the same item.
    Edit,
    /// Takes an item down: one that is gone already is accepted.
    Delete,
}

impl AttemptKind {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Edit => "edit",
            Self::Delete => "delete",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Publish, Self::Edit, Self::Delete].into_iter().find(|kind| kind.code() == code)
    }

    /// Says whether a second try of unknown first outcome leaves the same as one.
    pub(crate) fn may_be_repeated(self) -> bool {
        self != Self::Publish
    }
}

/// An item of a copy that is out, whichever publication put it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct LiveItem {
    /// The publication that put it there.
    pub(crate) publication: PublicationId,
    /// What that publication did.
    pub(crate) act: Act,
    /// True for a first comment, which answers the copy and is no part of it.
    pub(crate) is_comment: bool,
    /// Its place in that publication, from 0.
    pub(crate) position: u32,
    /// Where it is.
    pub(crate) remote: RemoteRef,
    /// Digest of what it says; `None` for what was sent before digests were kept.
    pub(crate) payload_hash: Option<Digest>,
}

/// Returns the items that say the variant, in order, errata and first comments left out.
pub(crate) fn main_items(live: &[LiveItem]) -> Vec<&LiveItem> {
    let mut main: Vec<_> = live.iter().filter(|item| item.act != Act::Erratum && !item.is_comment).collect();
    main.sort_by_key(|item| item.position);
    main
}

/// What an act takes down next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TakingDown<'a> {
    /// This item.
    Next(&'a LiveItem),
    /// Items are left that somebody said to be there and whose id the program does not know.
    OnlyUnknown,
    /// Nothing is left to take down.
    Done,
}

/// Returns what an act takes down next, the last item first and first comments last.
///
/// A replacement takes nothing down when it cannot take everything down: half of two texts would stand. A
/// withdrawal goes as far as it can: whatever is gone is no longer read.
pub(crate) fn next_to_take_down<'a>(amendment: &Publication, live: &'a [LiveItem]) -> TakingDown<'a> {
    let in_the_way: Vec<_> = match amendment.act {
        Act::Withdraw => live.iter().rev().collect(),
        Act::Replace => live.iter().rev().filter(|item| item.publication != amendment.id).collect(),
        Act::Publish | Act::Edit | Act::Erratum => Vec::new(),
    };
    let is_unknown = |item: &&LiveItem| is_declared(&item.remote);
    if amendment.act == Act::Replace && in_the_way.iter().any(is_unknown) {
        return TakingDown::OnlyUnknown;
    }
    match in_the_way.iter().find(|item| !is_declared(&item.remote)) {
        Some(item) => TakingDown::Next(item),
        None if in_the_way.is_empty() => TakingDown::Done,
        None => TakingDown::OnlyUnknown,
    }
}

/// Where a copy stands: the original publication and everything that amended it.
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

/// One copy of a post on one channel.
#[derive(Clone, Debug)]
pub struct PublishedCopy {
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
    /// Segments of the variant that are out.
    pub segments_out: u32,
    /// Address of what is out.
    pub url: Option<String>,
    /// Digest of the variant that is out; `None` when nothing is, or when it is not known to be one.
    pub said: Option<Digest>,
}

/// An amendment to plan.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// The original publication of the copy.
    pub publication: PublicationId,
    /// What to do.
    pub act: Act,
    /// What was decided, and holds the content.
    pub correction: CorrectionId,
    /// Segments to write; at least 1.
    pub segments: u32,
    /// Digest of what was approved for this copy.
    pub content_hash: Digest,
    /// True when it goes before everything else.
    pub is_urgent: bool,
}

/// Says where a copy stands from its family and what is out of it.
pub(crate) fn standing_of(family: &[Publication], live: &[LiveItem]) -> Standing {
    let any = |states: &[S]| family.iter().any(|publication| states.contains(&publication.state));
    if any(&[S::Sending, S::Processing, S::ToVerify]) {
        return Standing::Busy;
    }
    let main = main_items(live);
    if let Some(first) = main.first() {
        let owner = family.iter().find(|publication| publication.id == first.publication);
        let whole = owner.is_some_and(|owner| usize::try_from(owner.segments_total) == Ok(main.len()));
        return if whole { Standing::Live } else { Standing::Partial };
    }
    let still_to_come = family.iter().any(|publication| {
        matches!(publication.act, Act::Publish | Act::Replace)
            && !matches!(publication.state, S::Published | S::Cancelled)
    });
    if still_to_come { Standing::Waiting } else { Standing::Gone }
}

/// Returns the digest of the variant that is out: of the last act that put it there.
pub(crate) fn said_by(family: &[Publication]) -> Option<Digest> {
    family
        .iter()
        .filter(|publication| publication.act.says_the_variant() && publication.state == S::Published)
        .max_by_key(|publication| publication.published_at)
        .map(|publication| publication.content_hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_act_and_kind_survives_storage() {
        for act in Act::ALL {
            assert_eq!(Act::from_code(act.code()), Some(act));
        }
        for kind in [AttemptKind::Publish, AttemptKind::Edit, AttemptKind::Delete] {
            assert_eq!(AttemptKind::from_code(kind.code()), Some(kind));
        }
        assert!(!AttemptKind::Publish.may_be_repeated());
    }
}
