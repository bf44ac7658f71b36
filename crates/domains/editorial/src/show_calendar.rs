//! The calendar: what is due or wished for between two days of the institution.

use crate::{
    Editorial, EditorialError,
    holidays::holidays,
    store,
    view::{PostSummary, summaries},
};
use jiff::civil;
use parvis_identity::SignedIn;
use parvis_kernel::{FieldFault, Timestamp, WallTime, ZoneName};
use std::collections::BTreeSet;

/// Longest stretch shown at once, in days.
const DAYS_MAX: i32 = 62;
/// Posts without an hour shown beside the calendar.
const UNDATED_MAX: i64 = 50;

/// A calendar.
pub(crate) struct Calendar {
    pub(crate) zone: ZoneName,
    pub(crate) items: Vec<(PostSummary, civil::DateTime)>,
    pub(crate) undated: Vec<PostSummary>,
    pub(crate) holidays: Vec<(civil::Date, &'static str)>,
}

/// Reads the calendar from `from` (included) to `to` (excluded), days of the institution's zone.
pub(crate) async fn show_calendar(
    editorial: &Editorial,
    by: &SignedIn,
    from: civil::Date,
    to: civil::Date,
) -> Result<Calendar, EditorialError> {
    let length = from.until(to).map(|span| span.get_days()).unwrap_or(0);
    if !(1..=DAYS_MAX).contains(&length) {
        let field = FieldFault { field: "to".to_owned(), code: "editorial.calendar_range" };
        return Err(EditorialError::Fields(vec![field]));
    }
    let zone = by.organisation.zone.clone();
    let (start, end) = (midnight(from, &zone)?, midnight(to, &zone)?);
    let reader = editorial.db.reader();
    let mut ids: BTreeSet<_> =
        editorial.publications.due_between(by.scope(), start, end).await?.into_iter().collect();
    ids.extend(store::wished_between(&reader, by.scope(), start, end).await?);
    let ids: Vec<_> = ids.into_iter().collect();
    let posts = store::find_posts(&reader, by.scope(), &ids).await?;
    let posts: Vec<_> = posts.into_values().collect();
    let mut items: Vec<_> = summaries(editorial, by, &posts)
        .await?
        .into_iter()
        .filter_map(|summary| Some((summary.due_at?, summary)))
        .map(|(at, summary)| (summary, at.in_zone(&zone)))
        .collect();
    items.sort_by_key(|(summary, local)| (*local, summary.id));
    let undated = store::list_undated(&reader, by.scope(), UNDATED_MAX).await?;
    let undated = summaries(editorial, by, &undated).await?;
    Ok(Calendar { zone, items, undated, holidays: holidays(from, to) })
}

/// Returns the first instant of a day, even where clocks jump over midnight.
fn midnight(day: civil::Date, zone: &ZoneName) -> Result<Timestamp, EditorialError> {
    let wall = |hour| WallTime { local: day.at(hour, 0, 0, 0), zone: zone.clone() };
    let first = wall(0).instant(Some(parvis_kernel::Ambiguity::Earlier));
    Ok(first.or_else(|_| wall(1).instant(Some(parvis_kernel::Ambiguity::Earlier)))?)
}
