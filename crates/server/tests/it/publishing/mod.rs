//! Publications: sent once, late, refused, lost and found.

mod amend;
mod amend_crashes;
mod amend_people;
mod amendments;
mod checks_ahead;
mod crashes;
mod notifications;
mod people;
mod send_publication;
mod threads;
