//! Tries channels without writing anything, so that a refusal is known before a post is due.

use crate::{
    Channel, ChannelState, Channels, ChannelsError, HealthState,
    access::{Renewal, open_access, refresh_access},
    store,
};
use parvis_connector::Health;
use parvis_kernel::{ChannelId, Scope};
use std::time::Duration;

/// A channel is tried again when it was last tried longer ago than this.
const CHECK_EVERY: Duration = Duration::from_secs(6 * 3600);

/// Tries one channel and keeps the answer.
///
/// # Errors
/// [`ChannelsError::NotFound`], [`ChannelsError::Disconnected`].
pub async fn check_channel(
    channels: &Channels,
    scope: Scope,
    id: ChannelId,
) -> Result<Channel, ChannelsError> {
    let channel =
        store::find_channel(&channels.db.reader(), scope, id).await?.ok_or(ChannelsError::NotFound)?;
    if channel.state == ChannelState::Disconnected {
        return Err(ChannelsError::Disconnected);
    }
    let connector = channels.connectors.of(&channel.network).ok_or(ChannelsError::NetworkUnknown)?;
    if !connector.describe().connectable {
        return keep_health(channels, scope, id, HealthState::Ok, None).await;
    }
    let (_, access, version) = open_access(channels, scope, id).await?;
    let mut answer = connector.check(&access).await;
    if answer == Health::Unauthorised {
        answer = match refresh_access(channels, scope, id, version).await? {
            Renewal::Renewed(access) => connector.check(&access).await,
            Renewal::Revoked => Health::Unauthorised,
            Renewal::Unreachable => Health::Unreachable { detail: String::new() },
        };
    }
    match answer {
        Health::Ok { handle } => keep_health(channels, scope, id, HealthState::Ok, handle).await,
        Health::Unauthorised => keep_health(channels, scope, id, HealthState::Unauthorised, None).await,
        Health::Unreachable { detail } => {
            tracing::warn!(channel.id = %id, detail, "channel does not answer");
            keep_health(channels, scope, id, HealthState::Unreachable, None).await
        }
    }
}

/// Notes that a channel refused us while it was used.
///
/// # Errors
/// [`ChannelsError::NotFound`].
pub async fn note_unauthorised(
    channels: &Channels,
    scope: Scope,
    id: ChannelId,
) -> Result<(), ChannelsError> {
    keep_health(channels, scope, id, HealthState::Unauthorised, None).await.map(drop)
}

/// Tries the channels that were not tried for six hours; returns how many.
///
/// # Errors
/// The database failed.
pub async fn check_due_channels(channels: &Channels) -> Result<usize, ChannelsError> {
    let before = channels.db.now().before(CHECK_EVERY);
    let due = store::list_due_for_check(&channels.db.reader(), before).await?;
    for (scope, id) in &due {
        if let Err(error) = check_channel(channels, *scope, *id).await {
            tracing::warn!(channel.id = %id, %error, "channel not checked");
        }
    }
    Ok(due.len())
}

async fn keep_health(
    channels: &Channels,
    scope: Scope,
    id: ChannelId,
    health: HealthState,
    handle: Option<String>,
) -> Result<Channel, ChannelsError> {
    let mut tx = channels.db.begin().await?;
    let mut channel = store::find_channel(&tx, scope, id).await?.ok_or(ChannelsError::NotFound)?;
    let changed = channel.health != health;
    channel.health = health;
    channel.checked_at = Some(tx.now());
    if let Some(handle) = handle {
        channel.handle = handle;
    }
    store::save_channel(&tx, &channel).await?;
    if changed {
        tx.emit(scope, "ChannelHealthChanged", id, None).await?;
    }
    tx.commit().await?;
    Ok(channel)
}
