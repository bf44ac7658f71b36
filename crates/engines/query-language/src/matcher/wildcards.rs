//! Finds the `?` shapes that a token satisfies.

use super::atoms::Atom;
use super::hash;
use crate::syntax::Pattern;
use parvis_text::is_letter;

/// Length mark of a shape that anything may follow.
const OPEN: usize = usize::MAX;
const BUCKETS: usize = 1024;

/// Which shapes exist.
#[derive(Clone)]
pub(crate) struct Wildcards {
    shapes: Vec<(Pattern, Atom)>,
    /// Numbers of shapes, by length and first character.
    buckets: Vec<Vec<u32>>,
}

impl Wildcards {
    pub(crate) fn new() -> Self {
        Self { shapes: Vec::new(), buckets: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// Takes in a new shape.
    pub(crate) fn add(&mut self, pattern: Pattern, atom: Atom) {
        if self.buckets.is_empty() {
            self.buckets = vec![Vec::new(); BUCKETS];
        }
        let length = if pattern.open { OPEN } else { pattern.characters.len() };
        let bucket = bucket(length, pattern.characters.first().copied().flatten());
        self.buckets[bucket].push(self.shapes.len() as u32);
        self.shapes.push((pattern, atom));
    }

    /// Adds a shape to others, under another number.
    pub(crate) fn copy(&self, atom: Atom, to: &mut Self, as_atom: Atom) {
        // Numbers of shapes only grow.
        let place = self.shapes.binary_search_by_key(&atom, |(_, known)| *known);
        if let Some((pattern, _)) = place.ok().and_then(|place| self.shapes.get(place)) {
            to.add(pattern.clone(), as_atom);
        }
    }

    /// Hands over each shape of a token.
    pub(crate) fn each(&self, token: &[u8], mut found: impl FnMut(Atom)) {
        let Ok(token) = std::str::from_utf8(token) else { return };
        let length = token.chars().count();
        let first = token.chars().next();
        for bucket in [bucket(length, first), bucket(length, None), bucket(OPEN, first), bucket(OPEN, None)] {
            for &number in &self.buckets[bucket] {
                let (pattern, atom) = &self.shapes[number as usize];
                // Two keys may share a bucket: the shape decides, and only from its own key.
                if own_bucket(pattern) == bucket && fits(pattern, token, length) {
                    found(*atom);
                }
            }
        }
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        let shapes: usize = self.shapes.iter().map(|(shape, _)| shape.characters.capacity() * 4 + 48).sum();
        self.buckets.len() * 24 + shapes
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
