//! All the SQL of editorial.

mod content;
mod lists;
mod slots;
mod themes;

pub(crate) use content::{
    delete_post, find_content, hold_post, insert_approval, insert_post, last_approval, list_approvals,
    replace_content, save_revision, set_stage, set_wish, update_post,
};
pub use content::{posts_using_asset, title_of};
pub use lists::find_posts;
pub(crate) use lists::{
    ListFilter, channels_of, count_stages, list_stage, list_undated, search, thumbnails_of, wished_between,
};
pub(crate) use slots::{delete_slot, hold_slots, insert_slot, list_slots, planned_between};
pub use themes::theme_exists;
pub(crate) use themes::{find_themes, insert_theme, list_themes};
