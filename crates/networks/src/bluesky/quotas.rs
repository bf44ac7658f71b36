//! What may be written in a window of time, as the service states it.

use parvis_connector::{Quota, QuotaScope};
use std::time::Duration;

const SOURCE: &str = "https://docs.bsky.app/docs/advanced-guides/rate-limits";
const TITLE: &str = "Bluesky documentation: Rate Limits";
/// Points of one record that is created.
const CREATE: u32 = 3;

/// Returns the quotas of the servers that Bluesky runs; other servers may have others.
///
/// Source: Bluesky documentation, "Rate Limits" (5,000 points an hour and 35,000 a day for a profile, 3 for a
/// record that is created; 3,000 requests in 5 minutes for an address), read 2026-11-25. A segment makes
/// two requests at most, its search after a refusal included; an image makes one.
pub(super) fn stated() -> Vec<Quota> {
    let points = |seconds, max| Quota {
        per: QuotaScope::Channel,
        window: Duration::from_secs(seconds),
        max,
        write_cost: CREATE,
        file_cost: 0,
        source: SOURCE.into(),
        source_title: TITLE.into(),
        read_on: "2026-11-25".into(),
    };
    let requests = Quota {
        per: QuotaScope::Application,
        window: Duration::from_secs(300),
        max: 3_000,
        write_cost: 2,
        file_cost: 1,
        ..points(300, 3_000)
    };
    vec![points(3_600, 5_000), points(86_400, 35_000), requests]
}
