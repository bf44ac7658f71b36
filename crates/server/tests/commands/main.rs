//! Commands of the program run as a person would, in a pipe; nothing of the program is linked here.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests: a failure is a panic")]

mod listen;
mod serve;
