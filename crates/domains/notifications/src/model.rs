//! A notification: what happened, to whom it is told, and what it is about.

use parvis_kernel::{ChannelId, MemberId, NotificationId, OrganisationId, PostId, PublicationId, Timestamp};
use std::collections::BTreeSet;

/// What a notification tells. Its sentence is `notification-<code>` of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The hour of a publication passed and it was not sent.
    PublicationMissed,
    /// A publication was refused.
    PublicationFailed,
    /// Nobody knows for long whether a publication is there.
    PublicationToVerify,
    /// A check before the hour found something that will stop a publication.
    PublicationCheck,
    /// The first comment of a publication was refused, or nobody knows whether it is there.
    CommentFailed,
    /// A network does not accept a channel any more.
    ChannelRevoked,
    /// The publisher has not done a round for too long.
    PublisherFrozen,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::PublicationMissed,
        Self::PublicationFailed,
        Self::PublicationToVerify,
        Self::PublicationCheck,
        Self::CommentFailed,
        Self::ChannelRevoked,
        Self::PublisherFrozen,
    ];

    /// Returns the stored and wire code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PublicationMissed => "publication_missed",
            Self::PublicationFailed => "publication_failed",
            Self::PublicationToVerify => "publication_to_verify",
            Self::PublicationCheck => "publication_check",
            Self::CommentFailed => "comment_failed",
            Self::ChannelRevoked => "channel_revoked",
            Self::PublisherFrozen => "publisher_frozen",
        }
    }

    /// Reads a stored code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Returns the weight on the wire: `error` for what did not happen, `wait` for what may still be mended.
    #[must_use]
    pub fn tone(self) -> &'static str {
        match self {
            Self::PublicationToVerify | Self::PublicationCheck => "wait",
            _ => "error",
        }
    }
}

/// Something to tell several members.
#[derive(Clone, Debug)]
pub struct NewNotification {
    /// What it tells.
    pub kind: Kind,
    /// What makes it one: a second telling of the same occurrence to the same member is none.
    pub occurrence: String,
    /// Wire id of what it is about; settling names it.
    pub about: String,
    /// The post that leads to it.
    pub post: Option<PostId>,
    /// The publication concerned.
    pub publication: Option<PublicationId>,
    /// The channel concerned.
    pub channel: Option<ChannelId>,
    /// Title of the post, or name of the thing.
    pub title: String,
    /// Name of the channel; empty when none is concerned.
    pub place: String,
    /// Stable code of why.
    pub code: Option<String>,
    /// When it happened.
    pub happened_at: Timestamp,
    /// Whom to tell.
    pub members: BTreeSet<MemberId>,
}

/// A notification as its member sees it.
#[derive(Clone, Debug)]
pub(crate) struct Notification {
    pub(crate) id: NotificationId,
    pub(crate) kind: Kind,
    pub(crate) post: Option<PostId>,
    pub(crate) publication: Option<PublicationId>,
    pub(crate) channel: Option<ChannelId>,
    pub(crate) title: String,
    pub(crate) place: String,
    pub(crate) code: Option<String>,
    pub(crate) happened_at: Timestamp,
    pub(crate) read_at: Option<Timestamp>,
}

/// What members were told of and may be settled by now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenMatter {
    /// The institution.
    pub organisation: OrganisationId,
    /// What was told.
    pub kind: Kind,
    /// Wire id of what it is about.
    pub about: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_survives_storage() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
    }
}
