//! The French public holidays, by date.

use jiff::{ToSpan, civil};

/// Says whether a day is a public holiday.
pub(crate) fn is_holiday(day: civil::Date) -> bool {
    day.tomorrow().is_ok_and(|next| !holidays(day, next).is_empty())
}

/// Lists the French public holidays of a stretch, by code of the catalogue.
///
/// Source: Code du travail, article L3133-1, read 2026-11-24. Local ones (Alsace-Moselle, overseas) are absent.
pub(crate) fn holidays(from: civil::Date, to: civil::Date) -> Vec<(civil::Date, &'static str)> {
    let fixed = [
        (1, 1, "holiday-new-year"),
        (5, 1, "holiday-labour"),
        (5, 8, "holiday-victory"),
        (7, 14, "holiday-national"),
        (8, 15, "holiday-assumption"),
        (11, 1, "holiday-all-saints"),
        (11, 11, "holiday-armistice"),
        (12, 25, "holiday-christmas"),
    ];
    let moving = [(1, "holiday-easter-monday"), (39, "holiday-ascension"), (50, "holiday-whit-monday")];
    let mut days = Vec::new();
    for year in from.year()..=to.year() {
        days.extend(
            fixed
                .iter()
                .filter_map(|(month, day, name)| Some((civil::Date::new(year, *month, *day).ok()?, *name))),
        );
        if let Some(easter) = easter(year) {
            days.extend(
                moving
                    .iter()
                    .filter_map(|(after, name)| Some((easter.checked_add(after.days()).ok()?, *name))),
            );
        }
    }
    days.retain(|(day, _)| from <= *day && *day < to);
    days.sort_unstable();
    days
}

/// Returns Easter Sunday of a Gregorian year. Source: Meeus, "Astronomical Algorithms", chapter 8.
fn easter(year: i16) -> Option<civil::Date> {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let (leaps, skipped) = (century / 4, century % 4);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leaps - correction + 15) % 30;
    let weekday = (32 + 2 * skipped + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    civil::Date::new(year, i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_almanacs_say() {
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25)] {
            assert_eq!(easter(year), civil::Date::new(year, month, day).ok());
        }
    }

    #[test]
    fn a_stretch_over_new_year_has_both_years() {
        let days = holidays(civil::date(2026, 12, 1), civil::date(2027, 1, 31));
        assert_eq!(
            days,
            [(civil::date(2026, 12, 25), "holiday-christmas"), (civil::date(2027, 1, 1), "holiday-new-year")]
        );
    }
}
