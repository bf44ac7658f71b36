//! What a network answered. An answer is data, never an `Err`.

use parvis_kernel::Timestamp;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Where a published item is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoteRef {
    /// Id given by the network, unique on the channel.
    pub id: String,
    /// Permanent public address, when the network gives one.
    pub url: Option<String>,
    /// What the connector needs to answer, change or delete it (for example a content id).
    pub detail: Option<String>,
}

/// What a network answered to one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is there.
    Accepted {
        /// Where it is.
        remote: RemoteRef,
    },
    /// Still encoding or in moderation; only [`crate::Connector::poll`] may be repeated.
    Processing {
        /// What to ask with.
        resume: Resume,
        /// How long to wait before asking.
        check_after: Duration,
    },
    /// Definite: nothing was created, come back later.
    RateLimited {
        /// When the network says to come back; `None` when it does not say.
        until: Option<Timestamp>,
    },
    /// Definite: nothing was created, the credentials were not accepted.
    Unauthorised,
    /// Definite: nothing was created and the same request will be refused again.
    Refused {
        /// Why.
        reason: Reason,
    },
    /// Definite: nothing was sent (no connection, name not found, media not readable). Safe to retry.
    NotSent {
        /// What prevented it, for the technical details. Never holds a secret.
        detail: String,
    },
    /// The write may have happened. Never sent again without reconciliation.
    Unknown {
        /// What was seen, for the technical details. Never holds a secret.
        detail: String,
    },
}

/// An opaque note of a connector to itself, to ask about an item being processed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resume(pub String);

/// Why a network refused, in our words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Stable code of ours, for example `publishing.refused.text_too_long`.
    pub code: &'static str,
    /// What the network said, for the technical details. Never holds a secret.
    pub detail: String,
}

/// What became of a write whose outcome was unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is there.
    Present {
        /// Where it is.
        remote: RemoteRef,
    },
    /// Proved: it is not there, and a late arrival is impossible or would be recognised.
    Absent,
    /// The network cannot be searched, or did not answer.
    CannotTell {
        /// What was seen, for the technical details.
        detail: String,
    },
}

/// State of a channel when it was last tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Health {
    /// It answers and accepts us.
    Ok {
        /// The handle, when the network says that it changed.
        handle: HandleChange,
    },
    /// It answers and refuses our credentials.
    Unauthorised,
    /// It does not answer, or not sensibly: nothing is known of the credentials.
    Unreachable {
        /// What was seen, for the technical details.
        detail: String,
    },
}

/// Whether the network knows the channel under another handle now.
pub type HandleChange = Option<String>;

/// What a renewal of credentials gave.
#[derive(Clone, Debug)]
pub enum Refreshed {
    /// New credentials, to be saved before they are used.
    Renewed(crate::Credentials),
    /// The network will not renew: a person must reconnect.
    Revoked,
    /// No sensible answer: nothing changes, try later.
    Unreachable {
        /// What was seen, for the technical details.
        detail: String,
    },
}

/// What became of telling a server that credentials no longer serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revocation {
    /// The server took them back, now or before: they open nothing any more.
    Revoked,
    /// What the program itself held is closed, but what a member typed stays good until they take it back
    /// on the network's own page: no call does it for them.
    ByHand,
    /// No sensible answer: only the network's own page can take them back now.
    NotTold {
        /// What was seen, for the technical details. Never holds a secret.
        detail: String,
    },
}

/// Why a channel could not be connected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A field is missing or malformed.
    Field {
        /// Name of the field.
        field: &'static str,
        /// Stable code, for example `channels.field.not_an_address`.
        code: &'static str,
    },
    /// The server refused the credentials.
    Credentials,
    /// The address is private and not on the allow-list.
    ForbiddenAddress,
    /// The server does not answer, or is not of this network.
    Unreachable {
        /// What was seen, for the technical details.
        detail: String,
    },
}
