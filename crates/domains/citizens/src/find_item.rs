//! Finds one item of the feed.

use crate::{CitizensError, FeedItem, slug::is_slug, store};
use parvis_database::Run;
use parvis_kernel::{PublicationId, Scope};

/// Finds the item of a publication, withdrawn or not.
///
/// # Errors
/// The database failed.
pub async fn find_published(
    run: &impl Run,
    scope: Scope,
    publication: PublicationId,
) -> Result<Option<FeedItem>, CitizensError> {
    Ok(store::find_by_publication(run, scope, publication).await?)
}

/// Finds the item at `/fil/{slug}`, withdrawn or not.
///
/// # Errors
/// The database failed.
pub async fn find_item(run: &impl Run, scope: Scope, slug: &str) -> Result<Option<FeedItem>, CitizensError> {
    if !is_slug(slug) {
        return Ok(None);
    }
    Ok(store::find_by_slug(run, scope, slug).await?)
}
