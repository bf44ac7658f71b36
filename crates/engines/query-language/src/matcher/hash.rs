//! One cheap hash for texts and numbers.

const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// Hash of a text.
pub(crate) fn of_bytes(bytes: &[u8]) -> u64 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let hash = eights.iter().fold(bytes.len() as u64, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
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
