//! Folding: one spelling for texts and queries, whatever the case, accents and apostrophes.

use crate::character::{decode, plain_apostrophe, push_folded, reorders, write_folded};
use caseless::Caseless;
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

/// Folds a text: apostrophes, NFKD, case, NFKD, marks dropped, `œ` and `æ` written out.
pub fn fold(text: &str) -> String {
    if text.chars().any(reorders) {
        return fold_by_steps(text);
    }
    let mut folded = Vec::new();
    fold_into(text, &mut folded);
    String::from_utf8(folded).unwrap_or_default()
}

/// Folds a text into a buffer that is emptied first; its tokens are those of [`fold`].
///
/// Differs from [`fold`] only in the order of rare spacing marks that no token keeps. The buffer
/// holds UTF-8.
pub fn fold_into(text: &str, folded: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    folded.resize(folded.len().max(bytes.len() + STEP), 0);
    let (mut from, mut to) = (0, 0);
    while from < bytes.len() {
        if folded.len() < to + STEP {
            folded.resize(folded.len() * 2 + STEP, 0);
        }
        let ascii = match bytes[from..].first_chunk::<STEP>() {
            Some(chunk) => {
                let read = u64::from_le_bytes(*chunk);
                folded[to..to + STEP].copy_from_slice(&fold_eight(read).to_le_bytes());
                ((read & TOPS).trailing_zeros() / 8) as usize
            }
            None => fold_end(&bytes[from..], &mut folded[to..]),
        };
        from += ascii;
        to += ascii;
        if ascii == STEP {
            continue;
        }
        while from < bytes.len() && bytes[from] >= 0x80 {
            let (character, length) = decode(bytes, from);
            to = write_folded(character, folded, to);
            from += length;
        }
    }
    folded.truncate(to);
}

/// Bytes folded at once.
const STEP: usize = 8;
const TOPS: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

/// Lower case and plain apostrophe for eight ASCII bytes; others come out unchanged or unused.
#[inline]
fn fold_eight(read: u64) -> u64 {
    let low = read & !TOPS;
    let from_a = low + ONES * (0x80 - b'A' as u64);
    let past_z = low + ONES * (0x80 - b'Z' as u64 - 1);
    let upper = from_a & !past_z & TOPS & !read;
    let not_grave = (low ^ (ONES * b'`' as u64)) + ONES * 0x7F;
    let grave = !not_grave & TOPS & !read;
    (read | (upper >> 2)) ^ ((grave >> 7) * (b'`' ^ b'\'') as u64)
}

/// The same for the last bytes of a text, up to the first one outside ASCII; gives their number.
fn fold_end(bytes: &[u8], folded: &mut [u8]) -> usize {
    let mut count = 0;
    for (byte, place) in bytes.iter().zip(folded).take_while(|(byte, _)| **byte < 0x80) {
        *place = if *byte == b'`' { b'\'' } else { byte.to_ascii_lowercase() };
        count += 1;
    }
    count
}

/// Folds a text and tells, for each folded byte and for the end, the byte it comes from.
///
/// Marks that fold to nothing belong to the character before them.
pub fn fold_with_offsets(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut offsets = Vec::with_capacity(text.len() + 1);
    for (offset, character) in text.char_indices() {
        push_folded(character, &mut folded);
        offsets.resize(folded.len(), offset);
    }
    offsets.push(text.len());
    (folded, offsets)
}

/// Walks a text beside its folded form, to find where folded bytes come from without keeping a map.
pub struct Origins<'a> {
    text: &'a str,
    /// Place reached in the original and in the folded text.
    original: usize,
    folded: usize,
}

impl<'a> Origins<'a> {
    /// At the beginning of a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, original: 0, folded: 0 }
    }

    /// The original byte of a folded one; never before the one asked for last.
    pub fn advance(&mut self, folded: usize) -> usize {
        while let Some(rest) = self.text.get(self.original..) {
            // Every ASCII character folds to one byte.
            let room = rest.len().min(folded.saturating_sub(self.folded));
            let ascii = ascii_length(&rest.as_bytes()[..room]);
            self.original += ascii;
            self.folded += ascii;
            let Some(character) = rest[ascii..].chars().next() else { break };
            let length = crate::character::folded_length(character);
            // A mark that folds to nothing belongs to the character before it.
            if self.folded >= folded && length > 0 {
                break;
            }
            self.original += character.len_utf8();
            self.folded += length;
        }
        self.original
    }
}

/// Number of ASCII bytes at the start.
fn ascii_length(bytes: &[u8]) -> usize {
    let (eights, _) = bytes.as_chunks::<STEP>();
    let mut length = 0;
    for eight in eights {
        let outside = u64::from_le_bytes(*eight) & TOPS;
        length += (outside.trailing_zeros() / 8) as usize;
        if outside != 0 {
            return length;
        }
    }
    length + bytes[length..].iter().take_while(|byte| byte.is_ascii()).count()
}

/// Case folding alone, accents kept: two values are equal ignoring case when these are.
///
/// Source: The Unicode Standard, section 3.13, canonical caseless matching (D145), read 2026-11-24.
pub fn fold_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().default_case_fold().nfd().collect()
}

fn fold_by_steps(text: &str) -> String {
    let steps = text.chars().map(plain_apostrophe).nfkd().default_case_fold().nfkd();
    let mut folded = String::with_capacity(text.len());
    for kept in steps.filter(|&c| get_general_category(c) != GeneralCategory::NonspacingMark) {
        match kept {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            other => folded.push(other),
        }
    }
    folded
}
