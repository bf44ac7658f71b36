//! A slot: an hour of the week, on the wall of a zone, that the team likes to publish at. Pure.

use crate::weekdays::Weekdays;
use jiff::{ToSpan, civil};
use parvis_kernel::{ChannelId, PostId, SlotId, ThemeId, Timestamp, WallTime, ZoneName};
use std::{collections::BTreeMap, sync::Arc};

/// An hour of the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its id.
    pub id: SlotId,
    /// Its days, one at least.
    pub weekdays: Weekdays,
    /// Its hour on the wall, to the minute.
    pub time: civil::Time,
    /// Zone of the wall.
    pub zone: ZoneName,
    /// The channels it is for; none means all.
    pub channels: Vec<ChannelId>,
    /// The theme it is for; `None` means all.
    pub theme: Option<ThemeId>,
}

/// One day's passage of a slot.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// The slot.
    pub(crate) slot: Arc<Slot>,
    /// What the wall shows then.
    pub(crate) at: WallTime,
    /// The instant.
    pub(crate) instant: Timestamp,
}

/// What is planned at one instant, as far as slots are concerned.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    /// The post.
    pub(crate) post: PostId,
    /// Its channels; none yet counts as all.
    pub(crate) channels: Vec<ChannelId>,
}

impl Slot {
    /// Lists the passages in `[from, to)`. Each day of the slot has exactly one, whatever clocks do.
    pub(crate) fn passages(self: &Arc<Self>, from: Timestamp, to: Timestamp) -> Vec<Passage> {
        let mut passages = Vec::new();
        let mut day = from.in_zone(&self.zone).date();
        loop {
            let at = WallTime { local: day.to_datetime(self.time), zone: self.zone.clone() };
            let (Ok(instant), Ok(at)) = (at.settled(), at.settled_wall()) else { break };
            if instant >= to {
                break;
            }
            if instant >= from && self.weekdays.contains(day.weekday()) {
                passages.push(Passage { slot: Arc::clone(self), at, instant });
            }
            let Ok(next) = day.checked_add(1.day()) else { break };
            day = next;
        }
        passages
    }

    /// Says whether a post may be put there: one of its channels is concerned, and its theme if there is one.
    pub(crate) fn suits(&self, channels: &[ChannelId], theme: Option<ThemeId>) -> bool {
        let by_theme = self.theme.is_none() || self.theme == theme;
        by_theme && (channels.is_empty() || self.concerns(channels))
    }

    fn concerns(&self, channels: &[ChannelId]) -> bool {
        self.channels.is_empty() || self.channels.iter().any(|channel| channels.contains(channel))
    }
}

/// Keeps the passages that nothing takes: no other post leaves at that instant through one of the slot's channels.
pub(crate) fn free(
    mut passages: Vec<Passage>,
    planned: &BTreeMap<Timestamp, Vec<Planned>>,
    except: Option<PostId>,
) -> Vec<Passage> {
    passages.retain(|passage| {
        let there = planned.get(&passage.instant).into_iter().flatten();
        there
            .filter(|planned| Some(planned.post) != except)
            .all(|planned| !planned.channels.is_empty() && !passage.slot.concerns(&planned.channels))
    });
    passages.sort_by_key(|passage| (passage.instant, passage.slot.id));
    passages
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;
    use parvis_kernel::{Id, SeededChance};

    fn slot(days: &[Weekday], time: &str, zone: &str) -> Arc<Slot> {
        Arc::new(Slot {
            id: SlotId::new(Timestamp::from_micros(0), &SeededChance::new(1)),
            weekdays: days.iter().copied().collect(),
            time: time.parse().unwrap(),
            zone: ZoneName::new(zone).unwrap(),
            channels: Vec::new(),
            theme: None,
        })
    }

    const WEEK: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    #[test]
    fn every_day_has_one_passage_at_its_hour_in_every_territory_over_two_years() {
        let (from, to) = ("2026-01-01T12:00:00Z".parse().unwrap(), "2028-01-01T12:00:00Z".parse().unwrap());
        for zone in [
            "Europe/Paris",
            "Indian/Reunion",
            "America/Martinique",
            "America/Guadeloupe",
            "America/Miquelon",
            "America/Cayenne",
            "Pacific/Noumea",
            "Pacific/Tahiti",
        ] {
            let daily = slot(&WEEK, "02:30", zone);
            let passages = daily.passages(from, to);
            assert_eq!(passages.len(), 730, "{zone}");
            let off = passages.iter().filter(|passage| passage.at.local.time() != daily.time);
            let off: Vec<_> = off.map(|passage| passage.at.local.to_string()).collect();
            let expected: &[&str] = match zone {
                "Europe/Paris" => &["2026-03-29T03:00:00", "2027-03-28T03:00:00"],
                "America/Miquelon" => &["2026-03-08T03:00:00", "2027-03-14T03:00:00"],
                _ => &[],
            };
            assert_eq!(off, expected, "{zone}: only the hours that do not exist move");
            assert!(passages.is_sorted_by(|a, b| a.instant < b.instant), "{zone}");
        }
    }

    #[test]
    fn a_weekly_slot_keeps_its_hour_over_both_clock_changes() {
        let tuesday = slot(&[Weekday::Tuesday], "11:00", "Europe/Paris");
        let passages = tuesday
            .passages("2026-10-19T00:00:00Z".parse().unwrap(), "2026-11-02T00:00:00Z".parse().unwrap());
        let instants: Vec<_> = passages.iter().map(|passage| passage.instant.to_string()).collect();
        assert_eq!(instants, ["2026-10-20T09:00:00Z", "2026-10-27T10:00:00Z"]);
    }

    #[test]
    fn a_slot_is_taken_by_what_leaves_through_its_channels_only() {
        let chance = SeededChance::new(7);
        let id = |n: i64| ChannelId::new(Timestamp::from_micros(n), &chance);
        let (one, other) = (id(1), id(2));
        let mut monday = (*slot(&[Weekday::Monday], "09:00", "Europe/Paris")).clone();
        monday.channels = vec![one];
        let monday = Arc::new(monday);
        let (from, to) = ("2026-03-02T00:00:00Z".parse().unwrap(), "2026-03-03T00:00:00Z".parse().unwrap());
        let post = PostId::new(Timestamp::from_micros(0), &chance);
        let free_with = |channels: Vec<ChannelId>, except| {
            let passages = monday.passages(from, to);
            let at = passages.first().unwrap().instant;
            let planned = BTreeMap::from([(at, vec![Planned { post, channels }])]);
            free(passages, &planned, except).len()
        };
        assert_eq!(free_with(vec![one], None), 0);
        assert_eq!(free_with(vec![other], None), 1);
        assert_eq!(free_with(Vec::new(), None), 0, "a post without channels yet keeps its place");
        assert_eq!(free_with(vec![one], Some(post)), 1, "a post does not stand in its own way");
        assert!(
            monday.suits(&[one, other], None) && !monday.suits(&[other], None) && monday.suits(&[], None)
        );
    }
}
