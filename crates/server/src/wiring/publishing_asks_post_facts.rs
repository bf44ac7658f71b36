//! Publishing asks editorial for the themes of posts, which a pause may be about, and for their names.

use async_trait::async_trait;
use parvis_database::{Database, Tx};
use parvis_editorial::{names_of_posts, theme_exists, themes_of_posts};
use parvis_kernel::{PostId, Scope, ThemeId};
use parvis_publishing::{PortError, PostFacts};
use std::collections::BTreeMap;

pub(crate) struct PublishingAsksPostFacts(pub(crate) Database);

#[async_trait]
impl PostFacts for PublishingAsksPostFacts {
    async fn themes(
        &self,
        tx: Option<&Tx>,
        scope: Scope,
        posts: &[PostId],
    ) -> Result<BTreeMap<PostId, ThemeId>, PortError> {
        let found = match tx {
            Some(tx) => themes_of_posts(tx, scope, posts).await,
            None => themes_of_posts(&self.0.reader(), scope, posts).await,
        };
        found.map_err(|error| PortError(error.to_string()))
    }

    async fn has_theme(&self, tx: &Tx, scope: Scope, theme: ThemeId) -> Result<bool, PortError> {
        theme_exists(tx, scope, theme).await.map_err(|error| PortError(error.to_string()))
    }

    async fn names(&self, scope: Scope, posts: &[PostId]) -> Result<BTreeMap<PostId, String>, PortError> {
        names_of_posts(&self.0.reader(), scope, posts).await.map_err(|error| PortError(error.to_string()))
    }
}
