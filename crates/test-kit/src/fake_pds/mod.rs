//! A fake PDS: keeps sessions, blobs and records, and fails on demand.

mod calls;
mod stage;
mod state;

pub use stage::PdsStage;

use crate::{
    Fault, Seen, VirtualClock,
    faults::Faults,
    loopback::{self, Exchange, Loopback, Reply, Site, Turn, http_date, under},
};
use parvis_connector::suite::RetryAfter;
use parvis_kernel::Clock;
use serde_json::json;
use state::State;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

/// The call that writes a post.
const WRITE: &str = "com.atproto.repo.putRecord";

/// A server of the AT Protocol with one profile, `valmont.test`.
pub struct FakePds {
    site: Arc<PdsSite>,
    server: Loopback,
}

pub(crate) struct PdsSite {
    state: Mutex<State>,
    faults: Faults,
    clock: VirtualClock,
    calls: Mutex<BTreeMap<String, usize>>,
}

impl FakePds {
    /// Starts it.
    pub async fn start(clock: VirtualClock) -> Self {
        let site = Arc::new(PdsSite {
            state: Mutex::new(State::new()),
            faults: Faults::default(),
            clock,
            calls: Mutex::default(),
        });
        let server = loopback::serve(Arc::clone(&site)).await;
        site.state.lock().unwrap().origin.clone_from(&server.origin);
        Self { site, server }
    }

    /// Address of the server, for example `http://127.0.0.1:40001`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.server.origin
    }

    /// Handle of the profile.
    #[must_use]
    pub fn handle(&self) -> &'static str {
        state::HANDLE
    }

    /// DID of the profile.
    #[must_use]
    pub fn did(&self) -> &'static str {
        state::DID
    }

    /// App password of the profile.
    #[must_use]
    pub fn app_password(&self) -> &'static str {
        state::APP_PASSWORD
    }

    /// Makes the next write of a post fail.
    pub fn next(&self, fault: Fault) {
        self.next_on(WRITE, fault);
    }

    /// Makes the next call of a method fail, for example `com.atproto.repo.uploadBlob`.
    pub fn next_on(&self, method: &str, fault: Fault) {
        self.site.faults.next_on(method, fault);
    }

    /// Decides for every write of a post, by its number from 1.
    pub fn on_each(&self, decide: impl Fn(u64) -> Option<Fault> + Send + 'static) {
        self.site.faults.on_each_write(Box::new(decide));
    }

    /// Makes every access token run out.
    pub fn expire_access(&self) {
        self.site.state.lock().unwrap().access.clear();
    }

    /// Takes the app password back, with every session it opened.
    pub fn revoke(&self) {
        self.site.state.lock().unwrap().revoke();
    }

    /// Changes the handle of the profile.
    pub fn rename(&self, handle: &str) {
        handle.clone_into(&mut self.site.state.lock().unwrap().handle);
    }

    /// Posts ever created, deleted ones included.
    #[must_use]
    pub fn created(&self) -> usize {
        self.site.state.lock().unwrap().created
    }

    /// Posts that are there.
    #[must_use]
    pub fn posts(&self) -> Vec<Seen> {
        self.site.state.lock().unwrap().posts()
    }

    /// A post as its record, by its address.
    #[must_use]
    pub fn record(&self, uri: &str) -> Option<serde_json::Value> {
        self.site.state.lock().unwrap().record(uri)
    }

    /// How often a method was called.
    #[must_use]
    pub fn calls(&self, method: &str) -> usize {
        self.site.calls.lock().unwrap().get(method).copied().unwrap_or(0)
    }
}

impl Site for PdsSite {
    fn turn(&self, exchange: &Exchange) -> Turn {
        if let Some(did) = exchange.path.strip_prefix("/did:") {
            return Turn::Answer(self.state.lock().unwrap().document(&format!("did:{did}")));
        }
        let Some(method) = exchange.path.strip_prefix("/xrpc/") else {
            return Turn::Answer(Reply::bare(404));
        };
        *self.calls.lock().unwrap().entry(method.to_owned()).or_default() += 1;
        let fault = self.faults.take(method, method == WRITE);
        under(
            fault,
            || self.state.lock().unwrap().call(method, exchange),
            || xrpc_error(400, "InvalidRequest", "Invalid app.bsky.feed.post record"),
            || xrpc_error(400, "ExpiredToken", "Token has expired"),
            |form| limited(form, self.clock.now()),
        )
    }
}

fn limited(form: RetryAfter, now: parvis_kernel::Timestamp) -> Reply {
    let reply = xrpc_error(429, "RateLimitExceeded", "Rate Limit Exceeded");
    match form {
        RetryAfter::Absent => reply,
        RetryAfter::Seconds(seconds) => reply.with("retry-after", seconds.to_string()),
        RetryAfter::Date(at) => reply.with("retry-after", http_date(at)),
        RetryAfter::Native(at) => {
            let seconds = at.max(now).as_micros() / 1_000_000;
            reply.with("ratelimit-reset", seconds.to_string()).with("ratelimit-remaining", "0".to_owned())
        }
    }
}

fn xrpc_error(status: u16, error: &str, message: &str) -> Reply {
    Reply::json(status, &json!({ "error": error, "message": message }))
}
