//! Tries a channel without writing.

use super::{
    credentials::{Session, SessionAnswer},
    xrpc,
};
use crate::reading;
use parvis_connector::{ChannelAccess, Health};
use parvis_outbound::{Outbound, Request};

/// Asks who we are. An access that has only run out answers [`Health::Unauthorised`] too: a renewal tells.
pub(super) async fn check(outbound: &Outbound, channel: &ChannelAccess) -> Health {
    let Some(session) = reading::open::<Session>(&channel.credentials) else { return Health::Unauthorised };
    let Some(url) = xrpc::call(&channel.server, "com.atproto.server.getSession", &[]) else {
        return Health::Unreachable { detail: "no address".to_owned() };
    };
    let answer = match outbound.send(Request::get(url).bearer(&session.access)).await {
        Ok(answer) => answer,
        Err(error) => return Health::Unreachable { detail: error.to_string() },
    };
    let said = xrpc::XrpcError::of(&answer);
    if said.is_about_the_token(&answer) || said.is_about_the_profile() {
        return Health::Unauthorised;
    }
    match answer.json::<SessionAnswer>().filter(|_| answer.status.is_success()) {
        Some(told) if told.did == session.did => {
            Health::Ok { handle: Some(told.handle).filter(|handle| *handle != channel.handle) }
        }
        Some(_) => Health::Unauthorised,
        None => Health::Unreachable { detail: xrpc::describe(&answer) },
    }
}
