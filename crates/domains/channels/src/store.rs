//! All the SQL of channels.

mod hand_overs;

pub(crate) use hand_overs::*;

use crate::{Channel, ChannelState, HealthState, StoredLimits};
use parvis_database::{Bind, DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{ChannelId, Scope, Timestamp};
use std::collections::BTreeMap;

const COLUMNS: &str = "id, organisation_id, entity_id, network, remote_id, remote_server, handle, name, url, \
     server, limits, state, health, checked_at, connected_by, connected_at";

fn channel(row: &Row) -> Result<Channel, DatabaseError> {
    let limits = row.maybe::<String>("limits")?;
    Ok(Channel {
        id: row.get("id")?,
        scope: Scope { organisation: row.get("organisation_id")?, entity: row.maybe("entity_id")? },
        network: row.get("network")?,
        remote_id: row.get("remote_id")?,
        remote_server: row.get("remote_server")?,
        handle: row.get("handle")?,
        name: row.get("name")?,
        url: row.get("url")?,
        server: row.get("server")?,
        limits: limits.and_then(|text| serde_json::from_str::<StoredLimits>(&text).ok()),
        state: row.code("state", ChannelState::from_code)?,
        health: row.code("health", HealthState::from_code)?,
        checked_at: row.maybe("checked_at")?,
        connected_by: row.maybe("connected_by")?,
        connected_at: row.get("connected_at")?,
    })
}

/// Credentials as they are stored.
pub(crate) struct StoredCredentials {
    pub(crate) sealed: Vec<u8>,
    pub(crate) version: i64,
}

/// Lists the channels of the scope by network and name, disconnected ones last.
///
/// # Errors
/// The database failed.
pub async fn list_channels(run: &impl Run, scope: Scope) -> Result<Vec<Channel>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM channels WHERE organisation_id = $1 \
         ORDER BY state, CASE network WHEN 'public_feed' THEN 0 ELSE 1 END, network, name"
    );
    run.rows(&sql, bind![scope.organisation]).await?.iter().map(channel).collect()
}

/// Finds several channels of the scope at once; unknown ones are left out.
///
/// # Errors
/// The database failed.
pub async fn find_channels(
    run: &impl Run,
    scope: Scope,
    ids: &[ChannelId],
) -> Result<BTreeMap<ChannelId, Channel>, DatabaseError> {
    let mut wanted = ids.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    let list = dialect::placeholders(2, wanted.len());
    let sql = format!("SELECT {COLUMNS} FROM channels WHERE organisation_id = $1 AND id IN ({list})");
    let mut values = bind![scope.organisation];
    values.extend(wanted.into_iter().map(Bind::bind));
    let rows = run.rows(&sql, values).await?;
    rows.iter().map(|row| channel(row).map(|channel| (channel.id, channel))).collect()
}

/// Finds a channel of the scope.
///
/// # Errors
/// The database failed.
pub async fn find_channel(
    run: &impl Run,
    scope: Scope,
    id: ChannelId,
) -> Result<Option<Channel>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM channels WHERE organisation_id = $1 AND id = $2");
    run.row(&sql, bind![scope.organisation, id]).await?.as_ref().map(channel).transpose()
}

pub(crate) async fn find_by_remote(
    run: &impl Run,
    scope: Scope,
    network: &str,
    remote_server: &str,
    remote_id: &str,
) -> Result<Option<Channel>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM channels \
         WHERE organisation_id = $1 AND network = $2 AND remote_server = $3 AND remote_id = $4"
    );
    run.row(&sql, bind![scope.organisation, network, remote_server, remote_id])
        .await?
        .as_ref()
        .map(channel)
        .transpose()
}

pub(crate) async fn list_due_for_check(
    run: &impl Run,
    before: Timestamp,
) -> Result<Vec<(Scope, ChannelId)>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT id, organisation_id FROM channels WHERE state = 'active' AND network <> 'public_feed' \
             AND (checked_at IS NULL OR checked_at < $1) ORDER BY checked_at LIMIT 50",
            bind![before],
        )
        .await?;
    rows.iter().map(|row| Ok((Scope::of(row.get("organisation_id")?), row.get("id")?))).collect()
}

pub(crate) async fn save_channel(tx: &Tx, channel: &Channel) -> Result<(), DatabaseError> {
    let limits = channel.limits.as_ref().and_then(|limits| serde_json::to_string(limits).ok());
    tx.run(
        "INSERT INTO channels (id, organisation_id, entity_id, network, remote_id, handle, name, url, server, \
         limits, state, health, checked_at, connected_by, connected_at, \
         remote_server) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
         ON CONFLICT (id) DO UPDATE SET handle = $6, name = $7, url = $8, server = $9, limits = $10, \
         state = $11, health = $12, checked_at = $13, connected_by = $14, connected_at = $15",
        bind![
            channel.id,
            channel.scope.organisation,
            channel.scope.entity,
            &channel.network,
            &channel.remote_id,
            &channel.handle,
            &channel.name,
            &channel.url,
            &channel.server,
            limits,
            channel.state.code(),
            channel.health.code(),
            channel.checked_at,
            channel.connected_by,
            channel.connected_at,
            &channel.remote_server
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn find_credentials(
    run: &impl Run,
    scope: Scope,
    id: ChannelId,
) -> Result<Option<StoredCredentials>, DatabaseError> {
    let sql =
        "SELECT sealed, version FROM channel_credentials WHERE organisation_id = $1 AND channel_id = $2";
    let row = run.row(sql, bind![scope.organisation, id]).await?;
    row.map(|row| Ok(StoredCredentials { sealed: row.get("sealed")?, version: row.get("version")? }))
        .transpose()
}

pub(crate) async fn save_credentials(
    tx: &Tx,
    scope: Scope,
    id: ChannelId,
    sealed: &[u8],
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO channel_credentials (channel_id, organisation_id, sealed, version, refreshed_at) \
         VALUES ($1, $2, $3, 1, $4) ON CONFLICT (channel_id) DO UPDATE SET sealed = $3, \
         version = channel_credentials.version + 1, refreshed_at = $4, renewing_until = NULL",
        bind![id, scope.organisation, sealed.to_vec(), tx.now()],
    )
    .await
    .map(drop)
}

/// Replaces credentials that are still of `version`; false when another node was faster.
pub(crate) async fn replace_credentials(
    tx: &Tx,
    scope: Scope,
    id: ChannelId,
    sealed: &[u8],
    version: i64,
) -> Result<bool, DatabaseError> {
    let changed = tx
        .run(
            "UPDATE channel_credentials SET sealed = $1, version = version + 1, refreshed_at = $2, \
             renewing_until = NULL WHERE organisation_id = $3 AND channel_id = $4 AND version = $5",
            bind![sealed.to_vec(), tx.now(), scope.organisation, id, version],
        )
        .await?;
    Ok(changed == 1)
}

/// Takes the right to renew credentials that are still of `version`; false when another process has it.
pub(crate) async fn begin_renewal(
    tx: &Tx,
    scope: Scope,
    id: ChannelId,
    version: i64,
    until: Timestamp,
) -> Result<bool, DatabaseError> {
    let changed = tx
        .run(
            "UPDATE channel_credentials SET renewing_until = $1 WHERE organisation_id = $2 AND channel_id = $3 \
             AND version = $4 AND (renewing_until IS NULL OR renewing_until < $5)",
            bind![until, scope.organisation, id, version, tx.now()],
        )
        .await?;
    Ok(changed == 1)
}

/// Gives the right to renew back, when nothing came of it.
pub(crate) async fn end_renewal(
    tx: &Tx,
    scope: Scope,
    id: ChannelId,
    version: i64,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE channel_credentials SET renewing_until = NULL \
         WHERE organisation_id = $1 AND channel_id = $2 AND version = $3",
        bind![scope.organisation, id, version],
    )
    .await
    .map(drop)
}

/// Lists every sealed credential with its channel.
pub(crate) async fn list_credentials(
    run: &impl Run,
) -> Result<Vec<(Scope, ChannelId, Vec<u8>)>, DatabaseError> {
    let rows =
        run.rows("SELECT organisation_id, channel_id, sealed FROM channel_credentials", Vec::new()).await?;
    rows.iter()
        .map(|row| {
            let scope = Scope { organisation: row.get("organisation_id")?, entity: None };
            Ok((scope, row.get("channel_id")?, row.get("sealed")?))
        })
        .collect()
}

/// Seals the same credentials anew: their version stays, so that a renewal in flight is kept.
pub(crate) async fn reseal_credentials(
    tx: &Tx,
    scope: Scope,
    id: ChannelId,
    before: &[u8],
    after: &[u8],
) -> Result<bool, DatabaseError> {
    let changed = tx
        .run(
            "UPDATE channel_credentials SET sealed = $1 \
             WHERE organisation_id = $2 AND channel_id = $3 AND sealed = $4",
            bind![after.to_vec(), scope.organisation, id, before.to_vec()],
        )
        .await?;
    Ok(changed == 1)
}

pub(crate) async fn erase_credentials(tx: &Tx, scope: Scope, id: ChannelId) -> Result<(), DatabaseError> {
    tx.run(
        "DELETE FROM channel_credentials WHERE organisation_id = $1 AND channel_id = $2",
        bind![scope.organisation, id],
    )
    .await
    .map(drop)
}
