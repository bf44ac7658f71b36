//! Connects a channel: a session is opened on the spot with the app password.

use super::{
    credentials::SessionAnswer,
    identity::{self, Directories},
    xrpc,
};
use crate::{reading, server_address};
use parvis_connector::{Connected, Fields, Refusal, field_code};
use parvis_outbound::{Outbound, Request, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::json;

pub(super) async fn connect(
    outbound: &Outbound,
    directories: &Directories,
    fields: &Fields,
) -> Result<Connected, Refusal> {
    let handle = field(fields, "handle").trim_start_matches('@').to_lowercase();
    if handle.is_empty() {
        return Err(Refusal::Field { field: "handle", code: field_code::MISSING });
    }
    let app_password = SecretString::from(field(fields, "app_password"));
    if app_password.expose_secret().is_empty() {
        return Err(Refusal::Field { field: "app_password", code: field_code::MISSING });
    }
    let typed = field(fields, "server");
    let server = if typed.is_empty() {
        identity::server_of(outbound, directories, &handle).await?
    } else {
        server_address::read("server", &typed, outbound)?
    };
    let server_text = server_address::write(&server);
    let session =
        open_session(outbound, &server_text, &handle, &app_password).await.map_err(Failure::refusal)?;
    let (did, handle) = (session.did.clone(), session.handle.clone());
    let name = displayed_name(outbound, &server_text, &did).await.unwrap_or_else(|| handle.clone());
    let session = session.with_password(app_password).ok_or_else(not_of_this_network)?;
    Ok(Connected {
        url: profile_url(outbound, &server, &did),
        remote_id: did,
        handle,
        name,
        server: server_text,
        credentials: reading::seal(&session),
        limits: None,
    })
}

fn field(fields: &Fields, name: &str) -> String {
    fields.get(name).map(|value| value.expose_secret().trim().to_owned()).unwrap_or_default()
}

fn not_of_this_network() -> Refusal {
    Refusal::Unreachable { detail: "the server does not speak the AT Protocol".to_owned() }
}

/// Why no session was opened.
pub(super) enum Failure {
    /// The app password is not accepted, or not any more.
    Credentials,
    /// The address may not be reached.
    Forbidden,
    /// Nothing is known of the credentials.
    Unreachable(String),
}

impl Failure {
    fn refusal(self) -> Refusal {
        match self {
            Self::Credentials => Refusal::Credentials,
            Self::Forbidden => Refusal::ForbiddenAddress,
            Self::Unreachable(detail) => Refusal::Unreachable { detail },
        }
    }
}

/// Opens a session with the app password.
pub(super) async fn open_session(
    outbound: &Outbound,
    server: &str,
    identifier: &str,
    app_password: &SecretString,
) -> Result<SessionAnswer, Failure> {
    let url = xrpc::call(server, "com.atproto.server.createSession", &[])
        .ok_or_else(|| Failure::Unreachable("no address".to_owned()))?;
    let body = json!({ "identifier": identifier, "password": app_password.expose_secret() });
    let answer = outbound.send(Request::post(url).json(&body)).await.map_err(|error| {
        match reading::connection_without_answer(&error) {
            Refusal::ForbiddenAddress => Failure::Forbidden,
            _ => Failure::Unreachable(error.to_string()),
        }
    })?;
    let said = xrpc::XrpcError::of(&answer);
    if answer.status.is_success() {
        return answer.json().ok_or_else(|| Failure::Unreachable("not an AT Protocol session".to_owned()));
    }
    if said.is_about_the_token(&answer) || said.is_about_the_profile() {
        return Err(Failure::Credentials);
    }
    Err(Failure::Unreachable(xrpc::describe(&answer)))
}

#[derive(Deserialize)]
struct ProfileRecord {
    value: ProfileValue,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ProfileValue {
    display_name: Option<String>,
}

/// Reads the name from the profile's own record: needs no application server.
async fn displayed_name(outbound: &Outbound, server: &str, did: &str) -> Option<String> {
    let query = [("repo", did), ("collection", "app.bsky.actor.profile"), ("rkey", "self")];
    let url = xrpc::call(server, "com.atproto.repo.getRecord", &query)?;
    let answer = outbound.send(Request::get(url)).await.ok().filter(|answer| answer.status.is_success())?;
    let name = answer.json::<ProfileRecord>()?.value.display_name?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty())
}

/// Returns where people see the profile; on a server of one's own network, its public description.
fn profile_url(outbound: &Outbound, server: &Url, did: &str) -> String {
    if outbound.is_allowed_by_name(server) {
        let query = [("repo", did)];
        let described = xrpc::call(server.as_str(), "com.atproto.repo.describeRepo", &query);
        return described.map(String::from).unwrap_or_default();
    }
    format!("https://bsky.app/profile/{did}")
}
