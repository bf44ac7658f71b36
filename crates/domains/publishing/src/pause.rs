//! What a pause covers; pure.

use crate::Publication;
use parvis_kernel::{
    ChannelId, MemberId, PauseExemptionId, PauseId, PostId, PublicationId, Scope, ThemeId, Timestamp,
};

/// What a pause stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PauseTarget {
    /// Everything.
    Institution,
    /// Every channel of one network, by its code.
    Network(String),
    /// One channel.
    Channel(ChannelId),
    /// The posts of one theme.
    Theme(ThemeId),
}

impl PauseTarget {
    /// Returns the stored and wire code of the kind.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Institution => "institution",
            Self::Network(_) => "network",
            Self::Channel(_) => "channel",
            Self::Theme(_) => "theme",
        }
    }

    fn covers(&self, publication: &Publication, theme: Option<ThemeId>) -> bool {
        match self {
            Self::Institution => true,
            Self::Network(network) => *network == publication.network,
            Self::Channel(channel) => *channel == publication.channel,
            Self::Theme(paused) => theme == Some(*paused),
        }
    }
}

/// A stop of publishing, begun by a member for a reason; in force until a member ends it.
#[derive(Clone, Debug)]
pub struct Pause {
    /// Its id.
    pub id: PauseId,
    /// Institution and entity.
    pub scope: Scope,
    /// What it stops.
    pub target: PauseTarget,
    /// Why.
    pub reason: String,
    /// Who began it.
    pub started_by: MemberId,
    /// When it began.
    pub started_at: Timestamp,
    /// Who ended it.
    pub ended_by: Option<MemberId>,
    /// When it ended; in force while `None`.
    pub ended_at: Option<Timestamp>,
}

/// What a member let leave in spite of a pause, and why.
#[derive(Clone, Debug)]
pub struct PauseExemption {
    /// Its id.
    pub id: PauseExemptionId,
    /// The pause.
    pub pause: PauseId,
    /// The post.
    pub post: PostId,
    /// One publication of it; all of them when `None`.
    pub publication: Option<PublicationId>,
    /// Why.
    pub reason: String,
    /// Who signed.
    pub signed_by: MemberId,
    /// When.
    pub signed_at: Timestamp,
}

/// The pauses in force in an institution, with their exemptions.
#[derive(Clone, Debug, Default)]
pub struct PausesInForce {
    /// Those in force, the oldest first.
    pub pauses: Vec<Pause>,
    /// What may leave all the same.
    pub exemptions: Vec<PauseExemption>,
}

impl PausesInForce {
    /// Says whether the themes of posts must be known.
    pub(crate) fn asks_themes(&self) -> bool {
        self.pauses.iter().any(|pause| matches!(pause.target, PauseTarget::Theme(_)))
    }

    /// Lists the pauses that hold a publication whose post has this theme.
    ///
    /// A crisis message is held by none.
    pub fn covering(
        &self,
        publication: &Publication,
        theme: Option<ThemeId>,
    ) -> impl Iterator<Item = &Pause> {
        self.pauses.iter().filter(move |pause| {
            !publication.is_crisis
                && pause.target.covers(publication, theme)
                && !self.exemptions.iter().any(|exempt| {
                    exempt.pause == pause.id
                        && exempt.post == publication.post
                        && exempt.publication.is_none_or(|only| only == publication.id)
                })
        })
    }
}
