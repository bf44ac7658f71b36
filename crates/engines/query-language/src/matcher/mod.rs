//! The matcher: thousands of queries against one post at a time, without trying each of them.

mod atoms;
mod choice;
mod compact;
mod graph;
mod hash;
mod holds;
mod index;
mod intern;
mod key;
mod live;
mod post;
mod prefixes;
mod prior;
mod reading;
mod scratch;
mod search;
mod steps;
mod wildcards;

pub use live::LiveMatcher;
pub use post::Post;
pub use scratch::Scratch;

use crate::syntax::Node;
use atoms::NONE;
use choice::Frequencies;
use graph::Ref;
use holds::Case;
use index::Index;
use intern::Shared;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A query in a matcher, until it is removed; numbers are used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Handle(pub u32);

/// Root of a query and the next handle of an equal one.
#[derive(Clone)]
struct Entry {
    root: Ref,
    next: u32,
}

/// Many queries ready to be matched; queries come and go in microseconds.
///
/// What only removed queries used is kept until it is most of what is held; an addition or a
/// removal then lays everything out anew, which takes as long as loading all queries did.
/// [`LiveMatcher`] does so beside, without a pause.
#[derive(Clone)]
pub struct Matcher {
    shared: Shared,
    frequencies: Frequencies,
    index: Index,
    entries: Vec<Entry>,
    free: Vec<u32>,
    /// First handle of each root.
    first: HashMap<Ref, u32, BuildHasherDefault<RefHasher>>,
    live: usize,
    /// Words of 4 bytes that removed queries used, and what was laid out before, at most.
    waste: usize,
    /// Words of 4 bytes held when all of them were last of use.
    compact_words: usize,
}

/// Mixes the one number a [`Ref`] is.
#[derive(Default)]
struct RefHasher(u64);

impl Hasher for RefHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash::of_bytes(bytes);
    }

    fn write_u32(&mut self, number: u32) {
        self.0 = hash::mix(self.0, u64::from(number));
    }
}

impl Default for Matcher {
    fn default() -> Self {
        Self::new()
    }
}

impl Matcher {
    /// A matcher without queries.
    pub fn new() -> Self {
        Self {
            shared: Shared::new(),
            frequencies: Frequencies::unlearnt(),
            index: Index::new(),
            entries: Vec::new(),
            free: Vec::new(),
            first: HashMap::default(),
            live: 0,
            waste: 0,
            compact_words: 0,
        }
    }

    /// Number of queries.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there is no query.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Adds a query whose named lists are opened; the next post is matched against it.
    pub fn add(&mut self, query: &Node) -> Handle {
        let handle = self.insert(query);
        self.tidy();
        handle
    }

    /// Adds a query and leaves what is unused where it is.
    fn insert(&mut self, query: &Node) -> Handle {
        let (handle, new_root) = self.register(query);
        if let Some(root) = new_root {
            let choice = self.shared.choose(root, &self.frequencies);
            self.index.insert((choice, handle.0, root), &mut self.shared);
        }
        handle
    }

    /// Adds a query that only counts once [`Matcher::settle`] is called; for bulk loading.
    pub fn load(&mut self, query: &Node) -> Handle {
        self.register(query).0
    }

    /// Gives a query its handle; the root when no equal query was there.
    fn register(&mut self, query: &Node) -> (Handle, Option<Ref>) {
        let root = self.shared.intern(query);
        let entry = Entry { root, next: NONE };
        let handle = match self.free.pop() {
            Some(free) => {
                self.entries[free as usize] = entry;
                free
            }
            None => {
                self.entries.push(entry);
                self.entries.len() as u32 - 1
            }
        };
        self.live += 1;
        match self.first.entry(root) {
            std::collections::hash_map::Entry::Vacant(vacant) => {
                vacant.insert(handle);
                (Handle(handle), Some(root))
            }
            std::collections::hash_map::Entry::Occupied(occupied) => {
                let first = *occupied.get() as usize;
                self.entries[handle as usize].next = self.entries[first].next;
                self.entries[first].next = handle;
                (Handle(handle), None)
            }
        }
    }

    /// Lays every query out again, with what is known of the stream; after bulk loading.
    pub fn settle(&mut self) {
        self.frequencies.refresh(&self.shared);
        let before = self.shared.graph.words();
        // In the order of the handles, which is near that of the graph.
        let mut is_first = vec![true; self.entries.len()];
        for entry in self.entries.iter().filter(|entry| entry.next != NONE) {
            is_first[entry.next as usize] = false;
        }
        let mut records = Vec::with_capacity(self.first.len());
        for (handle, entry) in self.entries.iter().enumerate() {
            if is_first[handle] && entry.root != Ref::NONE {
                records.push((self.shared.choose(entry.root, &self.frequencies), handle as u32, entry.root));
            }
        }
        self.index = Index::build(records, &mut self.shared);
        self.waste += self.shared.graph.words() - before;
        self.shared.atoms.shrink();
        self.shared.graph.shrink();
        self.entries.shrink_to_fit();
    }

    /// Learns how common words are from what a working memory counted, then settles.
    ///
    /// Does nothing when the working memory was not learning, or learnt before queries were laid
    /// out anew.
    pub fn learn(&mut self, scratch: &mut Scratch) {
        if let Some(counts) = scratch.learnt(&self.shared) {
            self.frequencies = Frequencies::learnt(counts);
            self.settle();
        }
    }

    /// Removes a query; the next post is not matched against it. Tells whether it was there.
    pub fn remove(&mut self, handle: Handle) -> bool {
        let was_there = self.take_out(handle);
        self.tidy();
        was_there
    }

    fn tidy(&mut self) {
        if self.is_wasteful() {
            self.compact();
        }
    }

    /// Lays everything out anew, without what served removed queries; handles stay the same.
    ///
    /// Additions and removals do so by themselves, when that is most of what is held.
    pub fn compact(&mut self) {
        *self = self.compacted();
    }

    /// Removes a query and leaves what is unused where it is.
    fn take_out(&mut self, handle: Handle) -> bool {
        let Some(entry) = self.entries.get(handle.0 as usize).filter(|entry| entry.root != Ref::NONE) else {
            return false;
        };
        let (root, next) = (entry.root, entry.next);
        let Some(&first) = self.first.get(&root) else { return false };
        if first == handle.0 {
            let choice = self.shared.choose(root, &self.frequencies);
            let heir = (next != NONE).then_some(next);
            self.index.replace(choice, handle.0, heir, &self.shared);
            match heir {
                Some(heir) => self.first.insert(root, heir),
                None => {
                    // As many again for what was checked of it and what woke it.
                    self.waste += 2 * self.words_of(root);
                    self.first.remove(&root)
                }
            };
        } else {
            let mut before = first as usize;
            while self.entries[before].next != handle.0 {
                before = self.entries[before].next as usize;
            }
            self.entries[before].next = next;
        }
        self.entries[handle.0 as usize] = Entry { root: Ref::NONE, next: NONE };
        self.free.push(handle.0);
        self.live -= 1;
        true
    }

    /// Adds to `matched` the handle of each query that the post satisfies, each once, in no order.
    pub fn matches(&self, scratch: &mut Scratch, post: &Post<'_>, matched: &mut Vec<Handle>) {
        scratch.begin(&self.shared, self.index.len());
        scratch.read(&self.shared, post);
        scratch.count(&self.shared);
        let case = Case { shared: &self.shared, post };
        for rank in 0..scratch.present.len() {
            let atom = scratch.present[rank];
            self.index.each_cover(atom, |cover, is_list| {
                if is_list && !scratch.enter(cover) {
                    return;
                }
                let found = |first| self.each_equal(first, matched);
                self.index.each_match(cover, |condition| scratch.holds(case, condition), found);
            });
        }
    }

    fn each_equal(&self, first: u32, matched: &mut Vec<Handle>) {
        let mut handle = first;
        while handle != NONE {
            matched.push(Handle(handle));
            handle = self.entries[handle as usize].next;
        }
    }

    /// Bytes held.
    pub fn size_bytes(&self) -> usize {
        self.shared.size_bytes()
            + self.index.size_bytes()
            + self.frequencies.size_bytes()
            + self.entries.capacity() * size_of::<Entry>()
            + self.free.capacity() * 4
            + self.first.capacity() * 9 * 8 / 7
    }
}
