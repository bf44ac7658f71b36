//! A publication, its state machine, and its attempts.

use parvis_connector::RemoteRef;
use parvis_kernel::{
    AttemptId, ChannelId, Digest, PostId, PublicationId, Scope, Timestamp, VariantId, WallTime,
};

/// State of a publication.
///
/// ```text
/// scheduled ─► sending ─┬─► published
///     ▲  │         │    ├─► processing ─► (poll) ─► published | failed
///     │  │         │    ├─► failed ──────► scheduled   (retry by a person)
///     │  └► missed │    ├─► scheduled     (rate limit, nothing sent: later)
///     │  └► cancelled   └─► to_verify ───► published | scheduled (proved absent)
///     └────────────────────────┘
/// scheduled | sending ─► held ─► scheduled | cancelled   (a pause, then a person's choice)
/// ```
///
/// Invariant: from `to_verify` nothing goes back to `scheduled` without a proof or a person's word
/// (`tests/it/publishing/send_publication.rs`). Published is terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PublicationState {
    /// Waits for its hour, or for the next try.
    Scheduled,
    /// An attempt is written and the network is being called.
    Sending,
    /// The network is working on it.
    Processing,
    /// Its hour came during a pause, or its thread stopped at one: it waits for a person's choice.
    Held,
    /// Nobody knows whether it is there.
    ToVerify,
    /// Its hour passed and it was not sent.
    Missed,
    /// It is there, all of it.
    Published,
    /// It was refused.
    Failed,
    /// It was taken back before it left.
    Cancelled,
}

impl PublicationState {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Scheduled,
        Self::Sending,
        Self::Processing,
        Self::Held,
        Self::ToVerify,
        Self::Missed,
        Self::Published,
        Self::Failed,
        Self::Cancelled,
    ];

    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Sending => "publishing",
            Self::Processing => "processing",
            Self::Held => "held",
            Self::ToVerify => "to_verify",
            Self::Missed => "missed",
            Self::Published => "published",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Says whether the machine allows the step.
    #[must_use]
    pub fn may_become(self, next: Self) -> bool {
        use PublicationState as S;
        match self {
            S::Scheduled => {
                matches!(next, S::Sending | S::Held | S::Missed | S::Failed | S::Cancelled | S::Scheduled)
            }
            S::Sending => matches!(
                next,
                S::Published | S::Processing | S::Held | S::ToVerify | S::Failed | S::Scheduled | S::Sending
            ),
            S::Held => matches!(next, S::Scheduled | S::Failed | S::Cancelled),
            S::Processing => {
                matches!(next, S::Published | S::Processing | S::ToVerify | S::Failed | S::Scheduled)
            }
            S::ToVerify => {
                matches!(
                    next,
                    S::Published | S::Processing | S::Scheduled | S::Missed | S::ToVerify | S::Failed
                )
            }
            S::Missed | S::Failed => matches!(next, S::Scheduled | S::Cancelled),
            S::Published | S::Cancelled => false,
        }
    }

    /// Says whether something of it has left, or may have.
    #[must_use]
    pub fn may_have_left(self) -> bool {
        matches!(self, Self::Sending | Self::Processing | Self::ToVerify | Self::Published)
    }
}

/// State of one try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptState {
    /// Written down before the call; a crash leaves it so.
    Sending,
    /// It is there.
    Accepted,
    /// The network is working on it.
    Processing,
    /// Refused: nothing was created.
    Refused,
    /// Too early: nothing was created.
    RateLimited,
    /// Credentials not accepted: nothing was created.
    Unauthorised,
    /// Nothing was sent.
    NotSent,
    /// Nobody knows.
    Unknown,
}

impl AttemptState {
    const ALL: [Self; 8] = [
        Self::Sending,
        Self::Accepted,
        Self::Processing,
        Self::Refused,
        Self::RateLimited,
        Self::Unauthorised,
        Self::NotSent,
        Self::Unknown,
    ];

    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sending => "sending",
            Self::Accepted => "accepted",
            Self::Processing => "processing",
            Self::Refused => "refused",
            Self::RateLimited => "rate_limited",
            Self::Unauthorised => "unauthorised",
            Self::NotSent => "not_sent",
            Self::Unknown => "unknown",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// The sending of one variant to one channel at one time.
#[derive(Clone, Debug)]
pub struct Publication {
    /// Its id.
    pub id: PublicationId,
    /// Institution and entity.
    pub scope: Scope,
    /// The post.
    pub post: PostId,
    /// The variant.
    pub variant: VariantId,
    /// The channel.
    pub channel: ChannelId,
    /// Code of the network.
    pub network: String,
    /// Number of segments, at least 1.
    pub segments_total: u32,
    /// Segments that are out, 0 to `segments_total`.
    pub segments_out: u32,
    /// Digest of the approved content.
    pub content_hash: Digest,
    /// State.
    pub state: PublicationState,
    /// True when it goes before everything else.
    pub is_crisis: bool,
    /// When it is due.
    pub due_at: Timestamp,
    /// The wish behind.
    pub due: WallTime,
    /// Lateness counts from here: the hour due, or a person's retry.
    pub late_from: Timestamp,
    /// Earliest instant of the next try, poll or verification.
    pub next_attempt_at: Timestamp,
    /// Tries that came to nothing since the last progress.
    pub failures: u32,
    /// Date written into the remote item, fixed at the first try.
    pub dated_at: Option<Timestamp>,
    /// What to ask with while the network is working.
    pub resume: Option<String>,
    /// What happened last.
    pub code: Option<String>,
    /// When the last segment was out.
    pub published_at: Option<Timestamp>,
}

/// A publication held under a lease by this worker.
#[derive(Clone, Debug)]
pub struct Claim {
    /// What was claimed, as it was then.
    pub publication: Publication,
    /// Proof that the lease is ours.
    pub lease: Vec<u8>,
}

/// A publication to plan.
#[derive(Clone, Debug)]
pub struct Plan {
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
    /// Digest of the approved content.
    pub content_hash: Digest,
    /// When it is due.
    pub due_at: Timestamp,
    /// The wish behind.
    pub due: WallTime,
    /// True when it goes before everything else.
    pub is_crisis: bool,
}

/// One try, as it is told.
#[derive(Clone, Debug)]
pub(crate) struct Attempt {
    /// Its id.
    pub id: AttemptId,
    /// Its number within the publication, from 1.
    pub number: u32,
    /// Segment, from 0.
    pub segment: u32,
    /// State.
    pub state: AttemptState,
    /// Digest of what was sent.
    pub payload_hash: Digest,
    /// When the call began.
    pub started_at: Timestamp,
    /// When the answer came.
    pub finished_at: Option<Timestamp>,
    /// Stable code of what happened.
    pub code: Option<String>,
    /// What the network said.
    pub technical: Option<String>,
    /// Who settled an unknown outcome: a member's id, or `search`.
    pub resolved_by: Option<String>,
}

/// A segment that is out.
#[derive(Clone, Debug)]
pub(crate) struct SentSegment {
    /// Its place, from 0.
    pub position: u32,
    /// Where it is.
    pub remote: RemoteRef,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_is_terminal() {
        for next in PublicationState::ALL {
            assert!(!PublicationState::Published.may_become(next));
            assert!(!PublicationState::Cancelled.may_become(next));
        }
        assert!(!PublicationState::ToVerify.may_become(PublicationState::Cancelled));
        assert!(!PublicationState::Sending.may_become(PublicationState::Cancelled));
    }

    #[test]
    fn every_state_survives_storage() {
        for state in PublicationState::ALL {
            assert_eq!(PublicationState::from_code(state.code()), Some(state));
        }
        for state in AttemptState::ALL {
            assert_eq!(AttemptState::from_code(state.code()), Some(state));
        }
    }
}
