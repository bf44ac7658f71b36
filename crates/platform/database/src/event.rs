//! Something that happened in a domain: ids only, told to screens and to listeners.

use parvis_kernel::{EventId, OrganisationId, Timestamp};

/// An event. Its name is the noun and the past participle, for example `PostScheduled`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// The institution it happened in.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: &'static str,
    /// Wire id of what it happened to.
    pub subject: String,
    /// Wire id of what it belongs to, when a screen needs it (the post of a publication).
    pub related: Option<String>,
    /// When, UTC.
    pub happened_at: Timestamp,
}
