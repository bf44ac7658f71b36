//! The listening language: read, check, explain and match saved queries. Pure.
#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "numeric engine: interned numbers and byte offsets on the hottest path of listening"
)]

mod canonical;
mod error;
mod explain;
mod field;
mod leaf;
mod lexer;
pub mod limits;
mod lists;
mod matcher;
mod parser;
mod review;
mod suggestion;
mod syntax;
mod text;
mod warning;
mod wording;

pub use canonical::canonical;
pub use error::{Language, NearMisuse, QueryError, Reason};
pub use explain::explain;
pub use lists::Lists;
pub use matcher::{Handle, LiveMatcher, Matcher, Post, Scratch};
pub use parser::{parse, parse_part};
pub use review::{TOO_BROAD, review, review_history};
pub use syntax::{Comparison, Field, Leaf, ListReference, Near, Node, Pattern, Query, Span, Test};
pub use text::Text;
pub use warning::{Notice, Warning};

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
