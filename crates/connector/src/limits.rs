//! Limits of a network as data, each set with its source and the day it was read.

use serde::{Deserialize, Serialize};

/// Limits of one network, or of one server of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// Limit of one segment's text.
    pub text: TextLimit,
    /// Limits of images.
    pub images: ImageLimits,
    /// Segments of one publication, at least 1.
    pub segments_max: u32,
    /// Limits of polls; `None` where there are none.
    pub polls: Option<PollLimits>,
    /// Address of the page or file that states them.
    pub source: std::borrow::Cow<'static, str>,
    /// Name of that page or file.
    pub source_title: std::borrow::Cow<'static, str>,
    /// Day they were read, `YYYY-MM-DD`.
    pub read_on: std::borrow::Cow<'static, str>,
    /// False when we could not check them against the service; shown as such.
    pub verified: bool,
}

/// Limit of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TextLimit {
    /// Largest length, in `unit`.
    pub max: u32,
    /// What is counted.
    pub unit: TextUnit,
    /// Largest size in UTF-8 bytes, when there is one too.
    pub max_bytes: Option<u32>,
    /// Length that every link counts for, whatever its own.
    pub link_weight: Option<u32>,
    /// True when `@name@server` counts as `@name` only.
    pub handles_count_local_part: bool,
}

/// What a network counts in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TextUnit {
    /// Extended grapheme clusters: what a person calls a character.
    Graphemes,
    /// Unicode code points.
    Characters,
    /// UTF-8 bytes.
    Bytes,
}

/// Limits of polls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PollLimits {
    /// Answers of one poll, at least 2.
    pub answers_max: u32,
    /// Longest answer, in graphemes.
    pub answer_max: u32,
    /// Shortest time to vote, in seconds.
    pub open_min_seconds: u32,
    /// Longest time to vote, in seconds.
    pub open_max_seconds: u32,
}

/// Limits of images.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ImageLimits {
    /// Images of one segment.
    pub max: u32,
    /// Largest size of one image in bytes; larger ones are re-encoded before sending.
    pub max_bytes: u64,
    /// Largest width or height in pixels, when the network states one.
    pub max_side: Option<u32>,
    /// Media types accepted.
    pub types: &'static [&'static str],
    /// Largest alternative text, in graphemes.
    pub alt_max: u32,
}
