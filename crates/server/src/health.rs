//! Health: alive means that the port answers; ready means that the publisher did its round and the database answers.

use crate::program::Program;
use axum::{Json, extract::State, response::IntoResponse};
use http::StatusCode;
use parvis_database::Run;
use parvis_kernel::Timestamp;
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

/// A publisher that has not finished a round for this long is stuck.
const FROZEN_AFTER: Duration = Duration::from_secs(90);

/// The pulse of the publisher.
#[derive(Debug, Default)]
pub(crate) struct Pulse {
    beat_at: AtomicI64,
    /// When somebody first asked: a program that has just started is not frozen.
    watched_from: AtomicI64,
}

impl Pulse {
    pub(crate) fn beat(&self, now: Timestamp) {
        self.beat_at.store(now.as_micros(), Ordering::Relaxed);
    }

    fn is_recent(&self, now: Timestamp) -> bool {
        now.since(Timestamp::from_micros(self.beat_at.load(Ordering::Relaxed))) < FROZEN_AFTER
    }

    /// Tells since when the publisher has done no round; `None` while it works, or has just started.
    pub(crate) fn frozen_since(&self, now: Timestamp) -> Option<Timestamp> {
        let _ = self.watched_from.compare_exchange(0, now.as_micros(), Ordering::Relaxed, Ordering::Relaxed);
        let last = self.beat_at.load(Ordering::Relaxed).max(self.watched_from.load(Ordering::Relaxed));
        let last = Timestamp::from_micros(last);
        (now.since(last) >= FROZEN_AFTER).then_some(last)
    }
}

/// Says that the port is served.
pub(crate) async fn live() -> impl IntoResponse {
    Json(serde_json::json!({ "live": true, "version": env!("CARGO_PKG_VERSION") }))
}

/// Says whether the program does its work.
pub(crate) async fn ready(State(program): State<Arc<Program>>) -> impl IntoResponse {
    let database = program.db.reader().row("SELECT 1 AS one", Vec::new()).await.is_ok();
    let publisher = program.pulse.is_recent(program.db.now());
    let status = if database && publisher { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(serde_json::json!({ "database": database, "publisher": publisher })))
}
