//! How an absent or refusing answer is read, the same for every network.

use parvis_connector::{Outcome, Reason, Refusal, Revocation, refusal_code};
use parvis_outbound::{Answer, Forbidden, SendError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// Longest wait for the answer to a taking back, once connected: somebody is looking at the screen.
pub(crate) const REVOCATION_LIMIT: Duration = Duration::from_secs(5);

/// Reads a missing answer to a write: only what surely did not leave may be sent again.
pub(crate) fn write_without_answer(error: &SendError) -> Outcome {
    match error {
        SendError::Forbidden(forbidden) => forbidden_destination(*forbidden),
        SendError::NotSent(cause) => Outcome::NotSent { detail: cause.to_string() },
        SendError::MaybeSent(cause) => Outcome::Unknown { detail: cause.to_string() },
    }
}

/// Reads a missing answer to a step before the write, which leaves nothing to be seen.
pub(crate) fn step_without_answer(error: &SendError) -> Outcome {
    match error {
        SendError::Forbidden(forbidden) => forbidden_destination(*forbidden),
        SendError::NotSent(cause) | SendError::MaybeSent(cause) => {
            Outcome::NotSent { detail: cause.to_string() }
        }
    }
}

/// Reads a missing answer to a connection.
pub(crate) fn connection_without_answer(error: &SendError) -> Refusal {
    match error {
        SendError::Forbidden(_) => Refusal::ForbiddenAddress,
        SendError::NotSent(cause) | SendError::MaybeSent(cause) => {
            Refusal::Unreachable { detail: cause.to_string() }
        }
    }
}

/// Reads a missing answer to a taking back.
pub(crate) fn revocation_without_answer(error: &SendError) -> Revocation {
    Revocation::NotTold { detail: error.to_string() }
}

fn forbidden_destination(forbidden: Forbidden) -> Outcome {
    refused(refusal_code::FORBIDDEN_ADDRESS, forbidden.to_string())
}

/// Makes a refusal.
pub(crate) fn refused(code: &'static str, detail: String) -> Outcome {
    Outcome::Refused { reason: Reason { code, detail } }
}

/// Says what an answer was, in one short line without control characters.
pub(crate) fn describe(answer: &Answer, message: &str) -> String {
    let message: String = message.chars().filter(|character| !character.is_control()).take(300).collect();
    if message.is_empty() {
        format!("http {}", answer.status.as_u16())
    } else {
        format!("http {}: {message}", answer.status.as_u16())
    }
}

/// Reads what a connector sealed for itself.
pub(crate) fn open<T: DeserializeOwned>(sealed: &parvis_connector::Credentials) -> Option<T> {
    use secrecy::ExposeSecret;
    serde_json::from_str(sealed.0.expose_secret()).ok()
}

/// Writes what a connector wants to find again, to be sealed.
pub(crate) fn seal<T: Serialize>(value: &T) -> parvis_connector::Credentials {
    parvis_connector::Credentials(serde_json::to_string(value).unwrap_or_default().into())
}
