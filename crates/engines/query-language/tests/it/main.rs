//! Tests of the language and of the matcher, against a reference written from the definition.

#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that panics says where"
)]

mod edge_cases;
mod expression;
mod generate;
mod guide;
mod living;
mod properties;
mod reference;
mod reference_text;
