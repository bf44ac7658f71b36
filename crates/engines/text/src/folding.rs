//! Folding: one spelling for texts and queries, whatever the case, accents and apostrophes.

use crate::character::{plain_apostrophe, push_folded, reorders};
use caseless::Caseless;
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;

/// Folds a text: apostrophes, NFKD, case, NFKD, marks dropped, `œ` and `æ` written out.
pub fn fold(text: &str) -> String {
    if text.chars().any(reorders) {
        return fold_by_steps(text);
    }
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Folds a text into a buffer that is emptied first; its tokens are those of [`fold`].
///
/// Differs from [`fold`] only in the order of rare spacing marks that no token keeps.
pub fn fold_into(text: &str, folded: &mut String) {
    folded.clear();
    folded.reserve(text.len());
    let bytes = text.as_bytes();
    let mut start = 0;
    while start < bytes.len() {
        let end = ascii_end(bytes, start);
        if end > start {
            let from = folded.len();
            folded.push_str(&text[start..end]);
            // Grave accents are rare: they are looked for only after the copy.
            folded[from..].make_ascii_lowercase();
            if bytes[start..end].contains(&b'`') {
                let plain = folded[from..].replace('`', "'");
                folded.truncate(from);
                folded.push_str(&plain);
            }
        }
        start = end;
        for character in text[end..].chars() {
            if character.is_ascii() {
                break;
            }
            push_folded(character, folded);
            start += character.len_utf8();
        }
    }
}

/// End of the run of ASCII bytes that begins at `start`.
#[inline]
fn ascii_end(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    while let Some(chunk) = bytes.get(end..end + 8) {
        let word = u64::from_le_bytes([
            chunk[0], chunk[1], chunk[2], chunk[3], chunk[4], chunk[5], chunk[6], chunk[7],
        ]) & 0x8080_8080_8080_8080;
        if word != 0 {
            return end + (word.trailing_zeros() / 8) as usize;
        }
        end += 8;
    }
    while end < bytes.len() && bytes[end] < 0x80 {
        end += 1;
    }
    end
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
