//! Disconnects a channel: what was to leave stops at once, the credentials are erased, the server is told.

use crate::{Channel, ChannelState, Channels, ChannelsError, access::access_with, store};
use parvis_connector::{ChannelAccess, Connector, Revocation};
use parvis_database::Line;
use parvis_identity::SignedIn;
use parvis_kernel::ChannelId;

/// A channel that was disconnected, and what its server knows of it.
#[derive(Clone, Debug)]
pub struct Disconnection {
    /// The channel.
    pub channel: Channel,
    /// What became of telling the server; `None` when there was nothing left to take back.
    pub revocation: Option<Revocation>,
}

/// Disconnects, all in one transaction; then tells the server, whose silence undoes nothing.
///
/// # Errors
/// [`ChannelsError::NotFound`], [`ChannelsError::AlwaysThere`] for the public feed.
pub async fn disconnect_channel(
    channels: &Channels,
    by: &SignedIn,
    id: ChannelId,
) -> Result<Disconnection, ChannelsError> {
    let mut tx = channels.db.begin().await?;
    let mut channel = store::find_channel(&tx, by.scope(), id).await?.ok_or(ChannelsError::NotFound)?;
    let connector = channels.connectors.of(&channel.network).ok_or(ChannelsError::NetworkUnknown)?;
    if !connector.describe().connectable {
        return Err(ChannelsError::AlwaysThere);
    }
    let stopped = channels.work.stop(&mut tx, by.scope(), id).await.map_err(ChannelsError::Work)?;
    let stored = store::find_credentials(&tx, by.scope(), id).await?;
    // What can no longer be opened is erased all the same.
    let held = stored.map(|stored| access_with(channels, &channel, stored.sealed));
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
    let revocation = match held {
        None => None,
        Some(Err(error)) => {
            tracing::warn!(channel.id = %id, %error, "credentials not opened");
            Some(Revocation::NotTold { detail: "credentials not opened".to_owned() })
        }
        Some(Ok(access)) => Some(take_back(connector.as_ref(), &access).await),
    };
    if let Some(revocation) = &revocation
        && let Err(error) = journal_revocation(channels, by, id, revocation).await
    {
        tracing::error!(channel.id = %id, %error, "revocation not journaled");
    }
    Ok(Disconnection { channel, revocation })
}

/// Tells the server that an access no longer serves, and logs its silence.
pub(crate) async fn take_back(connector: &dyn Connector, access: &ChannelAccess) -> Revocation {
    let revocation = connector.revoke(access).await;
    if let Revocation::NotTold { detail } = &revocation {
        tracing::warn!(channel.id = %access.channel, detail, "server not told of the disconnection");
    }
    revocation
}

/// Returns the stored and wire code of what the server knows.
pub(crate) fn revocation_code(revocation: &Revocation) -> &'static str {
    match revocation {
        Revocation::Revoked => "revoked",
        Revocation::ByHand => "by_hand",
        Revocation::NotTold { .. } => "not_told",
    }
}

async fn journal_revocation(
    channels: &Channels,
    by: &SignedIn,
    id: ChannelId,
    revocation: &Revocation,
) -> Result<(), ChannelsError> {
    let mut tx = channels.db.begin().await?;
    let line = Line {
        actor: by.actor(),
        act: "channel.revocation_tried",
        object: id.to_string(),
        payload: serde_json::json!({ "revocation": revocation_code(revocation) }),
    };
    tx.journal(by.scope(), line).await?;
    Ok(tx.commit().await?)
}
