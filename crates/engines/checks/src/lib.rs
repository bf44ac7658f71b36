//! Checks of a text before it leaves: what networks count, and what makes it readable by everyone. Pure.

mod hashtag;
mod length;
mod link;
mod sameness;

pub use hashtag::{LowercaseHashtag, lowercase_hashtags};
pub use length::{Counting, Unit, measure};
pub use link::{Link, links};
pub use sameness::sameness;
