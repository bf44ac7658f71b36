//! A network without HTTP, for the engine: answers by hand, gates inside the call, counts by key.

mod behaviour;
mod connector;
mod fetch;
mod gate;
mod memory;

pub use behaviour::Behaviour;
pub use gate::{Gate, Point};
pub use memory::{Call, CallKind, Made};

use crate::VirtualClock;
use memory::Memory;
use parvis_connector::{
    Capabilities, ConnectField, Description, FieldKind, Fields, Found, ImageLimits, Limits, LinkStyle,
    OfferedOptions, PollLimits, Quota, Refreshed, Revocation, TextLimit, TextUnit, Verified, Visibility,
};
use parvis_kernel::{Clock, PublicationId};
use std::{
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};

/// A fake network. Clones are the same network.
#[derive(Clone)]
pub struct FakeNetwork {
    inner: Arc<Inner>,
}

struct Inner {
    description: Description,
    clock: VirtualClock,
    memory: Mutex<Memory>,
}

impl FakeNetwork {
    /// Makes an idempotent network that can be searched, of 500 characters and four images.
    #[must_use]
    pub fn new(network: &'static str, clock: VirtualClock) -> Self {
        Self::with(description(network), clock)
    }

    /// Makes a network of another description.
    #[must_use]
    pub fn with(description: Description, clock: VirtualClock) -> Self {
        Self { inner: Arc::new(Inner { description, clock, memory: Mutex::new(Memory::new()) }) }
    }

    /// Makes a network that can neither be searched nor hold a thread, and has no options.
    #[must_use]
    pub fn plain(network: &'static str, clock: VirtualClock) -> Self {
        let mut plain = description(network);
        plain.capabilities.reconcile = false;
        plain.capabilities.threads = false;
        plain.capabilities.options = OfferedOptions::NONE;
        plain.limits.segments_max = 1;
        plain.limits.polls = None;
        Self::with(plain, clock)
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        let mut memory = self.inner.memory.lock().unwrap();
        memory.settle(self.inner.clock.now());
        memory
    }

    /// Fields that connect `handle`.
    #[must_use]
    pub fn fields(&self, handle: &str) -> Fields {
        [("handle", handle), ("secret", "juste")].map(|(name, value)| (name.to_owned(), value.into())).into()
    }

    /// Makes the next write behave so.
    pub fn next(&self, behaviour: impl Into<Behaviour>) {
        self.memory().next.push_back(behaviour.into());
    }

    /// Makes the next edit or deletion behave so: done when it is accepted or created, not otherwise.
    pub fn next_amendment(&self, behaviour: impl Into<Behaviour>) {
        self.memory().next_amendment.push_back(behaviour.into());
    }

    /// Makes a network of other abilities.
    #[must_use]
    pub fn able(network: &'static str, clock: VirtualClock, able: impl Fn(&mut Capabilities)) -> Self {
        let mut description = description(network);
        able(&mut description.capabilities);
        Self::with(description, clock)
    }

    /// Decides for every write that has nothing waiting, by its number from 1.
    pub fn on_each(&self, decide: impl Fn(u64) -> Option<Behaviour> + Send + 'static) {
        self.memory().on_each = Some(Box::new(decide));
    }

    /// Makes the next search answer so, whatever is there.
    pub fn next_find(&self, found: Found) {
        self.memory().next_find.push_back(found);
    }

    /// Makes the next renewal answer so.
    pub fn next_refresh(&self, refreshed: Refreshed) {
        self.memory().next_refresh.push_back(refreshed);
    }

    /// Makes the next taking back of an access answer so; what is not revoked stays good.
    pub fn next_revocation(&self, revocation: Revocation) {
        self.memory().next_revocation.push_back(revocation);
    }

    /// How many accesses the network still accepts.
    #[must_use]
    pub fn accepted(&self) -> usize {
        self.memory().tokens.len()
    }

    /// Forgets everything that was to happen: from now on the network does what it is asked.
    pub fn calm(&self) {
        let mut memory = self.memory();
        memory.next.clear();
        memory.next_amendment.clear();
        memory.next_find.clear();
        memory.next_refresh.clear();
        memory.next_revocation.clear();
        memory.on_each = None;
    }

    /// Whether something may still come to be under this key by itself.
    #[must_use]
    pub fn may_come(&self, publication: PublicationId, segment: u32) -> bool {
        let memory = self.memory();
        let is_it =
            |key: &parvis_connector::AttemptKey| key.publication == publication && key.segment == segment;
        memory.coming.iter().any(|coming| is_it(&coming.key))
    }

    /// Whether a second write of a key is no write; true at first.
    pub fn set_idempotent(&self, idempotent: bool) {
        self.memory().idempotent = idempotent;
    }

    /// How long an absence proves nothing; zero at first.
    pub fn set_proof_delay(&self, delay: Duration) {
        self.memory().proof_delay = delay;
    }

    /// Lets real time pass inside each write, for measures.
    pub fn set_latency(&self, latency: Duration) {
        self.memory().latency = latency;
    }

    /// States what may be written in a window of time; nothing at first.
    pub fn set_quotas(&self, quotas: Vec<Quota>) {
        self.memory().quotas = quotas;
    }

    /// Lets real time pass inside each write: more or less of it, up to `most`.
    pub fn set_random_latency(&self, most: Duration) {
        let mut memory = self.memory();
        memory.latency = most;
        memory.is_latency_random = true;
    }

    /// Lets real time pass inside each renewal.
    pub fn set_refresh_latency(&self, latency: Duration) {
        self.memory().refresh_latency = latency;
    }

    /// Puts a gate inside every write from now on, until it is opened or dropped.
    #[must_use]
    pub fn gate(&self, point: Point) -> Gate {
        let gate = Gate::new();
        self.memory().gates.insert(point, gate.clone());
        gate
    }

    /// Makes the access of every channel run out; a renewal gives another one.
    pub fn expire_access(&self) {
        self.memory().tokens.clear();
    }

    /// Takes back everything that was granted: nothing is renewed any more.
    pub fn revoke(&self) {
        let mut memory = self.memory();
        memory.tokens.clear();
        memory.renewals.clear();
        memory.revoked = true;
    }

    /// Puts a write on the network that only now arrives: a request that was thought lost.
    pub fn arrive_late(&self, key: &parvis_connector::AttemptKey, item: &parvis_connector::Item) {
        self.memory().create(key, item);
    }

    /// Takes an item away on the network itself, as somebody else would.
    pub fn vanish(&self, remote_id: &str) {
        for made in self.memory().made.iter_mut().filter(|made| made.remote.id == remote_id) {
            made.deleted = true;
        }
    }

    /// Items ever created, deleted ones included.
    #[must_use]
    pub fn created(&self) -> usize {
        self.memory().made.len()
    }

    /// How often one segment of a publication was created. More than once is what must never be.
    #[must_use]
    pub fn created_of(&self, publication: PublicationId, segment: u32) -> usize {
        let memory = self.memory();
        memory
            .made
            .iter()
            .filter(|made| made.key.publication == publication && made.key.segment == segment)
            .count()
    }

    /// Items that are there, in the order of their creation.
    #[must_use]
    pub fn there(&self) -> Vec<Made> {
        self.memory().made.iter().filter(|made| !made.deleted).cloned().collect()
    }

    /// Items ever created, in the order of their creation, those taken down included.
    #[must_use]
    pub fn made(&self) -> Vec<Made> {
        self.memory().made.clone()
    }

    /// Everything that was asked, in order.
    #[must_use]
    pub fn log(&self) -> Vec<Call> {
        self.memory().log.clone()
    }

    /// How often something was asked.
    #[must_use]
    pub fn calls(&self, kind: CallKind) -> usize {
        self.memory().log.iter().filter(|call| call.kind == kind).count()
    }
}

fn description(network: &'static str) -> Description {
    Description {
        network,
        name: "Réseau d'essai",
        connectable: true,
        verified: Verified::Description,
        fields: &[
            ConnectField { name: "handle", kind: FieldKind::Text, required: true, default: None },
            ConnectField { name: "secret", kind: FieldKind::Secret, required: true, default: None },
        ],
        capabilities: Capabilities {
            edit: true,
            delete: true,
            threads: true,
            alt_text: true,
            links: LinkStyle::Plain,
            reconcile: true,
            options: OfferedOptions { visibilities: &Visibility::ALL, warning: true, sensitive_media: true },
        },
        limits: Limits {
            text: TextLimit {
                max: 500,
                unit: TextUnit::Graphemes,
                max_bytes: None,
                link_weight: None,
                handles_count_local_part: false,
            },
            images: ImageLimits {
                max: 4,
                max_bytes: 1_000_000,
                max_side: None,
                types: &["image/jpeg", "image/png"],
                alt_max: 1_000,
            },
            segments_max: 25,
            polls: Some(PollLimits {
                answers_max: 4,
                answer_max: 50,
                open_min_seconds: 300,
                open_max_seconds: 2_629_746,
            }),
            source: "https://example.test/limites".into(),
            source_title: "Fake network of the test kit".into(),
            read_on: "2026-11-24".into(),
            verified: true,
        },
    }
}
