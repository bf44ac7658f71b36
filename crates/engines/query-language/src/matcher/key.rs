//! The key of a text in the vocabulary: the text itself when it is short, else a hash to verify.

use super::atoms::Sense;
use super::hash;

/// Bytes that must follow any token in a buffer read by [`Key::of_token`].
pub(crate) const PADDING: usize = LENGTH;

const LENGTH: usize = size_of::<u128>();

/// Last byte of the key of what is no word, its sense added: no text of UTF-8 ends with it.
const OTHER_SENSE: u8 = 0xC0;
/// Last byte of the key of a text that does not fit.
const HASHED: u8 = 0xFF;

/// Bytes of a short text, the first one lowest, zeros after them; the last byte marks the rest.
///
/// Invariant: two short texts have the same key only when they are the same text in the same
/// sense, for none of them holds a zero byte (`tests/it/properties.rs`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key(u128);

impl Key {
    /// The key of no text.
    pub(crate) const NONE: Self = Self(0);

    /// The key of the token at a place of a padded buffer; no token is empty.
    #[inline]
    pub(crate) fn of_token(sense: Sense, buffer: &[u8], start: usize, end: usize) -> Self {
        let length = end - start;
        if length > room(sense) {
            return Self::hashed(sense, &buffer[start..end]);
        }
        let Some(chunk) = buffer[start..].first_chunk() else { return Self::NONE };
        let bytes = u128::from_le_bytes(*chunk) & u128::MAX.unbounded_shr(8 * (LENGTH - length) as u32);
        Self(bytes | mark(sense))
    }

    /// The key of any text.
    pub(crate) fn of_text(sense: Sense, text: &[u8]) -> Self {
        if text.is_empty() || text.len() > room(sense) || text.contains(&0) {
            return Self::hashed(sense, text);
        }
        let bytes = text.iter().rev().fold(0, |bytes, &byte| bytes << 8 | u128::from(byte));
        Self(bytes | mark(sense))
    }

    #[inline(never)]
    fn hashed(sense: Sense, text: &[u8]) -> Self {
        let hash = hash::mix(hash::of_bytes(text), u64::from(sense.code()));
        Self(u128::from(hash) | last_byte(HASHED))
    }

    /// Whether the text is still to be compared when keys are equal.
    #[inline]
    pub(crate) fn is_hashed(self) -> bool {
        self.0 >= last_byte(HASHED)
    }

    /// Hands over the text of a key that is not hashed.
    pub(crate) fn with_text(self, sense: Sense, each: impl FnOnce(&[u8])) {
        let bytes = (self.0 ^ mark(sense)).to_le_bytes();
        let length = bytes.iter().position(|byte| *byte == 0).unwrap_or(LENGTH);
        each(bytes.split_at(length).0);
    }

    /// Both halves multiplied, and the two halves of the product joined.
    #[inline]
    pub(crate) fn hash(self) -> u64 {
        let low = self.0 as u64 ^ 0x9E37_79B9_7F4A_7C15;
        let high = (self.0 >> 64) as u64 ^ 0xD6E8_FEB8_6659_FD93;
        let product = u128::from(low) * u128::from(high);
        product as u64 ^ (product >> 64) as u64
    }
}

/// Bytes of a text of this sense that fit in a key.
#[inline]
fn room(sense: Sense) -> usize {
    match sense {
        Sense::Term => LENGTH,
        // Compared with the post as they are, hence kept whole elsewhere.
        Sense::Exact | Sense::Url | Sense::Language => 0,
        _ => LENGTH - 1,
    }
}

#[inline]
fn mark(sense: Sense) -> u128 {
    if sense == Sense::Term { 0 } else { last_byte(OTHER_SENSE + sense.code()) }
}

#[inline]
fn last_byte(byte: u8) -> u128 {
    u128::from(byte) << (8 * (LENGTH - 1))
}
