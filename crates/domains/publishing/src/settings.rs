//! Durations and limits of publishing.

use std::time::Duration;

/// Settings of the domain.
#[derive(Clone, Debug)]
pub struct PublishingSettings {
    /// A publication later than this is not sent any more but declared missed.
    pub lateness_window: Duration,
    /// The same for a crisis message.
    pub crisis_lateness_window: Duration,
    /// Lease of a claimed publication: past it, another worker settles what it left.
    pub lease: Duration,
    /// Longest call of a connector; past it the outcome is unknown. Shorter than the lease.
    pub call_limit: Duration,
    /// A publication to verify for longer than this is told to people.
    pub doubt_after: Duration,
    /// Publications sent at the same time by one process.
    pub concurrency: usize,
}

impl PublishingSettings {
    /// Longest time between taking a lease and calling under it: the lease then outlasts the call.
    pub(crate) fn leeway(&self) -> Duration {
        self.lease.saturating_sub(self.call_limit)
    }
}

impl Default for PublishingSettings {
    fn default() -> Self {
        Self {
            lateness_window: Duration::from_secs(2 * 3600),
            crisis_lateness_window: Duration::from_secs(1800),
            lease: Duration::from_secs(300),
            call_limit: Duration::from_secs(240),
            doubt_after: Duration::from_secs(600),
            concurrency: 16,
        }
    }
}
