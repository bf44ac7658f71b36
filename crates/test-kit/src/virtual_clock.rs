//! A clock that only moves when a test says so.

use parvis_kernel::{Ambiguity, Clock, Timestamp, WallTime, ZoneName};
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

/// A clock for tests. Clones show the same time.
#[derive(Clone, Debug)]
pub struct VirtualClock(Arc<AtomicI64>);

impl VirtualClock {
    /// Starts at an instant, written as [`VirtualClock::advance_to`] reads it.
    #[must_use]
    pub fn starting(at: &str) -> Self {
        Self(Arc::new(AtomicI64::new(read(at).as_micros())))
    }

    /// Moves to an instant: RFC 3339 (`2026-03-02T08:00:00Z`) or a wall clock with its zone
    /// (`2026-03-02 09:00 Europe/Paris`, the first passage when the hour exists twice).
    pub fn advance_to(&self, at: &str) {
        let at = read(at);
        assert!(at >= self.now(), "a clock advances: it is {} already", self.now());
        self.jump_to(at);
    }

    /// Moves forward.
    pub fn advance_by(&self, duration: Duration) {
        self.jump_to(self.now().after(duration));
    }

    /// Moves anywhere, backwards too, as a machine's clock may.
    pub fn jump_to(&self, at: Timestamp) {
        self.0.store(at.as_micros(), Ordering::SeqCst);
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_micros(self.0.load(Ordering::SeqCst))
    }
}

fn read(at: &str) -> Timestamp {
    if let Ok(instant) = at.parse() {
        return instant;
    }
    let (local, zone) = at.rsplit_once(' ').expect("an instant, or a wall clock and its zone");
    let local = local.replace(' ', "T").parse().expect("a wall clock");
    let zone = ZoneName::new(zone).expect("a known zone");
    WallTime { local, zone }.instant(Some(Ambiguity::Earlier)).expect("an hour that exists")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wall_clocks_and_instants_agree() {
        let clock = VirtualClock::starting("2026-03-02T07:00:00Z");
        clock.advance_to("2026-03-02 09:00 Europe/Paris");
        assert_eq!(clock.now().to_string(), "2026-03-02T08:00:00Z");
        let same = clock.clone();
        same.advance_by(Duration::from_secs(60));
        assert_eq!(clock.now().to_string(), "2026-03-02T08:01:00Z");
    }
}
