//! Takes a status down.

use super::api::{self, Token};
use crate::reading;
use parvis_connector::{ChannelAccess, Outcome, RemoteRef, refusal_code};
use parvis_outbound::{Method, Outbound, Request};

/// Deletes the status; one that is already gone is gone.
pub(super) async fn delete(outbound: &Outbound, channel: &ChannelAccess, remote: &RemoteRef) -> Outcome {
    let Some(token) = reading::open::<Token>(&channel.credentials) else { return Outcome::Unauthorised };
    if !api::is_id(&remote.id) {
        return reading::refused(refusal_code::INVALID, "not a status".to_owned());
    }
    let Some(url) = api::call(&channel.server, &format!("/api/v1/statuses/{}", remote.id), &[]) else {
        return Outcome::NotSent { detail: "no address".to_owned() };
    };
    let request = Request::new(Method::DELETE, url).bearer(&token.access_token);
    match outbound.send(request).await {
        Ok(answer) if answer.status.is_success() || answer.status == 410 || api::says_not_found(&answer) => {
            Outcome::Accepted { remote: remote.clone() }
        }
        Ok(answer) => api::refusal(&answer, refusal_code::INVALID)
            .unwrap_or_else(|| Outcome::Unknown { detail: api::describe(&answer) }),
        Err(error) => reading::write_without_answer(&error),
    }
}
