//! Closes a session: its renewal token serves no more. The app password is the member's to take back.

use super::{
    credentials::Session,
    xrpc::{self, XrpcError},
};
use crate::reading::{self, REVOCATION_LIMIT, revocation_without_answer};
use parvis_connector::{ChannelAccess, Revocation};
use parvis_outbound::{Outbound, Request};

/// Closes the session; an app password can be taken back by no session that it opened.
///
/// Source: lexicon `com.atproto.server.deleteSession` (the renewal token is what authenticates it), read
/// 2026-11-25.
pub(super) async fn revoke(outbound: &Outbound, channel: &ChannelAccess) -> Revocation {
    let Some(session) = reading::open::<Session>(&channel.credentials) else {
        return Revocation::NotTold { detail: "no session".to_owned() };
    };
    let Some(url) = xrpc::call(&channel.server, "com.atproto.server.deleteSession", &[]) else {
        return Revocation::NotTold { detail: "no address".to_owned() };
    };
    let request = Request::post(url).bearer(&session.renewal).time_limit(REVOCATION_LIMIT);
    match outbound.send(request).await {
        // A session that is already closed is closed.
        Ok(answer) if answer.status.is_success() || XrpcError::of(&answer).is_about_the_token(&answer) => {
            Revocation::ByHand
        }
        Ok(answer) => Revocation::NotTold { detail: reading::describe(&answer, "") },
        Err(error) => revocation_without_answer(&error),
    }
}
