//! Renames an asset or describes it.

use crate::{
    Asset, Media, MediaError,
    model::{check_alt, check_filename},
    store,
};
use parvis_database::{Actor, Line};
use parvis_kernel::{AssetId, Scope};

/// What changes; `None` stays as it is.
#[derive(Clone, Debug, Default)]
pub struct AssetChange {
    /// Alternative text, at most [`crate::ALT_MAX`] characters.
    pub alt: Option<String>,
    /// File name; the ending remains that of the true type.
    pub filename: Option<String>,
}

/// Changes the name or the alternative text of an asset. Posts that use it keep their own text.
///
/// # Errors
/// [`MediaError::NoSuchAsset`], [`MediaError::Fields`].
pub async fn change_asset(
    media: &Media,
    scope: Scope,
    actor: Actor,
    id: AssetId,
    change: AssetChange,
) -> Result<Asset, MediaError> {
    let mut tx = media.db.begin().await?;
    let before = store::get_asset(&tx, scope, id).await?;
    let mut after = before.clone();
    let mut faults = Vec::new();
    if let Some(alt) = change.alt {
        after.alt = check_alt(&alt, &mut faults);
    }
    if let Some(filename) = change.filename {
        after.filename = check_filename(&filename, before.file_type, &mut faults);
    }
    if !faults.is_empty() {
        return Err(MediaError::Fields(faults));
    }
    if after == before {
        return Ok(after);
    }
    store::update_asset(&tx, scope, &after).await?;
    let words = |asset: &Asset| serde_json::json!({ "filename": asset.filename, "alt": asset.alt });
    let line = Line {
        actor,
        act: "asset.changed",
        object: id.to_string(),
        payload: serde_json::json!({ "before": words(&before), "after": words(&after) }),
    };
    tx.journal(scope, line).await?;
    tx.emit(scope, "AssetChanged", id, None).await?;
    tx.commit().await?;
    Ok(after)
}
