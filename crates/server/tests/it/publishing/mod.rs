//! Publications: sent once, late, refused, lost and found.

mod checks_ahead;
mod crashes;
mod first_comments;
mod notifications;
mod people;
mod quotas;
mod send_publication;
mod threads;
