//! What every domain error tells the edge: its class, its stable code, and what fills its sentence.

/// The class of an error, which decides the HTTP status and whether a cause is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The request cannot be accepted as written: 422.
    Invalid,
    /// Nobody is signed in: 401.
    Unauthenticated,
    /// The member may not do this: 403.
    Forbidden,
    /// There is no such thing, or not for this institution: 404.
    NotFound,
    /// The thing changed in the meantime, or is in a state that forbids the act: 409.
    Conflict,
    /// The body is larger than what is allowed: 413.
    TooLarge,
    /// Too many tries in a short time: 429.
    TooMany,
    /// Something needed is absent for now: 503.
    Unavailable,
    /// A fault of ours: 500. The cause goes to the log, not to the person.
    Internal,
}

/// One field of a request that is at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// Name of the field on the wire, dotted when nested.
    pub field: String,
    /// Stable code, looked up in the catalogue.
    pub code: &'static str,
}

/// An error that can be shown to a person.
pub trait Fault: std::error::Error + Send + Sync + 'static {
    /// Class of the error.
    fn class(&self) -> Class;
    /// Stable code, for example `editorial.stale_revision`.
    fn code(&self) -> &'static str;
    /// Values that fill the sentence of the catalogue, by name.
    fn parameters(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
    /// Fields of the request at fault; empty when the request as a whole is.
    fn fields(&self) -> Vec<FieldFault> {
        Vec::new()
    }
}
