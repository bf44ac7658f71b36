//! Collection outages: runs of zeros too long to be silence, gaps, and the late arrivals after them.

use crate::counts::Expected;
use crate::tuning::Tuning;
use serde::{Deserialize, Serialize};

/// Longest time during which late arrivals are excused, in hours.
const EXCUSE_HOURS: f64 = 6.0;

/// Watches for outages and excuses what arrives late after one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct OutageWatch {
    /// Evidence against silence of the run of zeros so far, in nats.
    evidence: f64,
    zeros: usize,
    /// What the run of zeros should have held.
    missed: f64,
    /// What may still arrive late, and for how many hours.
    excused: f64,
    excuse_hours: f64,
}

/// What a value tells about the collection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Collection {
    /// Nothing wrong: the value, less what arrived late, is news.
    Working(f64),
    /// The collection is down.
    Down,
    /// It was down for that many steps and works again; the value, less what arrived late.
    Back(usize, f64),
}

impl OutageWatch {
    /// Takes one value in; none is a missing value.
    pub(crate) fn take(
        &mut self,
        value: Option<f64>,
        expected: &Expected,
        step: f64,
        tuning: &Tuning,
    ) -> Collection {
        let Some(value) = value else {
            self.excuse(expected.mean, step, tuning);
            return Collection::Down;
        };
        if value == 0.0 {
            self.evidence += expected.evidence_of_zero();
            self.missed += expected.mean;
            self.zeros += 1;
            return if self.evidence > tuning.outage_evidence {
                Collection::Down
            } else {
                Collection::Working(0.0)
            };
        }
        let run = std::mem::take(&mut self.zeros);
        let was_down = self.evidence > tuning.outage_evidence;
        if was_down {
            self.excuse(self.missed, run as f64 * step, tuning);
        }
        (self.evidence, self.missed) = (0.0, 0.0);
        let value = self.less_late_arrivals(value, expected.mean, step);
        if was_down { Collection::Back(run, value) } else { Collection::Working(value) }
    }

    /// Excuses late arrivals after `hours` in which `missed` was expected.
    pub(crate) fn excuse(&mut self, missed: f64, hours: f64, tuning: &Tuning) {
        self.excused += tuning.catch_up * missed;
        self.excuse_hours = (self.excuse_hours + hours).min(EXCUSE_HOURS);
    }

    fn less_late_arrivals(&mut self, value: f64, mean: f64, step: f64) -> f64 {
        if self.excuse_hours <= 0.0 {
            return value;
        }
        let late = (value - mean).max(0.0).min(self.excused);
        self.excused -= late;
        self.excuse_hours -= step;
        if self.excuse_hours <= 0.0 {
            (self.excused, self.excuse_hours) = (0.0, 0.0);
        }
        value - late
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUSY: Expected = Expected { mean: 10.0, dispersion: 0.1, unit: 1.0 };
    const QUIET: Expected = Expected { mean: 0.1, dispersion: 0.1, unit: 1.0 };

    #[test]
    fn zeros_are_an_outage_where_there_should_be_many_mentions_only() {
        let (mut busy, mut quiet, tuning) =
            (OutageWatch::default(), OutageWatch::default(), Tuning::default());
        let down = |watch: &mut OutageWatch, expected| {
            (0..12).filter(|_| watch.take(Some(0.0), expected, 1.0, &tuning) == Collection::Down).count()
        };
        assert_eq!(down(&mut busy, &BUSY), 11);
        assert_eq!(down(&mut quiet, &QUIET), 0);
    }

    #[test]
    fn what_was_missed_may_arrive_late_and_no_more() {
        let (mut watch, tuning) = (OutageWatch::default(), Tuning::default());
        (0..5).for_each(|_| {
            watch.take(Some(0.0), &BUSY, 1.0, &tuning);
        });
        assert_eq!(watch.take(Some(60.0), &BUSY, 1.0, &tuning), Collection::Back(5, 10.0));
        assert_eq!(watch.take(Some(500.0), &BUSY, 1.0, &tuning), Collection::Working(450.0));
    }

    #[test]
    fn the_excuse_expires() {
        let (mut watch, tuning) = (OutageWatch::default(), Tuning::default());
        watch.take(None, &BUSY, 1.0, &tuning);
        assert_eq!(watch.take(Some(10.0), &BUSY, 1.0, &tuning), Collection::Working(10.0));
        assert_eq!(watch.take(Some(30.0), &BUSY, 1.0, &tuning), Collection::Working(30.0));
    }
}
