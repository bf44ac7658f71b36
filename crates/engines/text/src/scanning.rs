//! The scanner: one walk over a folded text that finds words, tags, handles, elisions and URLs.

use crate::character::{LETTER, SPACE, WORD, class};
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

/// Walks a folded text from left to right and hands over each piece in order.
///
/// Takes time linear in the text and allocates nothing.
#[inline]
pub fn scan(folded: &str, mut each: impl FnMut(Piece)) {
    let bytes = folded.as_bytes();
    let mut at = 0;
    // End of the last character of a word: a `#` or `@` right there opens nothing.
    let mut word_end = usize::MAX;
    while at < bytes.len() {
        let byte = bytes[at];
        let found = ASCII[byte as usize];
        if found & WORD != 0 {
            if (byte == b'h' || byte == b'w') && opens_url(&bytes[at..]) {
                let end = run_end(folded, at, |class, _| class & SPACE == 0);
                each(Piece::Url(at..end));
                at = end;
                continue;
            }
        } else if found & OUTSIDE == 0 {
            if (byte == b'#' || byte == b'@') && word_end != at {
                at = scan_sigil(folded, at, &mut word_end, &mut each);
            } else {
                at += 1;
            }
            continue;
        } else {
            let (class, length) = class_at(folded, at);
            if class & WORD == 0 {
                at += length;
                continue;
            }
        }
        let end = run_end(folded, at, |class, _| class & WORD != 0);
        if bytes.get(end) == Some(&b'\'') && elides(&bytes[at..end]) && opens_token(folded, end + 1) {
            each(Piece::Elision(at..end));
        } else {
            each(Piece::Token(Kind::Word, at..end));
        }
        word_end = end;
        at = end;
    }
}

/// Reads a tag or a handle at `at`; gives where to go on.
fn scan_sigil(folded: &str, at: usize, word_end: &mut usize, each: &mut impl FnMut(Piece)) -> usize {
    let bytes = folded.as_bytes();
    let start = at + 1;
    let (kind, end) = if bytes[at] == b'#' {
        (Kind::Tag, run_end(folded, start, |class, _| class & WORD != 0))
    } else {
        (
            Kind::Handle,
            run_end(folded, start, |class, byte| class & WORD != 0 || byte == b'.' || byte == b'-'),
        )
    };
    let mut trimmed = end;
    while trimmed > start && matches!(bytes[trimmed - 1], b'.' | b'-') {
        trimmed -= 1;
    }
    if trimmed > start {
        each(Piece::Token(kind, start..trimmed));
        *word_end = trimmed;
    }
    end
}

/// End of the run from `at` whose characters all satisfy `belongs` (class bits, first byte).
#[inline]
fn run_end(folded: &str, at: usize, belongs: impl Fn(u8, u8) -> bool) -> usize {
    let bytes = folded.as_bytes();
    let mut end = at;
    while let Some(&byte) = bytes.get(end) {
        let found = ASCII[byte as usize];
        if found & OUTSIDE == 0 {
            if !belongs(found, byte) {
                break;
            }
            end += 1;
        } else {
            let (class, length) = class_at(folded, end);
            if !belongs(class, byte) {
                break;
            }
            end += length;
        }
    }
    end
}

/// Class and length of the character at a byte that begins one outside ASCII.
fn class_at(folded: &str, at: usize) -> (u8, usize) {
    folded[at..].chars().next().map_or((0, 1), |character| (class(character), character.len_utf8()))
}

/// Whether the character at `at` is one an elision leans on.
fn opens_token(folded: &str, at: usize) -> bool {
    match folded.as_bytes().get(at) {
        None => false,
        Some(b'#' | b'@') => true,
        Some(&byte) if byte < 0x80 => ASCII[byte as usize] & WORD != 0,
        Some(_) => class_at(folded, at).0 & WORD != 0,
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
