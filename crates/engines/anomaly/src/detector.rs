//! The detector: one observation in, one verdict out, from the past alone.

use crate::calendar::Calendar;
use crate::counts::{Band, Expected};
use crate::episode::Episode;
use crate::explanation::Finding;
use crate::outage::{Collection, OutageWatch};
use crate::season::Season;
use crate::tuning::{Sensitivity, Tuning};
use crate::unit::EventSize;
use crate::window::{Surprise, Windows};
use serde::{Deserialize, Serialize};

/// Larger values are taken as this one: sums stay exact enough.
const GREATEST_VALUE: f64 = 1e12;
/// A gap shorter than this many steps is no gap: collectors are a little late.
const GAP_STEPS: f64 = 1.5;
/// A gap shorter than this share of the step means that the step was guessed too long.
const FINER_SHARE: f64 = 0.75;
/// Most hours of missing data whose late arrivals are excused.
const MOST_MISSED_HOURS: f64 = 24.0;
/// A day is learnt from when at least this many of its hours were judged.
const LEAST_DAY_HOURS: f64 = 12.0;
/// Window over which planned peaks are judged, in hours.
const PLANNED_HOURS: f64 = 3.0;

/// What was going on at a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Too early to tell.
    #[default]
    Learning,
    /// As usual.
    Usual,
    /// A planned peak.
    Planned,
    /// An episode was announced and goes on.
    Episode,
    /// The collection is down: nothing can be said.
    Outage,
}

/// What the detector says of one observation.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Verdict {
    /// 0 (usual) to 1; from 0.5 up the evidence reaches the threshold.
    pub score: f64,
    /// Whether an episode is announced here.
    pub alert: bool,
    /// Where this value was expected, nine times in ten.
    pub expected: Band,
    /// What was going on.
    pub state: State,
    /// The most surprising window, to be explained; none when nothing is above the usual.
    pub finding: Option<Finding>,
}

/// An online detector of unusual rises in one series.
///
/// Invariant: a verdict depends on earlier observations and on the calendar only
/// (`tests/it/properties.rs`), and the state never grows past a day of steps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Detector {
    tuning: Tuning,
    sensitivity: Sensitivity,
    calendar: Calendar,
    /// First and last instants seen, wall-clock seconds.
    first: Option<i64>,
    last: i64,
    /// Length of a step, in hours; 0 until two observations were seen.
    step: f64,
    event_size: EventSize,
    season: Season,
    windows: Windows,
    outage: OutageWatch,
    episode: Episode,
    /// Current day since the first observation, and hours judged in it.
    day: i64,
    judged_hours: f64,
}

impl Detector {
    /// A detector that knows nothing yet but the calendar.
    #[must_use]
    pub fn new(sensitivity: Sensitivity, calendar: Calendar) -> Self {
        Self::with_tuning(sensitivity, calendar, Tuning::default())
    }

    /// The same with other assumptions, to study them.
    #[must_use]
    pub fn with_tuning(sensitivity: Sensitivity, calendar: Calendar, tuning: Tuning) -> Self {
        Detector {
            sensitivity,
            calendar,
            first: None,
            last: 0,
            step: 0.0,
            event_size: EventSize::new(),
            season: Season::new(),
            windows: Windows::new(1.0, &tuning),
            outage: OutageWatch::default(),
            episode: Episode::default(),
            day: 0,
            judged_hours: 0.0,
            tuning,
        }
    }

    /// Replaces the calendar, when someone plans or cancels an event.
    pub fn set_calendar(&mut self, calendar: Calendar) {
        self.calendar = calendar;
    }

    /// Takes one observation and gives the verdict on it.
    ///
    /// `at` is in seconds of the wall clock of the series, counted as if it had no zone: rhythms
    /// follow local time. `value` is what was counted in the step; none, a number that is not
    /// finite, or a missing line all mean that nothing was collected. Negative values are taken as 0.
    pub fn observe(&mut self, at: i64, value: Option<f64>) -> Verdict {
        let value = value.filter(|value| value.is_finite()).map(|value| value.clamp(0.0, GREATEST_VALUE));
        let missing_steps = self.advance(at);
        let unit = self.event_size.take(value);
        if self.step <= 0.0 || !self.season.knows_something() {
            return self.first_sight(at, value, unit);
        }
        let mean = self.season.mean(at, self.step, unit, &self.tuning).max(1e-9 * unit);
        if missing_steps >= 1.0 {
            self.windows.push_unknown(missing_steps);
            let missed = missing_steps.min(MOST_MISSED_HOURS / self.step);
            self.outage.excuse(
                self.season.level(self.step, unit) * missed,
                missing_steps * self.step,
                &self.tuning,
            );
        }
        let expected = self.windows.one_step(mean, unit, &self.tuning);
        match self.outage.take(value, &expected, self.step, &self.tuning) {
            Collection::Down => self.down(&expected),
            Collection::Working(news) => self.judge(at, value.unwrap_or(0.0), news, &expected),
            Collection::Back(steps, news) => {
                self.windows.forget_last(steps);
                self.judge(at, value.unwrap_or(0.0), news, &expected)
            }
        }
    }

    /// Moves to the instant of an observation and tells how many steps are missing before it.
    fn advance(&mut self, at: i64) -> f64 {
        if self.first.is_none() {
            self.first = Some(at);
            self.last = at;
            return 0.0;
        }
        let hours = at.saturating_sub(self.last) as f64 / 3600.0;
        self.last = at;
        if hours <= 0.0 {
            // a clock put back: the series simply goes on
            return 0.0;
        }
        if self.step <= 0.0 || hours < FINER_SHARE * self.step {
            self.step = hours;
            self.windows = Windows::new(hours, &self.tuning);
        }
        if hours > GAP_STEPS * self.step { (hours / self.step).round() - 1.0 } else { 0.0 }
    }

    /// The very first observations: nothing was expected yet.
    fn first_sight(&mut self, at: i64, value: Option<f64>, unit: f64) -> Verdict {
        let seen = value.unwrap_or(0.0);
        if self.step > 0.0 && value.is_some() {
            self.season.learn(at, seen, self.step, self.tuning.hourly_dispersion, unit, &self.tuning);
        }
        Verdict { expected: Band { low: 0.0, high: seen }, ..Verdict::default() }
    }

    fn down(&mut self, expected: &Expected) -> Verdict {
        self.windows.push(0.0, expected.mean, false);
        Verdict { expected: expected.band(), state: State::Outage, ..Verdict::default() }
    }

    fn judge(&mut self, at: i64, value: f64, news: f64, expected: &Expected) -> Verdict {
        if self.calendar.covers(at) {
            return self.judge_planned(at, value, expected);
        }
        self.windows.push(news, expected.mean, true);
        let surprise = self.windows.judge(self.sensitivity.value(), expected.unit, &self.tuning);
        self.learn(at, news, expected);
        self.pass_day(at);
        let alert = self.announces(at, surprise.evidence);
        self.verdict(&surprise, alert, expected.band(), State::Usual)
    }

    /// A planned peak is news only when it is far above what planned peaks reach.
    fn judge_planned(&mut self, at: i64, value: f64, expected: &Expected) -> Verdict {
        self.windows.push(value, expected.mean, false);
        let lifted = |mean: f64| Expected {
            mean: mean * self.tuning.planned_lift,
            dispersion: self.tuning.planned_dispersion,
            unit: expected.unit,
        };
        let (total, mean) = self.windows.raw_totals(PLANNED_HOURS);
        let peak = lifted(mean);
        let nats = peak.evidence_above(total);
        let surprise = Surprise {
            evidence: nats * self.sensitivity.value() / self.tuning.least_evidence,
            value: total,
            expected: peak,
            hours: PLANNED_HOURS.max(self.step),
        };
        let band = Band { low: expected.band().low, high: lifted(expected.mean).band().high };
        let alert = self.announces(at, surprise.evidence);
        self.verdict(&surprise, alert, band, State::Planned)
    }

    fn learn(&mut self, at: i64, news: f64, expected: &Expected) {
        let share = self.episode.learning_share(&self.tuning);
        self.windows.learn(expected.unit, share, &self.tuning);
        let most = expected.mean + self.tuning.clip_level * expected.variance().sqrt();
        let taught = expected.mean + (news.min(most) - expected.mean) * share;
        let dispersion = self.windows.shortest_dispersion(&self.tuning);
        self.season.learn(at, taught, self.step, dispersion, expected.unit, &self.tuning);
    }

    fn pass_day(&mut self, at: i64) {
        let day = self.age(at).div_euclid(86_400);
        if day != self.day {
            self.windows.close_day(self.judged_hours >= LEAST_DAY_HOURS, &self.tuning);
            (self.day, self.judged_hours) = (day, 0.0);
        }
        self.judged_hours += self.step;
    }

    fn age(&self, at: i64) -> i64 {
        at.saturating_sub(self.first.unwrap_or(at))
    }

    fn announces(&mut self, at: i64, evidence: f64) -> bool {
        let silent = (self.age(at) as f64) < self.tuning.silent_hours * 3600.0;
        !silent && self.episode.follow(evidence, self.step, &self.tuning)
    }

    fn verdict(&self, surprise: &Surprise, alert: bool, expected: Band, state: State) -> Verdict {
        let finding = (surprise.evidence > 0.0).then(|| Finding {
            observed: surprise.value,
            expected: surprise.expected.band(),
            seconds: (surprise.hours * 3600.0).round() as i64,
        });
        let state = if self.episode.is_ongoing() { State::Episode } else { state };
        Verdict { score: surprise.evidence / (1.0 + surprise.evidence), alert, expected, state, finding }
    }
}
