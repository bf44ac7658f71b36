//! What can go wrong with posts.

use crate::{PortError, posts_file::FileFault};
use parvis_channels::ChannelsError;
use parvis_database::DatabaseError;
use parvis_kernel::{ChannelId, Class, Fault, FieldFault, WallTimeError};

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
    /// No such correction in this institution.
    #[error("no such correction")]
    CorrectionNotFound,
    /// Nothing of the post is out: there is nothing to correct, the post itself can be edited.
    #[error("nothing of the post is out")]
    NothingOut,
    /// A correction of the post is not decided yet.
    #[error("a correction is open")]
    CorrectionOpen,
    /// The correction was applied or given up.
    #[error("the correction is decided")]
    CorrectionDecided,
    /// Every copy would stay as it is.
    #[error("nothing to amend")]
    NothingToAmend,
    /// A withdrawal, or what does not wait for an approval, needs a reason.
    #[error("reason missing")]
    ReasonMissing,
    /// A copy is being sent or amended, or its outcome is not known.
    #[error("the copy on {0} is not free")]
    CopyNotFree(ChannelId),
    /// The network cannot do this with its copy as it stands.
    #[error("way impossible on {0}")]
    WayImpossible(ChannelId),
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
    /// No such series in this institution.
    #[error("no such series")]
    SeriesNotFound,
    /// Somebody changed the series in between.
    #[error("series changed")]
    SeriesChanged,
    /// The series was ended.
    #[error("series ended")]
    SeriesEnded,
    /// The series schedules by itself, and the member may not schedule.
    #[error("series runs")]
    SeriesRuns,
    /// The post is an occurrence of a series already.
    #[error("in a series")]
    InSeries,
    /// The rule names no day to come.
    #[error("the rule never falls")]
    NeverFalls,
    /// The series has no occurrence on that day.
    #[error("no occurrence")]
    NoOccurrence,
    /// The file holds no posts that can be read.
    #[error("unreadable file: {}", .0.code())]
    File(FileFault),
    /// A line that was chosen cannot be imported, or is not in the file.
    #[error("lines that cannot be imported")]
    ImportLines,
}

impl Fault for EditorialError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_) | Self::Port(_) => Class::Internal,
            Self::Channels(error) => error.class(),
            Self::File(FileFault::TooLarge) => Class::TooLarge,
            Self::File(_) => Class::Invalid,
            Self::NotFound
            | Self::CorrectionNotFound
            | Self::SlotNotFound
            | Self::SeriesNotFound
            | Self::NoOccurrence => Class::NotFound,
            Self::NotApproved | Self::SeriesRuns => Class::Forbidden,
            Self::StaleRevision
            | Self::StaleApproval
            | Self::WrongStage
            | Self::AlreadyLeaving
            | Self::NothingOut
            | Self::CorrectionOpen
            | Self::CorrectionDecided
            | Self::CopyNotFree(_)
            | Self::ThemeExists
            | Self::SlotExists
            | Self::NoFreeSlot
            | Self::SeriesChanged
            | Self::SeriesEnded
            | Self::InSeries => Class::Conflict,
            Self::Blocked { .. }
            | Self::NothingToAmend
            | Self::ReasonMissing
            | Self::WayImpossible(_)
            | Self::NoChannel
            | Self::NoHour
            | Self::PastHour
            | Self::NeverFalls
            | Self::ImportLines
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
            Self::CorrectionNotFound => "editorial.correction_not_found",
            Self::NothingOut => "editorial.nothing_out",
            Self::CorrectionOpen => "editorial.correction_open",
            Self::CorrectionDecided => "editorial.correction_decided",
            Self::NothingToAmend => "editorial.nothing_to_amend",
            Self::ReasonMissing => "editorial.reason_missing",
            Self::CopyNotFree(_) => "editorial.copy_not_free",
            Self::WayImpossible(_) => "editorial.way_impossible",
            Self::ThemeExists => "editorial.theme_exists",
            Self::SlotNotFound => "editorial.slot_not_found",
            Self::SlotExists => "editorial.slot_exists",
            Self::NoFreeSlot => "editorial.no_free_slot",
            Self::SeriesNotFound => "editorial.series_not_found",
            Self::SeriesChanged => "editorial.series_changed",
            Self::SeriesEnded => "editorial.series_ended",
            Self::SeriesRuns => "editorial.series_runs",
            Self::InSeries => "editorial.in_series",
            Self::NeverFalls => "editorial.never_falls",
            Self::NoOccurrence => "editorial.no_occurrence",
            Self::File(fault) => fault.code(),
            Self::ImportLines => "editorial.import_lines",
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
