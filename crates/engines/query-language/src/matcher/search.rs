//! Searches inside one post: long phrases over its words, exact texts over its characters.

use super::atoms::Atom;
use super::holds::Case;
use super::scratch::Scratch;
use parvis_text::{Piece, Unit};

/// Adds the spans of a long phrase: `parts` holds its first words as one atom, then every word.
pub(super) fn phrase_spans(scratch: &Scratch, parts: &[u32], spans: &mut Vec<(u32, u32)>) {
    let Some((&first, words)) = parts.split_first() else { return };
    if !scratch.has(first) {
        return;
    }
    let text = scratch.words.iter().map(|found| found.atom());
    each_end(
        words,
        text,
        |word: &Atom, read| read == word,
        |a, b| a == b,
        |end| {
            spans.push(((end + 1 - words.len()) as u32, end as u32));
        },
    );
}

/// Hands over, for each occurrence of an exact text at token boundaries, its span if it has one.
pub(super) fn exact_spans(
    scratch: &mut Scratch,
    case: Case<'_>,
    parts: &[u32],
    mut found: impl FnMut(Option<(u32, u32)>),
) {
    let Some((&text, required)) = parts.split_first() else { return };
    if !required.iter().all(|&word| scratch.has(word)) {
        return;
    }
    let wanted = case.shared.atoms.text(text);
    let units = scratch.units(case.post.text);
    let bytes = case.post.text.bytes();
    each_end(
        wanted,
        bytes,
        |a, b| a == b,
        |a, b| a == b,
        |last| {
            let (start, end) = (last + 1 - wanted.len(), last + 1);
            if !cuts(units, start) && !cuts(units, end) {
                found(span(units, start, end));
            }
        },
    );
}

/// Whether a place lies strictly inside a unit.
fn cuts(units: &[Unit], place: usize) -> bool {
    let after = units.partition_point(|unit| unit.original.start < place);
    units[..after].last().is_some_and(|unit| unit.original.end > place)
}

/// Positions of the first and last token that a range of the original text touches.
fn span(units: &[Unit], start: usize, end: usize) -> Option<(u32, u32)> {
    let first = units.partition_point(|unit| unit.original.end <= start);
    let after = units.partition_point(|unit| unit.original.start < end);
    let is_token = |unit: &&Unit| matches!(unit.piece, Piece::Token(..));
    let before = units[..first].iter().filter(is_token).count() as u32;
    let inside = units.get(first..after)?.iter().filter(is_token).count() as u32;
    (inside > 0).then(|| (before, before + inside - 1))
}

/// Knuth, Morris and Pratt: each place where an occurrence ends, overlapping ones included.
fn each_end<P, T>(
    pattern: &[P],
    text: impl Iterator<Item = T>,
    fits: impl Fn(&P, &T) -> bool,
    same: impl Fn(&P, &P) -> bool,
    mut found: impl FnMut(usize),
) {
    if pattern.is_empty() {
        return;
    }
    let mut fallback = vec![0_usize; pattern.len()];
    for at in 1..pattern.len() {
        let mut length = fallback[at - 1];
        while length > 0 && !same(&pattern[at], &pattern[length]) {
            length = fallback[length - 1];
        }
        fallback[at] = length + usize::from(same(&pattern[at], &pattern[length]));
    }
    let mut length = 0;
    for (at, read) in text.enumerate() {
        while length > 0 && (length == pattern.len() || !fits(&pattern[length], &read)) {
            length = fallback[length - 1];
        }
        length += usize::from(fits(&pattern[length], &read));
        if length == pattern.len() {
            found(at);
        }
    }
}
