//! Folding and tokens of the listening language, shared by search, matching and checks. Pure.
#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "numeric engine: table look-ups and byte offsets on the hottest path of listening"
)]

mod character;
mod folding;
mod scanning;
mod tokens;

pub use character::{is_letter, is_word_character};
pub use folding::{Origins, fold, fold_case, fold_into, fold_with_offsets};
pub use scanning::{Kind, Piece, is_elision, scan};
pub use tokens::{Token, Unit, tokens, units};
