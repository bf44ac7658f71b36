//! Reads a post: which atoms it holds, and where.
//!
//! In several short passes rather than one long one: each pass does one thing to every token, so
//! that the processor overlaps the look-ups of one token with those of the next.

use super::atoms::{ALWAYS, Atom, Found, HAS_URL, Sense};
use super::intern::{LONGEST_PHRASE, Shared};
use super::key::{Key, PADDING};
use super::post::{Post, host};
use super::scratch::Scratch;
use crate::syntax::Field;
use parvis_text::{Kind, Origins, Piece, fold_case, fold_into, scan};
use std::ops::Range;

/// A token that may be in the vocabulary.
#[derive(Clone, Copy)]
struct Candidate {
    key: Key,
    hash: u64,
    position: u32,
}

/// What reading one post needs; emptied for the next.
#[derive(Default)]
pub(super) struct Reading {
    folded: Vec<u8>,
    /// Place of each token in the folded text.
    tokens: Vec<Range<u32>>,
    /// Positions of tags and handles.
    sigils: Vec<(u32, Sense)>,
    /// URLs of the folded text.
    urls: Vec<Range<usize>>,
    candidates: Vec<Candidate>,
    /// Positions of the tokens that may begin with a prefix.
    prefixed: Vec<u32>,
    /// Positions of the words that open phrases.
    openers: Vec<u32>,
}

impl Reading {
    /// Bytes held.
    pub(super) fn size_bytes(&self) -> usize {
        self.folded.capacity()
            + self.tokens.capacity() * size_of::<Range<u32>>()
            + self.candidates.capacity() * size_of::<Candidate>()
    }

    /// Folds a text and cuts it into tokens.
    fn cut(&mut self, text: &str) {
        self.tokens.clear();
        self.sigils.clear();
        self.urls.clear();
        self.openers.clear();
        fold_into(text, &mut self.folded);
        let length = self.folded.len();
        self.folded.extend([0; PADDING]);
        scan(&self.folded[..length], |piece| match piece {
            Piece::Token(kind, range) => {
                let sense = match kind {
                    Kind::Word => None,
                    Kind::Tag => Some(Sense::Tag),
                    Kind::Handle => Some(Sense::Handle),
                };
                self.sigils.extend(sense.map(|sense| (self.tokens.len() as u32, sense)));
                self.tokens.push(range.start as u32..range.end as u32);
            }
            Piece::Url(range) => self.urls.push(range),
            Piece::Elision(_) => {}
        });
    }

    /// Keeps the tokens that the filter lets through, without a branch for each.
    fn sift(&mut self, shared: &Shared) {
        let none = Candidate { key: Key::NONE, hash: 0, position: 0 };
        self.candidates.resize(self.tokens.len(), none);
        let mut kept = 0;
        for (position, token) in self.tokens.iter().enumerate() {
            let key = Key::of_token(Sense::Term, &self.folded, token.start as usize, token.end as usize);
            let hash = key.hash();
            self.candidates[kept] = Candidate { key, hash, position: position as u32 };
            kept += usize::from(shared.atoms.may_hold(hash));
        }
        self.candidates.truncate(kept);
    }

    /// Keeps the positions of the tokens that may begin with a prefix, without a branch for each.
    fn sift_prefixes(&mut self, shared: &Shared) {
        self.prefixed.resize(self.tokens.len(), 0);
        let mut kept = 0;
        for (position, token) in self.tokens.iter().enumerate() {
            self.prefixed[kept] = position as u32;
            kept += usize::from(shared.prefixes.may_begin(&self.folded, token.start as usize));
        }
        self.prefixed.truncate(kept);
    }

    fn token(&self, position: u32) -> Range<usize> {
        let token = &self.tokens[position as usize];
        token.start as usize..token.end as usize
    }
}

impl Scratch {
    /// Reads a post: every atom it holds, with its places.
    pub(super) fn read(&mut self, shared: &Shared, post: &Post<'_>) {
        let mut reading = std::mem::take(&mut self.reading);
        reading.cut(post.text);
        self.words(shared, &mut reading);
        self.phrases(shared, &reading.openers);
        for &(position, sense) in &reading.sigils {
            let needed = if sense == Sense::Tag { shared.needs.tags } else { shared.needs.handles };
            let Range { start, end } = reading.token(position);
            if needed && let Some(found) = shared.atoms.find_token(sense, &reading.folded, start, end) {
                self.mark_at(found.atom(), position, position);
            }
        }
        self.patterns(shared, &mut reading);
        self.mark(ALWAYS);
        if shared.needs.fields != 0 {
            self.fields(shared, post, &reading.urls);
        }
        self.reading = reading;
    }

    /// Finds the words of queries among the tokens.
    fn words(&mut self, shared: &Shared, reading: &mut Reading) {
        reading.sift(shared);
        self.words.clear();
        self.words.resize(reading.tokens.len(), Found::NONE);
        for &Candidate { key, hash, position } in &reading.candidates {
            let token = &reading.folded[reading.token(position)];
            let Some(found) = shared.atoms.find(key, hash, Sense::Term, token) else { continue };
            self.words[position as usize] = found;
            if found.is_leaf() {
                self.mark_at(found.atom(), position, position);
            }
            if found.opens() {
                reading.openers.push(position);
            }
        }
    }

    /// Follows, from each word that opens one, the phrases of the post.
    fn phrases(&mut self, shared: &Shared, openers: &[u32]) {
        for &start in openers {
            let mut reached = self.words[start as usize];
            let last = (start as usize + LONGEST_PHRASE).min(self.words.len());
            for end in start as usize + 1..last {
                let word = self.words[end];
                if !word.is_some() {
                    break;
                }
                let Some(next) = shared.atoms.step(reached.atom(), word.atom()) else { break };
                if next.is_leaf() {
                    self.mark_at(next.atom(), start, end as u32);
                }
                if !next.opens() {
                    break;
                }
                reached = next;
            }
        }
    }

    /// Finds the prefixes and shapes of the tokens.
    fn patterns(&mut self, shared: &Shared, reading: &mut Reading) {
        if !shared.prefixes.is_empty() {
            reading.sift_prefixes(shared);
            for &position in &reading.prefixed {
                let token = reading.token(position);
                shared.prefixes.each(&shared.atoms, &reading.folded, token, |atom| {
                    self.mark_at(atom, position, position);
                });
            }
        }
        if !shared.wildcards.is_empty() {
            for position in 0..reading.tokens.len() as u32 {
                let token = &reading.folded[reading.token(position)];
                shared.wildcards.each(token, |atom| self.mark_at(atom, position, position));
            }
        }
    }

    fn fields(&mut self, shared: &Shared, post: &Post<'_>, urls: &[Range<usize>]) {
        let needed = |field: Field| shared.needs.fields >> (field as u16) & 1 != 0;
        for &(field, value) in post.fields {
            if needed(field) {
                self.field_value(shared, field, value);
            }
        }
        if !urls.is_empty() || post.values(Field::Url).next().is_some() {
            self.mark(HAS_URL);
        }
        if needed(Field::With) && !urls.is_empty() && post.values(Field::With).next().is_none() {
            self.field_value(shared, Field::With, "link");
        }
        if needed(Field::Site) {
            if post.values(Field::Site).next().is_none() {
                for address in post.values(Field::Url) {
                    self.field_value(shared, Field::Site, host(address));
                }
            }
            let mut origins = Origins::new(post.text);
            for url in urls {
                let original = origins.advance(url.start)..origins.advance(url.end);
                self.field_value(shared, Field::Site, host(&post.text[original]));
            }
        }
    }

    fn field_value(&mut self, shared: &Shared, field: Field, value: &str) {
        let lower = value.bytes().all(|byte| byte < 0x80 && !byte.is_ascii_uppercase());
        let sense = Sense::Field(field as u8);
        let found = if lower {
            shared.atoms.find_text(sense, value.as_bytes())
        } else {
            shared.atoms.find_text(sense, fold_case(value).as_bytes())
        };
        if let Some(found) = found {
            self.mark(found.atom());
        }
    }

    #[inline]
    fn mark_at(&mut self, atom: Atom, start: u32, end: u32) {
        self.mark(atom);
        self.note_place(atom, start, end);
    }
}
