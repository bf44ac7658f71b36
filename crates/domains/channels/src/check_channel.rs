//! Tries channels without writing anything, so that a refusal is known before a post is due.

use crate::{
    Channel, ChannelState, Channels, ChannelsError, HealthState, StoredLimits,
    access::{Renewal, open_access, refresh_access},
    store,
};
use parvis_connector::{HandleChange, Health, Limits};
use parvis_kernel::{ChannelId, Scope};
use std::time::Duration;

/// A channel is tried again when it was last tried longer ago than this.
const CHECK_EVERY: Duration = Duration::from_secs(6 * 3600);

/// Tries one channel and keeps the answer, with the limits that its server tells now.
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
        return keep(channels, scope, id, HealthState::Ok.into()).await;
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
        Health::Ok { handle } => {
            let limits = connector.read_limits(&access.server).await;
            keep(channels, scope, id, Tried { health: HealthState::Ok, handle, limits }).await
        }
        Health::Unauthorised => keep(channels, scope, id, HealthState::Unauthorised.into()).await,
        Health::Unreachable { detail } => {
            tracing::warn!(channel.id = %id, detail, "channel does not answer");
            keep(channels, scope, id, HealthState::Unreachable.into()).await
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
    keep(channels, scope, id, HealthState::Unauthorised.into()).await.map(drop)
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

/// What a try of a channel gave.
struct Tried {
    health: HealthState,
    handle: HandleChange,
    /// Limits told by its server; what it told before counts when there are none.
    limits: Option<Limits>,
}

impl From<HealthState> for Tried {
    fn from(health: HealthState) -> Self {
        Self { health, handle: None, limits: None }
    }
}

async fn keep(
    channels: &Channels,
    scope: Scope,
    id: ChannelId,
    Tried { health, handle, limits }: Tried,
) -> Result<Channel, ChannelsError> {
    let mut tx = channels.db.begin().await?;
    let mut channel = store::find_channel(&tx, scope, id).await?.ok_or(ChannelsError::NotFound)?;
    let changed = channel.health != health;
    channel.health = health;
    channel.checked_at = Some(tx.now());
    if let Some(handle) = handle {
        channel.handle = handle;
    }
    let told = limits.as_ref().map(StoredLimits::keep);
    let moved = told.as_ref().is_some_and(|told| !told.allows_as(channel.limits.as_ref()));
    if told.is_some() {
        channel.limits = told;
    }
    store::save_channel(&tx, &channel).await?;
    if changed {
        tx.emit(scope, "ChannelHealthChanged", id, None).await?;
    }
    if moved {
        tx.emit(scope, "ChannelLimitsChanged", id, None).await?;
    }
    tx.commit().await?;
    Ok(channel)
}
