//! The scanner: one walk over a folded text that finds words, tags, handles, elisions and URLs.

use crate::character::{LETTER, SPACE, WORD, class, decode};
use std::ops::Range;

/// What a token was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A run of letters, digits and `_`.
    Word,
    /// A run that followed a `#`.
    Tag,
    /// A run that followed an `@`; may hold `.` and `-`.
    Handle,
}

/// One thing the scanner met, with its byte range in the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A token; the range leaves out the `#` or `@`.
    Token(Kind, Range<usize>),
    /// An elided word (`l` in `l'eau`): no token, no position.
    Elision(Range<usize>),
    /// A URL up to the next white space: no token, no position.
    Url(Range<usize>),
}

/// A byte that begins a character outside ASCII.
const OUTSIDE: u8 = 8;

const ASCII: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        classes[byte] = if b.is_ascii_alphabetic() {
            WORD | LETTER
        } else if b.is_ascii_digit() || b == b'_' {
            WORD
        } else if matches!(b, b'\t'..=b'\r' | b' ') {
            SPACE
        } else if b >= 0x80 {
            OUTSIDE
        } else {
            0
        };
        byte += 1;
    }
    classes
};

/// Bytes looked at together: one bit each in a mask.
const BLOCK: usize = 64;
const TOPS: u64 = 0x8080_8080_8080_8080;
const ONES: u64 = 0x0101_0101_0101_0101;

/// What the bytes of one block are, one bit each.
struct Masks {
    /// Bytes of words.
    words: u64,
    /// `#` and `@`.
    sigils: u64,
    /// Bytes of words outside ASCII that go on in the next block.
    spill: u64,
}

/// Walks a folded text (UTF-8) from left to right and hands over each piece in order.
///
/// Takes time linear in the text and allocates nothing.
#[inline]
pub fn scan(folded: &[u8], mut each: impl FnMut(Piece)) {
    let mut resume = 0;
    // Whether the last byte of the block before belongs to a word, and bits come from there.
    let mut carry = 0;
    let mut spill = 0;
    let mut base = 0;
    while base < folded.len() {
        let masks = masks(folded, base, spill);
        spill = masks.spill;
        let mut events = (masks.words & !(masks.words << 1 | carry)) | masks.sigils;
        let before = masks.words << 1 | carry;
        carry = masks.words >> (BLOCK - 1);
        while events != 0 {
            let bit = events.trailing_zeros();
            events &= events - 1;
            let at = base + bit as usize;
            if at < resume {
                continue;
            }
            if masks.sigils >> bit & 1 != 0 {
                // A sigil right after a word opens nothing.
                if before >> bit & 1 == 0 {
                    resume = sigil(folded, at, &mut each);
                }
                continue;
            }
            if matches!(folded[at], b'h' | b'w') && opens_url(&folded[at..]) {
                resume = run_end(folded, at, |class, _| class & SPACE == 0);
                each(Piece::Url(at..resume));
                continue;
            }
            let length = (!(masks.words >> bit)).trailing_zeros() as usize;
            let mut end = at + length;
            if bit as usize + length >= BLOCK {
                end = run_end(folded, end.min(folded.len()), |class, _| class & WORD != 0);
            }
            resume = end;
            if folded.get(end) == Some(&b'\'') && elides(&folded[at..end]) && opens_token(folded, end + 1) {
                each(Piece::Elision(at..end));
            } else {
                each(Piece::Token(Kind::Word, at..end));
            }
        }
        base += BLOCK;
    }
}

/// Looks at the 64 bytes from `base`, or at those that are left.
#[inline]
fn masks(folded: &[u8], base: usize, spill: u64) -> Masks {
    let mut masks = Masks { words: spill, sigils: 0, spill: 0 };
    let mut outside = 0;
    let mut last = [0; BLOCK];
    let block: &[u8; BLOCK] = match folded[base..].first_chunk() {
        Some(block) => block,
        None => {
            let rest = &folded[base..];
            last[..rest.len()].copy_from_slice(rest);
            &last
        }
    };
    for (rank, eight) in block.as_chunks::<8>().0.iter().enumerate() {
        let read = u64::from_le_bytes(*eight);
        let shift = 8 * rank;
        masks.words |= bits(word_bytes(read)) << shift;
        masks.sigils |= bits(equal(read, b'#') | equal(read, b'@')) << shift;
        outside |= bits(read & TOPS) << shift;
    }
    // Characters outside ASCII are rare once folded: each is looked up.
    while outside != 0 {
        let bit = outside.trailing_zeros() as usize;
        outside &= outside - 1;
        if folded[base + bit] < 0xC0 {
            continue;
        }
        let (character, length) = decode(folded, base + bit);
        if class(character) & WORD != 0 {
            let taken = ((1_u128 << length) - 1) << bit;
            masks.words |= taken as u64;
            masks.spill |= (taken >> BLOCK) as u64;
        }
    }
    masks
}

/// The top bit of each byte that is an ASCII letter, digit or `_`.
#[inline]
fn word_bytes(read: u64) -> u64 {
    let low = read & !TOPS;
    let lower = low | (ONES * 0x20);
    let letter = at_least(lower, b'a') & !at_least(lower, b'z' + 1);
    let digit = at_least(low, b'0') & !at_least(low, b'9' + 1);
    (letter | digit | equal(read, b'_')) & TOPS & !read
}

/// Sets the top bit of each byte, all below 0x80, that is `bound` or more.
#[inline]
fn at_least(low: u64, bound: u8) -> u64 {
    low + ONES * u64::from(0x80 - bound)
}

/// The top bit of each byte that is this ASCII byte.
#[inline]
fn equal(read: u64, byte: u8) -> u64 {
    let different = ((read & !TOPS) ^ (ONES * u64::from(byte))) + ONES * 0x7F;
    !different & !read & TOPS
}

/// The top bits of eight bytes, side by side.
#[inline]
fn bits(tops: u64) -> u64 {
    (tops >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// Reads a tag or a handle at `at`; gives where to go on.
#[inline(never)]
fn sigil(folded: &[u8], at: usize, each: &mut impl FnMut(Piece)) -> usize {
    let start = at + 1;
    let (kind, end) = if folded[at] == b'#' {
        (Kind::Tag, run_end(folded, start, |class, _| class & WORD != 0))
    } else {
        (
            Kind::Handle,
            run_end(folded, start, |class, byte| class & WORD != 0 || byte == b'.' || byte == b'-'),
        )
    };
    let mut trimmed = end;
    while trimmed > start && matches!(folded[trimmed - 1], b'.' | b'-') {
        trimmed -= 1;
    }
    if trimmed > start {
        each(Piece::Token(kind, start..trimmed));
    }
    end
}

/// End of the run from `at` whose characters all satisfy `belongs` (class bits, first byte).
#[inline]
fn run_end(folded: &[u8], at: usize, belongs: impl Fn(u8, u8) -> bool) -> usize {
    let mut end = at;
    while let Some(&byte) = folded.get(end) {
        let found = ASCII[byte as usize];
        if found & OUTSIDE == 0 {
            if !belongs(found, byte) {
                break;
            }
            end += 1;
        } else if byte < 0xC0 {
            // Inside a character that a block boundary cut: its first byte was accepted.
            end += 1;
        } else {
            let (character, length) = decode(folded, end);
            if !belongs(class(character), byte) {
                break;
            }
            end += length;
        }
    }
    end.min(folded.len())
}

/// Whether the character at `at` is one an elision leans on.
fn opens_token(folded: &[u8], at: usize) -> bool {
    match folded.get(at) {
        None => false,
        Some(b'#' | b'@') => true,
        Some(&byte) if byte < 0x80 => ASCII[byte as usize] & WORD != 0,
        Some(_) => class(decode(folded, at).0) & WORD != 0,
    }
}

#[inline]
fn opens_url(rest: &[u8]) -> bool {
    rest.starts_with(b"http://") || rest.starts_with(b"https://") || rest.starts_with(b"www.")
}

/// Whether a folded word is one that an apostrophe elides: `l`, `d`, `qu`, `jusqu`…
pub fn is_elision(word: &str) -> bool {
    elides(word.as_bytes())
}

fn elides(word: &[u8]) -> bool {
    match word {
        [letter] => matches!(letter, b'l' | b'd' | b'j' | b'm' | b't' | b's' | b'n' | b'c'),
        b"qu" | b"jusqu" | b"lorsqu" | b"puisqu" | b"quoiqu" => true,
        _ => false,
    }
}
