//! Renews a session: by its renewal token, else by the app password.

use super::{
    connect::{Failure, open_session},
    credentials::{Session, SessionAnswer},
    xrpc,
};
use crate::reading;
use parvis_connector::{ChannelAccess, Refreshed};
use parvis_outbound::{Outbound, Request};

/// Renews; tells a person's act (password revoked, profile gone) from a server that does not answer.
pub(super) async fn refresh(outbound: &Outbound, channel: &ChannelAccess) -> Refreshed {
    let Some(session) = reading::open::<Session>(&channel.credentials) else { return Refreshed::Revoked };
    let Some(url) = xrpc::call(&channel.server, "com.atproto.server.refreshSession", &[]) else {
        return Refreshed::Unreachable { detail: "no address".to_owned() };
    };
    let answer = match outbound.send(Request::post(url).bearer(&session.renewal)).await {
        Ok(answer) => answer,
        Err(error) => return Refreshed::Unreachable { detail: error.to_string() },
    };
    if answer.status.is_success() {
        let renewed = answer
            .json::<SessionAnswer>()
            .filter(|told| told.did == session.did)
            .and_then(|told| told.with_password(session.app_password));
        return match renewed {
            Some(renewed) => Refreshed::Renewed(reading::seal(&renewed)),
            None => Refreshed::Unreachable { detail: "not an AT Protocol session".to_owned() },
        };
    }
    if !xrpc::XrpcError::of(&answer).is_about_the_token(&answer) {
        return Refreshed::Unreachable { detail: xrpc::describe(&answer) };
    }
    // The renewal token was used or has run out: the app password still may open a session.
    sign_in_again(outbound, channel, session).await
}

async fn sign_in_again(outbound: &Outbound, channel: &ChannelAccess, session: Session) -> Refreshed {
    match open_session(outbound, &channel.server, &session.did, &session.app_password).await {
        Ok(told) if told.did == session.did => match told.with_password(session.app_password) {
            Some(renewed) => Refreshed::Renewed(reading::seal(&renewed)),
            None => Refreshed::Unreachable { detail: "not an AT Protocol session".to_owned() },
        },
        Ok(_) | Err(Failure::Credentials) => Refreshed::Revoked,
        Err(Failure::Forbidden) => Refreshed::Unreachable { detail: "forbidden address".to_owned() },
        Err(Failure::Unreachable(detail)) => Refreshed::Unreachable { detail },
    }
}
