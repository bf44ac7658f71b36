//! What a fake network remembers.

use super::{
    behaviour::Behaviour,
    fetch::Fetching,
    gate::{Gate, Point},
};
use parvis_connector::{
    AttemptKey, Found, Item, MediaAddress, Quota, Refreshed, RemoteRef, Revocation, VariantOptions,
};
use parvis_kernel::Timestamp;
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    time::Duration,
};

/// An item that was created.
#[derive(Clone, Debug)]
pub struct Made {
    /// The key it was written with.
    pub key: AttemptKey,
    /// Its text.
    pub text: String,
    /// Its language.
    pub language: String,
    /// Alternative texts of its media.
    pub alts: Vec<String>,
    /// What it was told besides.
    pub options: VariantOptions,
    /// Id of the segment it follows.
    pub answers: Option<String>,
    /// Where it is.
    pub remote: RemoteRef,
    /// How often it was edited.
    pub edits: u32,
    /// Whether it was taken down since.
    pub deleted: bool,
}

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallKind {
    /// A connection.
    Connect,
    /// A check.
    Check,
    /// A renewal.
    Refresh,
    /// A taking back of an access.
    Revoke,
    /// A write.
    Publish,
    /// A poll.
    Poll,
    /// A search.
    Find,
    /// An edit.
    Edit,
    /// A taking down.
    Delete,
}

/// One thing that was asked.
#[derive(Clone, Debug)]
pub struct Call {
    /// What.
    pub kind: CallKind,
    /// With which key, for those that have one.
    pub key: Option<AttemptKey>,
    /// When, by the virtual clock.
    pub at: Timestamp,
}

/// An item that is being processed.
pub(super) struct Processing {
    pub(super) polls_left: u32,
    pub(super) check_after: Duration,
    pub(super) end: Option<parvis_connector::Outcome>,
    pub(super) key: AttemptKey,
    pub(super) item: Item,
}

/// An item that comes to be at its own time, whoever asks.
pub(super) struct Coming {
    pub(super) at: Timestamp,
    pub(super) key: AttemptKey,
    pub(super) item: Item,
    /// True for one that polls may have created already.
    pub(super) once: bool,
}

type OnEach = Box<dyn Fn(u64) -> Option<Behaviour> + Send>;

pub(super) struct Memory {
    pub(super) next: VecDeque<Behaviour>,
    /// What the next edits and deletions do.
    pub(super) next_amendment: VecDeque<Behaviour>,
    pub(super) on_each: Option<OnEach>,
    pub(super) next_find: VecDeque<Found>,
    pub(super) next_refresh: VecDeque<Refreshed>,
    pub(super) next_revocation: VecDeque<Revocation>,
    pub(super) idempotent: bool,
    pub(super) proof_delay: Duration,
    pub(super) latency: Duration,
    pub(super) quotas: Vec<Quota>,
    pub(super) is_latency_random: bool,
    pub(super) refresh_latency: Duration,
    pub(super) gates: BTreeMap<Point, Gate>,
    /// Access tokens that are good.
    pub(super) tokens: BTreeSet<String>,
    /// Renewal tokens that are good, each once.
    pub(super) renewals: BTreeSet<String>,
    pub(super) revoked: bool,
    pub(super) made: Vec<Made>,
    pub(super) processing: BTreeMap<String, Processing>,
    pub(super) coming: Vec<Coming>,
    pub(super) log: Vec<Call>,
    pub(super) writes: u64,
    /// How it fetches files by their address; `None` when the bytes are sent to it.
    pub(super) fetching: Option<Fetching>,
    /// Address of each file that was handed over.
    pub(super) handed: Vec<Option<MediaAddress>>,
    pub(super) fetched: usize,
    granted: u64,
}

impl Memory {
    pub(super) fn new() -> Self {
        Self {
            next: VecDeque::new(),
            next_amendment: VecDeque::new(),
            on_each: None,
            next_find: VecDeque::new(),
            next_refresh: VecDeque::new(),
            next_revocation: VecDeque::new(),
            idempotent: true,
            proof_delay: Duration::ZERO,
            latency: Duration::ZERO,
            quotas: Vec::new(),
            is_latency_random: false,
            refresh_latency: Duration::ZERO,
            gates: BTreeMap::new(),
            tokens: BTreeSet::new(),
            renewals: BTreeSet::new(),
            revoked: false,
            made: Vec::new(),
            processing: BTreeMap::new(),
            coming: Vec::new(),
            log: Vec::new(),
            writes: 0,
            fetching: None,
            handed: Vec::new(),
            fetched: 0,
            granted: 0,
        }
    }

    /// Creates what has come to be by `now`.
    pub(super) fn settle(&mut self, now: Timestamp) {
        let (due, later): (Vec<Coming>, Vec<Coming>) =
            std::mem::take(&mut self.coming).into_iter().partition(|coming| coming.at <= now);
        self.coming = later;
        for Coming { key, item, once, .. } in due {
            if !(once && self.find(&key).is_some()) {
                self.create(&key, &item);
            }
        }
    }

    /// How long the write that has just begun takes.
    pub(super) fn latency(&self) -> Duration {
        if self.is_latency_random {
            // Scattered by the number of the write: multiplicative hashing.
            let scattered = self.writes.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56;
            self.latency.mul_f64(f64::from(u32::try_from(scattered).unwrap_or(0)) / 256.0)
        } else {
            self.latency
        }
    }

    pub(super) fn behaviour(&mut self) -> Option<Behaviour> {
        self.writes += 1;
        let number = self.writes;
        self.next.pop_front().or_else(|| self.on_each.as_ref().and_then(|decide| decide(number)))
    }

    /// Grants an access and a renewal token, as (access, renewal).
    pub(super) fn grant(&mut self) -> (String, String) {
        self.granted += 1;
        let pair = (format!("jeton-{}", self.granted), format!("renouvellement-{}", self.granted));
        self.tokens.insert(pair.0.clone());
        self.renewals.insert(pair.1.clone());
        pair
    }

    /// Takes an access back, unless something else is to be answered.
    pub(super) fn take_back(&mut self, (access, renewal): &(String, String)) -> Revocation {
        if let Some(answer) = self.next_revocation.pop_front() {
            return answer;
        }
        self.tokens.remove(access);
        self.renewals.remove(renewal);
        Revocation::Revoked
    }

    pub(super) fn find(&self, key: &AttemptKey) -> Option<&Made> {
        self.made.iter().find(|made| {
            !made.deleted && made.key.publication == key.publication && made.key.segment == key.segment
        })
    }

    /// Creates an item; an idempotent network knows a key it has seen.
    pub(super) fn create(&mut self, key: &AttemptKey, item: &Item) -> RemoteRef {
        if self.idempotent
            && let Some(known) = self.find(key)
        {
            return known.remote.clone();
        }
        let id = format!("item-{}", self.made.len() + 1);
        let url = Some(format!("https://reseau.example.test/{id}"));
        let remote = RemoteRef { detail: Some(format!("detail-{id}")), id, url };
        self.made.push(Made {
            key: key.clone(),
            text: item.text.clone(),
            language: item.language.clone(),
            alts: item.media.iter().map(|media| media.alt.clone()).collect(),
            options: item.options.clone(),
            answers: item.previous.last().map(|segment| segment.remote.id.clone()),
            remote: remote.clone(),
            edits: 0,
            deleted: false,
        });
        remote
    }
}
