//! The public pages: no session, no script, no cookie.

mod answer;
mod atom;
mod feed_page;
mod item_page;
mod json_feed;
mod media;
mod view;

use crate::{Citizens, CitizensError};
use axum::{Router, routing::get};
use parvis_identity::{Organisation, list_organisations};
use std::sync::Arc;

/// What public pages may load: style sheets, images and font of this origin. No script, no connection, no form.
pub(crate) const PUBLIC_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

impl Citizens {
    /// Returns the pages of the domain, under `/fil`.
    pub fn pages(self: Arc<Self>) -> Router {
        Router::new()
            .route("/fil", get(feed_page::show))
            .route("/fil/atom.xml", get(atom::show))
            .route("/fil/feed.json", get(json_feed::show))
            .route("/fil/medias/{reference}", get(media::show))
            .route("/fil/{slug}", get(item_page::show))
            .with_state(self)
    }

    /// Returns the institution of this installation, when it is founded.
    async fn institution(&self) -> Result<Option<Organisation>, CitizensError> {
        Ok(list_organisations(&self.db.reader()).await?.into_iter().next())
    }
}
