//! What can go wrong when a person or another domain asks something of publications.

use crate::PortError;
use parvis_channels::ChannelsError;
use parvis_database::DatabaseError;
use parvis_kernel::{Class, Fault};

/// Errors of the domain. What a network answers is not an error.
#[derive(Debug, thiserror::Error)]
pub enum PublishingError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// Another domain failed.
    #[error("another domain failed: {0}")]
    Port(#[from] PortError),
    /// Channels failed.
    #[error(transparent)]
    Channels(#[from] ChannelsError),
    /// No such publication in this institution.
    #[error("no such publication")]
    NotFound,
    /// The outcome of the last try is unknown: it must be declared first.
    #[error("outcome unknown")]
    OutcomeUnknown,
    /// The state of the publication does not allow the act.
    #[error("not possible in state {0}")]
    WrongState(&'static str),
    /// The post was corrected or withdrawn since: its first text may no longer be sent.
    #[error("corrected since")]
    CorrectedSince,
    /// The address of the published item is not one.
    #[error("not an address")]
    NotAnAddress,
    /// Another worker settled it in between.
    #[error("lease lost")]
    LeaseLost,
}

impl Fault for PublishingError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_) | Self::Port(_) => Class::Internal,
            Self::Channels(error) => error.class(),
            Self::NotFound => Class::NotFound,
            Self::OutcomeUnknown | Self::CorrectedSince | Self::WrongState(_) | Self::LeaseLost => {
                Class::Conflict
            }
            Self::NotAnAddress => Class::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Database(_) | Self::Port(_) => "web.internal",
            Self::Channels(error) => error.code(),
            Self::NotFound => "publishing.not_found",
            Self::CorrectedSince => "publishing.corrected_since",
            Self::OutcomeUnknown => "publishing.outcome_unknown",
            Self::WrongState(_) | Self::LeaseLost => "publishing.wrong_state",
            Self::NotAnAddress => "publishing.not_an_address",
        }
    }
}
