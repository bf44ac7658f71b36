//! `/fil/{slug}`: one item, with what link previews read; or the dated notice of its withdrawal.

use super::{
    answer::Answer,
    feed_page::{NoticePage, feed_links, missing, not_open},
    view::{Frame, ItemView},
};
use crate::{Citizens, CitizensError, FeedItem, find_item};
use askama::Template;
use axum::{
    Extension,
    extract::{Path, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use parvis_identity::Organisation;
use parvis_kernel::Scope;
use parvis_web_kit::{ApiError, Asked, Words, catalogue};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "item.html")]
struct ItemPage {
    words: Words,
    frame: Frame,
    item: ItemView,
    description: String,
    public_url: String,
    open_graph_locale: String,
}

pub(super) async fn show(
    State(citizens): State<Arc<Citizens>>,
    asked: Option<Extension<Asked>>,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let words = Words(asked.map(|Extension(asked)| asked.locale).unwrap_or_default());
    let Some(organisation) = citizens.institution().await? else { return Ok(not_open(words)?.to(&headers)) };
    let item = find_item(&citizens.db.reader(), Scope::of(organisation.id), &slug).await?;
    let answer = match item {
        None => missing(&organisation, words)?,
        Some(item) if item.withdrawn_at.is_some() => withdrawn(&citizens, &organisation, &item, words)?,
        Some(item) => page(&citizens, &organisation, &item, words)?,
    };
    Ok(answer.to(&headers))
}

fn page(
    citizens: &Citizens,
    organisation: &Organisation,
    item: &FeedItem,
    words: Words,
) -> Result<Answer, CitizensError> {
    let view = ItemView::of(item, citizens, words, &organisation.zone);
    let frame = Frame::of(organisation, words);
    let page = ItemPage {
        words,
        description: match view.excerpt.as_str() {
            "" => words.with("feed-description", "name", &frame.name),
            excerpt => excerpt.to_owned(),
        },
        public_url: citizens.public_url.clone(),
        open_graph_locale: open_graph_locale(&view.language),
        frame,
        item: view,
    };
    let answer = Answer::page(StatusCode::OK, &page)?;
    Ok(Answer { changed_at: Some(item.updated_at), links: feed_links(), ..answer })
}

/// Answers 410: the address is known, the item is gone, and says since when.
fn withdrawn(
    citizens: &Citizens,
    organisation: &Organisation,
    item: &FeedItem,
    words: Words,
) -> Result<Answer, CitizensError> {
    let view = ItemView::of(item, citizens, words, &organisation.zone);
    let frame = Frame::of(organisation, words);
    let moment = view.withdrawn.map(|moment| moment.text).unwrap_or_default();
    let values = [("name", frame.name.clone()), ("moment", moment)];
    let notice = NoticePage {
        words,
        title: words.t("feed-withdrawn-title"),
        sentence: catalogue().text(words.0, "feed-withdrawn-why", &values),
        frame: Some(frame),
    };
    Ok(Answer { changed_at: item.withdrawn_at, ..Answer::page(StatusCode::GONE, &notice)? })
}

/// Writes a language as previews want it. Source: The Open Graph protocol, "Optional Metadata", read 2026-11-24.
fn open_graph_locale(language: &str) -> String {
    match language {
        "fr" => "fr_FR".to_owned(),
        "en" => "en_GB".to_owned(),
        other => other.replace('-', "_"),
    }
}
