//! A clock that the loading of the example institution moves through its past.

use parvis_kernel::{Clock, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that stands where it was put.
#[derive(Debug)]
pub(super) struct StagedClock(AtomicI64);

impl StagedClock {
    pub(super) fn at(instant: Timestamp) -> Self {
        Self(AtomicI64::new(instant.as_micros()))
    }

    /// Moves forward to `instant`; never back.
    pub(super) fn advance_to(&self, instant: Timestamp) {
        self.0.fetch_max(instant.as_micros(), Ordering::Relaxed);
    }
}

impl Clock for StagedClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::Relaxed))
    }
}
