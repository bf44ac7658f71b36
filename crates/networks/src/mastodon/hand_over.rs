//! Connects through the server's own page: the member signs in there, and only a token comes back.

use super::{
    api::{self, Application, Token},
    connect::{instance, try_out},
};
use crate::{reading, server_address};
use base64::Engine;
use parvis_connector::{Connected, Fields, HandOver, HandOverRequest, Refusal, field_code};
use parvis_outbound::{Outbound, Request};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};

/// What publishing needs, and nothing more.
const SCOPES: &str = "read:accounts read:statuses write:statuses write:media";

/// What is sealed between the departure and the return.
#[derive(Deserialize, Serialize)]
struct Departure {
    server: String,
    #[serde(flatten)]
    application: Application,
    redirect: String,
    /// Absent where the server does not check it.
    verifier: Option<String>,
}

/// Reads the address of the server.
pub(super) fn server(outbound: &Outbound, fields: &Fields) -> Result<String, Refusal> {
    let typed = fields.get("server").map(|value| value.expose_secret().trim().to_owned()).unwrap_or_default();
    if typed.is_empty() {
        return Err(Refusal::Field { field: "server", code: field_code::MISSING });
    }
    Ok(server_address::write(&server_address::read("server", &typed, outbound)?))
}

/// Declares Parvis to the server, unless it is known there already, and returns where the member must go.
///
/// Source: Mastodon documentation, "POST /api/v1/apps" and "GET /oauth/authorize", read 2026-11-25.
pub(super) async fn depart(
    outbound: &Outbound,
    fields: &Fields,
    request: &HandOverRequest,
) -> Result<HandOver, Refusal> {
    let server = server(outbound, fields)?;
    instance(outbound, &server).await?;
    let known: Option<Application> = request.application.as_ref().and_then(reading::open);
    let known = match known {
        Some(application) if is_still_known(outbound, &server, &application, &request.redirect).await? => {
            Some(application)
        }
        _ => None,
    };
    let is_new = known.is_none();
    let application = match known {
        Some(application) => application,
        None => declare(outbound, &server, &request.redirect).await?,
    };
    let is_proved = takes_proof(outbound, &server).await?;
    let challenge = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .encode(Sha256::digest(request.verifier.expose_secret().as_bytes()));
    let mut query = vec![
        ("response_type", "code"),
        ("client_id", application.client_id.as_str()),
        ("redirect_uri", request.redirect.as_str()),
        ("scope", SCOPES),
        ("state", request.state.as_str()),
    ];
    if is_proved {
        query.extend([("code_challenge", challenge.as_str()), ("code_challenge_method", "S256")]);
    }
    let url = api::call(&server, "/oauth/authorize", &query).ok_or_else(no_address)?;
    let kept = is_new.then(|| reading::seal(&application));
    let departure = Departure {
        server,
        application,
        redirect: request.redirect.clone(),
        verifier: is_proved.then(|| request.verifier.expose_secret().to_owned()),
    };
    Ok(HandOver { url: url.into(), sealed: reading::seal(&departure), application: kept })
}

async fn declare(outbound: &Outbound, server: &str, redirect: &str) -> Result<Application, Refusal> {
    let body = json!({ "client_name": "Parvis", "redirect_uris": redirect, "scopes": SCOPES });
    call(outbound, server, "/api/v1/apps", &body).await
}

/// Asks for a token of the application itself: servers forget applications that nobody used, and a member
/// sent to the page of a forgotten one would be stopped there.
///
/// Source: Mastodon documentation, "POST /oauth/token" (grant `client_credentials`), read 2026-11-25.
async fn is_still_known(
    outbound: &Outbound,
    server: &str,
    application: &Application,
    redirect: &str,
) -> Result<bool, Refusal> {
    let url = api::call(server, "/oauth/token", &[]).ok_or_else(no_address)?;
    let body = json!({
        "grant_type": "client_credentials",
        "client_id": application.client_id,
        "client_secret": application.client_secret.expose_secret(),
        "redirect_uri": redirect,
        "scope": SCOPES,
    });
    let answer = outbound
        .send(Request::post(url).json(&body))
        .await
        .map_err(|error| reading::connection_without_answer(&error))?;
    Ok(answer.status.is_success())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Announced {
    code_challenge_methods_supported: Vec<String>,
}

/// Says whether the server announces that it checks who comes back; servers before 4.3 announce nothing.
///
/// Source: Mastodon documentation, "GET /.well-known/oauth-authorization-server", read 2026-11-25.
async fn takes_proof(outbound: &Outbound, server: &str) -> Result<bool, Refusal> {
    let url = api::call(server, "/.well-known/oauth-authorization-server", &[]).ok_or_else(no_address)?;
    let answer = outbound
        .send(Request::get(url).following(2))
        .await
        .map_err(|error| reading::connection_without_answer(&error))?;
    let announced = answer.json::<Announced>().filter(|_| answer.status.is_success()).unwrap_or_default();
    Ok(announced.code_challenge_methods_supported.iter().any(|method| method == "S256"))
}

#[derive(Deserialize)]
struct Granted {
    access_token: SecretString,
}

/// Turns the code that came back into a channel.
pub(super) async fn come_back(
    outbound: &Outbound,
    sealed: &parvis_connector::Credentials,
    code: &SecretString,
) -> Result<Connected, Refusal> {
    let departure: Departure = reading::open(sealed).ok_or(Refusal::Credentials)?;
    let mut body = json!({
        "grant_type": "authorization_code",
        "code": code.expose_secret(),
        "client_id": departure.application.client_id,
        "client_secret": departure.application.client_secret.expose_secret(),
        "redirect_uri": departure.redirect,
    });
    if let (Some(verifier), Some(fields)) = (departure.verifier, body.as_object_mut()) {
        fields.insert("code_verifier".to_owned(), verifier.into());
    }
    let granted: Granted = call(outbound, &departure.server, "/oauth/token", &body).await?;
    let token = Token { access_token: granted.access_token, application: Some(departure.application) };
    try_out(outbound, departure.server, &token).await
}

fn no_address() -> Refusal {
    Refusal::Unreachable { detail: "no address".to_owned() }
}

async fn call<T: for<'de> Deserialize<'de>>(
    outbound: &Outbound,
    server: &str,
    path: &str,
    body: &serde_json::Value,
) -> Result<T, Refusal> {
    let url = api::call(server, path, &[]).ok_or_else(no_address)?;
    let answer = outbound
        .send(Request::post(url).json(body))
        .await
        .map_err(|error| reading::connection_without_answer(&error))?;
    if matches!(answer.status.as_u16(), 400 | 401 | 403) && path == "/oauth/token" {
        return Err(Refusal::Credentials);
    }
    let told = answer.json::<T>().filter(|_| answer.status.is_success());
    told.ok_or_else(|| Refusal::Unreachable { detail: api::describe(&answer) })
}
