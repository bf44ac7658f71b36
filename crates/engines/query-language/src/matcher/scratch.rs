//! The working memory of one thread: what the post at hand holds, and what was already decided.

use super::atoms::{ALWAYS, Atom, Found, HAS_URL, NONE, Sense};
use super::hash::PADDING;
use super::intern::{LONGEST_PHRASE, Shared};
use super::post::{Post, host};
use crate::syntax::Field;
use parvis_text::{Kind, Origins, Piece, Unit, fold_case, fold_into, scan, units};
use std::ops::Range;

/// Words of the bitmap of atoms.
const BITMAP: usize = 64;

/// One place where an atom was found, in token positions, both ends included.
#[derive(Clone, Copy)]
pub(crate) struct Occurrence {
    pub(crate) start: u32,
    pub(crate) end: u32,
    previous: u32,
}

/// Post in which an atom was last seen, and its last occurrence there.
#[derive(Clone, Copy)]
struct Seen {
    epoch: u32,
    last: u32,
}

/// The working memory of one thread; any matcher may use it in turn.
pub struct Scratch {
    epoch: u32,
    bitmap: [u64; BITMAP],
    seen: Vec<Seen>,
    pub(super) present: Vec<Atom>,
    occurrences: Vec<Occurrence>,
    pub(super) words: Vec<Option<Found>>,
    folded: Vec<u8>,
    /// URLs of the folded text.
    urls: Vec<Range<usize>>,
    /// `epoch * 2 + value` for each node decided in this post.
    memo: Vec<u32>,
    covers: Vec<u32>,
    units: Option<Vec<Unit>>,
    addresses: Option<Vec<String>>,
    pub(super) spans: [Vec<(u32, u32)>; 2],
    /// Posts in which each atom was present, while learning.
    counts: Option<Vec<u32>>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self::new()
    }
}

impl Scratch {
    /// An empty working memory.
    pub fn new() -> Self {
        Self {
            epoch: 0,
            bitmap: [0; BITMAP],
            seen: Vec::new(),
            present: Vec::new(),
            occurrences: Vec::new(),
            words: Vec::new(),
            folded: Vec::new(),
            urls: Vec::new(),
            memo: Vec::new(),
            covers: Vec::new(),
            units: None,
            addresses: None,
            spans: [Vec::new(), Vec::new()],
            counts: None,
        }
    }

    /// Counts from now on in how many posts each atom is present.
    pub fn start_learning(&mut self) {
        self.counts = Some(Vec::new());
    }

    /// What was counted since [`Scratch::start_learning`]; counting stops.
    pub(super) fn learnt(&mut self) -> Option<Vec<u32>> {
        self.counts.take()
    }

    /// Bytes held.
    pub fn size_bytes(&self) -> usize {
        self.seen.capacity() * size_of::<Seen>()
            + (self.memo.capacity() + self.covers.capacity() + self.present.capacity()) * 4
            + self.occurrences.capacity() * size_of::<Occurrence>()
            + self.words.capacity() * size_of::<Option<Found>>()
            + self.folded.capacity()
            + self.counts.as_ref().map_or(0, |counts| counts.capacity() * 4)
    }

    fn begin(&mut self, shared: &Shared, covers: usize) {
        if self.epoch == u32::MAX / 2 {
            *self = Self { counts: self.counts.take(), ..Self::new() };
        }
        self.epoch += 1;
        self.bitmap = [0; BITMAP];
        self.seen.resize(self.seen.len().max(shared.atoms.len()), Seen { epoch: 0, last: NONE });
        self.memo.resize(self.memo.len().max(shared.graph.len()), 0);
        self.covers.resize(self.covers.len().max(covers), 0);
        self.present.clear();
        self.occurrences.clear();
        self.words.clear();
        self.urls.clear();
        self.units = None;
        self.addresses = None;
    }

    /// Reads a post: every atom it holds, with its places.
    pub(super) fn read(&mut self, shared: &Shared, covers: usize, post: &Post<'_>) {
        self.begin(shared, covers);
        let mut folded = std::mem::take(&mut self.folded);
        fold_into(post.text, &mut folded);
        let length = folded.len();
        folded.extend([0; PADDING]);
        let buffer = folded.as_slice();
        scan(&buffer[..length], |piece| match piece {
            Piece::Token(kind, range) => self.token(shared, buffer, kind, range.start, range.end),
            Piece::Url(range) => self.urls.push(range),
            Piece::Elision(_) => {}
        });
        self.folded = folded;
        self.phrases(shared);
        self.mark(ALWAYS);
        if shared.needs.fields != 0 {
            self.fields(shared, post);
        }
        if let Some(counts) = &mut self.counts {
            counts.resize(counts.len().max(shared.atoms.len()), 0);
            for &atom in &self.present {
                counts[atom as usize] = counts[atom as usize].saturating_add(1);
            }
        }
    }

    #[inline]
    fn token(&mut self, shared: &Shared, buffer: &[u8], kind: Kind, start: usize, end: usize) {
        let position = self.words.len() as u32;
        let found = shared.atoms.find_token(Sense::Term, buffer, start, end);
        self.words.push(found);
        if let Some(found) = found
            && found.is_leaf()
        {
            self.mark_at(found.atom(), position, position);
        }
        let sense = match kind {
            Kind::Tag if shared.needs.tags => Some(Sense::Tag),
            Kind::Handle if shared.needs.handles => Some(Sense::Handle),
            _ => None,
        };
        if let Some(sense) = sense
            && let Some(found) = shared.atoms.find_token(sense, buffer, start, end)
        {
            self.mark_at(found.atom(), position, position);
        }
        shared
            .patterns
            .each(&shared.atoms, buffer, start, end, |atom| self.mark_at(atom, position, position));
    }

    /// Follows, from each word that opens one, the phrases of the post.
    fn phrases(&mut self, shared: &Shared) {
        for start in 0..self.words.len() {
            let Some(mut reached) = self.words[start].filter(|found| found.opens()) else { continue };
            let last = (start + LONGEST_PHRASE).min(self.words.len());
            for end in start + 1..last {
                let Some(word) = self.words[end] else { break };
                let Some(next) = shared.atoms.step(reached.atom(), word.atom()) else { break };
                if next.is_leaf() {
                    self.mark_at(next.atom(), start as u32, end as u32);
                }
                if !next.opens() {
                    break;
                }
                reached = next;
            }
        }
    }

    fn fields(&mut self, shared: &Shared, post: &Post<'_>) {
        let text_has_url = !self.urls.is_empty();
        let needed = |field: Field| shared.needs.fields >> (field as u16) & 1 != 0;
        for &(field, value) in post.fields {
            if needed(field) {
                self.field_value(shared, field, value);
            }
        }
        let url_field = post.values(Field::Url).next().is_some();
        if text_has_url || url_field {
            self.mark(HAS_URL);
        }
        if needed(Field::With) && text_has_url && post.values(Field::With).next().is_none() {
            self.field_value(shared, Field::With, "link");
        }
        if needed(Field::Site) {
            if post.values(Field::Site).next().is_none() {
                for address in post.values(Field::Url) {
                    self.field_value(shared, Field::Site, host(address));
                }
            }
            let urls = std::mem::take(&mut self.urls);
            let mut origins = Origins::new(post.text);
            for url in &urls {
                let original = origins.advance(url.start)..origins.advance(url.end);
                self.field_value(shared, Field::Site, host(&post.text[original]));
            }
            self.urls = urls;
        }
    }

    fn field_value(&mut self, shared: &Shared, field: Field, value: &str) {
        let lower = value.bytes().all(|byte| byte < 0x80 && !byte.is_ascii_uppercase());
        let sense = Sense::Field(field as u8);
        let found = if lower {
            shared.atoms.find(sense, value.as_bytes())
        } else {
            shared.atoms.find(sense, fold_case(value).as_bytes())
        };
        if let Some(found) = found {
            self.mark(found.atom());
        }
    }

    #[inline]
    fn mark_at(&mut self, atom: Atom, start: u32, end: u32) {
        let previous = self.mark(atom);
        self.seen[atom as usize].last = self.occurrences.len() as u32;
        self.occurrences.push(Occurrence { start, end, previous });
    }

    /// Notes that an atom is present; gives its last occurrence so far.
    #[inline]
    fn mark(&mut self, atom: Atom) -> u32 {
        let seen = &mut self.seen[atom as usize];
        if seen.epoch != self.epoch {
            *seen = Seen { epoch: self.epoch, last: NONE };
            self.present.push(atom);
            self.bitmap[atom as usize / 64 % BITMAP] |= 1 << (atom % 64);
        }
        seen.last
    }

    /// Whether an atom is present: one bit says no most of the time.
    #[inline]
    pub(super) fn has(&self, atom: Atom) -> bool {
        self.bitmap[atom as usize / 64 % BITMAP] >> (atom % 64) & 1 != 0
            && self.seen.get(atom as usize).is_some_and(|seen| seen.epoch == self.epoch)
    }

    /// The places of an atom, the last one first.
    pub(super) fn places(&self, atom: Atom) -> impl Iterator<Item = Occurrence> + '_ {
        let first = self
            .seen
            .get(atom as usize)
            .filter(|seen| seen.epoch == self.epoch)
            .map_or(NONE, |seen| seen.last);
        let at = move |number: u32| self.occurrences.get(number as usize).copied();
        std::iter::successors(at(first), move |occurrence| at(occurrence.previous))
    }

    /// Enters a cover; `false` when it was already entered for this post.
    #[inline]
    pub(super) fn enter(&mut self, cover: usize) -> bool {
        std::mem::replace(&mut self.covers[cover], self.epoch) != self.epoch
    }

    /// What was decided of a node in this post.
    #[inline]
    pub(super) fn decided(&self, node: usize) -> Option<bool> {
        let memo = self.memo.get(node).copied().unwrap_or(0);
        (memo >> 1 == self.epoch).then_some(memo & 1 == 1)
    }

    #[inline]
    pub(super) fn decide(&mut self, node: usize, value: bool) -> bool {
        if let Some(memo) = self.memo.get_mut(node) {
            *memo = self.epoch << 1 | u32::from(value);
        }
        value
    }

    /// The units of the original text, worked out at most once a post.
    pub(super) fn units(&mut self, text: &str) -> &[Unit] {
        self.units.get_or_insert_with(|| units(text).1)
    }

    /// Every address of the post, its case folded, worked out at most once a post.
    pub(super) fn addresses(&mut self, post: &Post<'_>) -> &[String] {
        if self.addresses.is_none() {
            let mut addresses: Vec<String> = post.values(Field::Url).map(fold_case).collect();
            let in_text = self.units(post.text).iter().filter(|unit| matches!(unit.piece, Piece::Url(_)));
            addresses.extend(in_text.map(|unit| fold_case(&post.text[unit.original.clone()])));
            self.addresses = Some(addresses);
        }
        self.addresses.as_deref().unwrap_or_default()
    }
}
