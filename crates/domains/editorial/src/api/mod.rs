//! The resources of editorial: posts, themes, the calendar, the first screen.

mod acts;
mod corrections;
mod export;
mod feed;
mod import;
mod overview;
mod posts;
mod series;
mod slots;
mod themes;

pub use feed::pages as calendar_pages;

use crate::Editorial;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the routes of the domain, relative to `/api/v1`.
pub fn router(editorial: Arc<Editorial>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(posts::list, posts::create))
        .routes(routes!(export::export))
        .routes(routes!(import::preview))
        .routes(routes!(import::import))
        .routes(routes!(posts::show, posts::delete))
        .routes(routes!(posts::save))
        .routes(routes!(posts::presence))
        .routes(routes!(acts::submit))
        .routes(routes!(acts::approve))
        .routes(routes!(acts::ask_for_changes))
        .routes(routes!(acts::schedule))
        .routes(routes!(acts::move_to))
        .routes(routes!(acts::cancel))
        .routes(routes!(acts::duplicate))
        .routes(routes!(corrections::of_post, corrections::begin))
        .routes(routes!(corrections::awaiting))
        .routes(routes!(corrections::show, corrections::save))
        .routes(routes!(corrections::dismiss))
        .routes(routes!(corrections::submit))
        .routes(routes!(corrections::approve))
        .routes(routes!(corrections::send_back))
        .routes(routes!(corrections::apply))
        .routes(routes!(corrections::urgent))
        .routes(routes!(corrections::noted))
        .routes(routes!(themes::list, themes::create))
        .routes(routes!(slots::list, slots::add))
        .routes(routes!(slots::change, slots::remove))
        .routes(routes!(slots::list_free))
        .routes(routes!(slots::list_for_post))
        .routes(routes!(slots::take_next))
        .routes(routes!(series::list, series::create))
        .routes(routes!(series::dates))
        .routes(routes!(series::show, series::change))
        .routes(routes!(series::approve))
        .routes(routes!(series::start))
        .routes(routes!(series::end))
        .routes(routes!(series::skip))
        .routes(routes!(series::restore))
        .routes(routes!(series::of_post))
        .routes(routes!(overview::calendar))
        .routes(routes!(feed::show, feed::open, feed::close))
        .routes(routes!(overview::home))
        .routes(routes!(overview::search))
        .with_state(editorial)
}
