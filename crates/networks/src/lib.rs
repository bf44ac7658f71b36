//! The networks: one folder each; HTTP in, typed outcome out, no table.

pub mod bluesky;
pub mod mastodon;
mod reading;
mod server_address;
