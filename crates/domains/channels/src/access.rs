//! Opens the credentials of a channel for one call, and renews them one caller at a time.

use crate::{Channel, Channels, ChannelsError, disconnect_channel::take_back, store};
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
    if !connector.describe().connectable {
        // Our own public feed needs no credentials.
        let access = access_of(&channel, SecretString::default());
        return Ok((channel, access, 0));
    }
    let stored = store::find_credentials(&reader, scope, id).await?.ok_or(ChannelsError::Disconnected)?;
    let access = access_with(channels, &channel, stored.sealed)?;
    Ok((channel, access, stored.version))
}

/// Opens what was sealed for the channel.
pub(crate) fn access_with(
    channels: &Channels,
    channel: &Channel,
    sealed: Vec<u8>,
) -> Result<ChannelAccess, ChannelsError> {
    Ok(access_of(channel, channels.vault.open(&Sealed(sealed), &channel.id.to_string())?))
}

fn access_of(channel: &Channel, secret: SecretString) -> ChannelAccess {
    ChannelAccess {
        channel: channel.id,
        remote_id: channel.remote_id.clone(),
        handle: channel.handle.clone(),
        server: channel.server.clone(),
        credentials: Credentials(secret),
    }
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
            match open_access(channels, scope, id).await {
                // Another node was faster: its credentials are the ones to use.
                Ok((_, access, _)) => Ok(Renewal::Renewed(Box::new(access))),
                Err(ChannelsError::Disconnected) => {
                    // The channel was disconnected meanwhile: nobody is to hold what was just granted.
                    take_back(connector.as_ref(), &ChannelAccess { credentials, ..access }).await;
                    Err(ChannelsError::Disconnected)
                }
                Err(error) => Err(error),
            }
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
