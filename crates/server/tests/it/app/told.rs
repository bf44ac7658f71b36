//! How much a test should play, told by the environment.

/// Reads a number.
#[expect(clippy::disallowed_methods, reason = "the test suite is told how much to play by the environment")]
pub(crate) fn told(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}
