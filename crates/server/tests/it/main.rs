//! Everything that goes through HTTP, against the whole program, on a virtual clock and fake networks.

#![allow(missing_docs, reason = "tests are sentences")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test code: a broken premise must stop the test"
)]

mod app;
mod channels;
mod database;
mod editorial;
mod identity;
mod program;
mod publishing;
mod walk;
