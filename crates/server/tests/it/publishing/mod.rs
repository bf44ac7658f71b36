//! Publications: sent once, late, refused, lost and found.

mod checks_ahead;
mod crashes;
mod notifications;
mod people;
mod send_publication;
mod threads;
