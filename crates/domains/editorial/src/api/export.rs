//! Posts as a file for spreadsheets: every instant with its offset, beside the wall clock and its zone.

use super::posts::{PostsQuery, filter_of};
use crate::{
    Editorial, EditorialError,
    list_posts::{ListAsked, list_posts},
    store,
    summary::{NetworkStateView, PostSummary},
    typed_channels::written,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use parvis_identity::Can;
use parvis_kernel::{Limit, Timestamp, ZoneName, permissions};
use parvis_web_kit::{ApiResult, Spreadsheet, Words};
use std::sync::Arc;

/// Most posts of a file.
const POSTS_MAX: usize = 20_000;

/// Names of the columns, in order.
const COLUMNS: [&str; 14] = [
    "reference",
    "title",
    "text",
    "state",
    "theme",
    "author",
    "channels",
    "date",
    "hour",
    "zone",
    "instant",
    "published",
    "updated",
    "address",
];

/// Gives posts as CSV (RFC 4180, UTF-8 with its mark), with the filters of the list.
#[utoipa::path(get, path = "/posts/export", tag = "editorial", params(PostsQuery),
    responses((status = 200, body = String, content_type = "text/csv")))]
pub(super) async fn export(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
    Query(query): Query<PostsQuery>,
) -> ApiResult<Response> {
    let words = Words(by.member.preferences.locale);
    let zone = &by.organisation.zone;
    let mut file = Spreadsheet::default();
    file.line(COLUMNS.map(|column| words.t(&format!("posts-file-{column}"))));
    let (scope, locale) = (by.scope(), by.member.preferences.locale);
    let limit = Limit::of(Some(100));
    let mut asked = ListAsked { scope, locale, filter: filter_of(query, &by), limit };
    let mut rows = 0;
    loop {
        let page = list_posts(&editorial, &asked).await?;
        let ids: Vec<_> = page.items.iter().map(|post| post.id).collect();
        let texts = store::texts_of(&editorial.db.reader(), scope, &ids).await;
        let texts = texts.map_err(EditorialError::from)?;
        rows += page.items.len();
        for post in &page.items {
            let text = texts.get(&post.id).map(|segments| segments.join("\n\n")).unwrap_or_default();
            file.line(cells(words, zone, post, text));
        }
        if page.next_cursor.is_none() || rows >= POSTS_MAX {
            break;
        }
        asked.filter.cursor = page.next_cursor;
    }
    Ok(file.answer("parvis-contenus"))
}

fn cells(words: Words, zone: &ZoneName, post: &PostSummary, text: String) -> [String; 14] {
    let state = |code: &str| words.t(&format!("status-{code}"));
    let channel = |channel: &NetworkStateView| {
        format!("{} ({})", written(words, &channel.network, &channel.name), state(channel.state))
    };
    let channels: Vec<_> = post.networks.iter().map(channel).collect();
    let due = post.due.as_ref();
    let wall_zone = due.map_or(zone, |due| &due.zone);
    let instant = |at: Option<Timestamp>, zone: &ZoneName| at.map(|at| at.with_offset(zone));
    [
        post.id.to_string(),
        post.title.clone(),
        text,
        state(post.state()),
        post.theme.as_ref().map(|theme| theme.name.clone()).unwrap_or_default(),
        post.author.as_ref().map(|author| author.name.clone()).unwrap_or_default(),
        channels.join("; "),
        due.map(|due| due.local.date().to_string()).unwrap_or_default(),
        due.map(|due| due.local.strftime("%H:%M").to_string()).unwrap_or_default(),
        due.map(|due| due.zone.to_string()).unwrap_or_default(),
        instant(post.due_at, wall_zone).unwrap_or_default(),
        instant(post.published_at, zone).unwrap_or_default(),
        post.updated_at.with_offset(zone),
        format!("/contenus/{}", post.id),
    ]
}
