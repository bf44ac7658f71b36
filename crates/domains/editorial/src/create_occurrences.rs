//! Makes the occurrences of series ahead of time, each a post of its own, each once.

use crate::{
    Editorial, EditorialError, Stage,
    approve_post::approve_as,
    check_content::blocking_codes,
    create_post::{compose, insert_in},
    hand::Hand,
    model::PostContent,
    schedule_post::leave,
    series::{HORIZON_DAYS, Missed, Occurrence, Series},
    store,
};
use jiff::civil;
use parvis_database::{Actor, Line, Tx};
use parvis_kernel::{Timestamp, WallTime};
use std::{collections::BTreeSet, time::Duration};

/// Most occurrences made in one round of one series.
const ROUND: usize = 400;

/// Makes what is missing of every series, and catches up what their policy asks; returns how many posts were made.
///
/// Takes no input and repeats itself without harm: days come from the rule, never from when this runs.
///
/// # Errors
/// The database failed; what was made stays made.
pub async fn run_series(editorial: &Editorial) -> Result<usize, EditorialError> {
    let mut made = 0;
    for series in store::list_open_series(&editorial.db.reader()).await? {
        made += create_occurrences(editorial, &series).await?;
        catch_up(editorial, &series).await?;
    }
    Ok(made)
}

/// Makes the posts of a series for the days to come that have none; returns how many.
pub(crate) async fn create_occurrences(
    editorial: &Editorial,
    series: &Series,
) -> Result<usize, EditorialError> {
    let now = editorial.db.now();
    let days = series.timing.days_ahead(now, HORIZON_DAYS);
    let known = known_days(editorial, series, now).await?;
    let mut made = 0;
    for day in days.into_iter().filter(|day| !known.contains(day)).take(ROUND) {
        let (due, due_at) = series.timing.due(day)?;
        if !create_one(editorial, series, day, due, due_at).await? {
            break;
        }
        made += 1;
    }
    Ok(made)
}

/// Days that have an occurrence, from shortly before now on: hours and zones may have changed since.
async fn known_days(
    editorial: &Editorial,
    series: &Series,
    now: Timestamp,
) -> Result<BTreeSet<civil::Date>, EditorialError> {
    let from = now.before(Duration::from_secs(3 * 86_400));
    let known = store::occurrences_from(&editorial.db.reader(), series.scope, series.id, from).await?;
    Ok(known.into_iter().map(|occurrence| occurrence.occurs_on).collect())
}

/// Makes one occurrence in its own transaction; false when the series has changed and should be read again.
async fn create_one(
    editorial: &Editorial,
    series: &Series,
    day: civil::Date,
    due: WallTime,
    due_at: Timestamp,
) -> Result<bool, EditorialError> {
    let mut tx = editorial.db.begin().await?;
    if !store::hold_series(&tx, series).await? {
        return Ok(false);
    }
    let mut draft = series.content.clone();
    draft.wish = Some(due.clone());
    let occurrence = Occurrence {
        series: series.id,
        occurs_on: day,
        post: Some(tx.new_id()),
        content_hash: series.content_hash,
        planned: due,
        planned_at: due_at,
        is_skipped: false,
        caught_up_at: None,
    };
    // Another worker may have been faster: the key of the table decides, and this one leaves it alone.
    if !store::insert_occurrence(&tx, series.scope, &occurrence).await? {
        return Ok(true);
    }
    let Some(post) = occurrence.post else { return Ok(true) };
    let payload = serde_json::json!({ "series": series.id, "occurs_on": day.to_string() });
    let hand = Hand { scope: series.scope, actor: Actor::Program };
    let content = compose(&tx, series.scope, series.author, post, &draft, Stage::Draft);
    insert_in(&mut tx, hand, &content, "post.created", payload).await?;
    follow_series(editorial, &mut tx, hand, series, content, &occurrence).await?;
    tx.commit().await?;
    Ok(true)
}

/// Gives an occurrence the approval of its series, and schedules it when the series runs.
///
/// Only while its content is the series' own, digest for digest; what findings block stays where it is.
pub(crate) async fn follow_series(
    editorial: &Editorial,
    tx: &mut Tx,
    hand: Hand,
    series: &Series,
    mut content: PostContent,
    occurrence: &Occurrence,
) -> Result<(), EditorialError> {
    let Some(approver) = series.approver() else { return Ok(()) };
    if content.post.revision_hash != series.content_hash {
        return Ok(());
    }
    let waits =
        matches!(content.post.stage, Stage::Draft | Stage::InReview | Stage::ChangesRequested | Stage::Idea);
    if !waits && content.post.stage != Stage::Approved {
        return Ok(());
    }
    if content.variants.is_empty() || !blocking_codes(editorial, tx, series.scope, &content).await?.is_empty()
    {
        tracing::warn!(series.id = %series.id, post.id = %content.post.id, "an occurrence is blocked by findings");
        return Ok(());
    }
    if waits {
        approve_as(tx, hand, approver, &content).await?;
        content.post.stage = Stage::Approved;
    }
    // An occurrence that was moved alone leaves at its own hour.
    let due = content.post.wish.clone().unwrap_or_else(|| occurrence.planned.clone());
    let due_at = due.settled()?;
    if series.is_running() && due_at > tx.now() {
        leave(editorial, tx, hand, &content, due, due_at).await?;
    }
    Ok(())
}

/// Sends the last occurrence that was missed, once, when the series asks for it.
///
/// Whatever the length of the stop there is one at most: the ones before it stay missed.
async fn catch_up(editorial: &Editorial, series: &Series) -> Result<(), EditorialError> {
    let Some(started_at) =
        series.started_at.filter(|_| series.missed == Missed::CatchUp && series.is_running())
    else {
        return Ok(());
    };
    let now = editorial.db.now();
    let reader = editorial.db.reader();
    let last = store::occurrences_before(&reader, series.scope, series.id, now, 1).await?.pop();
    let last_known = last.as_ref().map(|occurrence| occurrence.occurs_on);
    if let Some(day) = last_day_without_post(series, started_at, now, last_known) {
        // The stop was longer than what had been made ahead: the last day of the rule is made late, and leaves now.
        return create_late(editorial, series, day, now).await;
    }
    let Some(last) = last.filter(|last| last.planned_at >= started_at && last.caught_up_at.is_none()) else {
        return Ok(());
    };
    let Some(post) = last.post.filter(|_| !last.is_skipped) else { return Ok(()) };
    let leaving = editorial.publications.leaving(series.scope, &[post]).await?;
    if leaving.get(&post).is_none_or(|leaving| leaving.state != crate::Outcome::Missed) {
        return Ok(());
    }
    let mut tx = editorial.db.begin().await?;
    if !store::hold_series(&tx, series).await? || !store::mark_caught_up(&tx, series.scope, &last).await? {
        return Ok(());
    }
    let due = minute_of(now, series);
    // The state machine of publications has the last word: what has left or may have is not sent again.
    if editorial.publications.reschedule(&mut tx, series.scope, post, &due, now).await?.is_ok() {
        note_catch_up(&mut tx, series, &last.occurs_on.to_string()).await?;
        tx.emit(series.scope, "PostMoved", post, None).await?;
        tx.commit().await?;
    }
    Ok(())
}

fn minute_of(now: Timestamp, series: &Series) -> WallTime {
    let local = now.in_zone(&series.timing.zone);
    let local = local.with().second(0).subsec_nanosecond(0).build().unwrap_or(local);
    WallTime { local, zone: series.timing.zone.clone() }
}

/// Finds the last day of the rule that is past, came after the start and after every occurrence there is.
fn last_day_without_post(
    series: &Series,
    started_at: Timestamp,
    now: Timestamp,
    last_known: Option<civil::Date>,
) -> Option<civil::Date> {
    let timing = &series.timing;
    let first = started_at.in_zone(&timing.zone).date().max(timing.starts_on);
    let days = timing.days(first, now.in_zone(&timing.zone).date());
    let past = |day: &civil::Date| timing.due(*day).is_ok_and(|(_, at)| at > started_at && at <= now);
    days.into_iter().rev().find(past).filter(|day| last_known.is_none_or(|known| known < *day))
}

async fn create_late(
    editorial: &Editorial,
    series: &Series,
    day: civil::Date,
    now: Timestamp,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    if !store::hold_series(&tx, series).await? {
        return Ok(());
    }
    let (planned, planned_at) = series.timing.due(day)?;
    let occurrence = Occurrence {
        series: series.id,
        occurs_on: day,
        post: Some(tx.new_id()),
        content_hash: series.content_hash,
        planned,
        planned_at,
        is_skipped: false,
        caught_up_at: Some(now),
    };
    if !store::insert_occurrence(&tx, series.scope, &occurrence).await? {
        return Ok(());
    }
    let (Some(post), Some(approver)) = (occurrence.post, series.approver()) else { return Ok(()) };
    let mut draft = series.content.clone();
    draft.wish = Some(minute_of(now, series));
    let payload = serde_json::json!({ "series": series.id, "occurs_on": day.to_string() });
    let hand = Hand { scope: series.scope, actor: Actor::Program };
    let mut content = compose(&tx, hand.scope, series.author, post, &draft, Stage::Draft);
    insert_in(&mut tx, hand, &content, "post.created", payload).await?;
    if content.variants.is_empty() || !blocking_codes(editorial, &tx, hand.scope, &content).await?.is_empty()
    {
        return Ok(());
    }
    approve_as(&mut tx, hand, approver, &content).await?;
    content.post.stage = Stage::Approved;
    leave(editorial, &mut tx, hand, &content, minute_of(now, series), now).await?;
    note_catch_up(&mut tx, series, &day.to_string()).await?;
    tx.commit().await?;
    Ok(())
}

async fn note_catch_up(tx: &mut Tx, series: &Series, day: &str) -> Result<(), EditorialError> {
    let line = Line {
        actor: Actor::Program,
        act: "series.caught_up",
        object: series.id.to_string(),
        payload: serde_json::json!({ "occurs_on": day }),
    };
    tx.journal(series.scope, line).await?;
    Ok(())
}
