//! Faults waiting to happen, by kind of call.

use parvis_connector::suite::Fault;
use std::sync::{
    Mutex,
    atomic::{AtomicU64, Ordering},
};

type OnEach = Box<dyn Fn(u64) -> Option<Fault> + Send>;

/// Which faults come next.
#[derive(Default)]
pub(crate) struct Faults {
    /// Kind of call, and what happens to the next one of it.
    waiting: Mutex<Vec<(String, Fault)>>,
    on_each_write: Mutex<Option<OnEach>>,
    writes: AtomicU64,
}

impl Faults {
    pub(crate) fn next_on(&self, call: &str, fault: Fault) {
        self.waiting.lock().unwrap().push((call.to_owned(), fault));
    }

    /// Decides for every write that has no fault waiting, by its number from 1.
    pub(crate) fn on_each_write(&self, decide: OnEach) {
        *self.on_each_write.lock().unwrap() = Some(decide);
    }

    pub(crate) fn take(&self, call: &str, is_write: bool) -> Option<Fault> {
        let number = if is_write { self.writes.fetch_add(1, Ordering::SeqCst) + 1 } else { 0 };
        let mut waiting = self.waiting.lock().unwrap();
        if let Some(place) = waiting.iter().position(|(known, _)| known == call) {
            return Some(waiting.remove(place).1);
        }
        if !is_write {
            return None;
        }
        self.on_each_write.lock().unwrap().as_ref().and_then(|decide| decide(number))
    }
}
