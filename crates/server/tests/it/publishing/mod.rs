//! Publications: sent once, late, refused, lost and found.

mod crashes;
mod pauses;
mod people;
mod releases;
mod send_publication;
mod threads;
