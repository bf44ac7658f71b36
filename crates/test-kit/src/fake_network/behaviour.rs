//! What a write of the fake network does.

use parvis_connector::{Outcome, suite::Fault};
use std::time::Duration;

/// What happens to one write.
#[derive(Clone, Debug)]
pub enum Behaviour {
    /// As a fake server would; [`Fault::AcceptThenHang`] never answers: the caller's time limit decides.
    Fault(Fault),
    /// Nothing is created; this is answered.
    Answer(Outcome),
    /// Created; this is answered.
    CreateThen(Outcome),
    /// Nobody answers, and the item is created this much later: a request that was thought lost.
    ArriveLater {
        /// How much later.
        after: Duration,
    },
    /// Taken, then asked about `polls` times before it ends.
    Process {
        /// Polls that answer "still processing", from 0.
        polls: u32,
        /// What each of them says to wait.
        check_after: Duration,
        /// How it ends: `None` creates the item, once that time has passed even when nobody asks any more;
        /// an outcome is answered instead (a rejection).
        end: Option<Outcome>,
    },
}

impl From<Fault> for Behaviour {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<Outcome> for Behaviour {
    fn from(outcome: Outcome) -> Self {
        Self::Answer(outcome)
    }
}
