//! Rules as text: read strictly, written always in the same order.

use super::{Frequency, MonthDays, Rule, RuleError};
use crate::weekdays::{Weekdays, code_of, weekday_of};
use jiff::civil;
use std::{fmt, fmt::Write as _, str::FromStr};

/// Longest interval, in periods of the frequency.
const INTERVAL_MAX: u16 = 99;
/// Most occurrences of a counted rule.
const COUNT_MAX: u32 = 10_000;
impl FromStr for Rule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        let refuse = |part: &str| RuleError(part.chars().take(60).collect());
        if text.len() > 200 {
            return Err(refuse(text));
        }
        let (mut frequency, mut interval, mut by_day, mut by_month_day) = (None, 1, None, None);
        let (mut until, mut count) = (None, None);
        for part in text.split(';') {
            let (key, value) = part.split_once('=').ok_or_else(|| refuse(part))?;
            let known = match key {
                "FREQ" => read_frequency(value).map(|value| frequency = Some(value)),
                "INTERVAL" => value
                    .parse()
                    .ok()
                    .filter(|steps| (1..=INTERVAL_MAX).contains(steps))
                    .map(|steps| interval = steps),
                "BYDAY" => read_list(value, read_place).map(|places| by_day = Some(places)),
                "BYMONTHDAY" => read_list(value, read_number).map(|numbers| by_month_day = Some(numbers)),
                "UNTIL" => civil::Date::strptime("%Y%m%d", value).ok().map(|day| until = Some(day)),
                "COUNT" => value
                    .parse()
                    .ok()
                    .filter(|count| (1..=COUNT_MAX).contains(count))
                    .map(|value| count = Some(value)),
                "WKST" if value == "MO" => Some(()),
                _ => None,
            };
            known.ok_or_else(|| refuse(part))?;
        }
        let frequency = frequency.ok_or_else(|| refuse(text))?;
        if until.is_some() && count.is_some() {
            return Err(refuse("COUNT"));
        }
        let mut rule = Self {
            frequency,
            interval,
            weekdays: Weekdays::default(),
            month_days: MonthDays::AsStart,
            until,
            count,
        };
        match (frequency, by_day, by_month_day) {
            (_, None, None) => {}
            (Frequency::Weekly, Some(days), None) if days.iter().all(|(place, _)| place.is_none()) => {
                rule.weekdays = days.into_iter().map(|(_, day)| day).collect();
            }
            (Frequency::Monthly, Some(days), None) => {
                let places = days.into_iter().map(|(place, day)| Some((place?, day))).collect::<Option<_>>();
                rule.month_days = MonthDays::Places(places.ok_or_else(|| refuse("BYDAY"))?);
            }
            (Frequency::Monthly, None, Some(numbers)) => rule.month_days = MonthDays::Numbers(numbers),
            (_, Some(_), _) => return Err(refuse("BYDAY")),
            _ => return Err(refuse("BYMONTHDAY")),
        }
        Ok(rule)
    }
}

fn read_frequency(value: &str) -> Option<Frequency> {
    match value {
        "DAILY" => Some(Frequency::Daily),
        "WEEKLY" => Some(Frequency::Weekly),
        "MONTHLY" => Some(Frequency::Monthly),
        "YEARLY" => Some(Frequency::Yearly),
        _ => None,
    }
}

fn read_list<T>(value: &str, read: fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(read).collect()
}

/// Reads `MO`, `1SU`, `-1FR`.
fn read_place(text: &str) -> Option<(Option<i8>, civil::Weekday)> {
    let (place, code) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let weekday = weekday_of(code)?;
    if place.is_empty() {
        return Some((None, weekday));
    }
    let place: i8 = place.parse().ok()?;
    (place != 0 && (-5..=5).contains(&place)).then_some((Some(place), weekday))
}

fn read_number(text: &str) -> Option<i8> {
    text.parse().ok().filter(|number: &i8| *number != 0 && (-31..=31).contains(number))
}

impl fmt::Display for Rule {
    /// Writes the rule as RFC 5545 does, always in the same order.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frequency = match self.frequency {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        };
        write!(f, "FREQ={frequency}")?;
        if self.interval != 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        let mut list = String::new();
        let mut add = |item: &dyn fmt::Display| {
            if !list.is_empty() {
                list.push(',');
            }
            let _ = write!(list, "{item}");
        };
        if !self.weekdays.is_empty() {
            self.weekdays.codes().for_each(|code| add(&code));
            write!(f, ";BYDAY={list}")?;
        } else if let MonthDays::Places(places) = &self.month_days {
            places.iter().for_each(|(place, day)| add(&format!("{place}{}", code_of(*day))));
            write!(f, ";BYDAY={list}")?;
        } else if let MonthDays::Numbers(numbers) = &self.month_days {
            numbers.iter().for_each(|number| add(number));
            write!(f, ";BYMONTHDAY={list}")?;
        }
        if let Some(until) = self.until {
            write!(f, ";UNTIL={}", until.strftime("%Y%m%d"))?;
        }
        if let Some(count) = self.count {
            write!(f, ";COUNT={count}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_survives_its_text_and_what_is_not_taken_is_refused() {
        for text in [
            "FREQ=DAILY",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;UNTIL=20271231",
            "FREQ=MONTHLY;BYDAY=1SU,-1FR;COUNT=12",
            "FREQ=MONTHLY;BYMONTHDAY=1,-1",
            "FREQ=YEARLY",
        ] {
            assert_eq!(text.parse::<Rule>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "DAILY",
            "FREQ=HOURLY",
            "FREQ=DAILY;BYDAY=MO",
            "FREQ=WEEKLY;BYDAY=1MO",
            "FREQ=MONTHLY;BYDAY=MO",
            "FREQ=MONTHLY;BYDAY=6MO",
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "FREQ=YEARLY;BYMONTHDAY=1",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=2;UNTIL=20270101",
            "FREQ=DAILY;UNTIL=20270101T000000Z",
            "FREQ=DAILY;BYHOUR=9",
            "FREQ=DAILY;INTERVAL=100",
            "FREQ=WEEKLY;BYDAY=é",
        ] {
            assert!(text.parse::<Rule>().is_err(), "{text}");
        }
    }
}
