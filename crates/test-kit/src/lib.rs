//! What tests stand on: a virtual clock, fake networks that can fail, and short time limits.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "test code: a broken premise must stop the test"
)]

mod cutting_proxy;
mod fake_mastodon;
mod fake_network;
mod fake_pds;
mod faults;
mod loopback;
mod virtual_clock;

pub use cutting_proxy::CuttingProxy;
pub use fake_mastodon::{Exchanged, FakeMastodon, MastodonStage};
pub use fake_network::{Behaviour, Call, CallKind, FakeNetwork, Gate, Made, Point};
pub use fake_pds::{FakePds, PdsStage};
pub use parvis_connector::suite::{Fault, RetryAfter, Seen};
pub use virtual_clock::VirtualClock;

use parvis_kernel::Clock;
use parvis_outbound::{Outbound, Settings};
use std::sync::Arc;

/// An origin where nobody listens: the discard port is below those that tests are given.
pub const DEAD_ORIGIN: &str = "http://127.0.0.1:9";

/// Makes the HTTP client of a test, which may reach `origins` and nothing else, with short time limits.
#[must_use]
pub fn outbound(clock: Arc<dyn Clock>, origins: &[&str]) -> Outbound {
    let allow = origins.iter().chain([&DEAD_ORIGIN]).map(|origin| origin.parse().unwrap()).collect();
    let settings =
        Settings { allow, connect_ms: 5_000, answer_ms: 2_500, upload_ms: 5_000, answer_max_bytes: 1 << 20 };
    Outbound::new(settings, clock)
}
