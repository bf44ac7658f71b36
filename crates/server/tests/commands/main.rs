//! Commands of the program run as a person would, in a pipe; nothing of the program is linked here.
#![expect(clippy::unwrap_used, reason = "tests: a failure is a panic")]

mod listen;
mod serve;
