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
    /// Another domain failed while it let go of the channel.
    #[error("work of the channel: {0}")]
    Work(String),
}

impl Fault for ChannelsError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_) | Self::Vault(_) | Self::Work(_) => Class::Internal,
            Self::NotFound => Class::NotFound,
            Self::NetworkUnknown | Self::Refused(_) | Self::OtherProfile => Class::Invalid,
            Self::AlreadyConnected | Self::Disconnected | Self::AlwaysThere => Class::Conflict,
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
