//! Days of the week as RFC 5545 names them, and sets of them.

use jiff::civil::Weekday;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Every day, Monday first, with its code. Source: RFC 5545, section 3.3.10 "weekday", read 2026-11-25.
const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "MO"),
    (Weekday::Tuesday, "TU"),
    (Weekday::Wednesday, "WE"),
    (Weekday::Thursday, "TH"),
    (Weekday::Friday, "FR"),
    (Weekday::Saturday, "SA"),
    (Weekday::Sunday, "SU"),
];

/// Returns the code of a day.
pub(crate) fn code_of(day: Weekday) -> &'static str {
    DAYS.iter().find(|(known, _)| *known == day).map_or("MO", |(_, code)| code)
}

/// Reads the code of a day.
pub(crate) fn weekday_of(code: &str) -> Option<Weekday> {
    DAYS.iter().find(|(_, known)| *known == code).map(|(day, _)| *day)
}

/// A set of days of the week. On the wire, codes from Monday on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weekdays(i64);

impl Weekdays {
    /// Reads the stored bits, Monday first; `None` for bits that are no day.
    pub(crate) fn from_bits(bits: i64) -> Option<Self> {
        (0..1 << 7).contains(&bits).then_some(Self(bits))
    }

    /// Returns the bits to store.
    pub(crate) fn bits(self) -> i64 {
        self.0
    }

    pub(crate) fn contains(self, day: Weekday) -> bool {
        self.0 & bit(day) != 0
    }

    /// Lists the codes, from Monday on.
    pub(crate) fn codes(self) -> impl Iterator<Item = &'static str> {
        DAYS.into_iter().filter(move |(day, _)| self.contains(*day)).map(|(_, code)| code)
    }

    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

fn bit(day: Weekday) -> i64 {
    1 << day.to_monday_zero_offset()
}

impl FromIterator<Weekday> for Weekdays {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        Self(days.into_iter().fold(0, |bits, day| bits | bit(day)))
    }
}

impl Serialize for Weekdays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.codes())
    }
}

impl<'de> Deserialize<'de> for Weekdays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let codes = Vec::<std::borrow::Cow<'_, str>>::deserialize(deserializer)?;
        let day = |code: &std::borrow::Cow<'_, str>| {
            weekday_of(code).ok_or_else(|| serde::de::Error::custom("not a day of the week: MO, TU, WE, …"))
        };
        codes.iter().map(day).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_days_is_written_from_monday_on() {
        let days: Weekdays = serde_json::from_str(r#"["SU","TU","MO","TU"]"#).unwrap();
        assert_eq!(serde_json::to_string(&days).unwrap(), r#"["MO","TU","SU"]"#);
        assert_eq!(Weekdays::from_bits(days.bits()), Some(days));
        assert!(serde_json::from_str::<Weekdays>(r#"["LU"]"#).is_err());
        assert_eq!(Weekdays::from_bits(128), None);
    }
}
