//! Connects a channel: tried on the spot, sealed, journaled.

use crate::{Channel, ChannelState, Channels, ChannelsError, HealthState, StoredLimits, store};
use parvis_connector::{Connected, Connector, Fields};
use parvis_database::{Line, Tx};
use parvis_identity::{SignedIn, clean_name};
use parvis_kernel::{ChannelId, MemberId, Scope};
use std::sync::Arc;

/// Connects a channel, or connects again one that was disconnected.
///
/// # Errors
/// [`ChannelsError::NetworkUnknown`], [`ChannelsError::Refused`], [`ChannelsError::AlreadyConnected`];
/// [`ChannelsError::OtherProfile`] when `again` names a channel of another profile.
pub async fn connect_channel(
    channels: &Channels,
    by: &SignedIn,
    network: &str,
    fields: &Fields,
    again: Option<ChannelId>,
) -> Result<Channel, ChannelsError> {
    let connector = connectable(channels, network)?;
    let connected = connector.connect(fields).await.map_err(ChannelsError::Refused)?;
    keep_channel(channels, by, network, &connected, again).await
}

/// Finds the connector of a network whose channels members connect.
pub(crate) fn connectable<'all>(
    channels: &'all Channels,
    network: &str,
) -> Result<&'all Arc<dyn Connector>, ChannelsError> {
    let connector = channels.connectors.of(network).ok_or(ChannelsError::NetworkUnknown)?;
    if connector.describe().connectable { Ok(connector) } else { Err(ChannelsError::NetworkUnknown) }
}

/// Keeps a channel that its network accepted: its credentials are sealed, the act is journaled.
pub(crate) async fn keep_channel(
    channels: &Channels,
    by: &SignedIn,
    network: &str,
    connected: &Connected,
    again: Option<ChannelId>,
) -> Result<Channel, ChannelsError> {
    let is_per_server = connectable(channels, network)?.ids_are_per_server();
    let remote_server = if is_per_server { connected.server.as_str() } else { "" };
    let mut tx = channels.db.begin().await?;
    let known = store::find_by_remote(&tx, by.scope(), network, remote_server, &connected.remote_id).await?;
    if let Some(again) = again
        && known.as_ref().is_none_or(|known| known.id != again)
    {
        return Err(ChannelsError::OtherProfile);
    }
    if again.is_none() && known.as_ref().is_some_and(|known| known.state == ChannelState::Active) {
        return Err(ChannelsError::AlreadyConnected);
    }
    let channel = Channel {
        remote_server: remote_server.to_owned(),
        ..channel_of(&tx, by, network, connected, known.map(|known| known.id))
    };
    store::save_channel(&tx, &channel).await?;
    let sealed =
        channels.vault.seal(&connected.credentials.0, &channel.id.to_string(), channels.db.chance())?;
    store::save_credentials(&tx, channel.scope, channel.id, &sealed.0).await?;
    let line = Line {
        actor: by.actor(),
        act: "channel.connected",
        object: channel.id.to_string(),
        payload: serde_json::json!({ "network": network, "handle": channel.handle, "server": channel.server }),
    };
    tx.journal(channel.scope, line).await?;
    tx.emit(channel.scope, "ChannelConnected", channel.id, None).await?;
    tx.commit().await?;
    Ok(channel)
}

fn channel_of(
    tx: &Tx,
    by: &SignedIn,
    network: &str,
    connected: &Connected,
    known: Option<ChannelId>,
) -> Channel {
    Channel {
        id: known.unwrap_or_else(|| tx.new_id()),
        scope: by.scope(),
        network: network.to_owned(),
        remote_id: connected.remote_id.clone(),
        remote_server: String::new(),
        handle: connected.handle.clone(),
        name: clean_name(&connected.name).chars().take(parvis_identity::NAME_MAX).collect(),
        url: connected.url.clone(),
        server: connected.server.clone(),
        limits: connected.limits.as_ref().map(StoredLimits::keep),
        state: ChannelState::Active,
        health: HealthState::Ok,
        checked_at: Some(tx.now()),
        connected_by: Some(by.member.id),
        connected_at: tx.now(),
    }
}

/// Adds the public feed of a new institution: its first channel, always there.
///
/// # Errors
/// The database failed.
pub async fn add_public_feed(
    tx: &Tx,
    scope: Scope,
    founder: MemberId,
    name: &str,
    url: &str,
) -> Result<ChannelId, ChannelsError> {
    let channel = Channel {
        id: tx.new_id(),
        scope,
        network: "public_feed".to_owned(),
        remote_id: scope.organisation.to_string(),
        remote_server: String::new(),
        handle: String::new(),
        name: name.to_owned(),
        url: url.to_owned(),
        server: String::new(),
        limits: None,
        state: ChannelState::Active,
        health: HealthState::Ok,
        checked_at: Some(tx.now()),
        connected_by: Some(founder),
        connected_at: tx.now(),
    };
    store::save_channel(tx, &channel).await?;
    Ok(channel.id)
}
