//! Publications: sent once, late, refused, lost and found.

mod checks_ahead;
mod crashes;
mod effects;
mod notifications;
mod pauses;
mod people;
mod releases;
mod send_publication;
mod slow;
mod threads;
mod workers;
