//! The calendar: what is due or wished for between two days of the institution.

use crate::{
    Editorial, EditorialError, store,
    view::{PostSummary, summaries_for},
};
use jiff::{ToSpan, civil};
use parvis_database::Remembered;
use parvis_identity::SignedIn;
use parvis_kernel::{FieldFault, Locale, Scope, Timestamp, WallTime, ZoneName};
use parvis_web_kit::Written;
use std::collections::BTreeSet;

/// Longest stretch shown at once, in days.
const DAYS_MAX: i32 = 62;
/// Posts without an hour shown beside the calendar.
const UNDATED_MAX: i64 = 50;

/// The calendars that were asked for last, as they were written: a month of a busy team is a megabyte
/// of rows that hardly change from one look to the next.
#[derive(Debug)]
pub struct Calendars(pub(crate) Remembered<CalendarAsked, Written>);

impl Default for Calendars {
    fn default() -> Self {
        Self(Remembered::of(12))
    }
}

/// A calendar.
pub(crate) struct Calendar {
    pub(crate) zone: ZoneName,
    pub(crate) items: Vec<(PostSummary, civil::DateTime)>,
    pub(crate) undated: Vec<PostSummary>,
    pub(crate) holidays: Vec<(civil::Date, &'static str)>,
}

/// What a calendar depends on, beside what is stored.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct CalendarAsked {
    pub(crate) scope: Scope,
    pub(crate) locale: Locale,
    pub(crate) zone: ZoneName,
    /// First day, included.
    pub(crate) from: civil::Date,
    /// Last day, excluded.
    pub(crate) to: civil::Date,
}

impl CalendarAsked {
    /// Returns what `by` asks: days of the institution's zone.
    pub(crate) fn by(by: &SignedIn, from: civil::Date, to: civil::Date) -> Self {
        let (locale, zone) = (by.member.preferences.locale, by.organisation.zone.clone());
        Self { scope: by.scope(), locale, zone, from, to }
    }
}

/// Reads a calendar. It is the same for everyone of the scope who reads the language.
pub(crate) async fn show_calendar(
    editorial: &Editorial,
    asked: CalendarAsked,
) -> Result<Calendar, EditorialError> {
    let CalendarAsked { scope, locale, zone, from, to } = asked;
    let length = from.until(to).map(|span| span.get_days()).unwrap_or(0);
    if !(1..=DAYS_MAX).contains(&length) {
        let field = FieldFault { field: "to".to_owned(), code: "editorial.calendar_range" };
        return Err(EditorialError::Fields(vec![field]));
    }
    let (start, end) = (midnight(from, &zone)?, midnight(to, &zone)?);
    let reader = editorial.db.reader();
    let mut ids: BTreeSet<_> =
        editorial.publications.due_between(scope, start, end).await?.into_iter().collect();
    ids.extend(store::wished_between(&reader, scope, start, end).await?);
    let ids: Vec<_> = ids.into_iter().collect();
    let posts = store::find_posts(&reader, scope, &ids).await?;
    let posts: Vec<_> = posts.into_values().collect();
    let mut items: Vec<_> = summaries_for(editorial, scope, locale, &posts)
        .await?
        .into_iter()
        .filter_map(|summary| Some((summary.due_at?, summary)))
        .map(|(at, summary)| (summary, at.in_zone(&zone)))
        .collect();
    items.sort_by_key(|(summary, local)| (*local, summary.id));
    let undated = store::list_undated(&reader, scope, UNDATED_MAX).await?;
    let undated = summaries_for(editorial, scope, locale, &undated).await?;
    Ok(Calendar { zone, items, undated, holidays: holidays(from, to) })
}

/// Returns the first instant of a day, even where clocks jump over midnight.
fn midnight(day: civil::Date, zone: &ZoneName) -> Result<Timestamp, EditorialError> {
    let wall = |hour| WallTime { local: day.at(hour, 0, 0, 0), zone: zone.clone() };
    let first = wall(0).instant(Some(parvis_kernel::Ambiguity::Earlier));
    Ok(first.or_else(|_| wall(1).instant(Some(parvis_kernel::Ambiguity::Earlier)))?)
}

/// Lists the French public holidays of a stretch, by code of the catalogue.
///
/// Source: Code du travail, article L3133-1, read 2026-11-24. Local ones (Alsace-Moselle, overseas) are absent.
fn holidays(from: civil::Date, to: civil::Date) -> Vec<(civil::Date, &'static str)> {
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
