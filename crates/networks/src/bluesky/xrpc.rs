//! The calls of the AT Protocol, and how its refusals are read.

use crate::reading;
use parvis_connector::{Outcome, refusal_code};
use parvis_outbound::{Answer, Url};
use serde::Deserialize;

/// The kind of record a post is.
pub(super) const POST: &str = "app.bsky.feed.post";

/// Makes the address of a call; `None` when the stored address of the server is not one.
pub(super) fn call(server: &str, method: &str, query: &[(&str, &str)]) -> Option<Url> {
    let mut url = Url::parse(server).ok()?.join("/xrpc/").ok()?.join(method).ok()?;
    if !query.is_empty() {
        url.query_pairs_mut().extend_pairs(query);
    }
    Some(url)
}

/// What a refusal says.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct XrpcError {
    /// Code, for example `ExpiredToken`.
    pub(super) error: String,
    /// Sentence.
    pub(super) message: String,
}

impl XrpcError {
    pub(super) fn of(answer: &Answer) -> Self {
        answer.json().unwrap_or_default()
    }

    /// Tells whether the token was not accepted: expired tokens answer 400, not 401.
    pub(super) fn is_about_the_token(&self, answer: &Answer) -> bool {
        answer.status == 401
            || (answer.status == 400
                && matches!(self.error.as_str(), "ExpiredToken" | "InvalidToken" | "AuthMissing"))
    }

    pub(super) fn is_about_the_profile(&self) -> bool {
        matches!(
            self.error.as_str(),
            "AccountTakedown" | "AccountDeactivated" | "RepoNotFound" | "RepoDeactivated"
        )
    }
}

/// Reads a refusing answer; `None` when it proves nothing about what was done.
///
/// Source: XRPC specification, "Error Responses" and "Summary of HTTP Status Codes", and the code of
/// `@atproto/pds` 0.5, read 2026-11-24.
pub(super) fn refusal(answer: &Answer) -> Option<Outcome> {
    let said = XrpcError::of(answer);
    let detail = reading::describe(answer, &format!("{} {}", said.error, said.message));
    if said.is_about_the_profile() {
        return Some(reading::refused(refusal_code::PROFILE_GONE, detail));
    }
    if said.is_about_the_token(answer) {
        return Some(Outcome::Unauthorised);
    }
    match answer.status.as_u16() {
        429 => Some(Outcome::RateLimited { until: answer.retry_at() }),
        403 => Some(reading::refused(refusal_code::FORBIDDEN, detail)),
        413 => Some(reading::refused(refusal_code::MEDIA, detail)),
        400 if said.error == "InvalidMimeType" || said.error == "BlobTooLarge" => {
            Some(reading::refused(refusal_code::MEDIA, detail))
        }
        // Without its code, a 400 may come from anything between the server and us.
        400 if !said.error.is_empty() => Some(reading::refused(refusal_code::INVALID, detail)),
        _ => None,
    }
}

/// Says what an answer was, for the technical details.
pub(super) fn describe(answer: &Answer) -> String {
    let said = XrpcError::of(answer);
    reading::describe(answer, format!("{} {}", said.error, said.message).trim())
}
