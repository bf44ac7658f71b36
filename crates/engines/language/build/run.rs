//! A run of at most six symbols packed in one number, first symbol highest, and a map keyed by it.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Bits of one symbol.
const WIDTH: u32 = 21;

/// A run of symbols; none of them is the null character.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Run(u128);

impl Run {
    pub(crate) fn of(symbols: &[char]) -> Self {
        symbols.iter().fold(Self(0), |run, symbol| run.then(*symbol))
    }

    /// The run followed by one more symbol.
    pub(crate) fn then(self, symbol: char) -> Self {
        Self(self.0 << WIDTH | u128::from(u32::from(symbol)))
    }

    /// The run after one more symbol.
    pub(crate) fn after(self, symbol: char) -> Self {
        Self(u128::from(u32::from(symbol)) << (WIDTH * self.len()) | self.0)
    }

    pub(crate) fn len(self) -> u32 {
        (128 - self.0.leading_zeros()).div_ceil(WIDTH)
    }

    /// The run without its last symbol.
    pub(crate) fn head(self) -> Self {
        Self(self.0 >> WIDTH)
    }

    /// The run without its first `skipped` symbols.
    pub(crate) fn tail(self, skipped: u32) -> Self {
        Self(self.0 & ((1 << (WIDTH * (self.len() - skipped))) - 1))
    }

    pub(crate) fn symbols(self) -> Vec<char> {
        let length = self.len();
        (0..length)
            .map(|at| {
                let symbol = (self.0 >> (WIDTH * (length - 1 - at))) as u32 & ((1 << WIDTH) - 1);
                char::from_u32(symbol).expect("a run holds characters")
            })
            .collect()
    }
}

/// Map keyed by runs.
pub(crate) type Runs = HashMap<Run, f64, BuildHasherDefault<Mixer>>;

/// Mixes the bits of a packed run; speed matters here, hostile keys cannot happen.
#[derive(Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u128(u128::from(*byte));
        }
    }

    fn write_u128(&mut self, value: u128) {
        let low = (self.0 ^ value as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = (low ^ (value >> 64) as u64 ^ (low >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    }
}
