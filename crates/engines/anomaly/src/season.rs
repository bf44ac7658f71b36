//! The rhythm of a series: a level that drifts and the shape of its week.

use crate::tuning::Tuning;
use serde::{Deserialize, Serialize};

const HOURS_OF_DAY: usize = 24;
const HOURS_OF_WEEK: usize = 168;
/// First hour of the week that belongs to the week-end; the week starts on Monday at midnight.
const WEEK_END: usize = 120;

/// A ratio to the level, learnt as a weighted mean that slowly forgets.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct Ratio {
    sum: f64,
    weight: f64,
}

impl Ratio {
    /// The ratio, drawn towards its parent's as if `prior` of the weight had been seen there.
    fn shrunk(self, parent: f64, prior: f64) -> f64 {
        (self.sum + prior * parent) / (self.weight + prior)
    }

    fn learn(&mut self, ratio: f64, weight: f64, keep: f64) {
        self.sum = self.sum * keep + ratio * weight;
        self.weight = self.weight * keep + weight;
    }
}

/// Level and weekly shape; each hour of the week is drawn towards the same hour of other days.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Season {
    level: Ratio,
    hours: Vec<Ratio>,
    /// Hours of working days, then hours of week-end days.
    kinds: Vec<Ratio>,
    slots: Vec<Ratio>,
}

impl Season {
    pub(crate) fn new() -> Self {
        Season {
            level: Ratio::default(),
            hours: vec![Ratio::default(); HOURS_OF_DAY],
            kinds: vec![Ratio::default(); 2 * HOURS_OF_DAY],
            slots: vec![Ratio::default(); HOURS_OF_WEEK],
        }
    }

    /// Whether anything was learnt yet.
    pub(crate) fn knows_something(&self) -> bool {
        self.level.weight > 0.0
    }

    /// Usual value of one step of that many hours, all hours together, above 0: after nothing but
    /// zeros, as if half an event (of size `unit`) had been seen.
    pub(crate) fn level(&self, step: f64, unit: f64) -> f64 {
        (self.level.sum + 0.5 * unit * step) / self.level.weight.max(step)
    }

    /// Mean expected in the step at a wall-clock instant (seconds), above 0.
    pub(crate) fn mean(&self, at: i64, step: f64, unit: f64, tuning: &Tuning) -> f64 {
        self.level(step, unit) * self.shape(Slot::of(at), tuning)
    }

    fn shape(&self, slot: Slot, tuning: &Tuning) -> f64 {
        let hour = self.hours[slot.hour].shrunk(1.0, tuning.hour_prior);
        let kind = self.kinds[slot.kind].shrunk(hour, tuning.kind_prior);
        self.slots[slot.week].shrunk(kind, tuning.slot_prior)
    }

    /// Learns one value, already clipped; `step` is in hours.
    pub(crate) fn learn(
        &mut self,
        at: i64,
        value: f64,
        step: f64,
        dispersion: f64,
        unit: f64,
        tuning: &Tuning,
    ) {
        let slot = Slot::of(at);
        let shape = self.shape(slot, tuning).max(1e-6);
        let keep = (-step / (24.0 * tuning.level_days)).exp();
        self.level.sum = self.level.sum * keep + value * step;
        self.level.weight = self.level.weight * keep + shape * step;
        let level = self.level(step, unit);
        // what an hour tells about a ratio, given chance and dispersion; a step tells its share
        let share = step.min(1.0);
        let events = level * shape / share / unit;
        let weight = (share * events / (1.0 + dispersion * events)).max(1e-6);
        let ratio = value / level;
        let visits = step.recip().max(1.0);
        let keep = |per_week: f64| (-(per_week * tuning.season_weeks).recip()).exp();
        self.hours[slot.hour].learn(ratio, weight, keep(7.0 * visits));
        self.kinds[slot.kind].learn(ratio, weight, keep(3.5 * visits));
        self.slots[slot.week].learn(ratio, weight, keep(visits));
    }
}

/// Where an instant falls in the three tables.
#[derive(Clone, Copy)]
struct Slot {
    hour: usize,
    kind: usize,
    week: usize,
}

impl Slot {
    fn of(at: i64) -> Self {
        // 1970-01-01 was a Thursday: 72 hours after a Monday
        let week = (at.div_euclid(3600).rem_euclid(168) + 72).rem_euclid(168) as usize;
        let hour = week % HOURS_OF_DAY;
        Slot { hour, kind: if week < WEEK_END { hour } else { HOURS_OF_DAY + hour }, week }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_week_starts_on_monday() {
        let monday = 1_767_571_200; // 2026-01-05 00:00
        assert_eq!(Slot::of(monday).week, 0);
        assert_eq!(Slot::of(monday + 5 * 86_400).kind, 24);
        assert_eq!(Slot::of(i64::MIN).week, Slot::of(i64::MIN).week);
    }

    #[test]
    fn a_daily_rhythm_is_learnt_in_a_few_days() {
        let (mut season, tuning) = (Season::new(), Tuning::default());
        for hour in 0..24 * 14 {
            let value = if (8..20).contains(&(hour % 24)) { 30.0 } else { 2.0 };
            season.learn(hour * 3600, value, 1.0, 0.1, 1.0, &tuning);
        }
        let (day, night) = (
            season.mean(14 * 86_400 + 12 * 3600, 1.0, 1.0, &tuning),
            season.mean(14 * 86_400 + 3 * 3600, 1.0, 1.0, &tuning),
        );
        assert!((25.0..32.0).contains(&day), "{day}");
        assert!((1.5..4.5).contains(&night), "{night}");
    }
}
