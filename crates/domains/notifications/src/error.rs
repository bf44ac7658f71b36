//! What can go wrong with notifications.

use parvis_database::DatabaseError;
use parvis_kernel::{Class, Fault};

/// Errors of the domain.
#[derive(Debug, thiserror::Error)]
pub enum NotificationsError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// No such notification for this member.
    #[error("no such notification")]
    NotFound,
}

impl Fault for NotificationsError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_) => Class::Internal,
            Self::NotFound => Class::NotFound,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Database(_) => "web.internal",
            Self::NotFound => "notifications.not_found",
        }
    }
}
