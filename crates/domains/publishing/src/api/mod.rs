//! The resources of publishing: the publications of a post, and the operator's queue.

mod comment;
mod pause_view;
mod pauses;
mod proof;
mod queue;
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
        .routes(routes!(proof::of_publication))
        .routes(routes!(proof::of_post))
        .routes(routes!(comment::retry))
        .routes(routes!(comment::cancel))
        .routes(routes!(comment::declare))
        .routes(routes!(pauses::list, pauses::start))
        .routes(routes!(pauses::end))
        .routes(routes!(pauses::exempt))
        .routes(routes!(pauses::release))
        .routes(routes!(queue::counts))
        .routes(routes!(queue::export))
        .with_state(publishing)
}
