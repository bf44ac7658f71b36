//! Connects through the server's own page: the member signs in there, and only a token comes back.

use super::{api, connect::connect};
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
    client_id: String,
    client_secret: String,
    redirect: String,
    verifier: String,
}

#[derive(Deserialize)]
struct Application {
    client_id: String,
    client_secret: String,
}

/// Declares Parvis to the server and returns where the member must go.
///
/// Source: Mastodon documentation, "POST /api/v1/apps" and "GET /oauth/authorize" (PKCE since 4.3; older
/// servers ignore it), read 2026-11-24.
pub(super) async fn depart(
    outbound: &Outbound,
    fields: &Fields,
    request: &HandOverRequest,
) -> Result<HandOver, Refusal> {
    let typed = fields.get("server").map(|value| value.expose_secret().trim().to_owned()).unwrap_or_default();
    if typed.is_empty() {
        return Err(Refusal::Field { field: "server", code: field_code::MISSING });
    }
    let server = server_address::write(&server_address::read("server", &typed, outbound)?);
    let body = json!({ "client_name": "Parvis", "redirect_uris": request.redirect, "scopes": SCOPES });
    let application: Application = call(outbound, &server, "/api/v1/apps", &body).await?;
    let challenge = base64::engine::general_purpose::URL_SAFE_NO_PAD
        .encode(Sha256::digest(request.verifier.expose_secret().as_bytes()));
    let query = [
        ("response_type", "code"),
        ("client_id", application.client_id.as_str()),
        ("redirect_uri", request.redirect.as_str()),
        ("scope", SCOPES),
        ("state", request.state.as_str()),
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
    ];
    let url = api::call(&server, "/oauth/authorize", &query).ok_or_else(no_address)?;
    let departure = Departure {
        server,
        client_id: application.client_id,
        client_secret: application.client_secret,
        redirect: request.redirect.clone(),
        verifier: request.verifier.expose_secret().to_owned(),
    };
    Ok(HandOver { url: url.into(), sealed: reading::seal(&departure) })
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
    let body = json!({
        "grant_type": "authorization_code",
        "code": code.expose_secret(),
        "client_id": departure.client_id,
        "client_secret": departure.client_secret,
        "redirect_uri": departure.redirect,
        "code_verifier": departure.verifier,
    });
    let granted: Granted = call(outbound, &departure.server, "/oauth/token", &body).await?;
    let fields = Fields::from([
        ("server".to_owned(), departure.server.into()),
        ("access_token".to_owned(), granted.access_token),
    ]);
    connect(outbound, &fields).await
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
