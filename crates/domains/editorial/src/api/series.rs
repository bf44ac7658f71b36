//! Series over HTTP: made of a post, approved, started, changed from a day on, left out by the day, ended.

use crate::{
    Editorial, EditorialError,
    change_series::{SeriesChange, change_series},
    create_series::{check_timing, create_series},
    decide_series::{approve_series, start_series},
    recurrence::Rule,
    remove_occurrence::{end_series, restore_occurrence, skip_occurrence},
    series::{Holidays, Missed, Timing},
    show_series::{OccurrenceOfView, SeriesDetailView, SeriesView, list_series, occurrence_of, show_series},
};
use axum::{
    Json,
    extract::{Path, State},
    response::IntoResponse,
};
use http::StatusCode;
use jiff::civil;
use parvis_identity::{Can, SignedIn};
use parvis_kernel::{Digest, FieldFault, PostId, SeriesId, Timestamp, WallTime, ZoneName, permissions};
use parvis_web_kit::{ApiResult, Body, IdPath, PageView};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::ToSchema;

/// Dates shown before a series is made.
const DATES_SHOWN: usize = 6;
/// Days looked through for them: five years.
const LOOK_DAYS: i32 = 5 * 366;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct TimingBody {
    /// Rule of RFC 5545, without `RRULE:`.
    rule: String,
    /// First day that the rule may name.
    #[schema(value_type = String)]
    starts_on: civil::Date,
    /// Hour on the wall, `09:00`.
    #[schema(value_type = String)]
    time: civil::Time,
    /// Null is the institution's.
    zone: Option<ZoneName>,
    /// Days left out.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    excluded: Vec<civil::Date>,
    /// `keep` (when absent) or `skip`: what becomes of public holidays.
    holidays: Option<String>,
}

impl TimingBody {
    fn read(self, by: &SignedIn) -> Result<Timing, EditorialError> {
        let fault = |field: &str, code| {
            EditorialError::Fields(vec![FieldFault { field: format!("timing.{field}"), code }])
        };
        let rule: Rule = self.rule.parse().map_err(|_| fault("rule", "editorial.rule_not_taken"))?;
        let holidays = self.holidays.as_deref().map_or(Some(Holidays::Keep), Holidays::from_code);
        Ok(Timing {
            rule,
            starts_on: self.starts_on,
            time: self.time,
            zone: self.zone.unwrap_or_else(|| by.organisation.zone.clone()),
            excluded: self.excluded.into_iter().collect(),
            holidays: holidays.ok_or_else(|| fault("holidays", "editorial.policy_unknown"))?,
        })
    }
}

fn read_missed(code: Option<&str>) -> Result<Missed, EditorialError> {
    let fault = FieldFault { field: "missed".to_owned(), code: "editorial.policy_unknown" };
    code.map_or(Some(Missed::Skip), Missed::from_code).ok_or(EditorialError::Fields(vec![fault]))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewSeriesBody {
    /// The post that comes back.
    post: PostId,
    timing: TimingBody,
    /// `skip` (when absent) or `catch_up`: what becomes of what was missed.
    missed: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SeriesBody {
    /// The revision that was read.
    revision: i64,
    /// First day that follows the change; null means every occurrence to come.
    #[schema(value_type = Option<String>)]
    from: Option<civil::Date>,
    timing: TimingBody,
    missed: Option<String>,
    /// An occurrence whose content the others take; null keeps theirs.
    content_of: Option<PostId>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SeriesDecisionBody {
    /// Digest of what was read.
    #[schema(value_type = String)]
    content_hash: Digest,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DateView {
    /// Day of the rule.
    occurs_on: String,
    /// What the wall shows then.
    at: WallTime,
    due_at: Timestamp,
    /// The hour does not exist that day: it is the first instant after the clocks change.
    is_shifted: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OccurrenceAnswer {
    /// Null when the post is on its own.
    occurrence: Option<OccurrenceOfView>,
}

type Shown = ApiResult<Json<SeriesDetailView>>;

async fn shown(editorial: &Editorial, by: &SignedIn, id: SeriesId) -> Shown {
    Ok(Json(show_series(editorial, by, id).await?))
}

/// Lists the series, those that go on first.
#[utoipa::path(get, path = "/series", tag = "editorial",
    responses((status = 200, body = PageView<SeriesView>)))]
pub(super) async fn list(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
) -> ApiResult<Json<PageView<SeriesView>>> {
    Ok(Json(list_series(&editorial, &by).await?.into()))
}

/// Makes a series of a post.
#[utoipa::path(post, path = "/series", tag = "editorial", request_body = NewSeriesBody,
    responses((status = 201, body = SeriesDetailView)))]
pub(super) async fn create(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    Body(body): Body<NewSeriesBody>,
) -> ApiResult<impl IntoResponse> {
    let missed = read_missed(body.missed.as_deref())?;
    let id = create_series(&editorial, &by, body.post, body.timing.read(&by)?, missed).await?;
    Ok((StatusCode::CREATED, shown(&editorial, &by, id).await?))
}

/// Tells the next dates of a rule, before anything is made of it.
#[utoipa::path(post, path = "/series/dates", tag = "editorial", request_body = TimingBody,
    responses((status = 200, body = PageView<DateView>)))]
pub(super) async fn dates(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    Body(body): Body<TimingBody>,
) -> ApiResult<Json<PageView<DateView>>> {
    let timing = body.read(&by)?;
    check_timing(&timing)?;
    let days = timing.days_ahead(editorial.db.now(), LOOK_DAYS);
    let mut dates = Vec::with_capacity(DATES_SHOWN);
    for day in days.into_iter().take(DATES_SHOWN) {
        let (at, due_at) = timing.due(day).map_err(EditorialError::from)?;
        let is_shifted = at.local != day.to_datetime(timing.time);
        dates.push(DateView { occurs_on: day.to_string(), at, due_at, is_shifted });
    }
    Ok(Json(dates.into()))
}

/// Shows a series with its occurrences.
#[utoipa::path(get, path = "/series/{series}", tag = "editorial", params(("series" = SeriesId, Path)),
    responses((status = 200, body = SeriesDetailView)))]
pub(super) async fn show(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<SeriesId>,
) -> Shown {
    shown(&editorial, &by, id).await
}

/// Changes a series, from a day on or for every occurrence to come.
#[utoipa::path(put, path = "/series/{series}", tag = "editorial", params(("series" = SeriesId, Path)),
    request_body = SeriesBody, responses((status = 200, body = SeriesDetailView)))]
pub(super) async fn change(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<SeriesId>,
    Body(body): Body<SeriesBody>,
) -> Shown {
    let change = SeriesChange {
        revision: body.revision,
        from: body.from,
        missed: read_missed(body.missed.as_deref())?,
        timing: body.timing.read(&by)?,
        content_of: body.content_of,
    };
    change_series(&editorial, &by, id, change).await?;
    shown(&editorial, &by, id).await
}

/// Approves the content that was read, for every unchanged occurrence.
#[utoipa::path(post, path = "/series/{series}/approve", tag = "editorial", params(("series" = SeriesId, Path)),
    request_body = SeriesDecisionBody, responses((status = 200, body = SeriesDetailView)))]
pub(super) async fn approve(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ApprovePosts>,
    IdPath(id): IdPath<SeriesId>,
    Body(body): Body<SeriesDecisionBody>,
) -> Shown {
    approve_series(&editorial, &by, id, body.content_hash).await?;
    shown(&editorial, &by, id).await
}

/// Lets the unchanged occurrences be scheduled by themselves, from now on.
#[utoipa::path(post, path = "/series/{series}/start", tag = "editorial", params(("series" = SeriesId, Path)),
    request_body = SeriesDecisionBody, responses((status = 200, body = SeriesDetailView)))]
pub(super) async fn start(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::SchedulePosts>,
    IdPath(id): IdPath<SeriesId>,
    Body(body): Body<SeriesDecisionBody>,
) -> Shown {
    start_series(&editorial, &by, id, body.content_hash).await?;
    shown(&editorial, &by, id).await
}

/// Ends a series: its unchanged occurrences to come go away.
#[utoipa::path(post, path = "/series/{series}/end", tag = "editorial", params(("series" = SeriesId, Path)),
    responses((status = 200, body = SeriesDetailView)))]
pub(super) async fn end(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    IdPath(id): IdPath<SeriesId>,
) -> Shown {
    end_series(&editorial, &by, id).await?;
    shown(&editorial, &by, id).await
}

/// Leaves the occurrence of a day out.
#[utoipa::path(post, path = "/series/{series}/occurrences/{day}/skip", tag = "editorial",
    params(("series" = SeriesId, Path), ("day" = String, Path)), responses((status = 200, body = SeriesDetailView)))]
pub(super) async fn skip(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    Path((id, day)): Path<(String, String)>,
) -> Shown {
    let (id, day) = read_day(&id, &day)?;
    skip_occurrence(&editorial, &by, id, day).await?;
    shown(&editorial, &by, id).await
}

/// Takes back in the occurrence of a day that was left out.
#[utoipa::path(post, path = "/series/{series}/occurrences/{day}/restore", tag = "editorial",
    params(("series" = SeriesId, Path), ("day" = String, Path)), responses((status = 200, body = SeriesDetailView)))]
pub(super) async fn restore(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::EditPosts>,
    Path((id, day)): Path<(String, String)>,
) -> Shown {
    let (id, day) = read_day(&id, &day)?;
    restore_occurrence(&editorial, &by, id, day).await?;
    shown(&editorial, &by, id).await
}

fn read_day(id: &str, day: &str) -> Result<(SeriesId, civil::Date), EditorialError> {
    let id = id.parse().map_err(|_| EditorialError::SeriesNotFound)?;
    Ok((id, day.parse().map_err(|_| EditorialError::NoOccurrence)?))
}

/// Tells which occurrence of which series a post is.
#[utoipa::path(get, path = "/posts/{post}/occurrence", tag = "editorial", params(("post" = PostId, Path)),
    responses((status = 200, body = OccurrenceAnswer)))]
pub(super) async fn of_post(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    IdPath(id): IdPath<PostId>,
) -> ApiResult<Json<OccurrenceAnswer>> {
    Ok(Json(OccurrenceAnswer { occurrence: occurrence_of(&editorial, &by, id).await? }))
}
