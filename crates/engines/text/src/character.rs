//! What one character is worth: its folded form and its class, computed once per page of 256.

use caseless::Caseless;
use std::sync::OnceLock;
use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// A letter, a digit or `_`: what a word is made of.
pub(crate) const WORD: u8 = 1;
/// A letter, the only thing `?` stands for.
pub(crate) const LETTER: u8 = 2;
/// White space, where a URL ends.
pub(crate) const SPACE: u8 = 4;

/// Length mark of a folded form that does not fit in a cell.
const LONG: u8 = 0xFF;

/// Folded forms and classes of 256 consecutive characters.
pub(crate) struct Page {
    /// Up to seven bytes of UTF-8 and their count.
    cells: [([u8; 7], u8); 256],
    classes: [u8; 256],
    /// Whether a character of this page can be moved by canonical reordering and still be kept.
    reorders: [bool; 256],
}

static PAGES: [OnceLock<Box<Page>>; 0x1100] = [const { OnceLock::new() }; 0x1100];

fn page(character: char) -> &'static Page {
    let number = (character as u32 >> 8) as usize;
    PAGES[number].get_or_init(|| Box::new(Page::compute(number as u32)))
}

impl Page {
    fn compute(number: u32) -> Self {
        let mut page = Self { cells: [([0; 7], 0); 256], classes: [0; 256], reorders: [false; 256] };
        for low in 0..256_u32 {
            let Some(character) = char::from_u32(number << 8 | low) else { continue };
            let index = low as usize;
            let folded = fold_slowly(character);
            let bytes = folded.as_bytes();
            if bytes.len() <= 7 {
                page.cells[index].0[..bytes.len()].copy_from_slice(bytes);
                page.cells[index].1 = bytes.len() as u8;
            } else {
                page.cells[index].1 = LONG;
            }
            page.classes[index] = class_slowly(character);
            page.reorders[index] = folded.chars().any(|kept| canonical_combining_class(kept) != 0);
        }
        page
    }
}

/// Appends the folded form of one character.
#[inline]
pub(crate) fn push_folded(character: char, folded: &mut String) {
    let cell = &page(character).cells[(character as u32 & 0xFF) as usize];
    match cell.1 {
        // One ASCII byte is what nearly every accented letter gives.
        1 => folded.push(cell.0[0] as char),
        LONG => folded.push_str(&fold_slowly(character)),
        length => folded.push_str(std::str::from_utf8(&cell.0[..length as usize]).unwrap_or_default()),
    }
}

/// Writes the folded form of one character at a place; gives the place after it.
#[inline]
pub(crate) fn write_folded(character: char, folded: &mut Vec<u8>, at: usize) -> usize {
    let (bytes, length) = &page(character).cells[(character as u32 & 0xFF) as usize];
    if *length == LONG {
        let form = fold_slowly(character);
        folded.truncate(at);
        folded.extend_from_slice(form.as_bytes());
        folded.resize(folded.len() + 16, 0);
        return at + form.len();
    }
    if folded.len() < at + 16 {
        folded.resize(folded.len() * 2 + 16, 0);
    }
    folded[at..at + 7].copy_from_slice(bytes);
    at + *length as usize
}

/// Length in bytes of the folded form of one character.
pub(crate) fn folded_length(character: char) -> usize {
    match page(character).cells[(character as u32 & 0xFF) as usize].1 {
        LONG => fold_slowly(character).len(),
        length => length as usize,
    }
}

/// The character at a byte of valid UTF-8 that begins one outside ASCII, and its length.
#[inline]
pub(crate) fn decode(bytes: &[u8], at: usize) -> (char, usize) {
    let next = |offset: usize| u32::from(bytes.get(at + offset).copied().unwrap_or(0) & 0x3F);
    let first = u32::from(bytes[at]);
    let (code, length) = match first {
        0..=0xDF => ((first & 0x1F) << 6 | next(1), 2),
        0xE0..=0xEF => ((first & 0x0F) << 12 | next(1) << 6 | next(2), 3),
        _ => ((first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4),
    };
    (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), length)
}

/// Whether canonical reordering could move what this character leaves behind.
pub(crate) fn reorders(character: char) -> bool {
    !character.is_ascii() && page(character).reorders[(character as u32 & 0xFF) as usize]
}

/// Class bits of one character.
#[inline]
pub(crate) fn class(character: char) -> u8 {
    page(character).classes[(character as u32 & 0xFF) as usize]
}

/// Whether a character belongs to a word: a letter, a digit or `_`.
pub fn is_word_character(character: char) -> bool {
    class(character) & WORD != 0
}

/// Whether a character is a letter (general category L).
pub fn is_letter(character: char) -> bool {
    class(character) & LETTER != 0
}

fn class_slowly(character: char) -> u8 {
    use GeneralCategory as C;
    let mut class = match get_general_category(character) {
        C::UppercaseLetter | C::LowercaseLetter | C::TitlecaseLetter | C::ModifierLetter | C::OtherLetter => {
            WORD | LETTER
        }
        C::DecimalNumber | C::LetterNumber | C::OtherNumber => WORD,
        _ if character == '_' => WORD,
        _ => 0,
    };
    if character.is_whitespace() {
        class |= SPACE;
    }
    class
}

/// The plain apostrophe for each of its variants, any other character as it is.
pub(crate) fn plain_apostrophe(character: char) -> char {
    match character {
        '\u{2019}' | '\u{2018}' | '\u{02BC}' | '\u{2032}' | '\u{0060}' | '\u{00B4}' | '\u{FF07}' => '\'',
        other => other,
    }
}

/// One character through every step of the definition, in order.
///
/// Decomposition and case folding work character by character; only canonical
/// reordering looks further, and it moves nothing that a token keeps.
fn fold_slowly(character: char) -> String {
    let mut folded = String::new();
    let steps = std::iter::once(plain_apostrophe(character)).nfkd().default_case_fold().nfkd();
    for kept in steps.filter(|&c| get_general_category(c) != GeneralCategory::NonspacingMark) {
        match kept {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            other => folded.push(other),
        }
    }
    folded
}
