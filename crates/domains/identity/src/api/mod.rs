//! The resources of identity: the session and the members.

mod members;
mod session;

pub use members::MemberView;

use crate::Identity;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Returns the routes of the domain, relative to `/api/v1`.
pub fn router(identity: Arc<Identity>) -> OpenApiRouter {
    OpenApiRouter::new()
        .routes(routes!(session::show, session::sign_out_here))
        .routes(routes!(session::prefer))
        .routes(routes!(members::list, members::create))
        .with_state(identity)
}
