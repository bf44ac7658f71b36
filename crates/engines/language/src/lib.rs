#![doc = include_str!("../README.md")]
#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "numeric engine: indices are bounded by the sizes of the tables beside them"
)]

mod gram;
mod identify;
mod languages;
mod lexicon;
mod score;
mod script;
mod table;
mod words;

pub use identify::{Guess, Identifier};
