//! Media asks editorial whether a file is still needed before it removes it.

use async_trait::async_trait;
use parvis_database::Tx;
use parvis_kernel::{AssetId, Scope};
use parvis_media::AssetUse;

pub(crate) struct MediaAsksEditorial;

#[async_trait]
impl AssetUse for MediaAsksEditorial {
    async fn count_uses(&self, tx: &Tx, scope: Scope, asset: AssetId) -> Result<u64, String> {
        let uses =
            parvis_editorial::posts_using_asset(tx, scope, asset).await.map_err(|error| error.to_string())?;
        Ok(u64::try_from(uses).unwrap_or(0))
    }
}
