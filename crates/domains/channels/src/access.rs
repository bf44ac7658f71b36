//! Opens the credentials of a channel for one call, and renews them one caller at a time.

use crate::{Channel, Channels, ChannelsError, store};
use parvis_connector::{ChannelAccess, Credentials, Refreshed};
use parvis_kernel::{ChannelId, Scope};
use parvis_vault::Sealed;
use secrecy::SecretString;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// One lock per channel: callers of this process wait for the first one's answer.
#[derive(Default)]
pub struct Refreshing(Mutex<BTreeMap<ChannelId, Arc<tokio::sync::Mutex<()>>>>);

impl Refreshing {
    fn of(&self, channel: ChannelId) -> Arc<tokio::sync::Mutex<()>> {
        let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(locks.entry(channel).or_default())
    }
}

/// Opens what a connector needs to act for the channel, and the version of its credentials.
///
/// # Errors
/// [`ChannelsError::NotFound`], [`ChannelsError::Disconnected`], [`ChannelsError::Vault`].
pub async fn open_access(
    channels: &Channels,
    scope: Scope,
    id: ChannelId,
) -> Result<(Channel, ChannelAccess, i64), ChannelsError> {
    let reader = channels.db.reader();
    let channel = store::find_channel(&reader, scope, id).await?.ok_or(ChannelsError::NotFound)?;
    let connector = channels.connectors.of(&channel.network).ok_or(ChannelsError::NetworkUnknown)?;
    let (secret, version) = if connector.describe().connectable {
        let stored = store::find_credentials(&reader, scope, id).await?.ok_or(ChannelsError::Disconnected)?;
        (channels.vault.open(&Sealed(stored.sealed), &id.to_string())?, stored.version)
    } else {
        // Our own public feed needs no credentials.
        (SecretString::default(), 0)
    };
    let access = ChannelAccess {
        channel: id,
        remote_id: channel.remote_id.clone(),
        handle: channel.handle.clone(),
        server: channel.server.clone(),
        credentials: Credentials(secret),
    };
    Ok((channel, access, version))
}

/// What a renewal came to.
#[derive(Debug)]
pub enum Renewal {
    /// Use these from now on.
    Renewed(Box<ChannelAccess>),
    /// A person must reconnect the channel.
    Revoked,
    /// Nothing is known: try later with what there is.
    Unreachable,
}

/// Renews the credentials unless somebody did since `version` was read; saves the new ones before they are used.
///
/// # Errors
/// As [`open_access`].
pub async fn refresh_access(
    channels: &Channels,
    scope: Scope,
    id: ChannelId,
    version: i64,
) -> Result<Renewal, ChannelsError> {
    let lock = channels.refreshing.of(id);
    let _one_at_a_time = lock.lock().await;
    let (channel, access, current) = open_access(channels, scope, id).await?;
    if current != version {
        return Ok(Renewal::Renewed(Box::new(access)));
    }
    let connector = channels.connectors.of(&channel.network).ok_or(ChannelsError::NetworkUnknown)?;
    if !take_renewal(channels, scope, id, version).await? {
        // Another process is renewing, or has just done: what it saves is there at the next try.
        return Ok(Renewal::Unreachable);
    }
    match connector.refresh(&access).await {
        Refreshed::Renewed(credentials) => {
            let sealed = channels.vault.seal(&credentials.0, &id.to_string(), channels.db.chance())?;
            let tx = channels.db.begin().await?;
            let saved = store::replace_credentials(&tx, scope, id, &sealed.0, version).await?;
            tx.commit().await?;
            if saved {
                return Ok(Renewal::Renewed(Box::new(ChannelAccess { credentials, ..access })));
            }
            // Another node was faster: its credentials are the ones to use.
            let (_, access, _) = open_access(channels, scope, id).await?;
            Ok(Renewal::Renewed(Box::new(access)))
        }
        Refreshed::Revoked => {
            give_renewal_back(channels, scope, id, version).await?;
            Ok(Renewal::Revoked)
        }
        Refreshed::Unreachable { .. } => {
            give_renewal_back(channels, scope, id, version).await?;
            Ok(Renewal::Unreachable)
        }
    }
}

/// A process that dies while it renews gives the others their turn after this.
const RENEWAL_LEASE: Duration = Duration::from_secs(60);

async fn take_renewal(
    channels: &Channels,
    scope: Scope,
    id: ChannelId,
    version: i64,
) -> Result<bool, ChannelsError> {
    let tx = channels.db.begin().await?;
    let taken = store::begin_renewal(&tx, scope, id, version, tx.now().after(RENEWAL_LEASE)).await?;
    tx.commit().await?;
    Ok(taken)
}

async fn give_renewal_back(
    channels: &Channels,
    scope: Scope,
    id: ChannelId,
    version: i64,
) -> Result<(), ChannelsError> {
    let tx = channels.db.begin().await?;
    store::end_renewal(&tx, scope, id, version).await?;
    Ok(tx.commit().await?)
}
