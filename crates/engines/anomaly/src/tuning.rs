//! The few numbers of the detector, each with its reason; a test holds that none is critical.

use serde::{Deserialize, Serialize};

/// What the detector assumes before it has learnt, and how fast it learns and forgets.
///
/// The defaults serve every series; they are public so that anyone can check how little the
/// results move when they do. [`crate::Sensitivity`] is the only knob meant for people.
///
/// Invariant: every field may move by a fifth without breaking the goals (`tests/it/development_data.rs`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tuning {
    /// Observations' worth of trust in "no daily rhythm" (hours of the day against the level).
    pub hour_prior: f64,
    /// The same for "working days and week-ends are alike".
    pub kind_prior: f64,
    /// The same for "all working days are alike".
    pub slot_prior: f64,
    /// Memory of the level, in days: longer than a crisis, shorter than a season of the year.
    pub level_days: f64,
    /// Memory of the weekly shape, in weeks: about half a year.
    pub season_weeks: f64,
    /// Dispersion that lasts (good and bad days), assumed before it is learnt.
    pub lasting_dispersion: f64,
    /// Dispersion of one hour against another, assumed before it is learnt; it averages out.
    pub hourly_dispersion: f64,
    /// Windows' worth of trust in the assumed dispersion.
    pub dispersion_prior: f64,
    /// Memory of the dispersion, in days.
    pub dispersion_days: f64,
    /// Values are learnt as at most this many standard deviations from the mean: a spike teaches
    /// little about the usual.
    pub clip_level: f64,
    /// The same for learning the dispersion.
    pub clip_dispersion: f64,
    /// Share of its weight that a value keeps for learning during an episode, ratio.
    pub episode_weight: f64,
    /// Days after which an episode is no episode any more but the new usual, learnt in full.
    pub episode_days: f64,
    /// Evidence below which nothing is ever announced, in nats: odds of about 1 in 400 on a
    /// window of a well-behaved series, seen some times a week.
    pub least_evidence: f64,
    /// Typical largest evidence of a day, assumed before it is learnt, as a natural logarithm.
    pub daily_peak: f64,
    /// Its standard deviation, as a natural logarithm.
    pub daily_peak_spread: f64,
    /// Days' worth of trust in the assumed daily peak.
    pub daily_peak_prior: f64,
    /// Memory of the daily peaks, in days.
    pub daily_peak_days: f64,
    /// Standard deviations above the typical daily peak that an episode must reach: 1 is about
    /// one day a week on a series made of spikes, before episodes are grouped.
    pub daily_peak_excess: f64,
    /// Hours of calm after which an episode is over.
    pub calm_hours: f64,
    /// Calm is evidence under this share of the threshold, ratio.
    pub calm_share: f64,
    /// Hours after an announcement during which growth is part of what was announced.
    pub settling_hours: f64,
    /// An episode that grows by this factor of evidence is announced again: it got much worse.
    pub worsening: f64,
    /// Nothing is announced in the first hours, while everything is new.
    pub silent_hours: f64,
    /// Evidence of a run of zeros that makes it a collection outage, in nats: 1 in 1,100.
    pub outage_evidence: f64,
    /// After an outage, this many times what was missed may arrive late without being news.
    pub catch_up: f64,
    /// A planned event may multiply the usual by this.
    pub planned_lift: f64,
    /// Dispersion of planned peaks.
    pub planned_dispersion: f64,
}

impl Default for Tuning {
    fn default() -> Self {
        Tuning {
            hour_prior: 1.0,
            kind_prior: 5.0,
            slot_prior: 15.0,
            level_days: 21.0,
            season_weeks: 26.0,
            lasting_dispersion: 0.06,
            hourly_dispersion: 0.25,
            dispersion_prior: 10.0,
            dispersion_days: 14.0,
            clip_level: 4.0,
            clip_dispersion: 3.0,
            episode_weight: 0.05,
            episode_days: 5.0,
            least_evidence: 6.0,
            daily_peak: 1.1,
            daily_peak_spread: 0.45,
            daily_peak_prior: 3.0,
            daily_peak_days: 28.0,
            daily_peak_excess: 1.0,
            calm_hours: 6.0,
            calm_share: 0.3,
            settling_hours: 4.0,
            worsening: 3.0,
            silent_hours: 48.0,
            outage_evidence: 7.0,
            catch_up: 2.0,
            planned_lift: 8.0,
            planned_dispersion: 0.5,
        }
    }
}

impl Tuning {
    /// Every field, for tests that move them.
    pub fn fields_mut(&mut self) -> [&mut f64; 28] {
        [
            &mut self.hour_prior,
            &mut self.kind_prior,
            &mut self.slot_prior,
            &mut self.level_days,
            &mut self.season_weeks,
            &mut self.lasting_dispersion,
            &mut self.hourly_dispersion,
            &mut self.dispersion_prior,
            &mut self.dispersion_days,
            &mut self.clip_level,
            &mut self.clip_dispersion,
            &mut self.episode_weight,
            &mut self.episode_days,
            &mut self.least_evidence,
            &mut self.daily_peak,
            &mut self.daily_peak_spread,
            &mut self.daily_peak_prior,
            &mut self.daily_peak_days,
            &mut self.daily_peak_excess,
            &mut self.calm_hours,
            &mut self.calm_share,
            &mut self.settling_hours,
            &mut self.worsening,
            &mut self.silent_hours,
            &mut self.outage_evidence,
            &mut self.catch_up,
            &mut self.planned_lift,
            &mut self.planned_dispersion,
        ]
    }
}

/// How readily episodes are announced: 1 is the usual, 2 asks for half the evidence, 0.5 for twice.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sensitivity(f64);

impl Sensitivity {
    /// Least accepted sensitivity.
    pub const LEAST: f64 = 0.1;
    /// Greatest accepted sensitivity.
    pub const GREATEST: f64 = 10.0;

    /// A sensitivity from 0.1 to 10, ends included; none outside.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        (Self::LEAST..=Self::GREATEST).contains(&value).then_some(Sensitivity(value))
    }

    /// The number itself, 0.1 to 10.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }
}

impl Default for Sensitivity {
    fn default() -> Self {
        Sensitivity(1.0)
    }
}
