//! Takes a post down.

use super::{credentials::Session, find, xrpc};
use crate::reading;
use parvis_connector::{ChannelAccess, Outcome, RemoteRef, refusal_code};
use parvis_outbound::{Outbound, Request};
use serde_json::json;

/// Deletes the record. The server answers 200 when it is already gone, so this may be repeated.
pub(super) async fn delete(outbound: &Outbound, channel: &ChannelAccess, remote: &RemoteRef) -> Outcome {
    let Some(session) = reading::open::<Session>(&channel.credentials) else { return Outcome::Unauthorised };
    let Some((did, key)) = find::parts(&remote.id).filter(|(did, _)| *did == channel.remote_id) else {
        return reading::refused(refusal_code::INVALID, "not a post of this profile".to_owned());
    };
    let Some(url) = xrpc::call(&channel.server, "com.atproto.repo.deleteRecord", &[]) else {
        return Outcome::NotSent { detail: "no address".to_owned() };
    };
    let body = json!({ "repo": did, "collection": xrpc::POST, "rkey": key });
    match outbound.send(Request::post(url).bearer(&session.access).json(&body)).await {
        Ok(answer) if answer.status.is_success() => Outcome::Accepted { remote: remote.clone() },
        Ok(answer) => {
            xrpc::refusal(&answer).unwrap_or_else(|| Outcome::Unknown { detail: xrpc::describe(&answer) })
        }
        Err(error) => reading::write_without_answer(&error),
    }
}
