//! Disconnects a channel: what was to leave stops at once, the credentials are erased.

use crate::{Channel, ChannelState, Channels, ChannelsError, store};
use parvis_database::Line;
use parvis_identity::SignedIn;
use parvis_kernel::ChannelId;

/// Disconnects, all in one transaction.
///
/// # Errors
/// [`ChannelsError::NotFound`], [`ChannelsError::AlwaysThere`] for the public feed.
pub async fn disconnect_channel(
    channels: &Channels,
    by: &SignedIn,
    id: ChannelId,
) -> Result<Channel, ChannelsError> {
    let mut tx = channels.db.begin().await?;
    let mut channel = store::find_channel(&tx, by.scope(), id).await?.ok_or(ChannelsError::NotFound)?;
    let connector = channels.connectors.of(&channel.network).ok_or(ChannelsError::NetworkUnknown)?;
    if !connector.describe().connectable {
        return Err(ChannelsError::AlwaysThere);
    }
    let stopped = channels.work.stop(&mut tx, by.scope(), id).await.map_err(ChannelsError::Work)?;
    store::erase_credentials(&tx, by.scope(), id).await?;
    channel.state = ChannelState::Disconnected;
    store::save_channel(&tx, &channel).await?;
    let line = Line {
        actor: by.actor(),
        act: "channel.disconnected",
        object: id.to_string(),
        payload: serde_json::json!({ "stopped_publications": stopped }),
    };
    tx.journal(by.scope(), line).await?;
    tx.emit(by.scope(), "ChannelDisconnected", id, None).await?;
    tx.commit().await?;
    Ok(channel)
}
