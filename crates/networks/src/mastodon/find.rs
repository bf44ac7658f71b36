//! Looks for a status among one's own recent ones.

use super::{
    api::{self, Status, Token},
    publish::remote,
    same_text,
};
use crate::reading;
use parvis_connector::{AttemptKey, ChannelAccess, Found, Item};
use parvis_outbound::Outbound;
use serde::Deserialize;
use std::time::Duration;

/// How far the clocks of the server and ours may differ.
const CLOCK_DIFFERENCE: Duration = Duration::from_secs(120);

/// Pages of 40 statuses that are read at most.
const PAGES: u32 = 5;

/// Finds the status an attempt may have created: written since the first try, by us, with this text,
/// this warning, these answers to choose from and these alternative texts, in answer to this segment.
///
/// Who sees it is not compared: a server may publish more narrowly than it was asked to.
///
/// [`Found::Absent`] proves something only after [`parvis_connector::Connector::proof_delay`].
pub(super) async fn find(
    outbound: &Outbound,
    channel: &ChannelAccess,
    item: &Item,
    key: &AttemptKey,
) -> Found {
    match look(outbound, channel, item, key).await {
        Ok(found) => found,
        Err(detail) => Found::CannotTell { detail },
    }
}

async fn look(
    outbound: &Outbound,
    channel: &ChannelAccess,
    item: &Item,
    key: &AttemptKey,
) -> Result<Found, String> {
    let token = reading::open::<Token>(&channel.credentials).ok_or("the credentials cannot be read")?;
    if !api::is_id(&channel.remote_id) {
        return Err("not an id of this network".to_owned());
    }
    let since = key.dated.before(CLOCK_DIFFERENCE);
    let path = format!("/api/v1/accounts/{}/statuses", channel.remote_id);
    let mut before = String::new();
    for _ in 0..PAGES {
        let mut query = vec![("limit", "40"), ("exclude_reblogs", "true")];
        if !before.is_empty() {
            query.push(("max_id", before.as_str()));
        }
        let answer =
            api::read(outbound, channel, &token, &path, &query).await.map_err(|error| error.to_string())?;
        let page: Vec<Status> =
            answer.json().filter(|_| answer.status.is_success()).ok_or_else(|| api::describe(&answer))?;
        let next = page.last().map(|status| status.id.clone());
        let reached_older = page.iter().any(|status| status.created_at < since);
        for status in page {
            if status.created_at >= since && is_it(outbound, channel, &token, item, &status).await? {
                return Ok(Found::Present { remote: remote(status) });
            }
        }
        match next {
            Some(id) if !reached_older => before = id,
            _ => return Ok(Found::Absent),
        }
    }
    Err("too many statuses since to look at them all".to_owned())
}

#[derive(Deserialize)]
struct Source {
    text: String,
    #[serde(default)]
    spoiler_text: String,
}

async fn is_it(
    outbound: &Outbound,
    channel: &ChannelAccess,
    token: &Token,
    item: &Item,
    status: &Status,
) -> Result<bool, String> {
    let answers = item.previous.last().map(|segment| segment.remote.id.as_str());
    let alts = status.media_attachments.iter().map(|file| file.description.as_deref().unwrap_or_default());
    let same_around = status.in_reply_to_id.as_deref() == answers
        && alts.eq(item.media.iter().map(|media| media.alt.as_str()));
    if !same_around || !asks_the_same(item, status) || !api::is_id(&status.id) {
        return Ok(false);
    }
    // The source is the text as it was sent; the content is HTML that each server writes its own way.
    let path = format!("/api/v1/statuses/{}/source", status.id);
    let answer = api::read(outbound, channel, token, &path, &[]).await.map_err(|error| error.to_string())?;
    if api::says_not_found(&answer) {
        let (text, warning) = said(item);
        return Ok(
            same_text::as_html(text, &status.content) && same_text::as_source(warning, &status.spoiler_text)
        );
    }
    let source: Source =
        answer.json().filter(|_| answer.status.is_success()).ok_or_else(|| api::describe(&answer))?;
    let (text, warning) = said(item);
    Ok(same_text::as_source(text, &source.text) && same_text::as_source(warning, &source.spoiler_text))
}

fn asks_the_same(item: &Item, status: &Status) -> bool {
    let ours = item.options.poll.iter().flat_map(|poll| &poll.answers).map(|answer| answer.trim());
    let theirs = status.poll.iter().flat_map(|poll| &poll.options).map(|answer| answer.title.trim());
    ours.eq(theirs)
}

/// Returns the text and the warning as the server keeps them: a warning without a text becomes the text.
///
/// Source: Mastodon, `PostStatusService`, read 2026-11-25.
fn said(item: &Item) -> (&str, &str) {
    let warning = item.options.warning_text();
    if item.text.trim().is_empty() { (warning, "") } else { (&item.text, warning) }
}
