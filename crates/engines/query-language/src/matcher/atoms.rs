//! The interned vocabulary: every word, tag, handle, prefix, phrase and field value queries use.

use super::key::Key;
use super::steps::Steps;

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
const ID: u32 = OPENS - 1;

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
    Language,
    /// Value of another field, by its rank.
    Field(u8),
}

impl Sense {
    #[inline]
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Term => 0,
            Self::Tag => 1,
            Self::Handle => 2,
            Self::Prefix => 3,
            Self::Wildcard => 4,
            Self::Exact => 5,
            Self::Url => 6,
            Self::Language => 7,
            Self::Field(rank) => 16 + rank,
        }
    }

    /// The sense of a code.
    pub(crate) fn of_code(code: u8) -> Self {
        match code {
            0 => Self::Term,
            1 => Self::Tag,
            2 => Self::Handle,
            3 => Self::Prefix,
            4 => Self::Wildcard,
            5 => Self::Exact,
            6 => Self::Url,
            7 => Self::Language,
            field => Self::Field(field.saturating_sub(16)),
        }
    }
}

/// Atom and marks found for a text.
#[derive(Clone, Copy)]
pub(crate) struct Found(u32);

impl Found {
    /// Nothing; atom 0 has no text.
    pub(crate) const NONE: Self = Self(0);

    pub(crate) fn new(atom: Atom, marks: u32) -> Self {
        Self(atom | marks)
    }

    /// The same with more marks.
    pub(crate) fn marked(self, marks: u32) -> Self {
        Self(self.0 | marks)
    }

    #[inline]
    pub(crate) fn is_some(self) -> bool {
        self.0 != 0
    }

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

/// Where an atom comes from.
#[derive(Clone, Copy)]
enum Origin {
    /// No text of its own.
    Phrase,
    /// Code of the sense of a text that is its own key.
    Short(u8),
    /// Where a longer text is kept.
    Kept(u32),
}

/// Open table of texts, and the phrases they make.
#[derive(Clone)]
pub(crate) struct Atoms {
    /// Key of each place, [`Key::NONE`] for the empty ones.
    keys: Vec<Key>,
    /// Atom and marks of each place.
    found: Vec<Found>,
    /// A few bits for each text: most words of a post are in no query, and one bit says so.
    filter: Vec<u64>,
    keyed: usize,
    /// Code of the sense, length and bytes of each text that is not its own key.
    texts: Vec<u8>,
    /// By atom.
    origins: Vec<Origin>,
    steps: Steps,
}

impl Atoms {
    pub(crate) fn new() -> Self {
        Self {
            keys: vec![Key::NONE; 64],
            found: vec![Found::NONE; 64],
            filter: vec![0; 64 / PLACES_A_WORD],
            keyed: 0,
            texts: Vec::new(),
            origins: vec![Origin::Phrase; 2],
            steps: Steps::new(),
        }
    }

    /// Number of atoms.
    pub(crate) fn len(&self) -> usize {
        self.origins.len()
    }

    /// Whether a key of this hash may be there: no is certain.
    #[inline]
    pub(crate) fn may_hold(&self, hash: u64) -> bool {
        let bit = self.filter_bit(hash);
        self.filter[bit / 64] >> (bit % 64) & 1 != 0
    }

    /// Looks up a key that may be there.
    #[inline]
    pub(crate) fn find(&self, key: Key, hash: u64, sense: Sense, text: &[u8]) -> Option<Found> {
        let at = self.place(key, hash, sense, text);
        Some(self.found[at]).filter(|found| found.is_some())
    }

    /// Looks a text up.
    pub(crate) fn find_text(&self, sense: Sense, text: &[u8]) -> Option<Found> {
        let key = Key::of_text(sense, text);
        let hash = key.hash();
        if self.may_hold(hash) { self.find(key, hash, sense, text) } else { None }
    }

    /// Looks up the token at a place of a padded buffer.
    #[inline]
    pub(crate) fn find_token(&self, sense: Sense, buffer: &[u8], start: usize, end: usize) -> Option<Found> {
        let key = Key::of_token(sense, buffer, start, end);
        let hash = key.hash();
        if self.may_hold(hash) { self.find(key, hash, sense, &buffer[start..end]) } else { None }
    }

    /// Where a text is, or where it would be.
    #[inline]
    fn place(&self, key: Key, hash: u64, sense: Sense, text: &[u8]) -> usize {
        let mask = self.keys.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let known = self.keys[at];
            if known == Key::NONE || (known == key && self.is_text(at, key, sense, text)) {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether the text of a place, whose key is this one, is this text.
    #[inline]
    fn is_text(&self, at: usize, key: Key, sense: Sense, text: &[u8]) -> bool {
        !key.is_hashed() || self.kept(self.found[at].atom()) == Some((sense.code(), text))
    }

    /// Sense and bytes of a text that is not its own key.
    fn kept(&self, atom: Atom) -> Option<(u8, &[u8])> {
        let Origin::Kept(start) = *self.origins.get(atom as usize)? else { return None };
        let (&[sense, a, b, c], rest) = self.texts.get(start as usize..)?.split_first_chunk()?;
        Some((sense, rest.get(..u32::from_le_bytes([a, b, c, 0]) as usize)?))
    }

    /// The bit of a hash.
    #[inline]
    fn filter_bit(&self, hash: u64) -> usize {
        (hash >> 32) as usize & (self.filter.len() * 64 - 1)
    }

    /// The text of an atom of a sense that is kept: exact, part of a URL, language.
    pub(crate) fn text(&self, atom: Atom) -> &[u8] {
        self.kept(atom).map_or(&[], |(_, text)| text)
    }

    /// The code of the sense of an atom, `None` for a phrase.
    pub(crate) fn sense_code(&self, atom: Atom) -> Option<u8> {
        match self.origins.get(atom as usize)? {
            Origin::Phrase => None,
            Origin::Short(sense) => Some(*sense),
            Origin::Kept(_) => self.kept(atom).map(|(sense, _)| sense),
        }
    }

    /// The atom of a text, made on first use, with marks added.
    pub(crate) fn intern(&mut self, sense: Sense, text: &[u8], marks: u32) -> Atom {
        if (self.keyed + 1) * 8 > self.keys.len() * 5 {
            self.grow();
        }
        let key = Key::of_text(sense, text);
        let hash = key.hash();
        let at = self.place(key, hash, sense, text);
        if self.keys[at] == Key::NONE {
            self.found[at] = Found::new(self.len() as u32, 0);
            self.origins.push(if key.is_hashed() {
                Origin::Kept(self.texts.len() as u32)
            } else {
                Origin::Short(sense.code())
            });
            if key.is_hashed() {
                let [a, b, c, _] = (text.len() as u32).to_le_bytes();
                self.texts.extend([sense.code(), a, b, c]);
                self.texts.extend(text);
            }
            self.keys[at] = key;
            self.keyed += 1;
            self.admit(hash);
        }
        self.found[at] = self.found[at].marked(marks);
        self.found[at].atom()
    }

    fn admit(&mut self, hash: u64) {
        let bit = self.filter_bit(hash);
        self.filter[bit / 64] |= 1 << (bit % 64);
    }

    fn grow(&mut self) {
        let length = self.keys.len() * 2;
        let keys = std::mem::replace(&mut self.keys, vec![Key::NONE; length]);
        let found = std::mem::replace(&mut self.found, vec![Found::NONE; length]);
        self.filter = vec![0; length / PLACES_A_WORD];
        for (key, found) in keys.into_iter().zip(found).filter(|(key, _)| *key != Key::NONE) {
            let hash = key.hash();
            let mut at = hash as usize & (length - 1);
            while self.keys[at] != Key::NONE {
                at = (at + 1) & (length - 1);
            }
            self.keys[at] = key;
            self.found[at] = found;
            self.admit(hash);
        }
    }

    /// The phrase reached from `parent` (a word or a shorter phrase) by one more word.
    #[inline]
    pub(crate) fn step(&self, parent: Atom, word: Atom) -> Option<Found> {
        self.steps.find(parent, word)
    }

    /// The atom of a phrase of interned words (two at least), made on first use.
    pub(crate) fn intern_phrase(&mut self, words: &[Atom]) -> Atom {
        let mut parent = words[0];
        for (rank, &word) in words.iter().enumerate().skip(1) {
            let marks = if rank + 1 == words.len() { LEAF } else { OPENS };
            let next = self.len() as u32;
            parent = self.steps.intern(parent, word, marks, next);
            if parent == next {
                self.origins.push(Origin::Phrase);
            }
        }
        parent
    }

    /// Hands over each atom that has a text.
    pub(crate) fn each_text(&self, mut each: impl FnMut(Atom, Sense, &[u8])) {
        for (key, found) in self.keys.iter().zip(&self.found).filter(|(key, _)| **key != Key::NONE) {
            let atom = found.atom();
            match self.kept(atom) {
                Some((code, text)) => each(atom, Sense::of_code(code), text),
                None => {
                    let sense = Sense::of_code(self.sense_code(atom).unwrap_or_default());
                    key.with_text(sense, |text| each(atom, sense, text));
                }
            }
        }
    }

    /// The word or shorter phrase, the last word and the atom of each phrase.
    pub(crate) fn phrases(&self) -> impl Iterator<Item = (Atom, Atom, Atom)> + '_ {
        self.steps.all()
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.keys.capacity() * size_of::<Key>()
            + self.found.capacity() * size_of::<Found>()
            + self.filter.capacity() * 8
            + self.texts.capacity()
            + self.origins.capacity() * size_of::<Origin>()
            + self.steps.size_bytes()
    }

    /// Gives back what growth took in advance.
    pub(crate) fn shrink(&mut self) {
        self.texts.shrink_to_fit();
        self.origins.shrink_to_fit();
    }
}

/// Places of the table for each word of the filter: eight bits a place.
const PLACES_A_WORD: usize = 8;
