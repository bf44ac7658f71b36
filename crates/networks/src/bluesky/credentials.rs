//! What is sealed for a channel: the app password, and the session it opened.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer};

/// The credentials of a channel.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Session {
    /// What signs in: the DID, which stays when the handle changes.
    pub(super) did: String,
    /// Opens a new session when the old one can no longer be renewed.
    #[serde(serialize_with = "expose")]
    pub(super) app_password: SecretString,
    /// Authenticates calls; lives for a few hours.
    #[serde(serialize_with = "expose")]
    pub(super) access: SecretString,
    /// Renews the session, once.
    #[serde(serialize_with = "expose")]
    pub(super) renewal: SecretString,
}

fn expose<S: Serializer>(secret: &SecretString, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(secret.expose_secret())
}

/// What `createSession`, `refreshSession` and `getSession` answer.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SessionAnswer {
    pub(super) did: String,
    pub(super) handle: String,
    pub(super) access_jwt: Option<SecretString>,
    pub(super) refresh_jwt: Option<SecretString>,
}

impl SessionAnswer {
    /// Returns the session with the app password kept; `None` when a token is missing.
    pub(super) fn with_password(self, app_password: SecretString) -> Option<Session> {
        Some(Session { did: self.did, app_password, access: self.access_jwt?, renewal: self.refresh_jwt? })
    }
}
