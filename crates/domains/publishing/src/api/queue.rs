//! The operator's queue over HTTP: its figures, and its rows as a file.

use super::{
    resource::{QueueQuery, states_asked},
    view::{PublicationView, views},
};
use crate::{
    PublicationState as S, Publishing, PublishingError,
    hold_publication::sort_by_pause,
    store::{self, QueueCount},
};
use axum::{
    Json,
    extract::{Query, State},
    response::IntoResponse,
};
use parvis_channels::{Channel, ChannelRef, list_channels};
use parvis_identity::{Can, SignedIn};
use parvis_kernel::{ChannelId, Limit, Timestamp, permissions};
use parvis_web_kit::{ApiResult, Spreadsheet, Words};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};
use utoipa::ToSchema;

/// Figures of the operator's queue.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct QueueCountsView {
    /// By state, those without any left out.
    states: Vec<StateCountView>,
    /// Failed, missed, to verify, and held without a pause.
    needs_person: u64,
    /// Scheduled, and its moment has come.
    due_now: u64,
    /// When something leaves or is tried next.
    next_at: Option<Timestamp>,
    /// The earliest hour due among those that failed or were missed.
    oldest_due_at: Option<Timestamp>,
    channels: Vec<ChannelCountsView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct StateCountView {
    /// Code of the status vocabulary.
    state: &'static str,
    count: u64,
}

#[derive(Debug, Serialize, ToSchema)]
struct ChannelCountsView {
    channel: Option<ChannelRef>,
    /// Scheduled, being sent or being processed.
    waiting: u64,
    needs_person: u64,
    /// Held, by a pause or not.
    held: u64,
    next_at: Option<Timestamp>,
}

fn is_trouble(state: S) -> bool {
    matches!(state, S::Failed | S::Missed | S::ToVerify)
}

fn is_waiting(state: S) -> bool {
    matches!(state, S::Scheduled | S::Sending | S::Processing)
}

fn sum<'a>(counts: impl IntoIterator<Item = &'a QueueCount>, wanted: impl Fn(S) -> bool) -> u64 {
    counts.into_iter().filter(|count| wanted(count.state)).map(|count| count.count).sum()
}

fn next_of<'a>(counts: impl IntoIterator<Item = &'a QueueCount>) -> Option<Timestamp> {
    counts.into_iter().filter(|count| count.state == S::Scheduled).map(|count| count.next_at).min()
}

fn channel_counts(
    channels: &[Channel],
    channel: ChannelId,
    counts: &[&QueueCount],
    undecided: u64,
) -> ChannelCountsView {
    ChannelCountsView {
        channel: channels.iter().find(|known| known.id == channel).map(ChannelRef::from),
        waiting: sum(counts.iter().copied(), is_waiting),
        needs_person: sum(counts.iter().copied(), is_trouble) + undecided,
        held: sum(counts.iter().copied(), |state| state == S::Held),
        next_at: next_of(counts.iter().copied()),
    }
}

async fn counts_view(publishing: &Publishing, by: &SignedIn) -> Result<QueueCountsView, PublishingError> {
    let (reader, scope) = (publishing.db.reader(), by.scope());
    let counts = store::count_queue(&reader, scope, publishing.db.now()).await?;
    let channels = list_channels(&reader, scope).await?;
    let mut undecided = BTreeMap::<ChannelId, u64>::new();
    for (held, holding) in sort_by_pause(publishing, &reader, None, scope).await?.held {
        if holding.is_empty() {
            *undecided.entry(held.channel).or_default() += 1;
        }
    }
    let mut by_channel = BTreeMap::<ChannelId, Vec<&QueueCount>>::new();
    for count in &counts {
        by_channel.entry(count.channel).or_default().push(count);
    }
    let states = S::ALL
        .into_iter()
        .map(|state| StateCountView { state: state.code(), count: sum(&counts, |known| known == state) });
    let lost = counts.iter().filter(|count| matches!(count.state, S::Failed | S::Missed));
    let per_channel = by_channel.into_iter().map(|(channel, of)| {
        channel_counts(&channels, channel, &of, undecided.get(&channel).copied().unwrap_or_default())
    });
    Ok(QueueCountsView {
        states: states.filter(|state| state.count > 0).collect(),
        needs_person: sum(&counts, is_trouble) + undecided.values().sum::<u64>(),
        due_now: counts.iter().filter(|count| count.state == S::Scheduled).map(|count| count.due_now).sum(),
        next_at: next_of(&counts),
        oldest_due_at: lost.map(|count| count.first_due_at).min(),
        channels: per_channel.collect(),
    })
}

/// Counts the operator's queue, by state and by channel.
#[utoipa::path(get, path = "/publications/counts", tag = "publishing",
    responses((status = 200, body = QueueCountsView)))]
pub(super) async fn counts(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::Read>,
) -> ApiResult<Json<QueueCountsView>> {
    Ok(Json(counts_view(&publishing, &by).await?))
}

/// Most rows of a file.
const ROWS_MAX: usize = 20_000;

/// Gives the queue as CSV (RFC 4180, UTF-8 with its mark), with the filters of the list.
#[utoipa::path(get, path = "/publications/export", tag = "publishing", params(QueueQuery),
    responses((status = 200, body = String, content_type = "text/csv")))]
pub(super) async fn export(
    State(publishing): State<Arc<Publishing>>,
    by: Can<permissions::Read>,
    Query(query): Query<QueueQuery>,
) -> ApiResult<impl IntoResponse> {
    let words = Words(by.member.preferences.locale);
    let states = states_asked(&query.state);
    let mut file = Spreadsheet::default();
    let titles = ["post", "channel", "network", "state", "due", "age", "next", "attempts", "why", "link"];
    file.line(titles.map(|title| words.t(&format!("queue-file-{title}"))));
    let (mut after, mut rows) = (None, 0);
    loop {
        let limit = Limit::of(Some(100));
        let mut found =
            store::list_queue(&publishing.db.reader(), by.scope(), &states, query.channel, after, limit)
                .await
                .map_err(PublishingError::from)?;
        let is_last = found.len() <= limit.rows();
        found.truncate(limit.rows());
        rows += found.len();
        after = found.last().map(|last| (last.due_at, last.id));
        for view in views(&publishing, &by, found).await? {
            file.line(cells(&publishing, words, &view));
        }
        if is_last || rows >= ROWS_MAX {
            break;
        }
    }
    Ok(file.answer("parvis-publications"))
}

fn cells(publishing: &Publishing, words: Words, view: &PublicationView) -> [String; 10] {
    let minutes = publishing.db.now().since(view.due_at).as_secs() / 60;
    let channel = view.channel.as_ref();
    [
        view.post_name.clone(),
        channel.map(|channel| channel.name.clone()).unwrap_or_default(),
        view.network.clone(),
        words.t(&format!("status-{}", view.state)),
        view.due_at.to_string(),
        minutes.to_string(),
        view.next_attempt_at.map(|at| at.to_string()).unwrap_or_default(),
        view.attempts.len().to_string(),
        view.title.clone().unwrap_or_default(),
        view.remote_url.clone().unwrap_or_default(),
    ]
}
