//! What can go wrong with posts.

use crate::PortError;
use parvis_channels::ChannelsError;
use parvis_database::DatabaseError;
use parvis_kernel::{Class, Fault, FieldFault, WallTimeError};

/// Errors of the domain.
#[derive(Debug, thiserror::Error)]
pub enum EditorialError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// Another domain failed.
    #[error("another domain failed: {0}")]
    Port(#[from] PortError),
    /// Channels failed.
    #[error(transparent)]
    Channels(#[from] ChannelsError),
    /// No such post in this institution.
    #[error("no such post")]
    NotFound,
    /// Somebody saved in between.
    #[error("stale revision")]
    StaleRevision,
    /// What was approved is no longer what is stored.
    #[error("the revision read is not the one stored")]
    StaleApproval,
    /// The stage of the post does not allow the act.
    #[error("not possible at this stage")]
    WrongStage,
    /// Something of the post has left already.
    #[error("the post is leaving or has left")]
    AlreadyLeaving,
    /// Findings forbid to go on.
    #[error("blocking findings: {codes:?}")]
    Blocked {
        /// Codes of the findings.
        codes: Vec<&'static str>,
    },
    /// No channel was chosen.
    #[error("no channel chosen")]
    NoChannel,
    /// No hour was given.
    #[error("no hour given")]
    NoHour,
    /// The hour is in the past.
    #[error("the hour is past")]
    PastHour,
    /// The hour names no single instant.
    #[error("hour: {0}")]
    Hour(#[from] WallTimeError),
    /// The post is not approved, and the member may not approve it.
    #[error("not approved")]
    NotApproved,
    /// Fields that cannot be accepted.
    #[error("fields at fault")]
    Fields(Vec<FieldFault>),
    /// A theme of this name exists.
    #[error("theme exists")]
    ThemeExists,
    /// No such slot in this institution.
    #[error("no such slot")]
    SlotNotFound,
    /// The same slot exists.
    #[error("slot exists")]
    SlotExists,
    /// No slot that suits the post is free in the weeks to come.
    #[error("no free slot")]
    NoFreeSlot,
}

impl Fault for EditorialError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_) | Self::Port(_) => Class::Internal,
            Self::Channels(error) => error.class(),
            Self::NotFound | Self::SlotNotFound => Class::NotFound,
            Self::NotApproved => Class::Forbidden,
            Self::StaleRevision
            | Self::StaleApproval
            | Self::WrongStage
            | Self::AlreadyLeaving
            | Self::ThemeExists
            | Self::SlotExists
            | Self::NoFreeSlot => Class::Conflict,
            Self::Blocked { .. }
            | Self::NoChannel
            | Self::NoHour
            | Self::PastHour
            | Self::Hour(_)
            | Self::Fields(_) => Class::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Database(_) | Self::Port(_) => "web.internal",
            Self::Channels(error) => error.code(),
            Self::NotFound => "editorial.not_found",
            Self::NotApproved => "editorial.not_approved",
            Self::StaleRevision => "editorial.stale_revision",
            Self::StaleApproval => "editorial.stale_approval",
            Self::WrongStage => "editorial.wrong_stage",
            Self::AlreadyLeaving => "editorial.already_leaving",
            Self::ThemeExists => "editorial.theme_exists",
            Self::SlotNotFound => "editorial.slot_not_found",
            Self::SlotExists => "editorial.slot_exists",
            Self::NoFreeSlot => "editorial.no_free_slot",
            Self::Blocked { .. } => "editorial.blocked",
            Self::NoChannel => "editorial.no_channel",
            Self::NoHour => "editorial.no_hour",
            Self::PastHour => "editorial.past_hour",
            Self::Hour(WallTimeError::Gap) => "editorial.hour_does_not_exist",
            Self::Hour(WallTimeError::Twice) => "editorial.hour_exists_twice",
            Self::Hour(WallTimeError::UnknownZone | WallTimeError::OutOfRange) => "editorial.hour_unknown",
            Self::Fields(_) => "editorial.fields",
        }
    }

    fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Blocked { codes } => vec![("count", codes.len().to_string())],
            _ => Vec::new(),
        }
    }

    fn fields(&self) -> Vec<FieldFault> {
        match self {
            Self::Fields(fields) => fields.clone(),
            _ => Vec::new(),
        }
    }
}
