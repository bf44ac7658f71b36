//! When to try again.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(10);
const CAP: Duration = Duration::from_secs(15 * 60);

/// Delay before the next try, at least 10 s, at most 15 min plus jitter.
///
/// Doubles with each failure, plus up to 10 % drawn as `jitter` (ratio, 0 to 1): many publications that
/// failed together do not come back together.
#[must_use]
pub(crate) fn backoff(failures: u32, jitter: f64) -> Duration {
    let doubled = FIRST.saturating_mul(1_u32.checked_shl(failures.min(20)).unwrap_or(u32::MAX)).min(CAP);
    doubled + doubled.mul_f64(jitter.clamp(0.0, 1.0) / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_up_to_a_cap() {
        assert_eq!(backoff(0, 0.0), Duration::from_secs(10));
        assert_eq!(backoff(3, 0.0), Duration::from_secs(80));
        assert_eq!(backoff(40, 0.0), CAP);
        assert_eq!(backoff(0, 1.0), Duration::from_secs(11));
    }
}
