//! Changes a status in place: its readers see that it was edited, and its replies stay.

use super::{
    api::{self, Status, Token},
    publish::{remote, status, upload_all},
};
use crate::reading;
use parvis_connector::{ChannelAccess, Item, Outcome, RemoteRef, refusal_code};
use parvis_outbound::{Method, Outbound, Request};
use std::time::Duration;

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
    let mut body = status(item, &media_ids);
    if let Some(fields) = body.as_object_mut() {
        fields.remove("visibility");
        fields.remove("in_reply_to_id");
        // Said even when empty: files that are not named are taken away.
        fields.insert("media_ids".to_owned(), media_ids.into());
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
