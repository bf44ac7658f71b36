//! A series: a post that comes back by a rule, its content approved once, its occurrences posts of their own. Pure.

use crate::{Draft, holidays::is_holiday, recurrence::Rule};
use jiff::{ToSpan, civil};
use parvis_kernel::{
    Digest, MemberId, PostId, Scope, SeriesId, Timestamp, WallTime, WallTimeError, ZoneName,
};
use std::collections::BTreeSet;

/// Days ahead for which occurrences are made.
pub(crate) const HORIZON_DAYS: i32 = 60;

/// What becomes of an occurrence that falls on a public holiday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Holidays {
    /// It leaves like any other.
    #[default]
    Keep,
    /// There is none that day.
    Skip,
}

impl Holidays {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Skip => "skip",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Keep, Self::Skip].into_iter().find(|policy| policy.code() == code)
    }
}

/// What becomes of an occurrence whose hour passed while nothing could be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Missed {
    /// It stays missed.
    #[default]
    Skip,
    /// The last one leaves as soon as possible, once; the others stay missed.
    CatchUp,
}

impl Missed {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::CatchUp => "catch_up",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Skip, Self::CatchUp].into_iter().find(|policy| policy.code() == code)
    }
}

/// When a series falls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// Which days.
    pub rule: Rule,
    /// First day that the rule may name.
    pub starts_on: civil::Date,
    /// Hour on the wall, to the minute.
    pub time: civil::Time,
    /// Zone of the wall.
    pub zone: ZoneName,
    /// Days left out.
    pub excluded: BTreeSet<civil::Date>,
    /// Public holidays.
    pub holidays: Holidays,
}

impl Timing {
    /// Lists the days in `[from, to]` on which the series falls.
    pub(crate) fn days(&self, from: civil::Date, to: civil::Date) -> Vec<civil::Date> {
        let mut days = self.rule.days(self.starts_on, from, to);
        days.retain(|day| !self.excluded.contains(day));
        if self.holidays == Holidays::Skip {
            days.retain(|day| !is_holiday(*day));
        }
        days
    }

    /// Says whether the series falls on a day.
    pub(crate) fn falls_on(&self, day: civil::Date) -> bool {
        !self.days(day, day).is_empty()
    }

    /// Returns what the wall shows when the occurrence of a day is due, and the instant.
    pub(crate) fn due(&self, day: civil::Date) -> Result<(WallTime, Timestamp), WallTimeError> {
        let wall = WallTime { local: day.to_datetime(self.time), zone: self.zone.clone() };
        Ok((wall.settled_wall()?, wall.settled()?))
    }

    /// Lists the days still to come at `now`, up to `ahead` days later.
    pub(crate) fn days_ahead(&self, now: Timestamp, ahead: i32) -> Vec<civil::Date> {
        let today = now.in_zone(&self.zone).date();
        let to = today.checked_add(ahead.days()).unwrap_or(today);
        let mut days = self.days(today.max(self.starts_on), to);
        days.retain(|day| self.due(*day).is_ok_and(|(_, at)| at > now));
        days
    }
}

/// Who approved the content of a series, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SeriesApproval {
    pub(crate) hash: Digest,
    pub(crate) member: MemberId,
    pub(crate) at: Timestamp,
}

/// A post that comes back.
#[derive(Clone, Debug)]
pub(crate) struct Series {
    /// Its id.
    pub(crate) id: SeriesId,
    /// Institution and entity.
    pub(crate) scope: Scope,
    /// Who made it.
    pub(crate) author: MemberId,
    /// When it falls.
    pub(crate) timing: Timing,
    /// What becomes of what was missed.
    pub(crate) missed: Missed,
    /// The content that every occurrence begins with.
    pub(crate) content: Draft,
    /// Digest of that content, as an approval of a post binds to it.
    pub(crate) content_hash: Digest,
    /// The last approval.
    pub(crate) approval: Option<SeriesApproval>,
    /// Since when its occurrences are scheduled by themselves.
    pub(crate) started_at: Option<Timestamp>,
    /// When it was ended.
    pub(crate) ended_at: Option<Timestamp>,
    /// Counts the changes, from 1.
    pub(crate) revision: i64,
    /// When it was made.
    pub(crate) created_at: Timestamp,
}

impl Series {
    /// Returns the approver of the very content that is stored.
    ///
    /// Invariant: an occurrence inherits this approval only while its own digest is the series'.
    pub(crate) fn approver(&self) -> Option<MemberId> {
        self.approval.filter(|approval| approval.hash == self.content_hash).map(|approval| approval.member)
    }

    /// Returns the state on the wire: `draft`, `approved`, `running` or `ended`.
    pub(crate) fn state(&self) -> &'static str {
        match (self.ended_at, self.approver(), self.started_at) {
            (Some(_), _, _) => "ended",
            (None, None, _) => "draft",
            (None, Some(_), None) => "approved",
            (None, Some(_), Some(_)) => "running",
        }
    }

    /// Says whether an unchanged occurrence is scheduled by itself.
    pub(crate) fn is_running(&self) -> bool {
        self.state() == "running"
    }
}

/// One day of a series.
#[derive(Clone, Debug)]
pub(crate) struct Occurrence {
    /// The series.
    pub(crate) series: SeriesId,
    /// The day of the rule it stands for, whatever became of its hour.
    pub(crate) occurs_on: civil::Date,
    /// Its post; `None` when it was left out before there was one.
    pub(crate) post: Option<PostId>,
    /// Digest of the content it was given.
    pub(crate) content_hash: Digest,
    /// The hour it was given.
    pub(crate) planned: WallTime,
    /// The same, as an instant.
    pub(crate) planned_at: Timestamp,
    /// Left out by a member.
    pub(crate) is_skipped: bool,
    /// When it was sent after having been missed.
    pub(crate) caught_up_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timing(rule: &str, time: &str, zone: &str) -> Timing {
        Timing {
            rule: rule.parse().unwrap(),
            starts_on: "2026-01-01".parse().unwrap(),
            time: time.parse().unwrap(),
            zone: ZoneName::new(zone).unwrap(),
            excluded: BTreeSet::new(),
            holidays: Holidays::Keep,
        }
    }

    #[test]
    fn a_daily_series_at_half_past_two_has_one_instant_a_day_in_every_territory() {
        for zone in [
            "Europe/Paris",
            "Indian/Reunion",
            "America/Martinique",
            "America/Guadeloupe",
            "America/Miquelon",
            "Pacific/Noumea",
            "Pacific/Tahiti",
        ] {
            let timing = timing("FREQ=DAILY", "02:30", zone);
            let days = timing.days("2026-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
            assert_eq!(days.len(), 730, "{zone}");
            let due: Vec<_> = days.iter().map(|day| timing.due(*day).unwrap()).collect();
            assert!(due.is_sorted_by(|(_, a), (_, b)| a < b), "{zone}: no double, none lost");
            let moved: Vec<_> = due
                .iter()
                .zip(&days)
                .filter(|((wall, _), day)| wall.local != day.to_datetime(timing.time))
                .map(|((wall, at), _)| format!("{} {at}", wall.local))
                .collect();
            let expected: &[&str] = match zone {
                "Europe/Paris" => {
                    &["2026-03-29T03:00:00 2026-03-29T01:00:00Z", "2027-03-28T03:00:00 2027-03-28T01:00:00Z"]
                }
                "America/Miquelon" => {
                    &["2026-03-08T03:00:00 2026-03-08T05:00:00Z", "2027-03-14T03:00:00 2027-03-14T05:00:00Z"]
                }
                _ => &[],
            };
            assert_eq!(moved, expected, "{zone}");
        }
    }

    #[test]
    fn the_hour_that_exists_twice_is_its_first_passage() {
        let paris = timing("FREQ=DAILY", "02:30", "Europe/Paris");
        for (day, instant) in [
            ("2026-10-24", "2026-10-24T00:30:00Z"),
            ("2026-10-25", "2026-10-25T00:30:00Z"),
            ("2026-10-26", "2026-10-26T01:30:00Z"),
            ("2027-10-31", "2027-10-31T00:30:00Z"),
        ] {
            assert_eq!(paris.due(day.parse().unwrap()).unwrap().1.to_string(), instant);
        }
    }

    #[test]
    fn excluded_days_and_holidays_are_left_out() {
        let mut timing = timing("FREQ=DAILY", "09:00", "Europe/Paris");
        timing.excluded.insert("2026-05-03".parse().unwrap());
        timing.holidays = Holidays::Skip;
        let days = timing.days("2026-04-30".parse().unwrap(), "2026-05-09".parse().unwrap());
        let days: Vec<_> = days.iter().map(ToString::to_string).collect();
        let expected = [
            "2026-04-30",
            "2026-05-02",
            "2026-05-04",
            "2026-05-05",
            "2026-05-06",
            "2026-05-07",
            "2026-05-09",
        ];
        assert_eq!(days, expected);
    }
}
