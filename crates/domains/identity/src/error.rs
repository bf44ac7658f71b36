//! What can go wrong with institutions, members and sign-in.

use parvis_database::DatabaseError;
use parvis_kernel::{Class, Fault, FieldFault};

/// Errors of the domain.
#[derive(Debug, thiserror::Error)]
pub enum IdentityError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    NotSignedIn,
    /// The member's role does not allow it.
    #[error("permission {permission} is missing")]
    NotAllowed {
        /// The permission that is missing.
        permission: &'static str,
    },
    /// Wrong address or password.
    #[error("wrong credentials")]
    WrongCredentials,
    /// Too many failed sign-ins in a quarter of an hour.
    #[error("too many failed sign-ins")]
    TooManyTries,
    /// Fields that cannot be accepted.
    #[error("fields at fault")]
    Fields(Vec<FieldFault>),
    /// The address belongs to another member already.
    #[error("address in use")]
    EmailInUse,
    /// The installation has its institution already.
    #[error("already founded")]
    AlreadyFounded,
    /// The token of the first run is wrong.
    #[error("wrong first-run token")]
    WrongFirstRunToken,
    /// The password could not be hashed.
    #[error("password hashing failed: {0}")]
    Hashing(String),
    /// Another part of the founding failed.
    #[error("founding failed: {0}")]
    Founding(String),
}

impl Fault for IdentityError {
    fn class(&self) -> Class {
        match self {
            Self::Database(_) | Self::Hashing(_) | Self::Founding(_) => Class::Internal,
            Self::NotSignedIn => Class::Unauthenticated,
            Self::NotAllowed { .. } | Self::WrongFirstRunToken => Class::Forbidden,
            Self::WrongCredentials | Self::Fields(_) => Class::Invalid,
            Self::TooManyTries => Class::TooMany,
            Self::EmailInUse | Self::AlreadyFounded => Class::Conflict,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Database(_) | Self::Hashing(_) | Self::Founding(_) => "web.internal",
            Self::NotSignedIn => "identity.not_signed_in",
            Self::NotAllowed { .. } => "identity.not_allowed",
            Self::WrongCredentials => "identity.wrong_credentials",
            Self::TooManyTries => "identity.too_many_tries",
            Self::Fields(_) => "identity.fields",
            Self::EmailInUse => "identity.email_in_use",
            Self::AlreadyFounded => "identity.already_founded",
            Self::WrongFirstRunToken => "identity.wrong_first_run_token",
        }
    }

    fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotAllowed { permission } => vec![("permission", (*permission).to_owned())],
            _ => Vec::new(),
        }
    }

    fn fields(&self) -> Vec<FieldFault> {
        match self {
            Self::Fields(fields) => fields.clone(),
            Self::EmailInUse => vec![FieldFault { field: "email".to_owned(), code: self.code() }],
            _ => Vec::new(),
        }
    }
}
