//! What can go wrong when a person or another domain asks something of publications.

use crate::PortError;
use parvis_channels::ChannelsError;
use parvis_database::DatabaseError;
use parvis_kernel::{Class, Fault, FieldFault, WallTimeError};

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
    /// A page could not be written.
    #[error("page not written: {0}")]
    Page(#[from] askama::Error),
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
    /// Fields that cannot be accepted.
    #[error("fields at fault")]
    Fields(Vec<FieldFault>),
    /// No such pause in this institution.
    #[error("no such pause")]
    PauseNotFound,
    /// The pause has ended.
    #[error("the pause has ended")]
    PauseEnded,
    /// The same is paused already.
    #[error("paused already")]
    AlreadyPaused,
    /// Minutes between two publications are outside what is possible.
    #[error("spacing out of range")]
    Spacing,
    /// A new hour was announced and not given.
    #[error("no hour given")]
    NoHour,
    /// The new hour has passed.
    #[error("hour passed")]
    PastHour,
    /// The new hour names no single instant.
    #[error(transparent)]
    Hour(#[from] WallTimeError),
    /// Another worker settled it in between.
    #[error("lease lost")]
    LeaseLost,
}

impl Fault for PublishingError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_) | Self::Port(_) | Self::Page(_) => Class::Internal,
            Self::Channels(error) => error.class(),
            Self::NotFound | Self::PauseNotFound => Class::NotFound,
            Self::OutcomeUnknown
            | Self::CorrectedSince
            | Self::WrongState(_)
            | Self::PauseEnded
            | Self::AlreadyPaused
            | Self::LeaseLost => Class::Conflict,
            Self::NotAnAddress
            | Self::Fields(_)
            | Self::Spacing
            | Self::NoHour
            | Self::PastHour
            | Self::Hour(_) => Class::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Database(_) | Self::Port(_) | Self::Page(_) => "web.internal",
            Self::Channels(error) => error.code(),
            Self::NotFound => "publishing.not_found",
            Self::CorrectedSince => "publishing.corrected_since",
            Self::OutcomeUnknown => "publishing.outcome_unknown",
            Self::WrongState(_) | Self::LeaseLost => "publishing.wrong_state",
            Self::NotAnAddress => "publishing.not_an_address",
            Self::Fields(_) => "publishing.fields",
            Self::PauseNotFound => "publishing.pause_not_found",
            Self::PauseEnded => "publishing.pause_ended",
            Self::AlreadyPaused => "publishing.already_paused",
            Self::Spacing => "publishing.spacing",
            Self::NoHour => "publishing.no_hour",
            Self::PastHour => "publishing.past_hour",
            Self::Hour(WallTimeError::Gap) => "publishing.hour_does_not_exist",
            Self::Hour(WallTimeError::Twice) => "publishing.hour_exists_twice",
            Self::Hour(WallTimeError::UnknownZone | WallTimeError::OutOfRange) => "publishing.hour_unknown",
        }
    }

    fn fields(&self) -> Vec<FieldFault> {
        match self {
            Self::Fields(fields) => fields.clone(),
            _ => Vec::new(),
        }
    }
}
