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
    /// Longest time to find the name, connect and agree on encryption, in seconds, at least 1.
    pub connect_seconds: u64,
    /// Longest time of a whole request, connection included, in seconds.
    pub answer_seconds: u64,
    /// Longest time of a request that carries a file, in seconds.
    pub upload_seconds: u64,
    /// Largest answer read into memory, in bytes.
    pub answer_max_bytes: usize,
}

impl Settings {
    /// Returns the time to connect.
    #[must_use]
    pub fn connect_limit(&self) -> Duration {
        Duration::from_secs(self.connect_seconds.max(1))
    }

    /// Returns the time of a whole request: always longer than the time to connect, so that running
    /// out of time while connecting is never mistaken for a request that left.
    #[must_use]
    pub fn answer_limit(&self) -> Duration {
        self.connect_limit() + Duration::from_secs(self.answer_seconds.saturating_sub(self.connect_seconds).max(1))
    }

    /// Returns the time of a request that carries a file.
    #[must_use]
    pub fn upload_limit(&self) -> Duration {
        self.answer_limit().max(Duration::from_secs(self.upload_seconds))
    }
}
