//! What may be written in a window of time, as a fresh installation allows it.

use parvis_connector::{Quota, QuotaScope};
use std::time::Duration;

/// Returns the quotas of an installation that changed nothing.
///
/// Source: Mastodon documentation, "Rate limits" (300 calls in 5 minutes for a profile and for an address,
/// 30 files in 30 minutes for a profile), read 2026-11-25. A segment makes two calls at most, its search
/// after a refusal included; a file makes two, its upload and a question whether it is ready.
pub(super) fn stated() -> Vec<Quota> {
    let calls = |per| Quota {
        per,
        window: Duration::from_secs(300),
        max: 300,
        write_cost: 2,
        file_cost: 2,
        source: "https://docs.joinmastodon.org/api/rate-limits/".into(),
        source_title: "Mastodon documentation: Rate limits".into(),
        read_on: "2026-11-25".into(),
    };
    let files = Quota {
        window: Duration::from_secs(1_800),
        max: 30,
        write_cost: 0,
        file_cost: 1,
        ..calls(QuotaScope::Channel)
    };
    vec![calls(QuotaScope::Channel), calls(QuotaScope::Application), files]
}
