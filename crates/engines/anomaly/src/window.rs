//! Sliding windows of 3 to 24 hours: what they hold, what they were expected to hold, how surprising.

use crate::counts::Expected;
use crate::tuning::Tuning;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Lengths judged, in hours. Shorter ones would wake people for what is over when they look.
const HOURS: [f64; 4] = [3.0, 6.0, 12.0, 24.0];
/// Most steps kept: a day of 10-second steps; longer windows of finer series are cut to this.
const MOST_STEPS: usize = 8640;
/// Dispersion learnt stays in this range.
const DISPERSION: std::ops::RangeInclusive<f64> = 0.02..=5.0;
/// A day's largest evidence counts as at least this, in nats: its logarithm stays finite.
const LEAST_PEAK: f64 = 0.5;

/// One step kept for the windows.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Step {
    value: f64,
    mean: f64,
    /// Whether the windows count it: outages and planned peaks are left out.
    counted: bool,
}

/// The largest evidence of each day, learnt as a log-normal law.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct DailyPeak {
    mean: f64,
    variance: f64,
    days: f64,
    today: f64,
}

impl DailyPeak {
    fn assumed(tuning: &Tuning) -> Self {
        DailyPeak {
            mean: tuning.daily_peak,
            variance: tuning.daily_peak_spread * tuning.daily_peak_spread,
            days: tuning.daily_peak_prior,
            today: 0.0,
        }
    }

    fn close_day(&mut self, learn: bool, tuning: &Tuning) {
        let peak = self.today.max(LEAST_PEAK).ln();
        self.today = 0.0;
        if !learn {
            return;
        }
        let far = 3.0 * self.variance.sqrt();
        self.days = (self.days + 1.0).min(tuning.daily_peak_days);
        let gain = self.days.recip();
        let away = (peak - self.mean).clamp(-far, far);
        self.mean += gain * away;
        self.variance = (1.0 - gain) * (self.variance + gain * away * away);
    }

    /// Evidence to reach before anything is announced, in nats.
    fn threshold(&self, tuning: &Tuning) -> f64 {
        (self.mean + tuning.daily_peak_excess * self.variance.sqrt()).exp().max(tuning.least_evidence)
    }
}

/// One length of window.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Window {
    steps: usize,
    hours: f64,
    judged: bool,
    value: f64,
    mean: f64,
    excess: f64,
    weight: f64,
    peak: DailyPeak,
}

impl Window {
    fn new(steps: usize, step: f64, judged: bool, tuning: &Tuning) -> Self {
        Window {
            steps,
            hours: steps as f64 * step,
            judged,
            value: 0.0,
            mean: 0.0,
            excess: 0.0,
            weight: 0.0,
            peak: DailyPeak::assumed(tuning),
        }
    }

    /// Dispersion of sums over this length, learnt and drawn towards what is usual.
    pub(crate) fn dispersion(&self, tuning: &Tuning) -> f64 {
        let assumed = tuning.lasting_dispersion + tuning.hourly_dispersion / self.hours.max(1.0);
        let learnt =
            (self.excess + assumed * tuning.dispersion_prior) / (self.weight + tuning.dispersion_prior);
        learnt.clamp(*DISPERSION.start(), *DISPERSION.end())
    }

    fn expected(&self, unit: f64, tuning: &Tuning) -> Expected {
        Expected { mean: self.mean.max(1e-9 * unit), dispersion: self.dispersion(tuning), unit }
    }

    fn learn(&mut self, step: f64, unit: f64, share: f64, tuning: &Tuning) {
        let mean = self.mean / unit;
        if mean <= 0.0 {
            return;
        }
        let deviation = (mean + self.dispersion(tuning) * mean * mean).sqrt();
        let far = tuning.clip_dispersion * deviation;
        let away = (self.value / unit - mean).clamp(-far, far);
        // small means say little about dispersion, and overlapping windows say the same thing
        let weight = (mean / (1.0 + mean)).powi(2) * (step / self.hours.max(1.0)).min(1.0) * share;
        let keep = (-step / (24.0 * tuning.dispersion_days)).exp();
        self.excess = self.excess * keep + weight * ((away * away - mean) / (mean * mean)).max(-1.0);
        self.weight = self.weight * keep + weight;
    }
}

/// What the windows say of the last step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surprise {
    /// Evidence of the most surprising window, in thresholds.
    pub(crate) evidence: f64,
    /// What that window holds.
    pub(crate) value: f64,
    /// What it was expected to hold.
    pub(crate) expected: Expected,
    /// Its length, in hours.
    pub(crate) hours: f64,
}

/// The windows over the last steps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Windows {
    step: f64,
    recent: VecDeque<Step>,
    windows: Vec<Window>,
    longest: usize,
    /// Steps since the sums were last made anew: adding and removing drifts by rounding.
    aged: usize,
}

impl Windows {
    /// Windows over steps of this many hours.
    pub(crate) fn new(step: f64, tuning: &Tuning) -> Self {
        let mut windows = vec![Window::new(1, step, step >= HOURS[0], tuning)];
        for hours in HOURS {
            let steps = ((hours / step).round().max(1.0) as usize).min(MOST_STEPS);
            if windows.iter().all(|window| window.steps != steps) {
                windows.push(Window::new(steps, step, true, tuning));
            }
        }
        let longest = windows.iter().map(|window| window.steps).max().unwrap_or(1);
        Windows { step, recent: VecDeque::new(), windows, longest, aged: 0 }
    }

    /// Law of one step of this mean.
    pub(crate) fn one_step(&self, mean: f64, unit: f64, tuning: &Tuning) -> Expected {
        Expected { mean, dispersion: self.windows[0].dispersion(tuning), unit }
    }

    /// Dispersion over the shortest judged window.
    pub(crate) fn shortest_dispersion(&self, tuning: &Tuning) -> f64 {
        self.windows.get(1).unwrap_or(&self.windows[0]).dispersion(tuning)
    }

    /// Takes one step in.
    pub(crate) fn push(&mut self, value: f64, mean: f64, counted: bool) {
        self.recent.push_back(Step { value, mean, counted });
        let len = self.recent.len();
        for window in &mut self.windows {
            if counted {
                window.value += value;
                window.mean += mean;
            }
            if let Some(gone) = len.checked_sub(1 + window.steps).map(|index| self.recent[index])
                && gone.counted
            {
                window.value -= gone.value;
                window.mean -= gone.mean;
            }
        }
        if len > self.longest {
            self.recent.pop_front();
        }
        self.aged += 1;
        if self.aged > self.longest {
            self.recount();
        }
    }

    /// Takes in steps of which nothing is known, at most as many as matter.
    pub(crate) fn push_unknown(&mut self, steps: f64) {
        for _ in 0..(steps as usize).min(self.longest) {
            self.push(0.0, 0.0, false);
        }
    }

    /// Stops counting the last `steps` steps: they turned out to be an outage.
    pub(crate) fn forget_last(&mut self, steps: usize) {
        for step in self.recent.iter_mut().rev().take(steps) {
            step.counted = false;
        }
        self.recount();
    }

    fn recount(&mut self) {
        self.aged = 0;
        for window in &mut self.windows {
            (window.value, window.mean) = (0.0, 0.0);
            for step in self.recent.iter().rev().take(window.steps).filter(|step| step.counted) {
                window.value += step.value;
                window.mean += step.mean;
            }
        }
    }

    /// Value and mean over the last `hours`, planned and missing steps included.
    pub(crate) fn raw_totals(&self, hours: f64) -> (f64, f64) {
        let steps = ((hours / self.step).round().max(1.0) as usize).min(self.longest);
        self.recent
            .iter()
            .rev()
            .take(steps)
            .fold((0.0, 0.0), |(value, mean), step| (value + step.value, mean + step.mean))
    }

    /// The most surprising window now; remembers each one's largest evidence of the day.
    pub(crate) fn judge(&mut self, sensitivity: f64, unit: f64, tuning: &Tuning) -> Surprise {
        let first = &self.windows[0];
        let mut most = Surprise {
            evidence: 0.0,
            value: first.value,
            expected: first.expected(unit, tuning),
            hours: first.hours,
        };
        for window in self.windows.iter_mut().filter(|window| window.judged) {
            let expected = window.expected(unit, tuning);
            let nats = expected.evidence_above(window.value);
            window.peak.today = window.peak.today.max(nats);
            let evidence = nats * sensitivity / window.peak.threshold(tuning);
            if evidence > most.evidence {
                most = Surprise { evidence, value: window.value, expected, hours: window.hours };
            }
        }
        most
    }

    /// Learns the dispersion of every length; `share` is the weight given to this step, ratio.
    pub(crate) fn learn(&mut self, unit: f64, share: f64, tuning: &Tuning) {
        for window in &mut self.windows {
            window.learn(self.step, unit, share, tuning);
        }
    }

    /// Closes a day; it is learnt only when enough of it was seen.
    pub(crate) fn close_day(&mut self, learn: bool, tuning: &Tuning) {
        for window in &mut self.windows {
            window.peak.close_day(learn, tuning);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_hold_the_last_hours_and_nothing_else() {
        let tuning = Tuning::default();
        let mut windows = Windows::new(1.0, &tuning);
        for hour in 0..100 {
            windows.push(f64::from(hour), 1.0, hour % 10 != 0);
        }
        let held: Vec<(f64, f64)> =
            windows.windows.iter().map(|window| (window.value, window.mean)).collect();
        assert_eq!(held[..3], [(99.0, 1.0), (97.0 + 98.0 + 99.0, 3.0), (94.5 * 6.0 + 12.0, 6.0)]);
        assert_eq!(windows.recent.len(), 24);
    }

    #[test]
    fn an_outage_found_late_leaves_the_windows() {
        let tuning = Tuning::default();
        let mut windows = Windows::new(1.0, &tuning);
        (0..20).for_each(|_| windows.push(5.0, 5.0, true));
        (0..4).for_each(|_| windows.push(0.0, 5.0, true));
        windows.forget_last(4);
        let held: Vec<f64> = windows.windows.iter().map(|window| window.mean).collect();
        assert_eq!(held, [0.0, 0.0, 10.0, 40.0, 100.0]);
    }

    #[test]
    fn coarse_and_fine_steps_have_windows_too() {
        let tuning = Tuning::default();
        assert_eq!(Windows::new(24.0 * 7.0, &tuning).longest, 1);
        assert_eq!(Windows::new(24.0, &tuning).windows.len(), 1);
        assert_eq!(Windows::new(1.0 / 3600.0, &tuning).longest, MOST_STEPS);
        assert_eq!(Windows::new(5.0 / 60.0, &tuning).longest, 288);
    }
}
