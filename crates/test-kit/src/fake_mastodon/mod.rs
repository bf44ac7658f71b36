//! A fake Mastodon server: keeps statuses and files, honours or ignores keys, and fails on demand.

mod calls;
mod form;
mod sign_in;
mod stage;
mod state;

pub use stage::MastodonStage;

use crate::{
    Fault, Seen, VirtualClock,
    faults::Faults,
    loopback::{self, Exchange, Loopback, Reply, Site, Turn, http_date, under},
};
use parvis_connector::suite::RetryAfter;
use parvis_kernel::{Clock, Timestamp};
use serde_json::{Value, json};
use state::State;
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

const WRITE: &str = "POST /api/v1/statuses";

/// A server of the Mastodon API with one profile, `valmont`.
pub struct FakeMastodon {
    site: Arc<MastodonSite>,
    server: Loopback,
}

/// One exchange, for comparison with the official description.
#[derive(Clone, Debug)]
pub struct Exchanged {
    /// Method and path, with `{id}` in place of ids, for example `GET /api/v1/statuses/{id}`.
    pub call: String,
    /// Names of the query's parameters.
    pub query: Vec<String>,
    /// The request's body, when it is JSON.
    pub request: Value,
    /// Status of the answer.
    pub status: u16,
    /// The answer's body.
    pub answer: Value,
}

struct MastodonSite {
    state: Mutex<State>,
    faults: Faults,
    clock: VirtualClock,
    exchanges: Mutex<Vec<Exchanged>>,
}

impl FakeMastodon {
    /// Starts it.
    pub async fn start(clock: VirtualClock) -> Self {
        let state = Mutex::new(State::new());
        let site = MastodonSite { state, faults: Faults::default(), clock, exchanges: Mutex::default() };
        let site = Arc::new(site);
        let server = loopback::serve(Arc::clone(&site)).await;
        site.state.lock().unwrap().origin.clone_from(&server.origin);
        Self { site, server }
    }

    /// Address of the server.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.server.origin
    }

    /// The token of the profile.
    #[must_use]
    pub fn access_token(&self) -> &'static str {
        state::TOKEN
    }

    /// Makes the next writing of a status fail.
    pub fn next(&self, fault: Fault) {
        self.next_on(WRITE, fault);
    }

    /// Makes the next call fail, for example `GET /api/v1/statuses/{id}/source`.
    pub fn next_on(&self, call: &str, fault: Fault) {
        self.site.faults.next_on(call, fault);
    }

    /// Decides for every writing of a status, by its number from 1.
    pub fn on_each(&self, decide: impl Fn(u64) -> Option<Fault> + Send + 'static) {
        self.site.faults.on_each_write(Box::new(decide));
    }

    /// Holds every answer back this long from now on, once the call has been carried out.
    pub fn answer_after(&self, delay: Duration) {
        self.state(|state| state.delay = delay);
    }

    /// Ignores `Idempotency-Key` from now on, as some servers of the same API do.
    pub fn ignore_keys(&self) {
        self.state(|state| state.ignores_keys = true);
    }

    /// Answers 202 to uploads, then 206 to `questions` questions about each file.
    pub fn process_files_slowly(&self, questions: u32) {
        self.state(|state| state.questions_per_file = questions);
    }

    /// Has no call for the source of a status, as older servers.
    pub fn hide_sources(&self) {
        self.state(|state| state.hides_sources = true);
    }

    /// Says that the token has these scopes only.
    pub fn grant_only(&self, scopes: &[&str]) {
        self.state(|state| state.scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect());
    }

    /// Tells other limits of itself: the longest text, and how many answers a poll has at most.
    pub fn tell_limits(&self, characters: u32, answers: u32) {
        self.state(|state| state.told_limits = (characters, answers));
    }

    /// Takes the token back.
    pub fn revoke(&self) {
        self.state(|state| state.revoked = true);
    }

    /// Signs the profile in on the page at `address`, as a member would; returns the address that the
    /// browser is sent back to.
    #[must_use]
    pub fn sign_in(&self, address: &str) -> String {
        self.site.state.lock().unwrap().sign_in(address)
    }

    /// Neither announces nor checks a proof of who comes back, as servers before 4.3.
    pub fn hide_proof(&self) {
        self.state(|state| state.hides_proof = true);
    }

    /// Forgets every application, as servers do with those that nobody used.
    pub fn forget_applications(&self) {
        self.state(|state| state.applications.clear());
    }

    /// Speaks no Mastodon API from now on: another kind of server answers.
    pub fn speak_another_api(&self) {
        self.state(|state| state.speaks_another = true);
    }

    /// How many applications were ever declared.
    #[must_use]
    pub fn declared(&self) -> usize {
        self.site.state.lock().unwrap().declared
    }

    /// Writes a status of the same profile from elsewhere; returns its id.
    pub fn write_elsewhere(&self, text: &str) -> String {
        let now = self.site.clock.now();
        self.site.state.lock().unwrap().write(json!({ "status": text }), now)
    }

    /// Statuses ever created, deleted ones included.
    #[must_use]
    pub fn created(&self) -> usize {
        self.site.state.lock().unwrap().created
    }

    /// Statuses that are there, the oldest first.
    #[must_use]
    pub fn statuses(&self) -> Vec<Seen> {
        self.site.state.lock().unwrap().seen()
    }

    /// Lets somebody vote for one answer of a status' poll.
    pub fn vote(&self, id: &str, answer: usize) {
        self.state(|state| {
            let status = state.statuses.iter_mut().find(|status| status.id == id).unwrap();
            status.poll.as_mut().unwrap().votes[answer] += 1;
        });
    }

    /// End and votes of a status' poll.
    #[must_use]
    pub fn poll_of(&self, id: &str) -> Option<(Timestamp, Vec<u32>)> {
        let state = self.site.state.lock().unwrap();
        let vote = state.get(id)?.poll.clone()?;
        Some((vote.expires_at, vote.votes))
    }

    /// What was asked and answered, in order, faults left out.
    #[must_use]
    pub fn exchanges(&self) -> Vec<Exchanged> {
        self.site.exchanges.lock().unwrap().clone()
    }

    fn state(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.site.state.lock().unwrap());
    }
}

impl MastodonSite {
    fn accept(&self, call: &str, exchange: &Exchange) -> Reply {
        let reply = self.state.lock().unwrap().call(call, exchange, self.clock.now());
        self.exchanges.lock().unwrap().push(Exchanged {
            call: call.to_owned(),
            query: exchange.query.keys().cloned().collect(),
            request: exchange.json(),
            status: reply.status,
            answer: serde_json::from_slice(&reply.body).unwrap_or(Value::Null),
        });
        reply
    }
}

impl Site for MastodonSite {
    fn turn(&self, exchange: &Exchange) -> Turn {
        let call = format!("{} {}", exchange.method, template(&exchange.path));
        let fault = self.faults.take(&call, call == WRITE);
        under(
            fault,
            || self.accept(&call, exchange),
            || error(422, "Validation failed: Text can't be blank"),
            || error(401, "The access token has expired"),
            limited,
        )
    }

    fn delay(&self) -> Duration {
        self.state.lock().unwrap().delay
    }
}

/// Puts `{id}` in place of ids: what stands between a plural and the end or the next word.
fn template(path: &str) -> String {
    let mut after_plural = false;
    path.split('/')
        .map(|part| {
            let is_id = after_plural && !matches!(part, "verify_credentials" | "");
            after_plural = matches!(part, "statuses" | "accounts" | "media") && !path.starts_with("/api/v2/");
            if is_id { "{id}" } else { part }
        })
        .collect::<Vec<_>>()
        .join("/")
}

fn limited(form: RetryAfter) -> Reply {
    let reply = error(429, "Too many requests");
    match form {
        RetryAfter::Absent => reply,
        RetryAfter::Seconds(seconds) => reply.with("retry-after", seconds.to_string()),
        RetryAfter::Date(at) => reply.with("retry-after", http_date(at)),
        RetryAfter::Native(at) => reply.with("x-ratelimit-reset", at.to_string()),
    }
}

fn error(status: u16, sentence: &str) -> Reply {
    Reply::json(status, &json!({ "error": sentence }))
}
