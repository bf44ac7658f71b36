//! The resources of channels: networks, and the channels connected to them.

mod hand_over;
mod resource;
mod view;

use view::NetworkView;
pub use view::{ChannelRef, ChannelView};

use crate::Channels;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the routes of the domain, relative to `/api/v1`.
pub fn router(channels: Arc<Channels>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(resource::networks))
        .routes(routes!(resource::list, resource::connect))
        .routes(routes!(hand_over::depart))
        .routes(routes!(hand_over::arrive))
        .routes(routes!(resource::check))
        .routes(routes!(resource::impact))
        .routes(routes!(resource::disconnect))
        .routes(routes!(resource::reconnect))
        .with_state(channels)
}
