//! The interned vocabulary: every word, tag, handle, prefix, phrase and field value queries use.

use super::hash;

/// Number of an atom; two are taken from the start.
pub(crate) type Atom = u32;

/// Present in every post.
pub(crate) const ALWAYS: Atom = 0;
/// Present in posts that hold or have a URL.
pub(crate) const HAS_URL: Atom = 1;

/// No atom.
pub(crate) const NONE: u32 = u32::MAX;

/// The atom is a leaf of some query, and not only a part of a phrase.
pub(crate) const LEAF: u32 = 1 << 31;
/// Some phrase goes on after this atom.
pub(crate) const OPENS: u32 = 1 << 30;
/// The key of the slot is a hash, to be verified, and not the text itself.
const HASHED: u32 = 1 << 29;
const ID: u32 = HASHED - 1;

/// Longest word whose bytes are the key of its slot.
const SHORT: usize = 8;

/// What a text stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sense {
    Term,
    Tag,
    Handle,
    Prefix,
    Wildcard,
    Exact,
    Url,
    /// Value of a field, by the rank of the field.
    Field(u8),
}

impl Sense {
    fn code(self) -> u8 {
        match self {
            Self::Term => 0,
            Self::Tag => 1,
            Self::Handle => 2,
            Self::Prefix => 3,
            Self::Wildcard => 4,
            Self::Exact => 5,
            Self::Url => 6,
            Self::Field(rank) => 16 + rank,
        }
    }
}

/// Atom and marks found for a text.
#[derive(Clone, Copy)]
pub(crate) struct Found(u32);

impl Found {
    #[inline]
    pub(crate) fn atom(self) -> Atom {
        self.0 & ID
    }

    #[inline]
    pub(crate) fn is_leaf(self) -> bool {
        self.0 & LEAF != 0
    }

    #[inline]
    pub(crate) fn opens(self) -> bool {
        self.0 & OPENS != 0
    }
}

/// One place of the table of texts; a payload of zero is empty (atom 0 has no text).
#[derive(Clone, Copy)]
struct Slot {
    /// The bytes of a short word, else a hash.
    key: u64,
    /// Marks and atom.
    payload: u32,
}

const EMPTY: Slot = Slot { key: 0, payload: 0 };

/// Two open tables: texts, and the next word of phrases.
pub(crate) struct Atoms {
    slots: Vec<Slot>,
    /// A few bits for each text: most words of a post are in no query, and one bit says so.
    filter: Vec<u64>,
    keyed: usize,
    /// Kind, length and bytes of each text, one after the other.
    texts: Vec<u8>,
    /// Where the text of an atom begins, `NONE` for those without.
    offsets: Vec<u32>,
    /// `parent << 32 | word`; zero is empty.
    steps: Vec<u64>,
    reached: Vec<u32>,
    phrases: usize,
}

impl Atoms {
    pub(crate) fn new() -> Self {
        Self {
            slots: vec![EMPTY; 64],
            filter: vec![0; 8],
            keyed: 0,
            texts: Vec::new(),
            offsets: vec![NONE; 2],
            steps: vec![0; 64],
            reached: vec![0; 64],
            phrases: 0,
        }
    }

    /// Number of atoms.
    pub(crate) fn len(&self) -> usize {
        self.offsets.len()
    }

    /// Looks a token up, by its place in a padded buffer.
    #[inline]
    pub(crate) fn find_token(&self, sense: Sense, buffer: &[u8], start: usize, end: usize) -> Option<Found> {
        if sense == Sense::Term && end - start <= SHORT {
            let key = hash::packed(buffer, start, end);
            let hash = hash::mix((end - start) as u64, key);
            return self.find_key(hash, key, 0, |_| true);
        }
        self.find_hashed(sense, hash::of_range(buffer, start, end), &buffer[start..end])
    }

    /// Looks a text up.
    pub(crate) fn find(&self, sense: Sense, text: &[u8]) -> Option<Found> {
        let (hash, key, marks) = key_of(sense, text);
        if marks == 0 {
            return self.find_key(hash, key, 0, |_| true);
        }
        self.find_key(hash, key, HASHED, |atom| self.is_text(atom, sense, text))
    }

    #[inline(never)]
    fn find_hashed(&self, sense: Sense, hash: u64, text: &[u8]) -> Option<Found> {
        let hash = salt(sense.code(), hash);
        self.find_key(hash, hash, HASHED, |atom| self.is_text(atom, sense, text))
    }

    #[inline]
    fn find_key(&self, hash: u64, key: u64, hashed: u32, verify: impl Fn(Atom) -> bool) -> Option<Found> {
        let bit = self.filter_bit(hash);
        if self.filter[bit / 64] >> (bit % 64) & 1 == 0 {
            return None;
        }
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.payload == 0 {
                return None;
            }
            if slot.key == key && slot.payload & HASHED == hashed && verify(slot.payload & ID) {
                return Some(Found(slot.payload));
            }
            at = (at + 1) & mask;
        }
    }

    /// The bit of a hash: eight bits for each slot.
    #[inline]
    fn filter_bit(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.filter.len() * 64 - 1)
    }

    #[inline]
    fn is_text(&self, atom: Atom, sense: Sense, text: &[u8]) -> bool {
        let start = self.offsets[atom as usize] as usize;
        let header = header(sense, text.len());
        let end = start + 4 + text.len();
        self.texts.get(start..end).is_some_and(|stored| stored[..4] == header && same(&stored[4..], text))
    }

    /// The text of an atom that has one.
    pub(crate) fn text(&self, atom: Atom) -> &[u8] {
        let start = self.offsets[atom as usize] as usize;
        let Some(&[_, a, b, c]) = self.texts.get(start..start + 4) else { return &[] };
        let length = u32::from_le_bytes([a, b, c, 0]) as usize;
        &self.texts[start + 4..start + 4 + length]
    }

    /// The code of the sense of an atom, `None` for a phrase.
    pub(crate) fn sense_code(&self, atom: Atom) -> Option<u8> {
        let start = self.offsets.get(atom as usize).copied().filter(|&start| start != NONE)?;
        self.texts.get(start as usize).copied()
    }

    /// The atom of a text, made on first use, with marks added.
    pub(crate) fn intern(&mut self, sense: Sense, text: &[u8], marks: u32) -> Atom {
        if (self.keyed + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let (hash, key, hashed) = key_of(sense, text);
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let Slot { key: known, payload } = self.slots[at];
            if payload == 0 {
                break;
            }
            let atom = payload & ID;
            if known == key && payload & HASHED == hashed && (hashed == 0 || self.is_text(atom, sense, text))
            {
                self.slots[at].payload |= marks;
                return atom;
            }
            at = (at + 1) & mask;
        }
        let atom = self.offsets.len() as u32;
        self.offsets.push(self.texts.len() as u32);
        self.texts.extend(header(sense, text.len()));
        self.texts.extend(text);
        self.slots[at] = Slot { key, payload: marks | hashed | atom };
        let bit = self.filter_bit(hash);
        self.filter[bit / 64] |= 1 << (bit % 64);
        self.keyed += 1;
        atom
    }

    fn grow(&mut self) {
        let length = self.slots.len() * 2;
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; length]);
        self.filter = vec![0; length / 8];
        for slot in old.into_iter().filter(|slot| slot.payload != 0) {
            let hash = self.rehash(slot);
            let mut at = hash as usize & (length - 1);
            while self.slots[at].payload != 0 {
                at = (at + 1) & (length - 1);
            }
            self.slots[at] = slot;
            let bit = self.filter_bit(hash);
            self.filter[bit / 64] |= 1 << (bit % 64);
        }
    }

    fn rehash(&self, slot: Slot) -> u64 {
        if slot.payload & HASHED != 0 {
            return slot.key;
        }
        // No word holds a zero byte: the length of a short one is where its bytes end.
        let length = SHORT - (slot.key.leading_zeros() / 8) as usize;
        hash::mix(length as u64, slot.key)
    }

    /// The phrase reached from `parent` (a word or a shorter phrase) by one more word.
    #[inline]
    pub(crate) fn step(&self, parent: Atom, word: Atom) -> Option<Found> {
        let key = u64::from(parent) << 32 | u64::from(word);
        let mask = self.steps.len() - 1;
        let mut at = (hash::of_number(key) as usize) & mask;
        loop {
            let step = self.steps[at];
            if step == key {
                return Some(Found(self.reached[at]));
            }
            if step == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// The atom of a phrase of interned words (two at least), made on first use.
    pub(crate) fn intern_phrase(&mut self, words: &[Atom]) -> Atom {
        let mut parent = words[0];
        for (rank, &word) in words.iter().enumerate().skip(1) {
            let marks = if rank + 1 == words.len() { LEAF } else { OPENS };
            parent = self.intern_step(parent, word, marks);
        }
        parent
    }

    fn intern_step(&mut self, parent: Atom, word: Atom, marks: u32) -> Atom {
        if (self.phrases + 1) * 5 > self.steps.len() * 3 {
            self.grow_steps();
        }
        let key = u64::from(parent) << 32 | u64::from(word);
        let at = self.step_slot(key);
        if self.steps[at] == key {
            self.reached[at] |= marks;
            return self.reached[at] & ID;
        }
        let atom = self.offsets.len() as u32;
        self.offsets.push(NONE);
        self.steps[at] = key;
        self.reached[at] = marks | atom;
        self.phrases += 1;
        atom
    }

    fn step_slot(&self, key: u64) -> usize {
        let mask = self.steps.len() - 1;
        let mut at = (hash::of_number(key) as usize) & mask;
        while self.steps[at] != 0 && self.steps[at] != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow_steps(&mut self) {
        let length = self.steps.len() * 2;
        let steps = std::mem::replace(&mut self.steps, vec![0; length]);
        let reached = std::mem::replace(&mut self.reached, vec![0; length]);
        for (key, value) in steps.into_iter().zip(reached).filter(|&(key, _)| key != 0) {
            let at = self.step_slot(key);
            self.steps[at] = key;
            self.reached[at] = value;
        }
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.slots.capacity() * size_of::<Slot>()
            + self.filter.capacity() * 8
            + self.texts.capacity()
            + self.offsets.capacity() * 4
            + self.steps.capacity() * 8
            + self.reached.capacity() * 4
    }

    /// Gives back what growth took in advance.
    pub(crate) fn shrink(&mut self) {
        self.texts.shrink_to_fit();
        self.offsets.shrink_to_fit();
    }
}

/// Hash, key and mark of a text: a short word is its own key.
fn key_of(sense: Sense, text: &[u8]) -> (u64, u64, u32) {
    let hash = hash::of_bytes(text);
    if sense == Sense::Term && text.len() <= SHORT && !text.contains(&0) {
        let mut bytes = [0; SHORT];
        bytes[..text.len()].copy_from_slice(text);
        return (hash, u64::from_le_bytes(bytes), 0);
    }
    let hash = salt(sense.code(), hash);
    (hash, hash, HASHED)
}

#[inline]
fn salt(code: u8, hash: u64) -> u64 {
    if code == 0 { hash } else { hash::mix(hash, u64::from(code)) }
}

#[inline]
fn header(sense: Sense, length: usize) -> [u8; 4] {
    let [a, b, c, _] = (length as u32).to_le_bytes();
    [sense.code(), a, b, c]
}

/// Equality of short byte strings without a call.
#[inline]
fn same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(a, b)| a == b)
}
