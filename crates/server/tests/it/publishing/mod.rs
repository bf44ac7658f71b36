//! Publications: sent once, late, refused, lost and found.

mod crashes;
mod people;
mod send_publication;
mod threads;
