//! Wake-up signals between a committed transaction and the loops that wait for work.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::Notify;

/// One signal per name. A signal wakes a loop early; it never replaces its period.
#[derive(Clone, Default, Debug)]
pub struct Signals(Arc<Mutex<BTreeMap<&'static str, Arc<Notify>>>>);

impl Signals {
    /// Returns the signal of `name`, made at its first use.
    #[must_use]
    pub fn of(&self, name: &'static str) -> Arc<Notify> {
        let mut signals = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(signals.entry(name).or_default())
    }

    /// Wakes whoever waits for `name`; kept for the next one when nobody does.
    pub fn wake(&self, name: &'static str) {
        self.of(name).notify_one();
    }
}
