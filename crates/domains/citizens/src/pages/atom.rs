//! `/fil/atom.xml`. Source: RFC 4287, The Atom Syndication Format, and RFC 5005 for its pages, read 2026-11-24.

use super::{
    answer::Answer,
    feed_page::{ListQuery, not_open},
    view::{Frame, ItemView, to_the_second},
};
use crate::{Citizens, CitizensError, FeedItem, list_items};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use parvis_kernel::{Id, Limit, Locale, Scope};
use parvis_web_kit::{ApiError, Words};
use std::sync::Arc;

/// Items of one page of a feed.
pub(super) const ROWS: u32 = 40;

#[derive(Template)]
#[template(path = "atom.xml")]
struct Atom {
    words: Words,
    frame: Frame,
    public_url: String,
    id: String,
    updated: String,
    entries: Vec<Entry>,
    next: Option<String>,
}

struct Entry {
    id: String,
    view: ItemView,
    content: String,
}

/// Names an item for ever, whatever the address of the installation becomes.
pub(super) fn permanent_id(item: &FeedItem) -> String {
    format!("urn:uuid:{}", item.publication.uuid())
}

/// A feed has one language whoever reads it: the institution's, French.
pub(super) const FEED_WORDS: Words = Words(Locale::Fr);

pub(super) async fn show(
    State(citizens): State<Arc<Citizens>>,
    Query(query): Query<ListQuery>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let words = FEED_WORDS;
    let Some(organisation) = citizens.institution().await? else { return Ok(not_open(words)?.to(&headers)) };
    let (scope, limit) = (Scope::of(organisation.id), Limit::of(Some(ROWS)));
    let listed = list_items(&citizens.db.reader(), scope, &query.apres, limit).await?;
    let changed_at = listed.items.iter().map(|item| item.updated_at).max();
    let entry = |item: &FeedItem| {
        let view = ItemView::of(item, &citizens, words, &organisation.zone);
        let content = view.content(&citizens.public_url);
        Entry { id: permanent_id(item), view, content }
    };
    let atom = Atom {
        words,
        frame: Frame::of(&organisation, words),
        public_url: citizens.public_url.clone(),
        id: format!("urn:uuid:{}", organisation.id.uuid()),
        // An empty feed has the date of nothing: the format wants one, and it must not move.
        updated: to_the_second(changed_at.unwrap_or(parvis_kernel::Timestamp::from_micros(0))),
        entries: listed.items.iter().map(entry).collect(),
        next: listed.next_cursor,
    };
    let body = atom.render().map_err(CitizensError::from)?;
    let kind = "application/atom+xml; charset=utf-8";
    Ok(Answer { status: StatusCode::OK, kind, body, changed_at, links: Vec::new() }.to(&headers))
}
