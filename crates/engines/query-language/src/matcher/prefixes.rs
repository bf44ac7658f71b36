//! Finds the prefixes that a token begins with.

use super::atoms::{Atom, Atoms, Sense};
use std::ops::Range;

/// Bytes of the shortest prefix; shorter ones are shapes.
pub(crate) const SHORTEST: usize = 3;
/// Places for the lengths of prefixes, by their first bytes.
const PLACES: usize = 2048;
/// Bits of the filter for each prefix at least.
const BITS: usize = 16;
/// Lengths from here on share one bit.
const LONG: usize = 63;

/// Which prefixes exist.
#[derive(Clone)]
pub(crate) struct Prefixes {
    /// Hash of the first bytes of each.
    starts: Vec<u32>,
    /// One bit for each of these: most tokens begin otherwise.
    filter: Vec<u64>,
    /// For each place, one bit for each length in bytes, the last one for longer prefixes.
    lengths: Vec<u64>,
    /// Lengths that have no bit of their own, each once, in order.
    long: Vec<usize>,
}

impl Prefixes {
    pub(crate) fn new() -> Self {
        Self { starts: Vec::new(), filter: vec![0; 32], lengths: Vec::new(), long: Vec::new() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// Takes in a new prefix, of [`SHORTEST`] bytes at least.
    pub(crate) fn add(&mut self, prefix: &[u8]) {
        let Some(three) = prefix.first_chunk::<SHORTEST>() else { return };
        let start = prefix.first_chunk().map_or(of_three(three), of_four);
        self.starts.push(start);
        if self.starts.len() * BITS > self.filter.len() * 64 {
            self.filter = vec![0; self.filter.len() * 2];
            for rank in 0..self.starts.len() {
                self.admit(self.starts[rank]);
            }
        }
        self.admit(start);
        self.lengths.resize(PLACES, 0);
        self.lengths[start as usize % PLACES] |= 1 << prefix.len().min(LONG);
        if prefix.len() >= LONG
            && let Err(at) = self.long.binary_search(&prefix.len())
        {
            self.long.insert(at, prefix.len());
        }
    }

    fn admit(&mut self, start: u32) {
        let bit = self.filter_bit(start);
        self.filter[bit / 64] |= 1 << (bit % 64);
    }

    #[inline]
    fn filter_bit(&self, start: u32) -> usize {
        start as usize & (self.filter.len() * 64 - 1)
    }

    #[inline]
    fn lets_through(&self, start: u32) -> bool {
        let bit = self.filter_bit(start);
        self.filter[bit / 64] >> (bit % 64) & 1 != 0
    }

    /// Whether the token at a place of a padded buffer may begin with a prefix: no is certain.
    #[inline]
    pub(crate) fn may_begin(&self, buffer: &[u8], start: usize) -> bool {
        let Some(four @ [three @ .., _]) = buffer[start..].first_chunk::<4>() else { return false };
        self.lets_through(of_four(four)) | self.lets_through(of_three(three))
    }

    /// Hands over each prefix of the token at a place of a padded buffer.
    pub(crate) fn each(
        &self,
        atoms: &Atoms,
        buffer: &[u8],
        token: Range<usize>,
        mut found: impl FnMut(Atom),
    ) {
        let mut try_length = |length| {
            if let Some(prefix) = atoms.find_token(Sense::Prefix, buffer, token.start, token.start + length) {
                found(prefix.atom());
            }
        };
        let mut lengths =
            self.lengths_of(&buffer[token.start..]) & (u64::MAX >> (LONG - token.len().min(LONG)));
        let any_long = lengths >> LONG != 0;
        lengths &= !(1 << LONG);
        while lengths != 0 {
            try_length(lengths.trailing_zeros() as usize);
            lengths &= lengths - 1;
        }
        if any_long {
            self.long.iter().copied().take_while(|&length| length <= token.len()).for_each(try_length);
        }
    }

    /// Lengths of the prefixes that may begin as these bytes do.
    fn lengths_of(&self, bytes: &[u8]) -> u64 {
        let Some(four @ [three @ .., _]) = bytes.first_chunk::<4>() else { return 0 };
        let of = |start: u32| self.lengths.get(start as usize % PLACES).copied().unwrap_or(0);
        let shortest = 1 << SHORTEST;
        (of(of_three(three)) & shortest) | (of(of_four(four)) & !shortest)
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.starts.capacity() * 4 + (self.filter.len() + self.lengths.len()) * 8 + self.long.capacity() * 8
    }
}

#[inline]
fn of_three(&[a, b, c]: &[u8; SHORTEST]) -> u32 {
    of_four(&[a, b, c, 0])
}

#[inline]
fn of_four(bytes: &[u8; 4]) -> u32 {
    u32::from_le_bytes(*bytes).wrapping_mul(0x9E37_79B1).rotate_left(16)
}
