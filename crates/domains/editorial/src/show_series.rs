//! Series as the screens show them: their rule, their state, their occurrences with what became of each.

use crate::{
    Draft, Editorial, EditorialError, Post, Stage,
    series::{HORIZON_DAYS, Occurrence, Series, Timing},
    store,
    summary::{PostSummary, ThemeView, summaries},
};
use parvis_channels::{ChannelRef, list_channels};
use parvis_identity::{Member, MemberView, SignedIn, find_members};
use parvis_kernel::{Digest, MemberId, PostId, SeriesId, Timestamp, WallTime, ZoneName, permissions};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Past occurrences shown with a series.
const PAST_SHOWN: i64 = 12;

/// When a series falls, on the wire.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct TimingView {
    /// Rule of RFC 5545, without `RRULE:`.
    rule: String,
    /// First day that the rule may name.
    starts_on: String,
    /// Hour on the wall, `09:00`.
    time: String,
    zone: ZoneName,
    /// Days left out.
    excluded: Vec<String>,
    /// `keep` or `skip`: what becomes of public holidays.
    holidays: &'static str,
}

impl From<&Timing> for TimingView {
    fn from(timing: &Timing) -> Self {
        Self {
            rule: timing.rule.to_string(),
            starts_on: timing.starts_on.to_string(),
            time: timing.time.strftime("%H:%M").to_string(),
            zone: timing.zone.clone(),
            excluded: timing.excluded.iter().map(ToString::to_string).collect(),
            holidays: timing.holidays.code(),
        }
    }
}

/// A series on the wire.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct SeriesView {
    pub(crate) id: SeriesId,
    title: String,
    /// First words of its text.
    excerpt: String,
    /// `draft`, `approved`, `running` or `ended`.
    state: &'static str,
    timing: TimingView,
    /// `skip` or `catch_up`: what becomes of what was missed.
    missed: &'static str,
    channels: Vec<ChannelRef>,
    theme: Option<ThemeView>,
    author: Option<MemberView>,
    revision: i64,
    /// Digest of the content, as an approval binds to it.
    #[schema(value_type = String)]
    content_hash: Digest,
    /// Who approved this very content.
    approved_by: Option<MemberView>,
    /// True once its occurrences are scheduled by themselves, as long as the content is approved.
    is_started: bool,
    /// The next day it falls on, left out or not.
    next_at: Option<Timestamp>,
    /// `approve`, `start`, `change`, `end`.
    allowed: Vec<&'static str>,
}

/// One day of a series on the wire.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct OccurrenceView {
    /// Day of the rule.
    occurs_on: String,
    /// The hour it was given.
    planned: WallTime,
    planned_at: Timestamp,
    /// Left out by a member.
    is_skipped: bool,
    /// Its content is its own, and needs its own approval.
    is_edited: bool,
    /// Its hour is its own.
    is_moved: bool,
    /// When it was sent after having been missed.
    caught_up_at: Option<Timestamp>,
    /// Its post; null when it was left out or deleted.
    post: Option<PostSummary>,
}

/// A series with its occurrences.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SeriesDetailView {
    series: SeriesView,
    /// Those to come, in order.
    coming: Vec<OccurrenceView>,
    /// The last ones, the latest first.
    past: Vec<OccurrenceView>,
    /// Days ahead for which occurrences are made.
    horizon_days: i32,
}

/// The occurrence that a post is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OccurrenceOfView {
    series: SeriesView,
    occurrence: OccurrenceView,
}

/// Lists the series, those that go on first.
pub(crate) async fn list_series(
    editorial: &Editorial,
    by: &SignedIn,
) -> Result<Vec<SeriesView>, EditorialError> {
    let all = store::list_series(&editorial.db.reader(), by.scope()).await?;
    series_views(editorial, by, &all).await
}

/// Shows one series with its occurrences.
///
/// # Errors
/// [`EditorialError::SeriesNotFound`].
pub(crate) async fn show_series(
    editorial: &Editorial,
    by: &SignedIn,
    id: SeriesId,
) -> Result<SeriesDetailView, EditorialError> {
    let reader = editorial.db.reader();
    let series = store::find_series(&reader, by.scope(), id).await?.ok_or(EditorialError::SeriesNotFound)?;
    let now = editorial.db.now();
    let coming = store::occurrences_from(&reader, by.scope(), id, now).await?;
    let past = store::occurrences_before(&reader, by.scope(), id, now, PAST_SHOWN).await?;
    Ok(SeriesDetailView {
        series: series_view(editorial, by, &series).await?,
        coming: occurrence_views(editorial, by, &coming).await?,
        past: occurrence_views(editorial, by, &past).await?,
        horizon_days: HORIZON_DAYS,
    })
}

/// Finds which occurrence of which series a post is.
pub(crate) async fn occurrence_of(
    editorial: &Editorial,
    by: &SignedIn,
    post: PostId,
) -> Result<Option<OccurrenceOfView>, EditorialError> {
    let reader = editorial.db.reader();
    let Some(occurrence) = store::occurrence_of_post(&reader, by.scope(), post).await? else {
        return Ok(None);
    };
    let Some(series) = store::find_series(&reader, by.scope(), occurrence.series).await? else {
        return Ok(None);
    };
    let series = series_view(editorial, by, &series).await?;
    let shown = occurrence_views(editorial, by, &[occurrence]).await?;
    Ok(shown.into_iter().next().map(|occurrence| OccurrenceOfView { series, occurrence }))
}

async fn series_view(
    editorial: &Editorial,
    by: &SignedIn,
    series: &Series,
) -> Result<SeriesView, EditorialError> {
    let views = series_views(editorial, by, std::slice::from_ref(series)).await?;
    views.into_iter().next().ok_or(EditorialError::SeriesNotFound)
}

async fn series_views(
    editorial: &Editorial,
    by: &SignedIn,
    all: &[Series],
) -> Result<Vec<SeriesView>, EditorialError> {
    let reader = editorial.db.reader();
    let channels = list_channels(&reader, by.scope()).await?;
    let themes = store::find_themes(&reader, by.scope()).await?;
    let people: Vec<_> =
        all.iter().flat_map(|series| [Some(series.author), series.approver()]).flatten().collect();
    let people = find_members(&reader, by.scope(), &people).await?;
    let now = editorial.db.now();
    let view = |series: &Series| SeriesView {
        id: series.id,
        title: series.content.title.clone(),
        excerpt: excerpt_of(&series.content),
        state: series.state(),
        timing: TimingView::from(&series.timing),
        missed: series.missed.code(),
        channels: channels
            .iter()
            .filter(|channel| series.content.variants.iter().any(|variant| variant.channel == channel.id))
            .map(ChannelRef::from)
            .collect(),
        theme: series.content.theme.and_then(|theme| themes.get(&theme)).map(ThemeView::from),
        author: member(&people, Some(series.author)),
        revision: series.revision,
        content_hash: series.content_hash,
        approved_by: member(&people, series.approver()),
        is_started: series.started_at.is_some(),
        next_at: next_of(series, now),
        allowed: allowed(by, series),
    };
    Ok(all.iter().map(view).collect())
}

fn member(people: &BTreeMap<MemberId, Member>, id: Option<MemberId>) -> Option<MemberView> {
    id.and_then(|id| people.get(&id)).map(MemberView::from)
}

fn excerpt_of(content: &Draft) -> String {
    let words = content.segments.iter().flat_map(|segment| segment.text.split_whitespace());
    words.take(24).collect::<Vec<_>>().join(" ")
}

fn next_of(series: &Series, now: Timestamp) -> Option<Timestamp> {
    if series.ended_at.is_some() {
        return None;
    }
    let next = series.timing.days_ahead(now, 400).into_iter().next()?;
    series.timing.due(next).ok().map(|(_, at)| at)
}

fn allowed(by: &SignedIn, series: &Series) -> Vec<&'static str> {
    let (edits, approves, schedules) = (
        by.may::<permissions::EditPosts>(),
        by.may::<permissions::ApprovePosts>(),
        by.may::<permissions::SchedulePosts>(),
    );
    let (is_approved, is_started) = (series.approver().is_some(), series.started_at.is_some());
    let verbs = [
        (approves && !is_approved, "approve"),
        (schedules && !is_started && (is_approved || approves), "start"),
        (edits && (schedules || !series.is_running()), "change"),
        (edits, "end"),
    ];
    if series.ended_at.is_some() {
        return Vec::new();
    }
    verbs.into_iter().filter(|(permitted, _)| *permitted).map(|(_, verb)| verb).collect()
}

async fn occurrence_views(
    editorial: &Editorial,
    by: &SignedIn,
    all: &[Occurrence],
) -> Result<Vec<OccurrenceView>, EditorialError> {
    let ids: Vec<_> = all.iter().filter_map(|occurrence| occurrence.post).collect();
    let posts = store::find_posts(&editorial.db.reader(), by.scope(), &ids).await?;
    let known: Vec<Post> = posts.values().cloned().collect();
    let shown = summaries(editorial, by, &known).await?;
    let mut shown: BTreeMap<_, _> = shown.into_iter().map(|summary| (summary.id, summary)).collect();
    let mut views = Vec::with_capacity(all.len());
    for occurrence in all {
        let post = occurrence.post.and_then(|id| posts.get(&id));
        views.push(OccurrenceView {
            occurs_on: occurrence.occurs_on.to_string(),
            planned: occurrence.planned.clone(),
            planned_at: occurrence.planned_at,
            is_skipped: occurrence.is_skipped || post.is_none_or(|post| post.stage == Stage::Cancelled),
            is_edited: post.is_some_and(|post| post.revision_hash != occurrence.content_hash),
            is_moved: occurrence.caught_up_at.is_none()
                && post.is_some_and(|post| post.wish.as_ref() != Some(&occurrence.planned)),
            caught_up_at: occurrence.caught_up_at,
            post: occurrence.post.and_then(|id| shown.remove(&id)),
        });
    }
    Ok(views)
}
