//! Tests of the detector from outside, in one binary.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::print_stderr,
    reason = "tests: a failure is a panic, and a skipped test says so"
)]

mod development_data;
mod made;
mod made_series;
mod properties;
mod scores;
