//! Publications: sent once, late, refused, lost and found.

mod checks_ahead;
mod crashes;
mod notifications;
mod pauses;
mod people;
mod queue;
mod releases;
mod send_publication;
mod threads;
