//! Publishes one segment: files first, then one status, once.

use super::{
    api::{self, Status, Token},
    find,
    upload::upload,
};
use crate::reading;
use parvis_connector::{
    AttemptKey, ChannelAccess, Found, Item, Outcome, Poll, Reason, RemoteRef, Visibility, refusal_code,
};
use parvis_outbound::{Outbound, Request};
use serde_json::{Map, Value, json};
use std::time::Duration;

pub(super) async fn publish(
    outbound: &Outbound,
    pause: Duration,
    channel: &ChannelAccess,
    item: &Item,
    key: &AttemptKey,
) -> Outcome {
    let Some(token) = reading::open::<Token>(&channel.credentials) else { return Outcome::Unauthorised };
    match upload_all(outbound, pause, channel, &token, item).await {
        Ok(media_ids) => write(outbound, channel, &token, item, key, &status(item, &media_ids)).await,
        Err(outcome) => outcome,
    }
}

/// Uploads every file of an item; returns their ids in order.
pub(super) async fn upload_all(
    outbound: &Outbound,
    pause: Duration,
    channel: &ChannelAccess,
    token: &Token,
    item: &Item,
) -> Result<Vec<String>, Outcome> {
    if let Some(media) = item.media.iter().find(|media| !media.mime.starts_with("image/")) {
        return Err(reading::refused(refusal_code::MEDIA, format!("{} is not an image", media.mime)));
    }
    let mut media_ids = Vec::with_capacity(item.media.len());
    for media in &item.media {
        media_ids.push(upload(outbound, pause, channel, token, media).await?);
    }
    Ok(media_ids)
}

/// Writes a status. What is not told is decided by the preferences of the profile, so that everything that
/// was approved is told, defaults included.
///
/// Source: Mastodon documentation, "POST /api/v1/statuses", read 2026-11-25.
pub(super) fn status(item: &Item, media_ids: &[String]) -> Value {
    let mut status = Map::new();
    status.insert("status".to_owned(), json!(item.text));
    status.insert("visibility".to_owned(), json!(visibility(item.options.visibility)));
    status.insert("spoiler_text".to_owned(), json!(item.options.warning_text()));
    status.insert("sensitive".to_owned(), json!(item.options.sensitive_media));
    if !item.language.is_empty() {
        status.insert("language".to_owned(), json!(item.language));
    }
    if !media_ids.is_empty() {
        status.insert("media_ids".to_owned(), json!(media_ids));
    }
    if let Some(poll) = &item.options.poll {
        status.insert("poll".to_owned(), poll_of(poll, poll.open_seconds));
    }
    if let Some(previous) = item.previous.last() {
        status.insert("in_reply_to_id".to_owned(), json!(previous.remote.id));
    }
    Value::Object(status)
}

/// Writes a poll. Answers go without the blanks around them, as servers keep them: others would be other
/// answers, and an edit would take the votes away.
pub(super) fn poll_of(poll: &Poll, expires_in: u32) -> Value {
    let options: Vec<_> = poll.answers.iter().map(|answer| answer.trim()).collect();
    json!({
        "options": options, "expires_in": expires_in, "multiple": poll.multiple, "hide_totals": poll.hides_totals,
    })
}

fn visibility(wanted: Visibility) -> &'static str {
    match wanted {
        Visibility::Public => "public",
        Visibility::Unlisted => "unlisted",
        Visibility::Followers => "private",
    }
}

/// Writes the status. The same key twice is one status on servers that honour the header, for an hour;
/// on the others the engine looks before it writes again.
async fn write(
    outbound: &Outbound,
    channel: &ChannelAccess,
    token: &Token,
    item: &Item,
    key: &AttemptKey,
    status: &Value,
) -> Outcome {
    let Some(url) = api::call(&channel.server, "/api/v1/statuses", &[]) else {
        return Outcome::NotSent { detail: "no address".to_owned() };
    };
    let request = Request::post(url)
        .bearer(&token.access_token)
        .header("idempotency-key", &format!("{}-{}", key.publication, key.segment))
        .json(status);
    let answer = match outbound.send(request).await {
        Ok(answer) => answer,
        Err(error) => return reading::write_without_answer(&error),
    };
    if answer.status.is_success() {
        return match answer.json::<Status>().filter(|status| api::is_id(&status.id)) {
            Some(status) => Outcome::Accepted { remote: remote(status) },
            None => Outcome::Unknown { detail: "accepted, but not answered as expected".to_owned() },
        };
    }
    match api::refusal(&answer, refusal_code::INVALID) {
        Some(Outcome::Refused { reason }) => believe_after_a_look(outbound, channel, item, key, reason).await,
        Some(outcome) => outcome,
        None => Outcome::Unknown { detail: api::describe(&answer) },
    }
}

/// Believes a refusal only when the status is not there: "media already attached" for example means
/// that an earlier try went through.
async fn believe_after_a_look(
    outbound: &Outbound,
    channel: &ChannelAccess,
    item: &Item,
    key: &AttemptKey,
    reason: Reason,
) -> Outcome {
    match find::find(outbound, channel, item, key).await {
        Found::Present { remote } => Outcome::Accepted { remote },
        Found::Absent => Outcome::Refused { reason },
        Found::CannotTell { .. } => Outcome::Unknown { detail: reason.detail },
    }
}

pub(super) fn remote(status: Status) -> RemoteRef {
    RemoteRef { id: status.id, url: status.url, detail: None }
}
