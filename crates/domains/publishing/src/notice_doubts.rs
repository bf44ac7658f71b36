//! Says of a publication that it has been to verify for long: once for each attempt in doubt.

use crate::{Publishing, PublishingError, store};

/// Emits `PublicationUnverified` for each doubt older than the setting; returns how many.
///
/// # Errors
/// The database failed; the next round does the same again.
pub async fn notice_doubts(publishing: &Publishing) -> Result<usize, PublishingError> {
    let since = publishing.db.now().before(publishing.settings.doubt_after);
    if store::untold_doubts(&publishing.db.reader(), since).await?.is_empty() {
        return Ok(0);
    }
    let mut tx = publishing.db.begin().await?;
    let mut told = 0;
    for (publication, scope, post, attempt) in store::untold_doubts(&tx, since).await? {
        if store::note_doubt(&tx, scope, publication, attempt).await? {
            tx.emit(scope, "PublicationUnverified", publication, Some(post.to_string())).await?;
            told += 1;
        }
    }
    tx.commit().await?;
    Ok(told)
}
