//! Holds the promises of the client against raw sockets: where it goes, and what left.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "test code")]

mod destinations;
mod leaving;
mod stage;
