//! The resources of publishing: the publications of a post, and the operator's queue.

mod pause_view;
mod pauses;
mod resource;
mod view;

use crate::Publishing;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the routes of the domain, relative to `/api/v1`.
pub fn router(publishing: Arc<Publishing>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(resource::of_post))
        .routes(routes!(resource::queue))
        .routes(routes!(resource::show))
        .routes(routes!(resource::retry))
        .routes(routes!(resource::cancel))
        .routes(routes!(resource::declare))
        .routes(routes!(pauses::list, pauses::start))
        .routes(routes!(pauses::end))
        .routes(routes!(pauses::exempt))
        .routes(routes!(pauses::release))
        .with_state(publishing)
}
