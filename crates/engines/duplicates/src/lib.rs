#![doc = include_str!("../README.md")]
#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "numeric engine: indices come from the sizes of the same collections"
)]

mod cluster;
mod kind;
mod lexicon;
mod occasions;
mod profiles;
mod similarity;
mod sketch;
mod stream;
mod texts;
mod tokens;

pub use cluster::clusters;
pub use profiles::{Group, GroupStream, groups};
pub use stream::{Bounds, ClusterStream};

/// One item to compare.
#[derive(Clone, Copy, Debug)]
pub struct Post<'a> {
    /// Profile that posted it.
    pub author: &'a str,
    /// Instant, in seconds since 1970-01-01 00:00 UTC.
    pub time: i64,
    /// Text as posted.
    pub text: &'a str,
}
