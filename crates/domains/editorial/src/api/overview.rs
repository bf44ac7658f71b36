//! The calendar, the first screen and the search over HTTP.

use crate::{
    Editorial, EditorialError, PortError,
    edit::search_words,
    show_calendar::{CalendarAsked, show_calendar},
    show_home::show_home,
    store,
    summary::{CalendarPost, PostSummary, summaries},
};
use axum::{
    Json,
    extract::{Query, State},
    response::Response,
};
use http::HeaderMap;
use parvis_channels::{ChannelRef, ChannelState, list_channels};
use parvis_identity::{Can, MemberView, list_members};
use parvis_kernel::{Limit, Timestamp, ZoneName, permissions};
use parvis_web_kit::{ApiResult, Words, Written};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct CalendarQuery {
    /// First day, of the institution's zone.
    #[param(value_type = String, example = "2026-11-23")]
    from: jiff::civil::Date,
    /// Day after the last, at most 62 days later.
    #[param(value_type = String, example = "2026-12-28")]
    to: jiff::civil::Date,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CalendarView {
    zone: ZoneName,
    items: Vec<CalendarItemView>,
    undated: Vec<PostSummary>,
    holidays: Vec<HolidayView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct CalendarItemView {
    post: CalendarPost,
    /// Day in the institution's zone.
    local_date: String,
    /// Hour in the institution's zone, `HH:MM`.
    local_time: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct HolidayView {
    date: String,
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct HomeView {
    now_at: Timestamp,
    zone: ZoneName,
    counters: CountersView,
    today: Vec<PostSummary>,
    awaiting: Vec<PostSummary>,
    troubles: Vec<PostSummary>,
    recent: Vec<PostSummary>,
}

#[derive(Debug, Serialize, ToSchema)]
struct CountersView {
    today: TodayCountersView,
    awaiting_my_approval: AwaitingCountersView,
    drafts: DraftCountersView,
    channels: ChannelCountersView,
}

#[derive(Debug, Serialize, ToSchema)]
struct TodayCountersView {
    total: usize,
    partial: usize,
    held: usize,
    failed: usize,
    to_verify: usize,
}

#[derive(Debug, Serialize, ToSchema)]
struct AwaitingCountersView {
    total: i64,
    next_due_at: Option<Timestamp>,
}

#[derive(Debug, Serialize, ToSchema)]
struct DraftCountersView {
    total: i64,
    mine: i64,
}

#[derive(Debug, Serialize, ToSchema)]
struct ChannelCountersView {
    total: usize,
    failing: usize,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct SearchQuery {
    /// What is looked for.
    q: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SearchView {
    posts: Vec<PostSummary>,
    channels: Vec<ChannelRef>,
    members: Vec<MemberView>,
}

/// Shows the calendar between two days.
#[utoipa::path(get, path = "/calendar", tag = "editorial", params(CalendarQuery),
    responses((status = 200, body = CalendarView)))]
pub(super) async fn calendar(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    Query(query): Query<CalendarQuery>,
    asked: HeaderMap,
) -> ApiResult<Response> {
    let calendar = CalendarAsked::by(&by, query.from, query.to);
    let (kept, writing) = (&editorial.calendars.0, write_calendar(&editorial, calendar.clone()));
    Ok(kept.get(&editorial.db, calendar, editorial.db.in_snapshot(writing)).await?.answer(&asked))
}

async fn write_calendar(editorial: &Editorial, asked: CalendarAsked) -> Result<Written, EditorialError> {
    let words = Words(asked.locale);
    let calendar = show_calendar(editorial, asked).await?;
    let items = calendar.items.into_iter().map(|(post, local)| CalendarItemView {
        post: post.into(),
        local_date: local.date().to_string(),
        local_time: format!("{:02}:{:02}", local.hour(), local.minute()),
    });
    let holidays = calendar
        .holidays
        .iter()
        .map(|(day, name)| HolidayView { date: day.to_string(), name: words.t(name) });
    let view = CalendarView {
        zone: calendar.zone,
        items: items.collect(),
        undated: calendar.undated,
        holidays: holidays.collect(),
    };
    Written::json(&view).map_err(|error| PortError(error.to_string()).into())
}

/// Shows the first screen.
#[utoipa::path(get, path = "/home", tag = "editorial", responses((status = 200, body = HomeView)))]
pub(super) async fn home(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
) -> ApiResult<Json<HomeView>> {
    let home = editorial.db.in_snapshot(show_home(&editorial, &by)).await?;
    let mut channels =
        list_channels(&editorial.db.reader(), by.scope()).await.map_err(crate::EditorialError::from)?;
    channels.retain(|channel| channel.state == ChannelState::Active);
    let today = |code: &str| home.today.iter().filter(|post| post.state() == code).count();
    let counters = CountersView {
        today: TodayCountersView {
            total: home.today.len(),
            partial: today("partial"),
            held: today("held"),
            failed: today("failed") + today("missed"),
            to_verify: today("to_verify"),
        },
        awaiting_my_approval: AwaitingCountersView {
            total: home.awaiting_count,
            next_due_at: home.awaiting.iter().filter_map(|post| post.due_at).min(),
        },
        drafts: DraftCountersView { total: home.drafts, mine: home.my_drafts },
        channels: ChannelCountersView {
            total: channels.len(),
            failing: channels.iter().filter(|channel| channel.health.is_failing()).count(),
        },
    };
    Ok(Json(HomeView {
        now_at: editorial.db.now(),
        zone: by.organisation.zone.clone(),
        counters,
        today: home.today,
        awaiting: home.awaiting,
        troubles: home.troubles,
        recent: home.recent,
    }))
}

/// Searches posts, channels and members, for the command palette.
#[utoipa::path(get, path = "/search", tag = "editorial", params(SearchQuery),
    responses((status = 200, body = SearchView)))]
pub(super) async fn search(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    Query(query): Query<SearchQuery>,
) -> ApiResult<Json<SearchView>> {
    let (reader, limit) = (editorial.db.reader(), Limit::of(Some(8)));
    let words = search_words(&query.q);
    let mut posts = store::search(&reader, by.scope(), words.clone(), limit)
        .await
        .map_err(crate::EditorialError::from)?;
    posts.truncate(limit.rows());
    let channels = list_channels(&reader, by.scope()).await.map_err(crate::EditorialError::from)?;
    let found = channels.iter().filter(|channel| {
        let text = crate::edit::fold(&format!("{} {} {}", channel.name, channel.handle, channel.network));
        words.iter().all(|word| text.contains(word))
    });
    let members = list_members(&reader, by.scope(), query.q.trim(), "", limit)
        .await
        .map_err(crate::EditorialError::from)?;
    Ok(Json(SearchView {
        posts: summaries(&editorial, &by, &posts).await?,
        channels: found.take(limit.rows()).map(ChannelRef::from).collect(),
        members: members.items.iter().map(MemberView::from).collect(),
    }))
}
