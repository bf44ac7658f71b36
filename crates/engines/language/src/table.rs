//! Reads the table of letter statistics that the build made; nothing is copied.

use crate::gram::place;

static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/grams.bin"));

/// The statistics of all modelled languages.
#[derive(Clone, Copy)]
pub(crate) struct Table {
    bits: u32,
    offsets: &'static [u8],
    body: &'static [u8],
}

impl Table {
    /// Opens the table built into the program.
    pub(crate) fn new() -> Self {
        let bits = u32_at(BYTES, 0);
        let body = 4 + 4 * ((1 << bits) + 1);
        Self { bits, offsets: &BYTES[4..body], body: &BYTES[body..] }
    }

    /// Pairs (language, stored log-probability) of a key, flattened; empty when it has none.
    pub(crate) fn find(&self, key: u64) -> &'static [u8] {
        let (bucket, tag) = place(key, self.bits);
        let start = u32_at(self.offsets, 4 * bucket) as usize;
        let end = u32_at(self.offsets, 4 * bucket + 4) as usize;
        let mut rest = &self.body[start..end];
        while let [low, high, count, tail @ ..] = rest {
            let size = 2 * usize::from(*count);
            if u16::from_le_bytes([*low, *high]) == tag {
                return &tail[..size];
            }
            rest = &tail[size..];
        }
        &[]
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
