//! The size of one event: 1 for counts, learnt for measures that are not whole numbers.

use serde::{Deserialize, Serialize};

/// Most values that weigh in the learnt size: older ones fade.
const MEMORY: f64 = 10_000.0;

/// Learns the size of one event from the values themselves.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct EventSize {
    /// Whether every value so far was a whole number.
    whole: bool,
    /// Mean of the logarithms of the values above 0, and how many.
    log_mean: f64,
    seen: f64,
}

impl EventSize {
    pub(crate) fn new() -> Self {
        EventSize { whole: true, log_mean: 0.0, seen: 0.0 }
    }

    /// Takes a value in, if there is one, and gives the size of one event as known then, above 0.
    pub(crate) fn take(&mut self, value: Option<f64>) -> f64 {
        let value = value.unwrap_or(0.0);
        self.whole &= value.fract() == 0.0;
        if value > 0.0 {
            self.seen = (self.seen + 1.0).min(MEMORY);
            self.log_mean += (value.ln() - self.log_mean) / self.seen;
        }
        if self.whole { 1.0 } else { self.log_mean.exp().max(f64::MIN_POSITIVE) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_come_one_by_one_and_measures_by_their_usual_size() {
        let mut size = EventSize::new();
        assert_eq!([3.0, 0.0, 250.0].map(|value| size.take(Some(value))), [1.0, 1.0, 1.0]);
        let mut size = EventSize::new();
        let learnt = [0.5, 0.0, 0.125].map(|value| size.take(Some(value)))[2];
        assert!((learnt - 0.25).abs() < 1e-12, "{learnt}");
    }
}
