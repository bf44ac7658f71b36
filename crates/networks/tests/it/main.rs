//! Every network against a fake server that can fail, by the common suite and by its own facts.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, reason = "test code")]

mod bluesky;
mod catalogue;
mod mastodon;
mod mastodon_contract;
