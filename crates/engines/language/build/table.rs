//! Layout of the table: buckets of tagged keys, each with its (language, log-probability) pairs.
//!
//! `bits: u32`, then `(1 << bits) + 1` offsets (`u32`) into what follows, then per key a tag
//! (`u16`), a count (`u8`) and that many pairs of bytes. All numbers are little-endian.

use crate::gram::place;
use crate::statistics::Entry;

/// Keys per bucket, on average.
const FILL: usize = 6;

/// Lays out the statistics of all languages.
pub(crate) fn layout(mut entries: Vec<Entry>) -> Vec<u8> {
    entries.sort_by_key(|entry| (entry.key, entry.language));
    let keys = 1 + entries.windows(2).filter(|pair| pair[0].key != pair[1].key).count();
    let bits = (keys / FILL).next_power_of_two().trailing_zeros().max(1);
    let mut offsets: Vec<u32> = Vec::with_capacity((1 << bits) + 1);
    let mut body: Vec<u8> = Vec::new();
    for group in entries.chunk_by(|a, b| a.key == b.key) {
        let (bucket, tag) = place(group[0].key, bits);
        while offsets.len() <= bucket {
            offsets.push(body.len() as u32);
        }
        body.extend(tag.to_le_bytes());
        body.push(group.len() as u8);
        for entry in group {
            body.extend([entry.language, entry.stored]);
        }
    }
    offsets.resize((1 << bits) + 1, body.len() as u32);
    let mut bytes = bits.to_le_bytes().to_vec();
    bytes.extend(offsets.iter().flat_map(|offset| offset.to_le_bytes()));
    bytes.extend(body);
    bytes
}
