//! Publications: sent once, late, refused, lost and found.

mod crashes;
mod effects;
mod people;
mod send_publication;
mod slow;
mod threads;
mod workers;
