//! The calendar of planned peaks: events announced, posts of the institution itself.

use serde::{Deserialize, Serialize};

/// Planned intervals, in seconds of the same wall clock as the series, both ends included.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Merged intervals, in order.
    intervals: Vec<(i64, i64)>,
}

impl Calendar {
    /// A calendar of these intervals, in any order, overlapping or not; reversed ones are ignored.
    #[must_use]
    pub fn new(intervals: impl IntoIterator<Item = (i64, i64)>) -> Self {
        let mut sorted: Vec<(i64, i64)> = intervals.into_iter().filter(|(start, end)| start <= end).collect();
        sorted.sort_unstable();
        let mut merged: Vec<(i64, i64)> = Vec::with_capacity(sorted.len());
        for (start, end) in sorted {
            match merged.last_mut() {
                Some(last) if start <= last.1 => last.1 = last.1.max(end),
                _ => merged.push((start, end)),
            }
        }
        Calendar { intervals: merged }
    }

    /// Whether this instant was announced.
    #[must_use]
    pub fn covers(&self, at: i64) -> bool {
        let after = self.intervals.partition_point(|&(start, _)| start <= at);
        after > 0 && at <= self.intervals[after - 1].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_are_planned_and_overlaps_merge() {
        let calendar = Calendar::new([(50, 60), (10, 20), (15, 30), (9, 3)]);
        let planned: Vec<i64> = (0..=61).filter(|&at| calendar.covers(at)).collect();
        assert_eq!(planned, (10..=30).chain(50..=60).collect::<Vec<_>>());
    }

    #[test]
    fn an_empty_calendar_plans_nothing() {
        assert!(!Calendar::default().covers(0));
    }
}
