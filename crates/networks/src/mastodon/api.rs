//! The calls of the Mastodon API, and how its refusals are read.

use crate::reading;
use parvis_connector::{ChannelAccess, Outcome, refusal_code};
use parvis_kernel::Timestamp;
use parvis_outbound::{Answer, Outbound, Request, SendError, Url};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};

/// What is sealed for a channel.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Token {
    #[serde(serialize_with = "expose")]
    pub(super) access_token: SecretString,
    /// What it was granted to; absent when a member pasted the token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) application: Option<Application>,
}

/// How a server knows Parvis.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Application {
    pub(super) client_id: String,
    #[serde(serialize_with = "expose")]
    pub(super) client_secret: SecretString,
}

fn expose<S: Serializer>(secret: &SecretString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(secret.expose_secret())
}

/// A status, as far as it is needed here.
#[derive(Debug, Deserialize)]
pub(super) struct Status {
    pub(super) id: String,
    pub(super) created_at: Timestamp,
    /// HTML; absent from a scheduled status, which is not one.
    pub(super) content: String,
    pub(super) url: Option<String>,
    #[serde(default)]
    pub(super) spoiler_text: String,
    #[serde(default)]
    pub(super) in_reply_to_id: Option<String>,
    #[serde(default)]
    pub(super) poll: Option<Asked>,
    #[serde(default)]
    pub(super) media_attachments: Vec<Attachment>,
}

/// A poll of a status.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    /// Absent on servers whose polls may stay open.
    #[serde(default)]
    pub(super) expires_at: Option<Timestamp>,
    #[serde(default)]
    pub(super) expired: bool,
    #[serde(default)]
    pub(super) options: Vec<Answerable>,
}

/// An answer of a poll.
#[derive(Debug, Deserialize)]
pub(super) struct Answerable {
    pub(super) title: String,
}

/// A file of a status.
#[derive(Debug, Deserialize)]
pub(super) struct Attachment {
    #[serde(default)]
    pub(super) description: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Said {
    error: String,
}

/// Makes the address of a call; `None` when the stored address of the server is not one.
pub(super) fn call(server: &str, path: &str, query: &[(&str, &str)]) -> Option<Url> {
    let mut url = Url::parse(server).ok()?.join(path).ok()?;
    if !query.is_empty() {
        url.query_pairs_mut().extend_pairs(query);
    }
    Some(url)
}

/// Reads something as the channel.
pub(super) async fn read(
    outbound: &Outbound,
    channel: &ChannelAccess,
    token: &Token,
    path: &str,
    query: &[(&str, &str)],
) -> Result<Answer, SendError> {
    let url =
        call(&channel.server, path, query).ok_or(SendError::NotSent(parvis_outbound::Cause::Malformed))?;
    outbound.send(Request::get(url).bearer(&token.access_token)).await
}

/// Keeps an id from reaching another path: ids are digits on Mastodon, letters and digits elsewhere.
pub(super) fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Tells whether the server itself says that there is no such thing, and not a proxy in front of it.
pub(super) fn says_not_found(answer: &Answer) -> bool {
    answer.status == 404 && answer.json::<Said>().is_some_and(|said| !said.error.is_empty())
}

/// Says what an answer was, for the technical details.
pub(super) fn describe(answer: &Answer) -> String {
    reading::describe(answer, &answer.json::<Said>().unwrap_or_default().error)
}

/// Reads a refusing answer; `None` when it proves nothing about what was done.
///
/// Source: Mastodon documentation, "POST /api/v1/statuses" and "POST /api/v2/media" (401, 404, 410, 422,
/// 429, 503), read 2026-11-24. 400 is what other servers of the same API answer for 422.
pub(super) fn refusal(answer: &Answer, code_of_422: &'static str) -> Option<Outcome> {
    let said = answer.json::<Said>().unwrap_or_default();
    let spoken = !said.error.is_empty();
    let refused = |code| Some(reading::refused(code, describe(answer)));
    match answer.status.as_u16() {
        401 => Some(Outcome::Unauthorised),
        429 => Some(Outcome::RateLimited { until: answer.retry_at() }),
        403 => refused(refusal_code::FORBIDDEN),
        404 if spoken => refused(refusal_code::PARENT_GONE),
        410 => refused(refusal_code::PROFILE_GONE),
        413 => refused(refusal_code::MEDIA),
        // Without its sentence, it may come from anything between the server and us.
        400 | 422 if spoken => {
            refused(if says_too_long(&said.error) { refusal_code::TEXT_TOO_LONG } else { code_of_422 })
        }
        _ => None,
    }
}

fn says_too_long(error: &str) -> bool {
    error.contains("character limit")
}
