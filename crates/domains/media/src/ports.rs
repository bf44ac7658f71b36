//! What media asks of other domains.

use async_trait::async_trait;
use parvis_database::Tx;
use parvis_kernel::{AssetId, Scope};

/// Tells whether a file is still needed, in the transaction that would remove it.
#[async_trait]
pub trait AssetUse: Send + Sync {
    /// Counts the posts that show the asset, published ones included.
    ///
    /// # Errors
    /// Any failure keeps the asset.
    async fn count_uses(&self, tx: &Tx, scope: Scope, asset: AssetId) -> Result<u64, String>;
}
