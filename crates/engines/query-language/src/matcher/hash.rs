//! One cheap hash for tokens, whether they lie in the reading buffer or stand alone.

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// Bytes that must follow any token in a buffer read by [`of_range`].
pub(crate) const PADDING: usize = 8;

/// Hash of `bytes[start..end]`, where at least [`PADDING`] bytes follow `end`.
#[inline]
pub(crate) fn of_range(bytes: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = (end - start) as u64;
    let mut at = start;
    while end - at > 8 {
        hash = mix(hash, load(&bytes[at..]));
        at += 8;
    }
    let used = (end - at) as u32;
    let mask = u64::MAX >> (64 - 8 * used.max(1));
    mix(hash, load(&bytes[at..]) & mask)
}

/// The bytes of a token of eight at most, the first one lowest.
#[inline]
pub(crate) fn packed(bytes: &[u8], start: usize, end: usize) -> u64 {
    let used = (end - start) as u32;
    load(&bytes[start..]) & (u64::MAX >> (64 - 8 * used.clamp(1, 8)))
}

/// The same hash for bytes that stand alone.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut rest = bytes;
    while rest.len() > 8 {
        hash = mix(hash, load(rest));
        rest = &rest[8..];
    }
    let mut tail = [0; 8];
    tail[..rest.len()].copy_from_slice(rest);
    mix(hash, u64::from_le_bytes(tail))
}

/// Hash of one number.
#[inline]
pub(crate) fn of_number(number: u64) -> u64 {
    mix(0, number)
}

#[inline]
pub(crate) fn mix(hash: u64, word: u64) -> u64 {
    let mixed = (hash.rotate_left(5) ^ word).wrapping_mul(MIX);
    mixed ^ (mixed >> 32)
}

#[inline]
fn load(bytes: &[u8]) -> u64 {
    match bytes.first_chunk::<8>() {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => 0,
    }
}
