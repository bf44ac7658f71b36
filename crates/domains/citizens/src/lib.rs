//! What citizens read without an intermediary: the institution's own public feed.

mod connector;
mod correct_item;
mod error;
mod find_item;
mod list_items;
mod markup;
mod model;
mod pages;
mod ports;
mod publish_item;
mod slug;
mod store;
mod withdraw_item;

pub use connector::PublicFeed;
pub use correct_item::{Correction, correct_item, revise_segment};
pub use error::CitizensError;
pub use find_item::{find_item, find_published};
pub use list_items::list_items;
pub use model::{CorrectionNote, FeedImage, FeedItem, FeedSegment, NewSegment};
pub use ports::{FeedMedia, MediaSize, OpenedMedia};
pub use publish_item::publish_item;
pub use withdraw_item::withdraw_item;

use parvis_database::{Database, Migration};
use std::sync::Arc;

/// Tables of this domain.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "2026_11_24_0700_citizens",
    sql: include_str!("../migrations/2026_11_24_0700_citizens.sql"),
}];

/// What the domain works with.
pub struct Citizens {
    /// The database.
    pub db: Database,
    /// Public address of the program, without a final slash.
    pub public_url: String,
    /// Where the bytes of images come from.
    pub media: Arc<dyn FeedMedia>,
}

impl Citizens {
    /// Returns the public address of an item.
    #[must_use]
    pub fn address_of(&self, item: &FeedItem) -> String {
        format!("{}/fil/{}", self.public_url, item.slug)
    }
}
