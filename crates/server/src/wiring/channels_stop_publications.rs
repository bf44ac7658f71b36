//! Channels ask publishing what hangs on a channel, and stop it when the channel goes.

use async_trait::async_trait;
use parvis_channels::ChannelWork;
use parvis_database::{Database, Tx};
use parvis_kernel::{ChannelId, PostId, Scope};

pub(crate) struct ChannelsStopPublications(pub(crate) Database);

#[async_trait]
impl ChannelWork for ChannelsStopPublications {
    async fn scheduled_posts(&self, scope: Scope, channel: ChannelId) -> Result<Vec<PostId>, String> {
        parvis_publishing::scheduled_posts_of_channel(&self.0.reader(), scope, channel)
            .await
            .map_err(|error| error.to_string())
    }

    async fn stop(&self, tx: &mut Tx, scope: Scope, channel: ChannelId) -> Result<u64, String> {
        parvis_publishing::stop_channel(tx, scope, channel).await.map_err(|error| error.to_string())
    }
}
