//! Looks for a record under its key: present or absent, without doubt.

use super::{record_key, xrpc};
use parvis_connector::{AttemptKey, ChannelAccess, Found, RemoteRef};
use parvis_outbound::{Outbound, Request, Url};
use serde::Deserialize;

#[derive(Deserialize)]
struct RecordAnswer {
    uri: String,
    cid: String,
}

/// Finds what an attempt may have created. A write that arrives later falls on the same key.
pub(super) async fn by_key(outbound: &Outbound, channel: &ChannelAccess, key: &AttemptKey) -> Found {
    by_record_key(outbound, channel, &record_key::of(key)).await
}

/// Finds a record of ours by its key.
pub(super) async fn by_record_key(outbound: &Outbound, channel: &ChannelAccess, key: &str) -> Found {
    let query = [("repo", channel.remote_id.as_str()), ("collection", xrpc::POST), ("rkey", key)];
    let Some(url) = xrpc::call(&channel.server, "com.atproto.repo.getRecord", &query) else {
        return Found::CannotTell { detail: "no address".to_owned() };
    };
    let answer = match outbound.send(Request::get(url)).await {
        Ok(answer) => answer,
        Err(error) => return Found::CannotTell { detail: error.to_string() },
    };
    if answer.status.is_success()
        && let Some(record) = answer.json::<RecordAnswer>()
    {
        return Found::Present { remote: remote(outbound, &channel.server, record.uri, record.cid) };
    }
    if answer.status == 400 && xrpc::XrpcError::of(&answer).error == "RecordNotFound" {
        return Found::Absent;
    }
    Found::CannotTell { detail: xrpc::describe(&answer) }
}

/// Makes the reference of a record: its address, where people see it, and its content id.
pub(super) fn remote(outbound: &Outbound, server: &str, uri: String, cid: String) -> RemoteRef {
    RemoteRef { url: seen_at(outbound, server, &uri), id: uri, detail: Some(cid) }
}

/// Returns where people see a post; on a server of one's own network, the record itself.
fn seen_at(outbound: &Outbound, server: &str, uri: &str) -> Option<String> {
    let (did, key) = parts(uri)?;
    if outbound.is_allowed_by_name(&Url::parse(server).ok()?) {
        let query = [("repo", did), ("collection", xrpc::POST), ("rkey", key)];
        return xrpc::call(server, "com.atproto.repo.getRecord", &query).map(String::from);
    }
    Some(format!("https://bsky.app/profile/{did}/post/{key}"))
}

/// Splits `at://did/app.bsky.feed.post/key`.
pub(super) fn parts(uri: &str) -> Option<(&str, &str)> {
    let mut parts = uri.strip_prefix("at://")?.split('/');
    let (did, collection, key) = (parts.next()?, parts.next()?, parts.next()?);
    (collection == xrpc::POST && parts.next().is_none()).then_some((did, key))
}
