//! Publishes one segment: images first, which nobody sees, then one record under its own key.

use super::{credentials::Session, facets, find, record, record::Anchor, record_key, xrpc};
use crate::reading;
use parvis_connector::{
    AttemptKey, ChannelAccess, Found, Item, Media, Outcome, PreviousSegment, refusal_code,
};
use parvis_outbound::{Outbound, Request};
use serde::Deserialize;
use serde_json::{Value, json};

pub(super) async fn publish(
    outbound: &Outbound,
    channel: &ChannelAccess,
    item: &Item,
    key: &AttemptKey,
) -> Outcome {
    match prepare(outbound, channel, item, key).await {
        Ok((session, record)) => write(outbound, channel, &session, &record, key).await,
        Err(outcome) => outcome,
    }
}

/// Does everything that comes before the write. Whatever fails here, nothing was published.
async fn prepare(
    outbound: &Outbound,
    channel: &ChannelAccess,
    item: &Item,
    key: &AttemptKey,
) -> Result<(Session, Value), Outcome> {
    let session = reading::open::<Session>(&channel.credentials).ok_or(Outcome::Unauthorised)?;
    if let Some(media) = item.media.iter().find(|media| !media.mime.starts_with("image/")) {
        return Err(reading::refused(refusal_code::MEDIA, format!("{} is not an image", media.mime)));
    }
    let answered = answered(outbound, channel, &item.previous).await?;
    let facets = facets::of(outbound, &channel.server, &item.text)
        .await
        .map_err(|detail| Outcome::NotSent { detail })?;
    let mut blobs = Vec::with_capacity(item.media.len());
    for media in &item.media {
        blobs.push(upload(outbound, channel, &session, media).await?);
    }
    Ok((session, record::build(item, key, facets, blobs, answered)))
}

/// Returns the first and the last segment that are out already, with their content ids.
async fn answered(
    outbound: &Outbound,
    channel: &ChannelAccess,
    previous: &[PreviousSegment],
) -> Result<Option<(Anchor, Anchor)>, Outcome> {
    let (Some(root), Some(parent)) = (previous.first(), previous.last()) else { return Ok(None) };
    Ok(Some((anchor(outbound, channel, root).await?, anchor(outbound, channel, parent).await?)))
}

async fn anchor(
    outbound: &Outbound,
    channel: &ChannelAccess,
    segment: &PreviousSegment,
) -> Result<Anchor, Outcome> {
    let uri = segment.remote.id.clone();
    if let Some(cid) = segment.remote.detail.clone() {
        return Ok(Anchor { uri, cid });
    }
    let gone = || reading::refused(refusal_code::PARENT_GONE, "the previous segment is not there".to_owned());
    let (_, record_key) = find::parts(&uri).ok_or_else(gone)?;
    match find::by_record_key(outbound, channel, record_key).await {
        Found::Present { remote } => Ok(Anchor { uri, cid: remote.detail.unwrap_or_default() }),
        Found::Absent => Err(gone()),
        Found::CannotTell { detail } => Err(Outcome::NotSent { detail }),
    }
}

#[derive(Deserialize)]
struct UploadAnswer {
    blob: Value,
}

async fn upload(
    outbound: &Outbound,
    channel: &ChannelAccess,
    session: &Session,
    media: &Media,
) -> Result<Value, Outcome> {
    let url = xrpc::call(&channel.server, "com.atproto.repo.uploadBlob", &[])
        .ok_or_else(|| Outcome::NotSent { detail: "no address".to_owned() })?;
    let bytes = media.source.open().await.map_err(|error| Outcome::NotSent {
        detail: format!("the image cannot be read: {}", error.kind()),
    })?;
    let request = Request::post(url).bearer(&session.access).stream(&media.mime, media.size_bytes, bytes);
    let answer = outbound.send(request).await.map_err(|error| reading::step_without_answer(&error))?;
    if answer.status.is_success() {
        let detail =
            || Outcome::NotSent { detail: "the image's upload was not answered as expected".to_owned() };
        return answer.json::<UploadAnswer>().map(|uploaded| uploaded.blob).ok_or_else(detail);
    }
    // An image alone is seen by nobody: whatever is not a plain refusal may be tried again.
    Err(xrpc::refusal(&answer).unwrap_or_else(|| Outcome::NotSent { detail: xrpc::describe(&answer) }))
}

#[derive(Deserialize)]
struct WriteAnswer {
    uri: String,
    cid: String,
}

/// Writes the record. The same record under the same key is no write for the server; another one is
/// refused, because `swapRecord` says that the key must be free.
///
/// Source: `com.atproto.repo.putRecord` in `@atproto/pds` 0.5, read and tried 2026-11-24.
async fn write(
    outbound: &Outbound,
    channel: &ChannelAccess,
    session: &Session,
    record: &Value,
    key: &AttemptKey,
) -> Outcome {
    let Some(url) = xrpc::call(&channel.server, "com.atproto.repo.putRecord", &[]) else {
        return Outcome::NotSent { detail: "no address".to_owned() };
    };
    let body = json!({
        "repo": channel.remote_id,
        "collection": xrpc::POST,
        "rkey": record_key::of(key),
        "record": record,
        "swapRecord": null,
    });
    let answer = match outbound.send(Request::post(url).bearer(&session.access).json(&body)).await {
        Ok(answer) => answer,
        Err(error) => return reading::write_without_answer(&error),
    };
    if answer.status.is_success() {
        return match answer.json::<WriteAnswer>() {
            Some(written) => Outcome::Accepted {
                remote: find::remote(outbound, &channel.server, written.uri, written.cid),
            },
            None => Outcome::Unknown { detail: "accepted, but not answered as expected".to_owned() },
        };
    }
    match xrpc::refusal(&answer) {
        Some(Outcome::Refused { reason }) => believe_after_a_look(outbound, channel, key, reason).await,
        Some(outcome) => outcome,
        None => Outcome::Unknown { detail: xrpc::describe(&answer) },
    }
}

/// Believes a refusal only when the record is not there: servers were seen to refuse what they had
/// created, and a key that is taken means that an earlier try went through.
async fn believe_after_a_look(
    outbound: &Outbound,
    channel: &ChannelAccess,
    key: &AttemptKey,
    reason: parvis_connector::Reason,
) -> Outcome {
    match find::by_key(outbound, channel, key).await {
        Found::Present { remote } => Outcome::Accepted { remote },
        Found::Absent => Outcome::Refused { reason },
        Found::CannotTell { .. } => Outcome::Unknown { detail: reason.detail },
    }
}
