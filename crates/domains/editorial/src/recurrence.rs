//! A rule that names days: the subset of RFC 5545 that an editorial calendar needs. Days only, no clock. Pure.

mod text;

use crate::weekdays::Weekdays;
use jiff::{ToSpan, civil};

/// Years after its first day in which a rule is looked through.
const YEARS: i16 = 60;

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// Which days of a month.
#[derive(Clone, Debug, PartialEq, Eq)]
enum MonthDays {
    /// The day of the month of the first day; a month that lacks it has none.
    AsStart,
    /// Days by number, from 1, or from -1 for the last; in the order of the rule.
    Numbers(Vec<i8>),
    /// Weekdays by their place in the month, from 1, or from -1 for the last.
    Places(Vec<(i8, civil::Weekday)>),
}

/// A rule of recurrence.
///
/// Source: RFC 5545, section 3.3.10 "Recurrence Rule", read 2026-11-25. Taken: FREQ (from DAILY up), INTERVAL, BYDAY,
/// BYMONTHDAY, UNTIL as a day, COUNT. Anything else is refused rather than ignored. Of our own because it needs days
/// only, and the library there is brings a second time library with its own zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    frequency: Frequency,
    interval: u16,
    /// Of a weekly rule; empty means the weekday of the first day.
    weekdays: Weekdays,
    /// Of a monthly rule.
    month_days: MonthDays,
    /// Last day, included.
    until: Option<civil::Date>,
    /// Number of occurrences, the excluded ones counted.
    count: Option<u32>,
}

/// Why a rule is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this rule of recurrence is not one of those taken here, at {0:?}")]
pub struct RuleError(String);

impl Rule {
    /// Lists the days in `[from, to]`, in order, of the rule that begins on `start`.
    pub(crate) fn days(&self, start: civil::Date, from: civil::Date, to: civil::Date) -> Vec<civil::Date> {
        let last = self.until.map_or(to, |until| until.min(to));
        let mut left = self.count.unwrap_or(u32::MAX);
        let mut found = Vec::new();
        for period in 0_i32.. {
            let Some(days) = self.period(start, period) else { break };
            let is_over = days.reached > last || days.reached.year() > start.year().saturating_add(YEARS);
            for day in days.days.into_iter().filter(|day| *day >= start) {
                if day > last || left == 0 {
                    return found;
                }
                left -= 1;
                if day >= from {
                    found.push(day);
                }
            }
            if is_over {
                break;
            }
        }
        found
    }

    /// Counts the days before `day` of the rule that begins on `start`.
    fn count_before(&self, start: civil::Date, day: civil::Date) -> u32 {
        let Ok(eve) = day.checked_sub(1.day()) else { return 0 };
        u32::try_from(self.days(start, start, eve).len()).unwrap_or(u32::MAX)
    }

    /// Says whether both rules are counted, and alike.
    pub(crate) fn has_count_of(&self, other: &Self) -> bool {
        self.count.is_some() && self.count == other.count
    }

    /// Returns this rule with what is left on `day` of the count of `before`, which began on `start`.
    pub(crate) fn counted_from(&self, before: &Self, start: civil::Date, day: civil::Date) -> Self {
        let gone = before.count_before(start, day);
        Self { count: self.count.map(|count| count.saturating_sub(gone).max(1)), ..self.clone() }
    }

    /// Returns the candidates of the period number `period`, in order; `None` at the end of the calendar.
    fn period(&self, start: civil::Date, period: i32) -> Option<Period> {
        let steps = period.checked_mul(i32::from(self.interval))?;
        match self.frequency {
            Frequency::Daily => {
                let day = start.checked_add(steps.days()).ok()?;
                Some(Period { reached: day, days: vec![day] })
            }
            Frequency::Weekly => {
                let since_monday = i64::from(start.weekday().to_monday_zero_offset());
                let monday = start.checked_sub(since_monday.days()).ok()?.checked_add(steps.weeks()).ok()?;
                let days = (0..7_i64).filter_map(|offset| monday.checked_add(offset.days()).ok());
                let wanted = |day: &civil::Date| {
                    let weekday = day.weekday();
                    if self.weekdays.is_empty() {
                        weekday == start.weekday()
                    } else {
                        self.weekdays.contains(weekday)
                    }
                };
                Some(Period { reached: monday, days: days.filter(wanted).collect() })
            }
            Frequency::Monthly => {
                let month = start.first_of_month().checked_add(steps.months()).ok()?;
                Some(Period { reached: month, days: self.month_days.of(month, start) })
            }
            Frequency::Yearly => {
                let year = start.year().checked_add(i16::try_from(steps).ok()?)?;
                let reached = civil::Date::new(year, start.month(), 1).ok()?;
                // 29 February comes back in leap years only.
                let day = civil::Date::new(year, start.month(), start.day());
                Some(Period { reached, days: day.into_iter().collect() })
            }
        }
    }
}

/// The candidates of one period.
struct Period {
    /// A day that none of the candidates comes before.
    reached: civil::Date,
    days: Vec<civil::Date>,
}

impl MonthDays {
    fn of(&self, month: civil::Date, start: civil::Date) -> Vec<civil::Date> {
        let mut days: Vec<_> = match self {
            Self::AsStart => numbered(month, start.day()).into_iter().collect(),
            Self::Numbers(numbers) => numbers.iter().filter_map(|number| numbered(month, *number)).collect(),
            Self::Places(places) => places
                .iter()
                .filter_map(|(place, weekday)| month.nth_weekday_of_month(*place, *weekday).ok())
                .collect(),
        };
        days.sort_unstable();
        days.dedup();
        days
    }
}

/// Returns a day of a month by number; `None` when the month has no such day.
fn numbered(month: civil::Date, number: i8) -> Option<civil::Date> {
    let day = if number > 0 { number } else { month.days_in_month().checked_add(number)?.checked_add(1)? };
    civil::Date::new(month.year(), month.month(), day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(rule: &str, start: &str, to: &str) -> Vec<String> {
        let rule: Rule = rule.parse().unwrap();
        let (start, to) = (start.parse().unwrap(), to.parse().unwrap());
        rule.days(start, start, to).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn rules_fall_where_the_standard_says() {
        for (rule, start, to, expected) in [
            ("FREQ=WEEKLY;BYDAY=MO", "2026-03-04", "2026-03-23", "2026-03-09 2026-03-16 2026-03-23"),
            (
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH",
                "2026-03-05",
                "2026-03-19",
                "2026-03-05 2026-03-17 2026-03-19",
            ),
            ("FREQ=MONTHLY;BYDAY=1SU", "2026-03-02", "2026-06-30", "2026-04-05 2026-05-03 2026-06-07"),
            ("FREQ=MONTHLY;BYDAY=-1FR", "2026-03-02", "2026-05-31", "2026-03-27 2026-04-24 2026-05-29"),
            ("FREQ=MONTHLY;BYDAY=5MO", "2026-03-02", "2026-06-30", "2026-03-30 2026-06-29"),
            ("FREQ=MONTHLY", "2026-01-31", "2026-06-30", "2026-01-31 2026-03-31 2026-05-31"),
            (
                "FREQ=MONTHLY;BYMONTHDAY=-1",
                "2026-01-31",
                "2026-04-30",
                "2026-01-31 2026-02-28 2026-03-31 2026-04-30",
            ),
            ("FREQ=MONTHLY;BYMONTHDAY=15,1", "2026-03-02", "2026-04-30", "2026-03-15 2026-04-01 2026-04-15"),
            ("FREQ=YEARLY", "2024-02-29", "2033-01-01", "2024-02-29 2028-02-29 2032-02-29"),
            ("FREQ=DAILY;COUNT=3", "2026-12-30", "2027-12-30", "2026-12-30 2026-12-31 2027-01-01"),
            (
                "FREQ=DAILY;INTERVAL=10;UNTIL=20260325",
                "2026-03-02",
                "2027-01-01",
                "2026-03-02 2026-03-12 2026-03-22",
            ),
        ] {
            assert_eq!(days(rule, start, to).join(" "), expected, "{rule}");
        }
    }

    #[test]
    fn a_stretch_of_the_rule_is_the_rule_seen_through_it() {
        let rules = [
            "FREQ=DAILY",
            "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,SA",
            "FREQ=MONTHLY;BYMONTHDAY=31,-1;COUNT=9",
            "FREQ=YEARLY",
        ];
        let start: civil::Date = "2026-01-31".parse().unwrap();
        let end: civil::Date = "2029-01-01".parse().unwrap();
        for text in rules {
            let rule: Rule = text.parse().unwrap();
            let all = rule.days(start, start, end);
            assert!(all.is_sorted_by(|a, b| a < b), "{text}");
            for offset in [0, 1, 29, 30, 365, 500] {
                let from = start.checked_add(offset.days()).unwrap();
                let to = from.checked_add(60.days()).unwrap();
                let within: Vec<_> = all.iter().copied().filter(|day| from <= *day && *day <= to).collect();
                assert_eq!(rule.days(start, from, to), within, "{text} from {from}");
            }
        }
    }

    #[test]
    fn a_counted_rule_that_goes_on_keeps_what_is_left() {
        let rule: Rule = "FREQ=WEEKLY;BYDAY=MO;COUNT=5".parse().unwrap();
        let (start, day) = ("2026-03-02".parse().unwrap(), "2026-03-16".parse().unwrap());
        let on = rule.counted_from(&rule, start, day);
        assert_eq!(on.to_string(), "FREQ=WEEKLY;BYDAY=MO;COUNT=3");
        assert_eq!(on.days(day, day, "2027-01-01".parse().unwrap()).len(), 3);
    }

    #[test]
    fn a_rule_that_never_falls_ends() {
        assert!(days("FREQ=MONTHLY;BYMONTHDAY=30;INTERVAL=12", "2026-02-01", "9999-01-01").is_empty());
    }
}
