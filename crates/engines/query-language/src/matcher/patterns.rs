//! Finds the prefixes and the `?` shapes that a token satisfies.

use super::atoms::{Atom, Atoms, Sense};
use super::hash;
use crate::syntax::Pattern;
use parvis_text::is_letter;
use std::ops::Range;

/// Length mark of a shape that anything may follow.
const OPEN: usize = usize::MAX;
const BUCKETS: usize = 1024;
/// Places for the starts of prefixes.
const STARTS: usize = 2048;
/// Lengths from here on share one bit.
const LONG: usize = 63;

/// Which prefixes and shapes exist.
pub(crate) struct Patterns {
    /// For each hash of the first three bytes of prefixes: one bit for each length in bytes, the
    /// last one for longer prefixes.
    starts: Vec<u64>,
    /// Lengths that have no bit of their own, each once, in order.
    long: Vec<usize>,
    any_prefix: bool,
    wildcards: Vec<(Pattern, Atom)>,
    /// Numbers of shapes, by length and first character.
    buckets: Vec<Vec<u32>>,
}

impl Patterns {
    pub(crate) fn new() -> Self {
        Self {
            starts: vec![0; STARTS],
            long: Vec::new(),
            any_prefix: false,
            wildcards: Vec::new(),
            buckets: Vec::new(),
        }
    }

    pub(crate) fn add_prefix(&mut self, prefix: &[u8]) {
        self.any_prefix = true;
        self.starts[start_of(prefix)] |= 1 << prefix.len().min(LONG);
        if prefix.len() >= LONG
            && let Err(at) = self.long.binary_search(&prefix.len())
        {
            self.long.insert(at, prefix.len());
        }
    }

    pub(crate) fn add_wildcard(&mut self, pattern: Pattern, atom: Atom) {
        if self.buckets.is_empty() {
            self.buckets = vec![Vec::new(); BUCKETS];
        }
        let length = if pattern.open { OPEN } else { pattern.characters.len() };
        let bucket = bucket(length, pattern.characters.first().copied().flatten());
        self.buckets[bucket].push(self.wildcards.len() as u32);
        self.wildcards.push((pattern, atom));
    }

    /// Hands over each prefix or shape of the token at `start..end` of a padded buffer.
    #[inline]
    pub(crate) fn each(
        &self,
        atoms: &Atoms,
        buffer: &[u8],
        start: usize,
        end: usize,
        mut found: impl FnMut(Atom),
    ) {
        if self.any_prefix && end - start >= 3 {
            let lengths =
                self.starts[start_of(&buffer[start..])] & (u64::MAX >> (LONG - (end - start).min(LONG)));
            if lengths != 0 {
                self.each_prefix(atoms, buffer, start..end, lengths, &mut found);
            }
        }
        if !self.wildcards.is_empty() {
            self.each_wildcard(&buffer[start..end], &mut found);
        }
    }

    #[inline(never)]
    fn each_prefix(
        &self,
        atoms: &Atoms,
        buffer: &[u8],
        token: Range<usize>,
        lengths: u64,
        found: &mut impl FnMut(Atom),
    ) {
        let mut short = lengths & !(1 << LONG);
        while short != 0 {
            let length = short.trailing_zeros() as usize;
            short &= short - 1;
            if let Some(prefix) = atoms.find_token(Sense::Prefix, buffer, token.start, token.start + length) {
                found(prefix.atom());
            }
        }
        if lengths >> LONG != 0 {
            for &length in self.long.iter().take_while(|&&length| length <= token.len()) {
                if let Some(prefix) =
                    atoms.find_token(Sense::Prefix, buffer, token.start, token.start + length)
                {
                    found(prefix.atom());
                }
            }
        }
    }

    #[inline(never)]
    fn each_wildcard(&self, token: &[u8], found: &mut impl FnMut(Atom)) {
        let Ok(token) = std::str::from_utf8(token) else { return };
        let length = token.chars().count();
        let first = token.chars().next();
        for bucket in [bucket(length, first), bucket(length, None), bucket(OPEN, first), bucket(OPEN, None)] {
            for &number in &self.buckets[bucket] {
                let (pattern, atom) = &self.wildcards[number as usize];
                // Two keys may share a bucket: the shape decides, and only from its own key.
                if own_bucket(pattern) == bucket && fits(pattern, token, length) {
                    found(*atom);
                }
            }
        }
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        let shapes: usize =
            self.wildcards.iter().map(|(shape, _)| shape.characters.capacity() * 4 + 48).sum();
        self.starts.len() * 8 + self.long.capacity() * 8 + self.buckets.len() * 24 + shapes
    }
}

fn own_bucket(pattern: &Pattern) -> usize {
    let length = if pattern.open { OPEN } else { pattern.characters.len() };
    bucket(length, pattern.characters.first().copied().flatten())
}

fn fits(pattern: &Pattern, token: &str, length: usize) -> bool {
    let wanted = pattern.characters.len();
    (if pattern.open { length >= wanted } else { length == wanted })
        && pattern.characters.iter().zip(token.chars()).all(|(wanted, found)| match wanted {
            Some(character) => *character == found,
            None => is_letter(found),
        })
}

fn bucket(length: usize, first: Option<char>) -> usize {
    let first = first.map_or(0, |character| character as u64);
    (hash::mix(length as u64, first) >> 40) as usize % BUCKETS
}

#[inline]
fn start_of(token: &[u8]) -> usize {
    let start = u32::from(token[0]) | u32::from(token[1]) << 8 | u32::from(token[2]) << 16;
    (start.wrapping_mul(0x9E37_79B1) >> 16) as usize % STARTS
}
