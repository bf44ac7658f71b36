//! Takes a token back at the server, where it was granted to this program.

use super::api::{self, Token};
use crate::reading::{self, REVOCATION_LIMIT, revocation_without_answer};
use parvis_connector::{ChannelAccess, Revocation};
use parvis_outbound::{Outbound, Request};
use secrecy::ExposeSecret;
use serde_json::json;

/// Takes the token back; one that a member pasted belongs to an application that only they know.
///
/// Source: Mastodon documentation, "POST /oauth/revoke" (200 also for a token taken back before, 403 for one
/// of another application), read 2026-11-25.
pub(super) async fn revoke(outbound: &Outbound, channel: &ChannelAccess) -> Revocation {
    let Some(token) = reading::open::<Token>(&channel.credentials) else {
        return Revocation::NotTold { detail: "no token".to_owned() };
    };
    let Some(application) = token.application else { return Revocation::ByHand };
    let Some(url) = api::call(&channel.server, "/oauth/revoke", &[]) else {
        return Revocation::NotTold { detail: "no address".to_owned() };
    };
    let body = json!({
        "client_id": application.client_id,
        "client_secret": application.client_secret.expose_secret(),
        "token": token.access_token.expose_secret(),
    });
    match outbound.send(Request::post(url).json(&body).time_limit(REVOCATION_LIMIT)).await {
        Ok(answer) if answer.status.is_success() => Revocation::Revoked,
        Ok(answer) => Revocation::NotTold { detail: reading::describe(&answer, "") },
        Err(error) => revocation_without_answer(&error),
    }
}
