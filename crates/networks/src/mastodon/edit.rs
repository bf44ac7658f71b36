//! Changes a status in place: its readers see that it was edited, and its replies stay.

use super::{
    api::{self, Status, Token},
    publish::{poll_of, remote, status, upload_all},
};
use crate::reading;
use parvis_connector::{ChannelAccess, Item, Outcome, Poll, RemoteRef, refusal_code};
use parvis_outbound::{Method, Outbound, Request};
use serde_json::Value;
use std::time::Duration;

/// Shortest time that servers let a poll stay open.
///
/// Source: Mastodon, `PollExpirationValidator`, read 2026-11-25.
const SHORTEST_POLL: Duration = Duration::from_secs(300);

/// Replaces the text, the language and every file; warning and mark of sensitive media are told again, or they
/// would be taken away. The same edit twice leaves the same status.
///
/// Source: Mastodon documentation, "PUT /api/v1/statuses/:id", read 2026-11-25: visibility and the status
/// that is answered cannot be edited.
pub(super) async fn edit(
    outbound: &Outbound,
    pause: Duration,
    channel: &ChannelAccess,
    published: &RemoteRef,
    item: &Item,
) -> Outcome {
    let Some(token) = reading::open::<Token>(&channel.credentials) else { return Outcome::Unauthorised };
    if !api::is_id(&published.id) {
        return reading::refused(refusal_code::INVALID, "not a status".to_owned());
    }
    let Some(url) = api::call(&channel.server, &format!("/api/v1/statuses/{}", published.id), &[]) else {
        return Outcome::NotSent { detail: "no address".to_owned() };
    };
    let media_ids = match upload_all(outbound, pause, channel, &token, item).await {
        Ok(ids) => ids,
        Err(outcome) => return outcome,
    };
    let poll = match &item.options.poll {
        Some(poll) => match the_same_poll(outbound, channel, &token, published, poll).await {
            Ok(poll) => poll,
            Err(outcome) => return outcome,
        },
        None => None,
    };
    let mut body = status(item, &media_ids);
    if let Some(fields) = body.as_object_mut() {
        fields.remove("visibility");
        fields.remove("in_reply_to_id");
        match poll {
            Some(poll) => fields.insert("poll".to_owned(), poll),
            // Said even when empty: files that are not named are taken away.
            None => {
                fields.remove("poll");
                fields.insert("media_ids".to_owned(), media_ids.into())
            }
        };
    }
    let request = Request::new(Method::PUT, url).bearer(&token.access_token).json(&body);
    let answer = match outbound.send(request).await {
        Ok(answer) => answer,
        Err(error) => return reading::write_without_answer(&error),
    };
    if answer.status.is_success() {
        return match answer.json::<Status>().filter(|status| status.id == published.id) {
            Some(status) => Outcome::Accepted { remote: remote(status) },
            None => Outcome::Unknown { detail: "accepted, but not answered as expected".to_owned() },
        };
    }
    if api::says_not_found(&answer) {
        return reading::refused(refusal_code::ITEM_GONE, api::describe(&answer));
    }
    api::refusal(&answer, refusal_code::INVALID)
        .unwrap_or_else(|| Outcome::Unknown { detail: api::describe(&answer) })
}

/// Asks for the poll of a status as it stands, to tell it again: an edit that is silent about it takes it away.
///
/// Answers and kind stay, so the votes do; the end stays too, because what remains of the time is told. A poll
/// that is over, or nearly, cannot be told again without opening it once more: the edit is refused. One that
/// was taken away on the network itself stays away.
///
/// Source: Mastodon documentation, "PUT /api/v1/statuses/:id" (a change of the options or of `multiple` resets
/// the votes), and `UpdateStatusService` (`expires_in` counts from the edit), read 2026-11-25.
async fn the_same_poll(
    outbound: &Outbound,
    channel: &ChannelAccess,
    token: &Token,
    published: &RemoteRef,
    poll: &Poll,
) -> Result<Option<Value>, Outcome> {
    let path = format!("/api/v1/statuses/{}", published.id);
    let answer = api::read(outbound, channel, token, &path, &[])
        .await
        .map_err(|error| reading::step_without_answer(&error))?;
    if api::says_not_found(&answer) {
        return Err(reading::refused(refusal_code::ITEM_GONE, api::describe(&answer)));
    }
    let Some(status) = answer.json::<Status>().filter(|_| answer.status.is_success()) else {
        return Err(match answer.status.as_u16() {
            401 => Outcome::Unauthorised,
            429 => Outcome::RateLimited { until: answer.retry_at() },
            _ => Outcome::NotSent { detail: api::describe(&answer) },
        });
    };
    let Some(asked) = status.poll else { return Ok(None) };
    let remains = match asked.expires_at {
        Some(end) if !asked.expired => end.since(answer.received_at.min(end)),
        Some(_) => Duration::ZERO,
        None => Duration::from_secs(u64::from(poll.open_seconds)),
    };
    if remains < SHORTEST_POLL {
        return Err(reading::refused(refusal_code::POLL_OVER, "the poll is over, or nearly".to_owned()));
    }
    // To the second above: servers count in whole seconds.
    let seconds = remains.as_secs() + u64::from(remains.subsec_nanos() > 0);
    Ok(Some(poll_of(poll, u32::try_from(seconds).unwrap_or(u32::MAX))))
}
