//! Days and hours as people type them in a spreadsheet. Pure; the day always comes before the month.

use crate::edit::fold;
use jiff::civil;

/// Months as they are written in French and in English, folded.
const MONTHS: [&[&str]; 12] = [
    &["janvier", "janv", "january", "jan"],
    &["fevrier", "fevr", "fev", "february", "feb"],
    &["mars", "march", "mar"],
    &["avril", "avr", "april", "apr"],
    &["mai", "may"],
    &["juin", "june", "jun"],
    &["juillet", "juil", "july", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "sept", "september", "sep"],
    &["octobre", "oct", "october"],
    &["novembre", "nov", "november"],
    &["decembre", "dec", "december"],
];
/// Days of the week, which say nothing more, folded.
const WEEKDAYS: [&str; 14] = [
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// Reads a day: `04/12/2026`, `4.12.26`, `2026-12-04`, `vendredi 4 décembre 2026`.
pub(crate) fn read_day(typed: &str) -> Option<civil::Date> {
    let folded = fold(typed);
    let parts: Vec<&str> = folded
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '/' | '-' | '.' | ',' | '\u{2011}'))
        .filter(|part| !part.is_empty() && !WEEKDAYS.contains(part))
        .collect();
    let [first, middle, last] = parts.as_slice() else { return None };
    let month = number(middle, 2).or_else(|| {
        let named = MONTHS.iter().position(|names| names.contains(middle))?;
        i16::try_from(named + 1).ok()
    })?;
    let (year, day) = if first.len() == 4 {
        (number(first, 4)?, number(last, 2)?)
    } else {
        let day = number(if *first == "1er" { "1" } else { first }, 2)?;
        let year = match last.len() {
            2 => 2000 + number(last, 2)?,
            4 => number(last, 4)?,
            _ => return None,
        };
        (year, day)
    };
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Reads an hour: `9:30`, `09:30:00`, `9h30`, `9 h`, `9`.
pub(crate) fn read_hour(typed: &str) -> Option<civil::Time> {
    let bare: String = fold(typed).chars().filter(|letter| !letter.is_whitespace()).collect();
    let parts: Vec<&str> = bare.split([':', 'h']).collect();
    let (hour, minute) = match parts.as_slice() {
        [hour] | [hour, ""] if !bare.ends_with(':') => (*hour, "0"),
        [hour, minute] => (*hour, minute.trim_end_matches("min")),
        // A spreadsheet adds seconds that nobody typed.
        [hour, minute, "00"] => (*hour, *minute),
        _ => return None,
    };
    let minute = if minute == "0" || minute.len() == 2 { number(minute, 2)? } else { return None };
    civil::Time::new(i8::try_from(number(hour, 2)?).ok()?, i8::try_from(minute).ok()?, 0, 0).ok()
}

/// Reads a day and an hour from their two cells; the first may hold both, as a spreadsheet writes an instant.
pub(crate) fn split_moment<'a>(day: &'a str, hour: &'a str) -> (&'a str, &'a str) {
    if !hour.is_empty() {
        return (day, hour);
    }
    let both = day.rsplit_once([' ', 'T']).filter(|(_, end)| end.contains([':', 'h', 'H']));
    both.filter(|(_, end)| read_hour(end).is_some()).map_or((day, hour), |(day, hour)| (day.trim(), hour))
}

/// Reads a number of at most `digits` digits and nothing else.
fn number(text: &str, digits: usize) -> Option<i16> {
    let fits = (1..=digits).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};

    #[test]
    fn days_are_read_as_they_are_typed_here() {
        for typed in [
            "04/12/2026",
            "4/12/26",
            "4.12.2026",
            "04-12-2026",
            "2026-12-04",
            "2026/12/4",
            "4 décembre 2026",
            "vendredi 4 déc. 2026",
            "Vendredi 04 Décembre 2026",
            "4 December 2026",
        ] {
            assert_eq!(read_day(typed), Some(date(2026, 12, 4)), "{typed}");
        }
        assert_eq!(read_day("1er août 2026"), Some(date(2026, 8, 1)));
        for typed in ["", "12/25/2026", "31/02/2026", "04/12", "46360", "4/12/202", "demain", "4/12/2026/5"] {
            assert_eq!(read_day(typed), None, "{typed}");
        }
    }

    #[test]
    fn hours_are_read_as_they_are_typed_here() {
        for (typed, hour, minute) in [
            ("9:30", 9, 30),
            ("09:30", 9, 30),
            ("09:30:00", 9, 30),
            ("9h30", 9, 30),
            ("09H30", 9, 30),
            ("9 h 30", 9, 30),
            ("9h", 9, 0),
            ("9 h", 9, 0),
            ("9", 9, 0),
            ("0:00", 0, 0),
            ("23h59", 23, 59),
            ("9h05min", 9, 5),
        ] {
            assert_eq!(read_hour(typed), Some(time(hour, minute, 0, 0)), "{typed}");
        }
        for typed in
            ["", "24:00", "9:60", "9:5", "9:", "h30", "matin", "9:30:15", "0,395833", "9h30h", "123", "+9"]
        {
            assert_eq!(read_hour(typed), None, "{typed}");
        }
    }

    #[test]
    fn a_day_cell_that_holds_the_hour_is_split() {
        assert_eq!(split_moment("04/12/2026 09:30", ""), ("04/12/2026", "09:30"));
        assert_eq!(split_moment("2026-12-04T09:30:00", ""), ("2026-12-04", "09:30:00"));
        assert_eq!(split_moment("04/12/2026 09:30", "10:00"), ("04/12/2026 09:30", "10:00"));
        assert_eq!(split_moment("4 décembre 2026", ""), ("4 décembre 2026", ""));
    }
}
