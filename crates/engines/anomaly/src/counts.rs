//! Over-dispersed counts: how surprising a count is, and the band it was expected in.

use serde::{Deserialize, Serialize};

/// Below this dispersion a count is plain Poisson.
const NEGLIGIBLE: f64 = 1e-9;
/// Means up to this many events get their band by exact summation, larger ones by approximation.
const SUMMED_MEAN: f64 = 30.0;
/// Standard normal quantile of 95 %.
const NORMAL_95: f64 = 1.644_853_627;

/// An interval that was expected to hold a value nine times in ten, ends included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Band {
    /// Lower end (5th percentile), in the unit of the series, at least 0.
    pub low: f64,
    /// Upper end (95th percentile), in the unit of the series.
    pub high: f64,
}

/// A count to come: its mean and how its variance grows with it.
///
/// Variance is `unit × mean + dispersion × mean²`: negative binomial when `unit` is 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// Mean, in the unit of the series, above 0.
    pub mean: f64,
    /// Squared coefficient of variation beyond chance, at least 0.
    pub dispersion: f64,
    /// Size of one event in the unit of the series: 1 for counts.
    pub unit: f64,
}

impl Expected {
    /// Variance of the value, in squared units of the series.
    #[must_use]
    pub fn variance(&self) -> f64 {
        self.unit * self.mean + self.dispersion * self.mean * self.mean
    }

    /// Evidence that `value` stands above this expectation, in nats; 0 when it does not.
    ///
    /// Log-likelihood ratio of the best-fitting mean against the expected one, after half an event
    /// of continuity correction: close to minus the logarithm of the tail probability, and exact
    /// for any size of value where a tail probability would underflow.
    #[must_use]
    pub fn evidence_above(&self, value: f64) -> f64 {
        let mean = self.mean / self.unit;
        let count = value / self.unit - 0.5;
        if !(mean > 0.0 && count > mean) {
            return 0.0;
        }
        let growth = count * (count / mean).ln();
        let evidence = if self.dispersion < NEGLIGIBLE {
            growth - (count - mean)
        } else {
            let shape = self.dispersion.recip();
            growth - (count + shape) * ((count + shape) / (mean + shape)).ln()
        };
        if evidence.is_finite() { evidence.max(0.0) } else { 0.0 }
    }

    /// Evidence that a zero is below this expectation, in nats: minus the logarithm of its
    /// probability.
    #[must_use]
    pub fn evidence_of_zero(&self) -> f64 {
        let mean = self.mean / self.unit;
        if self.dispersion < NEGLIGIBLE { mean } else { (self.dispersion * mean).ln_1p() / self.dispersion }
    }

    /// The band that holds the value nine times in ten.
    #[must_use]
    pub fn band(&self) -> Band {
        let mean = self.mean / self.unit;
        if mean <= SUMMED_MEAN && (self.unit - 1.0).abs() < NEGLIGIBLE {
            self.summed_band(mean)
        } else {
            self.gamma_band()
        }
    }

    /// Exact band of a small count, by summing its law from zero.
    fn summed_band(&self, mean: f64) -> Band {
        let shape = self.dispersion.max(NEGLIGIBLE).recip();
        let ratio = mean / (mean + shape);
        let mut mass = (-self.evidence_of_zero()).exp();
        let (mut below, mut count, mut low) = (mass, 0.0, None);
        // past any count of interest the law is empty: the bound only guards against rounding
        while below < 0.95 && count < 1e4 {
            if low.is_none() && below >= 0.05 {
                low = Some(count);
            }
            mass *= (count + shape) / (count + 1.0) * ratio;
            count += 1.0;
            below += mass;
        }
        Band { low: low.unwrap_or(count), high: count }
    }

    /// Band of a large or continuous value: a gamma law of same mean and variance, its quantiles
    /// by the cube-root approximation.
    ///
    /// Source: E. B. Wilson and M. M. Hilferty, "The distribution of chi-square", PNAS 17 (1931).
    fn gamma_band(&self) -> Band {
        let shape = self.mean * self.mean / self.variance().max(f64::MIN_POSITIVE);
        let spread = (9.0 * shape).recip();
        let quantile = |z: f64| (self.mean * (1.0 - spread + z * spread.sqrt()).max(0.0).powi(3)).max(0.0);
        Band { low: quantile(-NORMAL_95), high: quantile(NORMAL_95) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(mean: f64, dispersion: f64) -> Expected {
        Expected { mean, dispersion, unit: 1.0 }
    }

    #[test]
    fn a_count_at_or_below_the_mean_is_no_evidence() {
        assert_eq!(counts(5.0, 0.2).evidence_above(5.0), 0.0);
        assert_eq!(counts(5.0, 0.2).evidence_above(0.0), 0.0);
    }

    #[test]
    fn evidence_is_close_to_the_tail_probability_of_a_poisson_count() {
        // P(X >= 15 | mean 5) = 2.26e-4, that is 8.4 nats; the ratio leaves out the polynomial factor
        let evidence = counts(5.0, 0.0).evidence_above(15.0);
        assert!((5.5..9.0).contains(&evidence), "{evidence}");
    }

    #[test]
    fn dispersion_makes_the_same_count_less_surprising() {
        let (calm, noisy) = (counts(5.0, 0.05).evidence_above(30.0), counts(5.0, 1.0).evidence_above(30.0));
        assert!(calm > 3.0 * noisy, "{calm} against {noisy}");
    }

    #[test]
    fn bands_of_small_counts_are_exact() {
        // Poisson of mean 4: P(X <= 1) = 0.092, P(X <= 0) = 0.018, P(X <= 8) = 0.979, P(X <= 7) = 0.949
        assert_eq!(counts(4.0, 0.0).band(), Band { low: 1.0, high: 8.0 });
        assert_eq!(counts(0.01, 0.0).band(), Band { low: 0.0, high: 0.0 });
    }

    #[test]
    fn both_ways_of_computing_a_band_agree() {
        for dispersion in [0.02, 0.1, 0.3] {
            let expected = counts(SUMMED_MEAN, dispersion);
            let (exact, near) = (expected.summed_band(SUMMED_MEAN), expected.gamma_band());
            assert!((exact.low - near.low).abs() < 1.6, "{exact:?} {near:?}");
            assert!((exact.high - near.high).abs() < 1.6, "{exact:?} {near:?}");
        }
    }
}
