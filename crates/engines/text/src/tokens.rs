//! Tokens for whoever wants them as values: text, kind, position and place in the original.

use crate::folding::fold_with_offsets;
use crate::scanning::{Kind, Piece, scan};
use std::ops::Range;

/// One token of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Folded text, without `#` or `@`.
    pub text: String,
    /// What it was written as.
    pub kind: Kind,
    /// Rank in the text, from 0.
    pub position: usize,
    /// Byte range in the original text, without `#` or `@`, with its trailing marks.
    pub original: Range<usize>,
}

/// One unit of a text that nothing may cut: a token, an elided word or a URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// What the unit is.
    pub piece: Piece,
    /// Byte range in the original text.
    pub original: Range<usize>,
}

/// The tokens of a text, folded here, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let (folded, offsets) = fold_with_offsets(text);
    let mut found = Vec::new();
    scan(folded.as_bytes(), |piece| {
        if let Piece::Token(kind, range) = piece {
            let position = found.len();
            let original = original_range(&offsets, &range);
            found.push(Token { text: folded[range].to_owned(), kind, position, original });
        }
    });
    found
}

/// The folded text and its units in order, each with its place in the original text.
pub fn units(text: &str) -> (String, Vec<Unit>) {
    let (folded, offsets) = fold_with_offsets(text);
    let mut found = Vec::new();
    scan(folded.as_bytes(), |piece| {
        let range = match &piece {
            Piece::Token(_, range) | Piece::Elision(range) | Piece::Url(range) => range,
        };
        let original = original_range(&offsets, range);
        found.push(Unit { piece, original });
    });
    (folded, found)
}

/// The original bytes of a folded range: whole characters, marks that fold to nothing included.
///
/// A character that folds to several tokens (½) belongs to each of them.
fn original_range(offsets: &[usize], range: &Range<usize>) -> Range<usize> {
    let last = offsets[range.end - 1];
    let end = offsets[range.end..].iter().copied().find(|&offset| offset > last);
    offsets[range.start]..end.unwrap_or(last)
}
