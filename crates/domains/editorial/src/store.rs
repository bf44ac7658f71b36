//! All the SQL of editorial.

mod content;
mod corrections;
mod feeds;
mod imports;
mod lists;
mod prints;
mod record;
mod removal;
mod series;
mod slots;
mod texts;
mod themes;
mod variants;

pub(crate) use content::{
    find_content, hold_post, insert_approval, insert_content, insert_post, last_approval, list_approvals,
    replace_content, save_revision, set_stage, set_wish, update_post,
};
pub use content::{posts_using_asset, title_of};
pub(crate) use corrections::{
    awaiting_corrections, find_correction, insert_correction, last_applied, list_corrections,
    open_correction, update_correction,
};
pub(crate) use feeds::{delete_feed, feed_opened_at, find_feed, save_feed};
pub(crate) use imports::{find_imported, insert_imported};
pub use lists::find_posts;
pub(crate) use lists::{
    ListFilter, PlaceInList, PostsOrder, channels_of, count_stages, list_stage, list_undated, search,
    thumbnails_of, wished_between,
};
pub(crate) use prints::{posts_saying, print_of};
pub(crate) use record::writers_of;
pub(crate) use removal::delete_post;
pub(crate) use series::{
    delete_occurrence, find_occurrence, find_series, hold_series, insert_occurrence, insert_series,
    list_open_series, list_series, mark_caught_up, occurrence_of_post, occurrences_before, occurrences_from,
    series_of_posts, update_occurrence, update_series,
};
pub(crate) use slots::{delete_slot, hold_slots, insert_slot, list_slots, planned_between};
pub(crate) use texts::texts_of;
pub use themes::theme_exists;
pub(crate) use themes::{find_themes, insert_theme, list_themes};
