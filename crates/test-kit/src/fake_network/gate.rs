//! Stops calls at a chosen point, so that a test can act while they are in flight.

use std::sync::Arc;
use tokio::sync::Semaphore;

/// Where a write stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Point {
    /// Before anything is created.
    BeforeCreation,
    /// Created, not answered yet.
    BeforeAnswer,
}

/// A gate inside writes. Closed until [`Gate::let_through`] or [`Gate::open`].
#[derive(Clone)]
pub struct Gate {
    arrived: Arc<Semaphore>,
    passes: Arc<Semaphore>,
}

impl Gate {
    pub(super) fn new() -> Self {
        Self { arrived: Arc::new(Semaphore::new(0)), passes: Arc::new(Semaphore::new(0)) }
    }

    /// Waits until one more write stands at the gate.
    pub async fn arrival(&self) {
        if let Ok(permit) = self.arrived.acquire().await {
            permit.forget();
        }
    }

    /// Lets `writes` writes through.
    pub fn let_through(&self, writes: usize) {
        self.passes.add_permits(writes);
    }

    /// Lets every write through, now and later.
    pub fn open(&self) {
        self.passes.close();
    }

    pub(super) async fn pass(&self) {
        self.arrived.add_permits(1);
        if let Ok(permit) = self.passes.acquire().await {
            permit.forget();
        }
    }
}
