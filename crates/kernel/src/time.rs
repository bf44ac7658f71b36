//! Instants and wishes: microseconds UTC, and wall clock with an IANA zone.

use jiff::{
    civil,
    tz::{AmbiguousOffset, TimeZone},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{fmt, str::FromStr, time::Duration};

/// An instant, in microseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Wraps stored microseconds.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Returns microseconds since 1970, UTC.
    #[must_use]
    pub const fn as_micros(self) -> i64 {
        self.0
    }

    /// Returns the instant `duration` later; stops at the end of time rather than wrap.
    #[must_use]
    pub fn after(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)))
    }

    /// Returns the instant `duration` earlier.
    #[must_use]
    pub fn before(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)))
    }

    /// Returns how long ago `earlier` was; zero when it is in the future.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// Returns the wall clock of this instant in `zone`.
    #[must_use]
    pub fn in_zone(self, zone: &ZoneName) -> civil::DateTime {
        zone.time_zone().to_datetime(self.to_jiff())
    }

    /// Writes RFC 3339 with the offset of `zone` at this instant: `2026-03-02T09:00:00+01:00`.
    #[must_use]
    pub fn with_offset(self, zone: &ZoneName) -> String {
        let instant = self.to_jiff();
        instant.display_with_offset(zone.time_zone().to_offset(instant)).to_string()
    }

    /// Returns the same instant for the time library; clamps outside its years -9999 to 9999.
    #[must_use]
    pub fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        })
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(instant: jiff::Timestamp) -> Self {
        Self(instant.as_microsecond())
    }
}

impl fmt::Display for Timestamp {
    /// Writes RFC 3339, UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.to_jiff())
    }
}

impl FromStr for Timestamp {
    type Err = jiff::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse::<jiff::Timestamp>().map(Self::from)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// The name of an IANA time zone that this program knows.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ZoneName(String);

impl ZoneName {
    /// Accepts `name` when the time-zone database knows it as a region, such as `Europe/Paris`.
    ///
    /// # Errors
    /// [`WallTimeError::UnknownZone`] otherwise.
    pub fn new(name: &str) -> Result<Self, WallTimeError> {
        let known = name.len() <= 64 && jiff::tz::db().get(name).is_ok();
        if known { Ok(Self(name.to_owned())) } else { Err(WallTimeError::UnknownZone) }
    }

    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn time_zone(&self) -> TimeZone {
        // A name that was accepted once may vanish with another database: UTC rather than a crash.
        jiff::tz::db().get(&self.0).unwrap_or(TimeZone::UTC)
    }
}

impl fmt::Debug for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for ZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for ZoneName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for ZoneName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Self::new(&text).map_err(serde::de::Error::custom)
    }
}

/// What a person wishes: the hour on the wall, and where the wall is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WallTime {
    /// Wall clock, to the minute on the wire.
    pub local: civil::DateTime,
    /// Zone of the wall.
    pub zone: ZoneName,
}

/// Which of two instants is meant when clocks go back and the hour exists twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ambiguity {
    /// The first passage, before the clocks change.
    Earlier,
    /// The second passage, after the clocks changed.
    Later,
}

/// Why a wall time names no single instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WallTimeError {
    /// The zone is not in the time-zone database.
    #[error("unknown time zone")]
    UnknownZone,
    /// Clocks jump over this hour: it does not exist that day.
    #[error("this hour does not exist: clocks go forward")]
    Gap,
    /// Clocks go back: the hour exists twice and nobody said which is meant.
    #[error("this hour exists twice: clocks go back")]
    Twice,
    /// The date is outside the calendar's range.
    #[error("date out of range")]
    OutOfRange,
}

impl WallTime {
    /// Returns the one instant that is meant.
    ///
    /// # Errors
    /// [`WallTimeError::Gap`] when clocks jump over the hour, whatever `choice` says;
    /// [`WallTimeError::Twice`] when the hour exists twice and `choice` is `None`.
    pub fn instant(&self, choice: Option<Ambiguity>) -> Result<Timestamp, WallTimeError> {
        let ambiguous = self.zone.time_zone().to_ambiguous_timestamp(self.local);
        let found = match (ambiguous.offset(), choice) {
            (AmbiguousOffset::Unambiguous { .. }, _) => ambiguous.unambiguous(),
            (AmbiguousOffset::Gap { .. }, _) => return Err(WallTimeError::Gap),
            (AmbiguousOffset::Fold { .. }, None) => return Err(WallTimeError::Twice),
            (AmbiguousOffset::Fold { .. }, Some(Ambiguity::Earlier)) => ambiguous.earlier(),
            (AmbiguousOffset::Fold { .. }, Some(Ambiguity::Later)) => ambiguous.later(),
        };
        found.map(Timestamp::from).map_err(|_| WallTimeError::OutOfRange)
    }

    /// Returns the one instant of an hour that comes back, where nobody is there to be asked.
    ///
    /// An hour that does not exist that day is the first instant after the clocks changed; an hour that exists
    /// twice is its first passage.
    ///
    /// # Errors
    /// [`WallTimeError::OutOfRange`] at the ends of the calendar only.
    pub fn settled(&self) -> Result<Timestamp, WallTimeError> {
        let zone = self.zone.time_zone();
        let ambiguous = zone.to_ambiguous_timestamp(self.local);
        let is_gap = matches!(ambiguous.offset(), AmbiguousOffset::Gap { .. });
        // Read with the offset that follows the change, an hour of the gap falls before the change.
        let earlier = ambiguous.earlier().map_err(|_| WallTimeError::OutOfRange)?;
        if !is_gap {
            return Ok(earlier.into());
        }
        let change = zone.following(earlier).next().ok_or(WallTimeError::OutOfRange)?;
        Ok(change.timestamp().into())
    }

    /// Returns what the wall shows at [`WallTime::settled`]: the same hour, unless it does not exist.
    ///
    /// # Errors
    /// As [`WallTime::settled`].
    pub fn settled_wall(&self) -> Result<Self, WallTimeError> {
        Ok(Self { local: self.settled()?.in_zone(&self.zone), zone: self.zone.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(local: &str, zone: &str) -> WallTime {
        WallTime { local: local.parse().unwrap(), zone: ZoneName::new(zone).unwrap() }
    }

    #[test]
    fn both_clock_change_nights_of_2026_and_2027_are_told_apart() {
        for (gap, fold, zone) in [
            ("2026-03-29T02:30", "2026-10-25T02:30", "Europe/Paris"),
            ("2027-03-28T02:30", "2027-10-31T02:30", "Europe/Paris"),
            // Saint-Pierre-et-Miquelon changes with North America.
            ("2026-03-08T02:30", "2026-11-01T01:30", "America/Miquelon"),
            ("2027-03-14T02:30", "2027-11-07T01:30", "America/Miquelon"),
        ] {
            assert_eq!(wall(gap, zone).instant(None), Err(WallTimeError::Gap));
            assert_eq!(wall(gap, zone).instant(Some(Ambiguity::Later)), Err(WallTimeError::Gap));
            assert_eq!(wall(fold, zone).instant(None), Err(WallTimeError::Twice));
            let earlier = wall(fold, zone).instant(Some(Ambiguity::Earlier)).unwrap();
            let later = wall(fold, zone).instant(Some(Ambiguity::Later)).unwrap();
            assert_eq!(later.since(earlier), Duration::from_secs(3600));
        }
    }

    #[test]
    fn an_hour_that_comes_back_is_kept_on_the_wall_on_both_clock_change_nights() {
        for (local, zone, instant) in [
            ("2026-03-29T02:30", "Europe/Paris", "2026-03-29T01:00:00Z"),
            ("2026-10-25T02:30", "Europe/Paris", "2026-10-25T00:30:00Z"),
            ("2027-03-28T02:30", "Europe/Paris", "2027-03-28T01:00:00Z"),
            ("2027-10-31T02:30", "Europe/Paris", "2027-10-31T00:30:00Z"),
            ("2026-03-08T02:30", "America/Miquelon", "2026-03-08T05:00:00Z"),
            ("2026-11-01T01:30", "America/Miquelon", "2026-11-01T03:30:00Z"),
            ("2027-03-14T02:30", "America/Miquelon", "2027-03-14T05:00:00Z"),
            ("2026-03-29T02:30", "Indian/Reunion", "2026-03-28T22:30:00Z"),
            ("2026-03-29T02:30", "America/Martinique", "2026-03-29T06:30:00Z"),
            ("2026-10-25T02:30", "America/Guadeloupe", "2026-10-25T06:30:00Z"),
            ("2026-10-25T02:30", "Pacific/Noumea", "2026-10-24T15:30:00Z"),
            ("2027-03-28T02:30", "Pacific/Tahiti", "2027-03-28T12:30:00Z"),
        ] {
            let wall = wall(local, zone);
            assert_eq!(wall.settled().unwrap().to_string(), instant, "{local} {zone}");
            let exists = wall.instant(Some(Ambiguity::Earlier)).is_ok();
            let shown = wall.settled_wall().unwrap().local;
            assert_eq!(shown == wall.local, exists, "{local} {zone}");
            assert!(shown >= wall.local, "an hour never moves back: {local} {zone}");
        }
    }

    #[test]
    fn hours_that_come_back_never_change_their_order() {
        let zones =
            ["Europe/Paris", "America/Miquelon", "Indian/Reunion", "Pacific/Noumea", "Australia/Lord_Howe"];
        for zone in zones {
            let mut before = None;
            let mut local: civil::DateTime = "2026-01-01T00:07".parse().unwrap();
            while local.year() < 2028 {
                let at = WallTime { local, zone: ZoneName::new(zone).unwrap() }.settled().unwrap();
                assert!(before.is_none_or(|before| before <= at), "{local} {zone}");
                before = Some(at);
                local = local.checked_add(jiff::SignedDuration::from_mins(31)).unwrap();
            }
        }
    }

    #[test]
    fn overseas_zones_without_clock_change_keep_every_hour() {
        for zone in ["Indian/Reunion", "America/Martinique", "Pacific/Noumea", "America/Cayenne"] {
            for local in ["2026-03-29T02:30", "2026-10-25T02:30"] {
                let instant = wall(local, zone).instant(None).unwrap();
                assert_eq!(instant.in_zone(&ZoneName::new(zone).unwrap()), local.parse().unwrap());
            }
        }
    }

    #[test]
    fn an_unknown_zone_is_refused() {
        assert_eq!(ZoneName::new("Europe/Valmont"), Err(WallTimeError::UnknownZone));
        assert_eq!(ZoneName::new(&"x".repeat(500)), Err(WallTimeError::UnknownZone));
    }

    #[test]
    fn an_instant_is_written_in_utc() {
        let instant: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
        assert_eq!(instant.to_string(), "2026-03-02T08:00:00Z");
        assert_eq!(instant.after(Duration::from_secs(60)).since(instant), Duration::from_secs(60));
        assert_eq!(instant.since(instant.after(Duration::from_secs(60))), Duration::ZERO);
    }
}
