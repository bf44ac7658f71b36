//! Takes an item down; its address keeps a dated notice.

use crate::{CitizensError, FeedItem, store};
use parvis_database::{Actor, Database, Line};
use parvis_kernel::{PublicationId, Scope};

/// Takes an item down. One that is down already stays as it is.
///
/// # Errors
/// [`CitizensError::NotFound`]; [`CitizensError::Commit`] when it may have been kept.
pub async fn withdraw_item(
    database: &Database,
    scope: Scope,
    actor: Actor,
    publication: PublicationId,
) -> Result<FeedItem, CitizensError> {
    let mut tx = database.begin().await?;
    let item = store::find_by_publication(&tx, scope, publication).await?.ok_or(CitizensError::NotFound)?;
    if item.withdrawn_at.is_some() {
        return Ok(item);
    }
    store::mark_withdrawn(&tx, scope, publication).await?;
    let line = Line {
        actor,
        act: "feed_item.withdrawn",
        object: publication.to_string(),
        payload: serde_json::json!({ "slug": item.slug }),
    };
    tx.journal(scope, line).await?;
    tx.emit(scope, "FeedItemWithdrawn", publication, None).await?;
    let withdrawn_at = Some(tx.now());
    tx.commit().await.map_err(CitizensError::Commit)?;
    Ok(FeedItem { withdrawn_at, ..item })
}
