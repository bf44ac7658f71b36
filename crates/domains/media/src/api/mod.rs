//! The resources of media: assets, their files, resumable uploads.

mod assets;
mod file;
mod uploads;

pub use assets::{AssetView, views_of};
pub use file::{Audience, serve_file, serve_found};

use crate::Media;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the routes of the domain, relative to `/api/v1`.
///
/// `/assets` and `/uploads` read their bodies as streams with their own limits: no layer may bound them.
pub fn router(media: Arc<Media>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(assets::list, assets::add))
        .routes(routes!(assets::show, assets::change, assets::remove))
        .routes(routes!(file::read))
        .routes(routes!(uploads::discover, uploads::create))
        .routes(routes!(uploads::show, uploads::append, uploads::abandon))
        .with_state(media)
}
