//! All the SQL of editorial.

mod content;
mod lists;
mod themes;

pub(crate) use content::{
    delete_post, find_content, insert_approval, insert_post, last_approval, list_approvals, replace_content,
    save_revision, set_stage, set_wish, update_post,
};
pub use content::{posts_using_asset, title_of};
pub use lists::find_posts;
pub(crate) use lists::{
    ListFilter, channels_of, count_stages, list_stage, list_undated, search, thumbnails_of, wished_between,
};
pub(crate) use themes::{find_themes, insert_theme, list_themes};
