//! Removes an asset that no post shows, and its files that nothing else needs.

use crate::{Media, MediaError, store};
use parvis_database::{Actor, Line};
use parvis_kernel::{AssetId, Scope};

/// Removes an asset with its renditions.
///
/// # Errors
/// [`MediaError::NoSuchAsset`]; [`MediaError::InUse`] when a post shows it, published ones included.
pub async fn remove_asset(media: &Media, scope: Scope, actor: Actor, id: AssetId) -> Result<(), MediaError> {
    let _nothing_kept_meanwhile = media.keeping.write().await;
    let mut tx = media.db.begin().await?;
    let asset = store::get_asset(&tx, scope, id).await?;
    let posts = media.uses.count_uses(&tx, scope, id).await.map_err(MediaError::UseUnknown)?;
    if posts > 0 {
        return Err(MediaError::InUse { posts });
    }
    let mut digests = vec![asset.digest];
    for rendition in store::list_renditions(&tx, scope, id).await? {
        if !digests.contains(&rendition.digest) {
            digests.push(rendition.digest);
        }
    }
    store::delete_asset(&tx, scope, id).await?;
    let mut unneeded = Vec::new();
    for digest in digests {
        if store::count_references(&tx, digest).await? == 0 {
            unneeded.push(digest);
        }
    }
    let line = Line {
        actor,
        act: "asset.removed",
        object: id.to_string(),
        payload: serde_json::json!({ "filename": asset.filename, "alt": asset.alt, "digest": asset.digest }),
    };
    tx.journal(scope, line).await?;
    tx.emit(scope, "AssetRemoved", id, None).await?;
    tx.commit().await?;
    for digest in unneeded {
        if let Err(error) = media.files.remove(digest).await {
            // The row is gone and stays gone; the file only takes room.
            tracing::error!(%error, file.digest = %digest, "cannot remove an unneeded file");
        }
    }
    Ok(())
}
