//! `/fil`: the list, a page at a time.

use super::{
    answer::Answer,
    view::{Frame, ItemView},
};
use crate::{Citizens, CitizensError, list_items};
use askama::Template;
use axum::{
    Extension,
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use parvis_identity::Organisation;
use parvis_kernel::Limit;
use parvis_web_kit::{ApiError, Asked, Words};
use serde::Deserialize;
use std::sync::Arc;

/// Items of one page of the list.
const ROWS: u32 = 20;

#[derive(Template)]
#[template(path = "feed.html")]
struct FeedPage {
    words: Words,
    frame: Frame,
    lead: String,
    items: Vec<ItemView>,
    canonical: String,
    is_first: bool,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "notice.html")]
pub(super) struct NoticePage {
    pub(super) words: Words,
    pub(super) frame: Option<Frame>,
    pub(super) title: String,
    pub(super) sentence: String,
}

/// Where a list goes on.
#[derive(Debug, Default, Deserialize)]
pub(super) struct ListQuery {
    /// Cursor given by the page before.
    #[serde(default)]
    pub(super) apres: String,
}

pub(super) async fn show(
    State(citizens): State<Arc<Citizens>>,
    asked: Option<Extension<Asked>>,
    Query(query): Query<ListQuery>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let words = Words(asked.map(|Extension(asked)| asked.locale).unwrap_or_default());
    let Some(organisation) = citizens.institution().await? else { return Ok(not_open(words)?.to(&headers)) };
    Ok(page(&citizens, &organisation, words, &query.apres).await?.to(&headers))
}

async fn page(
    citizens: &Citizens,
    organisation: &Organisation,
    words: Words,
    cursor: &str,
) -> Result<Answer, CitizensError> {
    let scope = parvis_kernel::Scope::of(organisation.id);
    let listed = list_items(&citizens.db.reader(), scope, cursor, Limit::of(Some(ROWS))).await;
    let listed = match listed {
        Err(CitizensError::NotFound) => return missing(organisation, words),
        other => other?,
    };
    let frame = Frame::of(organisation, words);
    let changed_at = listed.items.iter().map(|item| item.updated_at).max();
    let here = |cursor: &str| match cursor {
        "" => format!("{}/fil", citizens.public_url),
        cursor => format!("{}/fil?apres={cursor}", citizens.public_url),
    };
    let page = FeedPage {
        words,
        lead: words.t("feed-lead"),
        items: listed
            .items
            .iter()
            .map(|item| ItemView::of(item, citizens, words, &organisation.zone))
            .collect(),
        canonical: here(cursor),
        is_first: cursor.is_empty(),
        next: listed.next_cursor,
        frame,
    };
    let links = feed_links();
    Ok(Answer { changed_at, links, ..Answer::page(StatusCode::OK, &page)? })
}

/// Returns the feeds as values of `Link`.
pub(super) fn feed_links() -> Vec<String> {
    [("atom.xml", "application/atom+xml"), ("feed.json", "application/feed+json")]
        .map(|(file, kind)| format!("</fil/{file}>; rel=\"alternate\"; type=\"{kind}\""))
        .into()
}

/// Answers an address where no item is.
pub(super) fn missing(organisation: &Organisation, words: Words) -> Result<Answer, CitizensError> {
    let notice = NoticePage {
        words,
        frame: Some(Frame::of(organisation, words)),
        title: words.t("feed-missing-title"),
        sentence: words.t("feed-missing"),
    };
    Answer::page(StatusCode::NOT_FOUND, &notice)
}

/// Answers while the installation has no institution yet.
pub(super) fn not_open(words: Words) -> Result<Answer, CitizensError> {
    let notice = NoticePage {
        words,
        frame: None,
        title: words.t("feed-not-open-title"),
        sentence: words.t("feed-not-open"),
    };
    Answer::page(StatusCode::NOT_FOUND, &notice)
}
