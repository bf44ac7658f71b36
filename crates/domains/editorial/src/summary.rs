//! Posts in lists and in the calendar: rows first, then what other domains know of them, then the view.

use crate::{
    Editorial, EditorialError, Leaving, Post, Stage, store,
    trouble_view::{TroubleView, trouble_view},
};
use parvis_channels::{Channel, list_channels};
use parvis_database::Run;
use parvis_identity::{MemberView, SignedIn, find_members};
use parvis_kernel::{ChannelId, Locale, PostId, Scope, SeriesId, ThemeId, Timestamp, WallTime};
use parvis_web_kit::Words;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A theme on the wire.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct ThemeView {
    id: ThemeId,
    pub(crate) name: String,
    /// `blue`, `green`, `purple`, `orange`, `yellow`, `pink`, `cyan` or `red`.
    hue: String,
}

impl From<&crate::Theme> for ThemeView {
    fn from(theme: &crate::Theme) -> Self {
        Self { id: theme.id, name: theme.name.clone(), hue: theme.hue.clone() }
    }
}

/// A post in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct PostSummary {
    pub(crate) id: PostId,
    pub(crate) title: String,
    pub(crate) excerpt: String,
    /// Code of the status vocabulary, derived.
    state: &'static str,
    pub(crate) theme: Option<ThemeView>,
    pub(crate) author: Option<MemberView>,
    pub(crate) networks: Vec<NetworkStateView>,
    pub(crate) due_at: Option<Timestamp>,
    pub(crate) due: Option<WallTime>,
    pub(crate) published_at: Option<Timestamp>,
    pub(crate) updated_at: Timestamp,
    thumbnail_url: Option<String>,
    trouble: Option<TroubleView>,
    /// The series that it is an occurrence of.
    series: Option<SeriesId>,
}

impl PostSummary {
    pub(crate) fn has_trouble(&self) -> bool {
        self.trouble.is_some()
    }

    pub(crate) fn state(&self) -> &'static str {
        self.state
    }
}

/// A post as a cell of the calendar shows it: a month holds a thousand.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct CalendarPost {
    id: PostId,
    title: String,
    /// How the text begins, where there is no title.
    excerpt: String,
    /// Code of the status vocabulary, derived.
    state: &'static str,
    theme: Option<ThemeView>,
    networks: Vec<NetworkStateView>,
    due_at: Option<Timestamp>,
    due: Option<WallTime>,
    trouble: Option<TroubleView>,
    /// The series that it is an occurrence of.
    series: Option<SeriesId>,
}

impl From<PostSummary> for CalendarPost {
    fn from(post: PostSummary) -> Self {
        let excerpt = if post.title.trim().is_empty() { post.excerpt } else { String::new() };
        Self {
            id: post.id,
            title: post.title,
            excerpt,
            state: post.state,
            theme: post.theme,
            networks: post.networks,
            due_at: post.due_at,
            due: post.due,
            trouble: post.trouble,
            series: post.series,
        }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct NetworkStateView {
    channel: ChannelId,
    pub(crate) network: String,
    pub(crate) name: String,
    pub(crate) state: &'static str,
}

/// Returns the state that people see: of the publications once scheduled, cancelled when each was given up.
pub(crate) fn state_of(post: &Post, leaving: Option<&Leaving>) -> &'static str {
    match (post.stage, leaving) {
        (Stage::Scheduled, leaving) => leaving.map_or("cancelled", |leaving| leaving.state.code()),
        (stage, _) => stage.code(),
    }
}

/// Builds summaries, in the order of `posts`.
pub(crate) async fn summaries(
    editorial: &Editorial,
    by: &SignedIn,
    posts: &[Post],
) -> Result<Vec<PostSummary>, EditorialError> {
    summaries_for(editorial, by.scope(), by.member.preferences.locale, posts).await
}

/// Builds summaries as every member of `scope` sees them in one language.
pub(crate) async fn summaries_for(
    editorial: &Editorial,
    scope: Scope,
    locale: Locale,
    posts: &[Post],
) -> Result<Vec<PostSummary>, EditorialError> {
    let reader = editorial.db.reader();
    let ids: Vec<_> = posts.iter().map(|post| post.id).collect();
    let authors: Vec<_> = posts.iter().map(|post| post.author).collect();
    let authors = find_members(&reader, scope, &authors).await?;
    let themes = store::find_themes(&reader, scope).await?;
    let leaving = editorial.publications.leaving(scope, &ids).await?;
    let chosen = store::channels_of(&reader, scope, &ids).await?;
    let channels = channels_by_id(&reader, scope).await?;
    let files = store::thumbnails_of(&reader, scope, &ids).await?;
    let assets: Vec<_> = files.values().copied().collect();
    let cards = editorial.assets.cards(scope, &assets).await?;
    let series = store::series_of_posts(&reader, scope, &ids).await?;
    let words = Words(locale);
    let summary = |post: &Post| {
        let gone = leaving.get(&post.id).filter(|_| post.stage == Stage::Scheduled);
        let state = state_of(post, gone);
        PostSummary {
            id: post.id,
            title: post.title.clone(),
            excerpt: post.excerpt.clone(),
            state,
            theme: post.theme.and_then(|theme| themes.get(&theme)).map(ThemeView::from),
            author: authors.get(&post.author).map(MemberView::from),
            networks: networks_of(post, state, gone, chosen.get(&post.id), &channels),
            due_at: gone
                .map(|gone| gone.due_at)
                .or_else(|| post.wish.as_ref().and_then(|wish| wish.instant(None).ok())),
            due: gone.map(|gone| gone.due.clone()).or_else(|| post.wish.clone()),
            published_at: gone.and_then(|gone| gone.published_at),
            updated_at: post.updated_at,
            thumbnail_url: files
                .get(&post.id)
                .and_then(|asset| cards.get(asset))
                .map(|card| card.thumbnail_url.clone()),
            trouble: gone.and_then(|gone| trouble_view(words, gone)),
            series: series.get(&post.id).copied(),
        }
    };
    Ok(posts.iter().map(summary).collect())
}

async fn channels_by_id(
    run: &impl Run,
    scope: Scope,
) -> Result<BTreeMap<ChannelId, Channel>, EditorialError> {
    let all = list_channels(run, scope).await?;
    Ok(all.into_iter().map(|channel| (channel.id, channel)).collect())
}

fn networks_of(
    post: &Post,
    state: &'static str,
    gone: Option<&Leaving>,
    chosen: Option<&Vec<ChannelId>>,
    channels: &BTreeMap<ChannelId, Channel>,
) -> Vec<NetworkStateView> {
    let view = |channel: ChannelId, network: &str, state| NetworkStateView {
        channel,
        network: network.to_owned(),
        name: channels.get(&channel).map(|channel| channel.name.clone()).unwrap_or_default(),
        state,
    };
    if let Some(gone) = gone.filter(|_| post.stage == Stage::Scheduled) {
        return gone
            .channels
            .iter()
            .map(|(id, network, outcome)| view(*id, network, outcome.code()))
            .collect();
    }
    let known = chosen.into_iter().flatten().filter_map(|id| channels.get(id));
    known.map(|channel| view(channel.id, &channel.network, state)).collect()
}
