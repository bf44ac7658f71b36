//! Lists what can be read on the feed, the newest first.

use crate::{CitizensError, FeedItem, store};
use parvis_database::Run;
use parvis_kernel::{Limit, Page, PublicationId, Scope, Timestamp};

/// Lists a page of items; `cursor` is empty for the first one.
///
/// # Errors
/// [`CitizensError::NotFound`] for a cursor that this list did not give.
pub async fn list_items(
    run: &impl Run,
    scope: Scope,
    cursor: &str,
    limit: Limit,
) -> Result<Page<FeedItem>, CitizensError> {
    let after = match cursor {
        "" => None,
        cursor => Some(read_cursor(cursor).ok_or(CitizensError::NotFound)?),
    };
    let rows = store::list_published(run, scope, after, limit).await?;
    Ok(Page::cut(rows, limit, |item| format!("{}-{}", item.published_at.as_micros(), item.publication)))
}

fn read_cursor(cursor: &str) -> Option<(Timestamp, PublicationId)> {
    let (micros, publication) = cursor.split_once('-')?;
    Some((Timestamp::from_micros(micros.parse().ok()?), publication.parse().ok()?))
}
