//! The resources of publishing: the publications of a post, and the operator's queue.

mod comment;
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
        .routes(routes!(comment::retry))
        .routes(routes!(comment::cancel))
        .routes(routes!(comment::declare))
        .with_state(publishing)
}
