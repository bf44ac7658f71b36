//! What can go wrong with the public feed.

use parvis_database::DatabaseError;
use parvis_kernel::{Class, Fault};

/// Errors of the domain.
#[derive(Debug, thiserror::Error)]
pub enum CitizensError {
    /// The database failed before anything was kept.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The database failed while it was keeping the change: it may be there or not.
    #[error("commit: {0}")]
    Commit(DatabaseError),
    /// No such item in this institution.
    #[error("no such item")]
    NotFound,
    /// The item was taken down.
    #[error("item withdrawn")]
    Withdrawn,
    /// Neither text nor image.
    #[error("neither text nor image")]
    TextMissing,
    /// More than 20,000 characters.
    #[error("text too long")]
    TextTooLong,
    /// More than 20 images.
    #[error("too many images")]
    TooManyImages,
    /// A file that the feed does not show.
    #[error("media refused")]
    MediaRefused,
    /// A correction without explanation.
    #[error("note missing")]
    NoteMissing,
    /// An explanation of more than 500 characters.
    #[error("note too long")]
    NoteTooLong,
    /// The media domain failed.
    #[error("media: {0}")]
    Media(String),
    /// A page could not be written.
    #[error("page: {0}")]
    Page(#[from] askama::Error),
}

impl Fault for CitizensError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_) | Self::Commit(_) | Self::Media(_) | Self::Page(_) => Class::Internal,
            Self::NotFound => Class::NotFound,
            Self::Withdrawn => Class::Conflict,
            Self::TextMissing
            | Self::TextTooLong
            | Self::TooManyImages
            | Self::MediaRefused
            | Self::NoteMissing
            | Self::NoteTooLong => Class::Invalid,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Database(_) | Self::Commit(_) | Self::Media(_) | Self::Page(_) => "web.internal",
            Self::NotFound => "citizens.item_not_found",
            Self::Withdrawn => "citizens.item_withdrawn",
            Self::TextMissing => "citizens.text_missing",
            Self::TextTooLong => "citizens.text_too_long",
            Self::TooManyImages => "citizens.too_many_images",
            Self::MediaRefused => "citizens.media_refused",
            Self::NoteMissing => "citizens.note_missing",
            Self::NoteTooLong => "citizens.note_too_long",
        }
    }
}
