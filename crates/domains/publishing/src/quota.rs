//! Room in the quotas of a network: what a window holds, and when there is room again. Pure.

use parvis_connector::Quota;
use parvis_kernel::Timestamp;

/// Something written, or dated to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// When.
    pub(crate) at: Timestamp,
    /// What it costs.
    pub(crate) cost: u32,
    /// True for a crisis post.
    pub(crate) is_crisis: bool,
}

/// What one quota holds.
///
/// A tenth, 1 at least, is kept for crisis posts when the quota holds 2 or more.
///
/// Invariant: no window `(t - window, t]` holds more than `max` (`no_window_ever_holds_more_than_its_quota`).
#[derive(Clone, Debug)]
pub(crate) struct Ledger {
    quota: Quota,
    entries: Vec<Entry>,
}

impl Ledger {
    pub(crate) fn new(quota: Quota, entries: Vec<Entry>) -> Self {
        Self { quota, entries }
    }

    fn reserve(&self) -> u32 {
        if self.quota.max < 2 { 0 } else { (self.quota.max / 10).max(1) }
    }

    /// What `writes` segments with `files` files cost.
    ///
    /// One that costs more than the whole quota takes all of it: else it could never leave.
    pub(crate) fn cost(&self, writes: u32, files: u32) -> u32 {
        self.weight(writes, files).min(self.quota.max.saturating_sub(self.reserve()))
    }

    /// What was written costs in all, whatever the quota is.
    pub(crate) fn weight(&self, writes: u32, files: u32) -> u32 {
        let files = files.saturating_mul(self.quota.file_cost);
        writes.saturating_mul(self.quota.write_cost).saturating_add(files)
    }

    /// Returns the earliest instant, from `from` on, at which there is room.
    pub(crate) fn room_at(&self, from: Timestamp, cost: u32, is_crisis: bool) -> Timestamp {
        let mut moments: Vec<_> = self
            .entries
            .iter()
            .flat_map(|entry| [entry.at, entry.at.after(self.quota.window)])
            .filter(|at| *at > from)
            .collect();
        moments.push(from);
        moments.sort_unstable();
        let last = moments.last().copied().unwrap_or(from);
        moments.into_iter().find(|at| self.has_room(*at, cost, is_crisis)).unwrap_or(last)
    }

    fn has_room(&self, at: Timestamp, cost: u32, is_crisis: bool) -> bool {
        let opens = at.before(self.quota.window);
        let (mut all, mut normal) = (cost, if is_crisis { 0 } else { cost });
        for entry in self.entries.iter().filter(|entry| entry.at > opens && entry.at <= at) {
            all = all.saturating_add(entry.cost);
            if !entry.is_crisis {
                normal = normal.saturating_add(entry.cost);
            }
        }
        all <= self.quota.max && (is_crisis || normal <= self.quota.max.saturating_sub(self.reserve()))
    }

    /// Writes an entry down.
    pub(crate) fn take(&mut self, entry: Entry) {
        self.entries.push(entry);
    }
}

/// Returns the earliest instant at which every quota has room; `costs` go with `ledgers`.
pub(crate) fn room_in_all(ledgers: &[&Ledger], costs: &[u32], from: Timestamp, is_crisis: bool) -> Timestamp {
    let mut at = from;
    // Each pass moves on, or every quota agrees; the bound is only there to end on absurd data.
    for _ in 0..64 {
        let next =
            ledgers.iter().zip(costs).fold(at, |at, (ledger, cost)| ledger.room_at(at, *cost, is_crisis));
        if next == at {
            break;
        }
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_connector::QuotaScope;
    use proptest::prelude::*;
    use std::time::Duration;

    fn quota(max: u32, seconds: u64) -> Quota {
        Quota {
            per: QuotaScope::Channel,
            window: Duration::from_secs(seconds),
            max,
            write_cost: 1,
            file_cost: 0,
            source: "https://example.test/".into(),
            source_title: "Example".into(),
            read_on: "2026-11-25".into(),
        }
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn the_tenth_is_kept_for_a_crisis_and_the_rest_is_dated_in_order() {
        let mut ledger = Ledger::new(quota(10, 3600), Vec::new());
        let mut dated = Vec::new();
        for _ in 0..20 {
            let room = ledger.room_at(at(0), 1, false);
            ledger.take(Entry { at: room, cost: 1, is_crisis: false });
            dated.push(room);
        }
        assert_eq!(dated.iter().filter(|room| **room == at(0)).count(), 9);
        assert_eq!(dated.iter().filter(|room| **room == at(3600)).count(), 9);
        assert!(dated.is_sorted());
        assert_eq!(ledger.room_at(at(10), 1, true), at(10));
    }

    #[test]
    fn what_costs_more_than_everything_takes_everything() {
        let ledger = Ledger::new(quota(10, 60), Vec::new());
        assert_eq!(ledger.cost(500, 0), 9);
    }

    #[test]
    fn the_slowest_quota_decides() {
        let day = Ledger::new(quota(2, 86_400), vec![Entry { at: at(0), cost: 2, is_crisis: true }]);
        let minute = Ledger::new(quota(10, 60), Vec::new());
        assert_eq!(room_in_all(&[&minute, &day], &[1, 1], at(30), false), at(86_400));
    }

    proptest! {
        #[test]
        fn no_window_ever_holds_more_than_its_quota(
            max in 1_u32..20, window in 1_u64..500,
            asked in prop::collection::vec((0_i64..1000, 1_u32..6, any::<bool>()), 1..60),
        ) {
            let mut ledger = Ledger::new(quota(max, window), Vec::new());
            let mut asked = asked;
            asked.sort_by_key(|(from, _, _)| *from);
            let mut from_last = at(0);
            for (from, writes, is_crisis) in asked {
                let cost = ledger.cost(writes, 0);
                let room = ledger.room_at(at(from).max(from_last), cost, is_crisis);
                prop_assert!(room >= at(from));
                // Whatever is dated later is asked again when its turn comes: entries are in order.
                from_last = from_last.max(room);
                ledger.take(Entry { at: room, cost, is_crisis });
            }
            for entry in &ledger.entries {
                let opens = entry.at.before(Duration::from_secs(window));
                let held: u32 = ledger.entries.iter()
                    .filter(|other| other.at > opens && other.at <= entry.at)
                    .map(|other| other.cost).sum();
                prop_assert!(held <= max, "{held} of {max}");
            }
        }
    }
}
