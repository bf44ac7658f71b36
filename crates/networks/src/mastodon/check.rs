//! Tries a channel without writing; tokens do not run out here, so a renewal is the same question.

use super::{
    api::{self, Token},
    connect::Profile,
};
use crate::reading;
use parvis_connector::{ChannelAccess, Health, Refreshed};
use parvis_outbound::Outbound;

pub(super) async fn check(outbound: &Outbound, channel: &ChannelAccess) -> Health {
    let Some(token) = reading::open::<Token>(&channel.credentials) else { return Health::Unauthorised };
    let path = "/api/v1/accounts/verify_credentials";
    let answer = match api::read(outbound, channel, &token, path, &[]).await {
        Ok(answer) => answer,
        Err(error) => return Health::Unreachable { detail: error.to_string() },
    };
    if matches!(answer.status.as_u16(), 401 | 403) {
        return Health::Unauthorised;
    }
    match answer.json::<Profile>().filter(|_| answer.status.is_success()) {
        Some(profile) if profile.id == channel.remote_id => {
            let domain = channel.handle.split_once('@').map(|(_, domain)| domain).unwrap_or_default();
            let handle = format!("{}@{domain}", profile.username);
            Health::Ok { handle: Some(handle).filter(|handle| *handle != channel.handle) }
        }
        Some(_) => Health::Unauthorised,
        None => Health::Unreachable { detail: api::describe(&answer) },
    }
}

pub(super) async fn refresh(outbound: &Outbound, channel: &ChannelAccess) -> Refreshed {
    match check(outbound, channel).await {
        Health::Ok { .. } => Refreshed::Renewed(channel.credentials.clone()),
        Health::Unauthorised => Refreshed::Revoked,
        Health::Unreachable { detail } => Refreshed::Unreachable { detail },
    }
}
