//! Settings of outgoing requests; defaults are in the server's configuration file.

use crate::Origin;
use serde::Deserialize;
use std::time::Duration;

/// Settings of the section `outbound`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Origins that may be reached although their address is private or their scheme is plain http.
    pub allow: Vec<Origin>,
    /// Longest time to find the name, connect and agree on encryption, in milliseconds.
    pub connect_ms: u64,
    /// Longest time of a whole request once connected, in milliseconds.
    pub answer_ms: u64,
    /// Longest time of a request that carries a file, once connected, in milliseconds.
    pub upload_ms: u64,
    /// Largest answer read into memory, in bytes.
    pub answer_max_bytes: usize,
}

impl Settings {
    /// Returns the time to connect.
    #[must_use]
    pub fn connect_limit(&self) -> Duration {
        Duration::from_millis(self.connect_ms.max(1))
    }

    /// Returns the time of a whole request.
    ///
    /// Always longer than the time to connect, so that running out of time while connecting is never
    /// mistaken for a request that left.
    #[must_use]
    pub fn answer_limit(&self) -> Duration {
        self.connect_limit() + Duration::from_millis(self.answer_ms.max(1))
    }

    /// Returns the time of a request that carries a file.
    #[must_use]
    pub fn upload_limit(&self) -> Duration {
        self.connect_limit() + Duration::from_millis(self.upload_ms.max(self.answer_ms).max(1))
    }
}
