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
pub(crate) struct Pulse(AtomicI64);

impl Pulse {
    pub(crate) fn beat(&self, now: Timestamp) {
        self.0.store(now.as_micros(), Ordering::Relaxed);
    }

    fn is_recent(&self, now: Timestamp) -> bool {
        now.since(Timestamp::from_micros(self.0.load(Ordering::Relaxed))) < FROZEN_AFTER
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
