//! What channels asks of other domains.

use async_trait::async_trait;
use parvis_database::Tx;
use parvis_kernel::{ChannelId, PostId, Scope};

/// The work that hangs on a channel.
#[async_trait]
pub trait ChannelWork: Send + Sync {
    /// Lists the posts that would no longer leave through the channel.
    ///
    /// # Errors
    /// The other domain failed.
    async fn scheduled_posts(&self, scope: Scope, channel: ChannelId) -> Result<Vec<PostId>, String>;

    /// Stops at once everything that has not left, in the transaction of the disconnection.
    ///
    /// # Errors
    /// Any failure undoes the disconnection.
    async fn stop(&self, tx: &mut Tx, scope: Scope, channel: ChannelId) -> Result<u64, String>;
}
