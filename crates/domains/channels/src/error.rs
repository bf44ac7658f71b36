//! What can go wrong with channels.

use parvis_connector::Refusal;
use parvis_database::DatabaseError;
use parvis_kernel::{Class, Fault, FieldFault};
use parvis_vault::VaultError;

/// Errors of the domain.
#[derive(Debug, thiserror::Error)]
pub enum ChannelsError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The vault failed.
    #[error("credentials: {0}")]
    Vault(#[from] VaultError),
    /// No such channel in this institution.
    #[error("no such channel")]
    NotFound,
    /// No such network, or not one that members connect.
    #[error("network cannot be connected")]
    NetworkUnknown,
    /// The network or its server refused.
    #[error("connection refused: {0:?}")]
    Refused(Refusal),
    /// The same profile is connected already.
    #[error("already connected")]
    AlreadyConnected,
    /// The channel is disconnected: it has no credentials.
    #[error("channel is disconnected")]
    Disconnected,
    /// The public feed is always there.
    #[error("the public feed cannot be disconnected")]
    AlwaysThere,
    /// Another profile answered than the one that was connected.
    #[error("another profile answered")]
    OtherProfile,
    /// The network has no page of its own that connects.
    #[error("no page of the network")]
    NoHandOver,
    /// No such departure in this session, or it has served.
    #[error("departure unknown")]
    DepartureUnknown,
    /// The member took too long to come back.
    #[error("departure expired")]
    DepartureExpired,
    /// The member said no on the network's page.
    #[error("consent denied")]
    ConsentDenied,
    /// The network's page sent the member back with another error.
    #[error("hand-over failed: {0}")]
    HandOverFailed(String),
    /// The member agreed to less than publishing needs.
    #[error("authorisation too narrow")]
    AuthorisationTooNarrow,
    /// The network did not take the code it had given.
    #[error("code refused")]
    CodeRefused,
    /// Another domain failed while it let go of the channel.
    #[error("work of the channel: {0}")]
    Work(String),
}

impl Fault for ChannelsError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_) | Self::Vault(_) | Self::Work(_) => Class::Internal,
            Self::NotFound => Class::NotFound,
            Self::NetworkUnknown
            | Self::Refused(_)
            | Self::OtherProfile
            | Self::NoHandOver
            | Self::ConsentDenied
            | Self::HandOverFailed(_)
            | Self::AuthorisationTooNarrow
            | Self::CodeRefused => Class::Invalid,
            Self::AlreadyConnected
            | Self::Disconnected
            | Self::AlwaysThere
            | Self::DepartureUnknown
            | Self::DepartureExpired => Class::Conflict,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Database(_) | Self::Vault(_) | Self::Work(_) => "web.internal",
            Self::NotFound => "channels.not_found",
            Self::NetworkUnknown => "channels.network_unknown",
            Self::Refused(Refusal::Field { .. }) => "channels.fields",
            Self::Refused(Refusal::Credentials) => "channels.refused_credentials",
            Self::Refused(Refusal::ForbiddenAddress) => "channels.forbidden_address",
            Self::Refused(Refusal::Unreachable { .. }) => "channels.unreachable",
            Self::AlreadyConnected => "channels.already_connected",
            Self::Disconnected => "channels.disconnected",
            Self::AlwaysThere => "channels.always_there",
            Self::OtherProfile => "channels.other_profile",
            Self::NoHandOver => "channels.no_hand_over",
            Self::DepartureUnknown => "channels.departure_unknown",
            Self::DepartureExpired => "channels.departure_expired",
            Self::ConsentDenied => "channels.consent_denied",
            Self::HandOverFailed(_) => "channels.hand_over_failed",
            Self::AuthorisationTooNarrow => "channels.authorisation_too_narrow",
            Self::CodeRefused => "channels.code_refused",
        }
    }

    fn fields(&self) -> Vec<FieldFault> {
        match self {
            Self::Refused(Refusal::Field { field, code }) => {
                vec![FieldFault { field: (*field).to_owned(), code }]
            }
            _ => Vec::new(),
        }
    }
}
