//! A channel, its state and its health.

use parvis_connector::{ImageLimits, Limits, PollLimits, TextLimit, TextUnit};
use parvis_kernel::{ChannelId, MemberId, Scope, Timestamp};
use serde::{Deserialize, Serialize};

/// Whether a channel may publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChannelState {
    /// Connected.
    Active,
    /// Disconnected by a member: credentials erased.
    Disconnected,
}

impl ChannelState {
    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Disconnected => "disconnected",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Active, Self::Disconnected].into_iter().find(|state| state.code() == code)
    }
}

/// What the last try of the channel gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HealthState {
    /// Never tried.
    Unknown,
    /// It answered and accepted us.
    Ok,
    /// It refused our credentials: a person must reconnect.
    Unauthorised,
    /// It did not answer. The channel stays connected.
    Unreachable,
}

impl HealthState {
    const ALL: [Self; 4] = [Self::Unknown, Self::Ok, Self::Unauthorised, Self::Unreachable];

    /// Returns the stored code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Ok => "ok",
            Self::Unauthorised => "unauthorised",
            Self::Unreachable => "unreachable",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Says whether somebody should look.
    #[must_use]
    pub fn is_failing(self) -> bool {
        matches!(self, Self::Unauthorised | Self::Unreachable)
    }
}

/// A connected presence of the institution.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Its id.
    pub id: ChannelId,
    /// Institution and entity.
    pub scope: Scope,
    /// Code of the network.
    pub network: String,
    /// Id of the profile on the network.
    pub remote_id: String,
    /// Address of the server that gave the id; empty when the network gives its ids as a whole.
    pub remote_server: String,
    /// Handle.
    pub handle: String,
    /// Name shown by the network.
    pub name: String,
    /// Public address of the profile.
    pub url: String,
    /// Address of the server; empty when the network has only one.
    pub server: String,
    /// Limits told by its own server; `None` means those of the network.
    pub limits: Option<StoredLimits>,
    /// State.
    pub state: ChannelState,
    /// Health.
    pub health: HealthState,
    /// When it was last tried.
    pub checked_at: Option<Timestamp>,
    /// Who connected it.
    pub connected_by: Option<MemberId>,
    /// When.
    pub connected_at: Timestamp,
}

/// Limits of one server as they are stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredLimits {
    text_max: u32,
    text_bytes: bool,
    text_max_bytes: Option<u32>,
    link_weight: Option<u32>,
    images_max: u32,
    image_max_bytes: u64,
    alt_max: u32,
    /// Absent from what was stored before polls existed.
    #[serde(default)]
    polls: Option<PollLimits>,
    source: String,
    source_title: String,
    read_on: String,
}

impl StoredLimits {
    /// Keeps what a server told.
    #[must_use]
    pub fn keep(limits: &Limits) -> Self {
        Self {
            text_max: limits.text.max,
            text_bytes: limits.text.unit == TextUnit::Bytes,
            text_max_bytes: limits.text.max_bytes,
            link_weight: limits.text.link_weight,
            images_max: limits.images.max,
            image_max_bytes: limits.images.max_bytes,
            alt_max: limits.images.alt_max,
            polls: limits.polls,
            source: limits.source.clone().into_owned(),
            source_title: limits.source_title.clone().into_owned(),
            read_on: limits.read_on.clone().into_owned(),
        }
    }

    /// Says whether these allow what `before` allowed, whenever they were read and wherever.
    pub(crate) fn allows_as(&self, before: Option<&Self>) -> bool {
        let undated = |limits: &Self| Self {
            source: String::new(),
            source_title: String::new(),
            read_on: String::new(),
            ..limits.clone()
        };
        before.is_some_and(|before| undated(before) == undated(self))
    }

    /// Puts what the server told over the limits of its network.
    #[must_use]
    pub fn over(&self, network: &Limits) -> Limits {
        Limits {
            text: TextLimit {
                max: self.text_max,
                unit: if self.text_bytes { TextUnit::Bytes } else { network.text.unit },
                max_bytes: self.text_max_bytes,
                link_weight: self.link_weight,
                handles_count_local_part: network.text.handles_count_local_part,
            },
            images: ImageLimits {
                max: self.images_max,
                max_bytes: self.image_max_bytes,
                alt_max: self.alt_max,
                ..network.images
            },
            segments_max: network.segments_max,
            polls: network.polls.map(|usual| self.polls.unwrap_or(usual)),
            source: self.source.clone().into(),
            source_title: self.source_title.clone().into(),
            read_on: self.read_on.clone().into(),
            verified: true,
        }
    }
}
