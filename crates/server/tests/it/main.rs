//! Tests of the whole program, in one binary.
#![expect(clippy::unwrap_used, reason = "tests: a failure is a panic")]

mod listen;
