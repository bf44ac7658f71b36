//! Connects a channel: the server is recognised, the token is tried, the limits are read.

use super::{
    api::{self, Token},
    limits::{self, Instance},
};
use crate::{reading, server_address};
use parvis_connector::{Connected, Fields, Limits, Refusal, field_code};
use parvis_outbound::{Answer, Outbound, Request};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Profile {
    pub(super) id: String,
    pub(super) username: String,
    #[serde(default)]
    display_name: String,
    #[serde(default)]
    url: String,
}

pub(super) async fn connect(outbound: &Outbound, fields: &Fields) -> Result<Connected, Refusal> {
    let missing = |field| Refusal::Field { field, code: field_code::MISSING };
    let typed = fields.get("server").map(|value| value.expose_secret().trim().to_owned()).unwrap_or_default();
    if typed.is_empty() {
        return Err(missing("server"));
    }
    let access_token = fields.get("access_token").map(|value| value.expose_secret().trim().to_owned());
    let access_token =
        access_token.filter(|token| !token.is_empty()).ok_or_else(|| missing("access_token"))?;
    let token = Token { access_token: SecretString::from(access_token), application: None };
    let server = server_address::write(&server_address::read("server", &typed, outbound)?);
    try_out(outbound, server, &token).await
}

/// Tries a token on a server whose address is normalised.
pub(super) async fn try_out(
    outbound: &Outbound,
    server: String,
    token: &Token,
) -> Result<Connected, Refusal> {
    let (instance, address, answer) = instance(outbound, &server).await?;
    let profile = profile(outbound, &server, token).await?;
    may_write(outbound, &server, token).await?;
    let domain = if instance.domain.is_empty() { &instance.uri } else { &instance.domain };
    let handle = format!("{}@{domain}", profile.username);
    Ok(Connected {
        name: if profile.display_name.is_empty() { handle.clone() } else { profile.display_name },
        url: if profile.url.is_empty() { format!("{server}/@{}", profile.username) } else { profile.url },
        remote_id: profile.id,
        handle,
        server,
        credentials: reading::seal(token),
        limits: Some(limits::told_by(&instance, &address, day_of(&answer))),
    })
}

/// Reads the limits that the server tells now.
pub(super) async fn limits(outbound: &Outbound, server: &str) -> Option<Limits> {
    let (instance, address, answer) = instance(outbound, server).await.ok()?;
    Some(limits::told_by(&instance, &address, day_of(&answer)))
}

/// Day of an answer, `YYYY-MM-DD`.
fn day_of(answer: &Answer) -> String {
    answer.received_at.to_string().chars().take(10).collect()
}

/// Reads what the server says of itself: in version 2 of the call, else in version 1.
///
/// # Errors
/// [`Refusal::Field`] when the server answers and does not speak this API.
pub(super) async fn instance(
    outbound: &Outbound,
    server: &str,
) -> Result<(Instance, String, Answer), Refusal> {
    for path in ["/api/v2/instance", "/api/v1/instance"] {
        let Some(url) = api::call(server, path, &[]) else { break };
        let answer = outbound
            .send(Request::get(url.clone()).following(2))
            .await
            .map_err(|error| reading::connection_without_answer(&error))?;
        let told = answer.json::<Instance>().filter(|_| answer.status.is_success());
        if let Some(instance) = told.filter(|told| !told.version.is_empty()) {
            return Ok((instance, url.to_string(), answer));
        }
        if answer.status.is_server_error() || answer.status == 429 {
            return Err(Refusal::Unreachable { detail: api::describe(&answer) });
        }
    }
    Err(Refusal::Field { field: "server", code: field_code::NOT_OF_THE_NETWORK })
}

async fn profile(outbound: &Outbound, server: &str, token: &Token) -> Result<Profile, Refusal> {
    let no_address = || Refusal::Unreachable { detail: "no address".to_owned() };
    let url = api::call(server, "/api/v1/accounts/verify_credentials", &[]).ok_or_else(no_address)?;
    let answer = outbound
        .send(Request::get(url).bearer(&token.access_token))
        .await
        .map_err(|error| reading::connection_without_answer(&error))?;
    if matches!(answer.status.as_u16(), 401 | 403) {
        return Err(Refusal::Credentials);
    }
    let profile = answer.json::<Profile>().filter(|_| answer.status.is_success());
    profile
        .filter(|profile| api::is_id(&profile.id))
        .ok_or_else(|| Refusal::Unreachable { detail: api::describe(&answer) })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Application {
    scopes: Vec<String>,
}

/// Refuses a token that is known not to allow writing; servers that do not tell are believed.
async fn may_write(outbound: &Outbound, server: &str, token: &Token) -> Result<(), Refusal> {
    let Some(url) = api::call(server, "/api/v1/apps/verify_credentials", &[]) else { return Ok(()) };
    let Ok(answer) = outbound.send(Request::get(url).bearer(&token.access_token)).await else {
        return Ok(());
    };
    let scopes =
        answer.json::<Application>().filter(|_| answer.status.is_success()).unwrap_or_default().scopes;
    let has = |wide: &str, narrow: &str| scopes.iter().any(|scope| scope == wide || scope == narrow);
    let enough =
        has("write", "write:statuses") && has("write", "write:media") && has("read", "read:statuses");
    if scopes.is_empty() || enough {
        return Ok(());
    }
    Err(Refusal::Field { field: "access_token", code: field_code::SCOPE_MISSING })
}
