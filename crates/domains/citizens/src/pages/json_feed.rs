//! `/fil/feed.json`. Source: JSON Feed Version 1.1, jsonfeed.org/version/1.1, read 2026-11-24.

use super::{
    answer::Answer,
    atom::{FEED_WORDS, ROWS, permanent_id},
    feed_page::{ListQuery, not_open},
    view::{Frame, ItemView, to_the_second},
};
use crate::{Citizens, FeedItem, list_items, markup};
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use parvis_identity::Organisation;
use parvis_kernel::{Limit, Scope};
use parvis_web_kit::ApiError;
use serde_json::{Value, json};
use std::sync::Arc;

pub(super) async fn show(
    State(citizens): State<Arc<Citizens>>,
    Query(query): Query<ListQuery>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let words = FEED_WORDS;
    let Some(organisation) = citizens.institution().await? else { return Ok(not_open(words)?.to(&headers)) };
    let (scope, limit) = (Scope::of(organisation.id), Limit::of(Some(ROWS)));
    let listed = list_items(&citizens.db.reader(), scope, &query.apres, limit).await?;
    let frame = Frame::of(&organisation, words);
    let public_url = &citizens.public_url;
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": frame.name,
        "description": words.with("feed-description", "name", &frame.name),
        "home_page_url": format!("{public_url}/fil"),
        "feed_url": format!("{public_url}/fil/feed.json"),
        "language": words.lang(),
        "authors": [{ "name": frame.name, "url": format!("{public_url}/fil") }],
        "items": listed.items.iter().map(|item| entry(item, &citizens, &organisation)).collect::<Vec<_>>(),
    });
    if let (Some(members), Some(cursor)) = (feed.as_object_mut(), &listed.next_cursor) {
        members.insert("next_url".to_owned(), json!(format!("{public_url}/fil/feed.json?apres={cursor}")));
    }
    let answer = Answer {
        status: StatusCode::OK,
        kind: "application/feed+json; charset=utf-8",
        body: feed.to_string(),
        changed_at: listed.items.iter().map(|item| item.updated_at).max(),
        links: Vec::new(),
    };
    Ok(answer.to(&headers))
}

fn entry(item: &FeedItem, citizens: &Citizens, organisation: &Organisation) -> Value {
    let view = ItemView::of(item, citizens, FEED_WORDS, &organisation.zone);
    let address = |path: &str| format!("{}{path}", citizens.public_url);
    let attachments: Vec<_> = view
        .images()
        .map(|image| json!({ "url": address(&image.path), "mime_type": image.mime, "title": image.alt }))
        .collect();
    let mut entry = json!({
        "id": permanent_id(item),
        "url": view.url,
        "title": view.title,
        "content_html": view.content(&citizens.public_url),
        "content_text": markup::clean(&item.text()),
        "summary": view.excerpt,
        "date_published": to_the_second(item.published_at),
        "date_modified": to_the_second(item.updated_at),
        "language": view.language,
        "attachments": attachments,
    });
    if let (Some(members), Some(image)) = (entry.as_object_mut(), view.first_image()) {
        members.insert("image".to_owned(), json!(address(&image.path)));
    }
    entry
}
