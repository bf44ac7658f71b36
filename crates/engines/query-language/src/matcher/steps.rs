//! Which phrase follows a word, or a shorter phrase, by one more word.

use super::atoms::{Atom, Found};
use super::hash;

/// An open table of `parent << 32 | word`.
#[derive(Clone)]
pub(crate) struct Steps {
    /// Zero is empty.
    keys: Vec<u64>,
    reached: Vec<Found>,
    phrases: usize,
}

impl Steps {
    pub(crate) fn new() -> Self {
        Self { keys: vec![0; 64], reached: vec![Found::NONE; 64], phrases: 0 }
    }

    /// The phrase reached from `parent` by `word`.
    #[inline]
    pub(crate) fn find(&self, parent: Atom, word: Atom) -> Option<Found> {
        let key = key(parent, word);
        let at = self.place(key);
        (self.keys[at] == key).then(|| self.reached[at])
    }

    /// Adds marks to the phrase reached from `parent` by `word`; gives its atom, `next` when new.
    pub(crate) fn intern(&mut self, parent: Atom, word: Atom, marks: u32, next: Atom) -> Atom {
        if (self.phrases + 1) * 5 > self.keys.len() * 3 {
            self.grow();
        }
        let key = key(parent, word);
        let at = self.place(key);
        if self.keys[at] != key {
            self.keys[at] = key;
            self.reached[at] = Found::new(next, 0);
            self.phrases += 1;
        }
        self.reached[at] = self.reached[at].marked(marks);
        self.reached[at].atom()
    }

    /// Where a key is, or where it would be.
    #[inline]
    fn place(&self, key: u64) -> usize {
        let mask = self.keys.len() - 1;
        let mut at = hash::of_number(key) as usize & mask;
        while self.keys[at] != 0 && self.keys[at] != key {
            at = (at + 1) & mask;
        }
        at
    }

    fn grow(&mut self) {
        let length = self.keys.len() * 2;
        let keys = std::mem::replace(&mut self.keys, vec![0; length]);
        let reached = std::mem::replace(&mut self.reached, vec![Found::NONE; length]);
        for (key, found) in keys.into_iter().zip(reached).filter(|&(key, _)| key != 0) {
            let at = self.place(key);
            self.keys[at] = key;
            self.reached[at] = found;
        }
    }

    /// Every phrase: what it goes on from, by which word, and its atom.
    pub(crate) fn all(&self) -> impl Iterator<Item = (Atom, Atom, Atom)> + '_ {
        let steps = self.keys.iter().zip(&self.reached).filter(|(key, _)| **key != 0);
        steps.map(|(key, found)| ((key >> 32) as Atom, *key as Atom, found.atom()))
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.keys.capacity() * 8 + self.reached.capacity() * size_of::<Found>()
    }
}

#[inline]
fn key(parent: Atom, word: Atom) -> u64 {
    u64::from(parent) << 32 | u64::from(word)
}
