//! The working memory of one thread: what the post at hand holds, and what was already decided.

use super::atoms::{Atom, Found, NONE};
use super::graph::{WORD, bits_of};
use super::intern::Shared;
use super::post::Post;
use super::reading::Reading;
use crate::syntax::Field;
use parvis_text::{Piece, Unit, fold_case, units};

/// A list this many times longer than the post is searched for each atom of the post.
const LONG_LIST: usize = 8;

/// One place where an atom was found, in token positions, both ends included.
#[derive(Clone, Copy)]
pub(crate) struct Occurrence {
    atom: Atom,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The one before of the same atom, once linked.
    previous: u32,
}

/// The working memory of one thread; any matcher may use it in turn.
#[derive(Default)]
pub struct Scratch {
    pub(super) reading: Reading,
    /// One bit for each atom of the matcher: whether the post holds it.
    bitmap: Vec<u32>,
    /// The atoms whose bit is set.
    pub(super) present: Vec<Atom>,
    /// What each token of the post is among the words of queries.
    pub(super) words: Vec<Found>,
    occurrences: Vec<Occurrence>,
    /// Last occurrence of each present atom, once linked.
    last: Vec<u32>,
    linked: bool,
    /// Rank of the post, by which what was decided of another is told apart.
    epoch: u32,
    /// `epoch * 2 + value` for each node decided in this post.
    memo: Vec<u32>,
    covers: Vec<u32>,
    units: Option<Vec<Unit>>,
    addresses: Option<Vec<String>>,
    /// Language told by the text of the post, once it was asked for.
    detected: Option<Option<&'static str>>,
    pub(super) spans: [Vec<(u32, u32)>; 2],
    /// Posts in which each atom was present, while learning.
    counts: Option<Vec<u32>>,
    /// Which numbering of atoms is counted.
    numbering: u64,
}

impl Scratch {
    /// An empty working memory.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts from now on in how many posts each atom is present.
    pub fn start_learning(&mut self) {
        self.counts = Some(Vec::new());
    }

    /// What was counted since [`Scratch::start_learning`] of these atoms; counting stops.
    pub(super) fn learnt(&mut self, shared: &Shared) -> Option<Vec<u32>> {
        self.counts.take().filter(|_| self.numbering == shared.numbering)
    }

    /// Bytes held.
    pub fn size_bytes(&self) -> usize {
        self.reading.size_bytes()
            + self.bitmap.capacity() * 4
            + (self.memo.capacity() + self.covers.capacity() + self.present.capacity()) * 4
            + (self.last.capacity() + self.words.capacity()) * 4
            + self.occurrences.capacity() * size_of::<Occurrence>()
            + self.counts.as_ref().map_or(0, |counts| counts.capacity() * 4)
    }

    /// Forgets the post before, and makes room for what a matcher may find in the next one.
    pub(super) fn begin(&mut self, shared: &Shared, covers: usize) {
        for &atom in &self.present {
            self.bitmap[(atom / WORD) as usize] = 0;
        }
        if self.epoch == u32::MAX / 2 {
            *self = Self { counts: self.counts.take(), numbering: self.numbering, ..Self::new() };
        }
        self.epoch += 1;
        let atoms = shared.atoms.len();
        self.bitmap.resize(self.bitmap.len().max(atoms.div_ceil(WORD as usize)), 0);
        self.last.resize(self.last.len().max(atoms), NONE);
        self.memo.resize(self.memo.len().max(shared.graph.len()), 0);
        self.covers.resize(self.covers.len().max(covers), 0);
        self.present.clear();
        self.occurrences.clear();
        self.linked = false;
        self.units = None;
        self.addresses = None;
        self.detected = None;
    }

    /// Counts the atoms of the post, while learning.
    pub(super) fn count(&mut self, shared: &Shared) {
        let Some(counts) = &mut self.counts else { return };
        if self.numbering != shared.numbering {
            counts.clear();
            self.numbering = shared.numbering;
        }
        counts.resize(counts.len().max(shared.atoms.len()), 0);
        for &atom in &self.present {
            counts[atom as usize] = counts[atom as usize].saturating_add(1);
        }
    }

    /// Notes that an atom is present.
    #[inline]
    pub(super) fn mark(&mut self, atom: Atom) {
        let word = &mut self.bitmap[(atom / WORD) as usize];
        let bit = 1 << (atom % WORD);
        if *word & bit == 0 {
            *word |= bit;
            self.present.push(atom);
        }
    }

    /// Notes a place of an atom.
    #[inline]
    pub(super) fn note_place(&mut self, atom: Atom, start: u32, end: u32) {
        self.occurrences.push(Occurrence { atom, start, end, previous: NONE });
    }

    /// Whether an atom is present.
    #[inline]
    pub(super) fn has(&self, atom: Atom) -> bool {
        self.word(atom / WORD) >> (atom % WORD) & 1 != 0
    }

    /// One word of the bitmap.
    #[inline]
    fn word(&self, number: u32) -> u32 {
        self.bitmap.get(number as usize).copied().unwrap_or(0)
    }

    /// Whether an atom of a list, given as words of the bitmap, is present.
    pub(super) fn has_any(&self, list: &[u32]) -> bool {
        let (words, _) = list.as_chunks::<2>();
        if words.len() > LONG_LIST * self.present.len() {
            return self.present.iter().any(|&atom| {
                let place = words.binary_search_by_key(&(atom / WORD), |&[number, _]| number);
                place.is_ok_and(|place| words[place][1] >> (atom % WORD) & 1 != 0)
            });
        }
        words.iter().any(|&[number, bits]| self.word(number) & bits != 0)
    }

    /// Hands over the atoms of a list that are present.
    pub(super) fn each_present(&self, list: &[u32], mut each: impl FnMut(Atom)) {
        for &[number, bits] in list.as_chunks().0 {
            bits_of(self.word(number) & bits).for_each(|bit| each(number * WORD + bit));
        }
    }

    /// Links the places of each atom, for [`Scratch::places`]; at most once a post.
    pub(super) fn link_places(&mut self) {
        if std::mem::replace(&mut self.linked, true) {
            return;
        }
        for &atom in &self.present {
            self.last[atom as usize] = NONE;
        }
        for (number, occurrence) in self.occurrences.iter_mut().enumerate() {
            let last = &mut self.last[occurrence.atom as usize];
            occurrence.previous = std::mem::replace(last, number as u32);
        }
    }

    /// The places of an atom, the last one first; they must be linked.
    pub(super) fn places(&self, atom: Atom) -> impl Iterator<Item = Occurrence> + '_ {
        let first = if self.has(atom) { self.last[atom as usize] } else { NONE };
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

    /// Whether a post is in a language: the one its fields tell, else the one its text does.
    pub(super) fn is_in_language(&mut self, post: &Post<'_>, wanted: &[u8]) -> bool {
        let mut told = post.values(Field::Language).filter(|value| !value.is_empty()).peekable();
        if told.peek().is_some() {
            return told.any(|value| {
                if value.is_ascii() {
                    value.as_bytes().eq_ignore_ascii_case(wanted)
                } else {
                    fold_case(value).as_bytes() == wanted
                }
            });
        }
        let Some(detect) = post.detect_language else { return false };
        let detected = *self.detected.get_or_insert_with(|| detect(post.text));
        detected.is_some_and(|code| code.as_bytes() == wanted)
    }
}
