//! Publishing asks editorial for the themes of posts, which a pause may be about, and for their names.

use async_trait::async_trait;
use parvis_database::{Database, Tx};
use parvis_editorial::{find_posts, theme_exists};
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
            Some(tx) => find_posts(tx, scope, posts).await,
            None => find_posts(&self.0.reader(), scope, posts).await,
        };
        let found = found.map_err(|error| PortError(error.to_string()))?;
        Ok(found.into_iter().filter_map(|(id, post)| Some((id, post.theme?))).collect())
    }

    async fn has_theme(&self, tx: &Tx, scope: Scope, theme: ThemeId) -> Result<bool, PortError> {
        theme_exists(tx, scope, theme).await.map_err(|error| PortError(error.to_string()))
    }

    async fn names(&self, scope: Scope, posts: &[PostId]) -> Result<BTreeMap<PostId, String>, PortError> {
        let found = find_posts(&self.0.reader(), scope, posts).await;
        let found = found.map_err(|error| PortError(error.to_string()))?;
        let name = |post: parvis_editorial::Post| {
            if post.title.trim().is_empty() { post.excerpt } else { post.title }
        };
        Ok(found.into_iter().map(|(id, post)| (id, name(post))).collect())
    }
}
