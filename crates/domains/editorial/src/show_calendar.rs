//! The calendar: what is due or wished for between two days of the institution.

use crate::{
    Editorial, EditorialError,
    holidays::holidays,
    store,
    summary::{PostSummary, summaries_for},
};
use jiff::civil;
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
