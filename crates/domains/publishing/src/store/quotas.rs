//! Quotas in the database: room taken, and what waits for room.

use crate::Claim;
use parvis_connector::QuotaScope;
use parvis_database::{Bind, DatabaseError, Row, Run, Tx, Value, bind, dialect};
use parvis_kernel::{ChannelId, PublicationId, Scope, Timestamp};

/// Where room is taken.
#[derive(Clone, Debug)]
pub(crate) struct QuotaPlace {
    pub(crate) scope: Scope,
    pub(crate) channel: ChannelId,
    pub(crate) network: String,
    /// Address of the server; empty when the network has only one.
    pub(crate) server: String,
}

/// Room taken, or to be taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct QuotaUse {
    pub(crate) writes: u32,
    pub(crate) files: u32,
    pub(crate) is_crisis: bool,
    pub(crate) at: Timestamp,
}

/// Makes whoever asks for room on the same network wait until this transaction ends.
pub(crate) async fn one_at_a_time(tx: &Tx, network: &str) -> Result<(), DatabaseError> {
    if let Some(sql) = dialect::one_at_a_time(tx.engine()) {
        tx.run(sql, bind![format!("parvis quota {network}")]).await?;
    }
    Ok(())
}

fn counted_together(place: &QuotaPlace, per: QuotaScope) -> (&'static str, Vec<Value>) {
    match per {
        QuotaScope::Channel => ("network = $1 AND channel_id = $2", bind![&place.network, place.channel]),
        QuotaScope::Application => ("network = $1 AND server = $2", bind![&place.network, &place.server]),
        QuotaScope::Network => {
            ("network = $1 AND organisation_id = $2", bind![&place.network, place.scope.organisation])
        }
    }
}

fn used(row: &Row) -> Result<QuotaUse, DatabaseError> {
    Ok(QuotaUse {
        writes: row.get("writes")?,
        files: row.get("files")?,
        is_crisis: row.get::<i64>("priority")? > 0,
        at: row.get("at")?,
    })
}

/// Lists the room taken after `since`, what was taken at one instant together.
pub(crate) async fn uses_since(
    tx: &Tx,
    place: &QuotaPlace,
    per: QuotaScope,
    since: Timestamp,
) -> Result<Vec<QuotaUse>, DatabaseError> {
    let (counted, mut values) = counted_together(place, per);
    values.push(since.bind());
    let sql = format!(
        "SELECT CAST(sum(writes) AS BIGINT) AS writes, CAST(sum(files) AS BIGINT) AS files, priority, \
         used_at AS at FROM quota_uses WHERE {counted} AND used_at > $3 GROUP BY used_at, priority"
    );
    tx.rows(&sql, values).await?.iter().map(used).collect()
}

/// Lists what waits for room, with its channel.
pub(crate) async fn waits(
    tx: &Tx,
    place: &QuotaPlace,
    per: QuotaScope,
) -> Result<Vec<(PublicationId, ChannelId, QuotaUse)>, DatabaseError> {
    let (counted, values) = counted_together(place, per);
    let sql = format!(
        "SELECT publication_id, channel_id, writes, files, priority, until AS at FROM quota_waits \
         WHERE {counted} AND EXISTS (SELECT 1 FROM publications p WHERE p.id = publication_id \
         AND p.state = 'scheduled' AND p.code = 'publishing.quota_reached') ORDER BY until"
    );
    let rows = tx.rows(&sql, values).await?;
    rows.iter().map(|row| Ok((row.get("publication_id")?, row.get("channel_id")?, used(row)?))).collect()
}

/// Finds when a publication was dated to, when it waits for room.
pub(crate) async fn find_wait(
    run: &impl Run,
    scope: Scope,
    publication: PublicationId,
) -> Result<Option<Timestamp>, DatabaseError> {
    let sql = "SELECT until FROM quota_waits WHERE organisation_id = $1 AND publication_id = $2";
    run.row(sql, bind![scope.organisation, publication]).await?.map(|row| row.get("until")).transpose()
}

pub(crate) async fn insert_use(
    tx: &Tx,
    place: &QuotaPlace,
    claim: &Claim,
    used: &QuotaUse,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO quota_uses (publication_id, lease, organisation_id, channel_id, network, server, writes, \
         files, priority, used_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        bind![
            claim.publication.id,
            claim.lease.clone(),
            place.scope.organisation,
            place.channel,
            &place.network,
            &place.server,
            used.writes,
            used.files,
            i64::from(used.is_crisis),
            tx.now()
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn save_wait(
    tx: &Tx,
    place: &QuotaPlace,
    publication: PublicationId,
    used: &QuotaUse,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO quota_waits (publication_id, organisation_id, channel_id, network, server, writes, files, \
         priority, until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (publication_id) DO UPDATE SET writes = $6, files = $7, priority = $8, until = $9",
        bind![
            publication,
            place.scope.organisation,
            place.channel,
            &place.network,
            &place.server,
            used.writes,
            used.files,
            i64::from(used.is_crisis),
            used.at
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete_wait(
    tx: &Tx,
    scope: Scope,
    publication: PublicationId,
) -> Result<(), DatabaseError> {
    let sql = "DELETE FROM quota_waits WHERE organisation_id = $1 AND publication_id = $2";
    tx.run(sql, bind![scope.organisation, publication]).await.map(drop)
}

/// Counts the room taken under a lease from now on: the calls have ended.
pub(crate) async fn settle_uses(tx: &Tx, lease: &[u8]) -> Result<(), DatabaseError> {
    let sql = "UPDATE quota_uses SET used_at = $1 WHERE lease = $2 AND used_at < $1";
    tx.run(sql, bind![tx.now(), lease.to_vec()]).await.map(drop)
}

/// Frees the room that a claim took: nothing was called under it.
pub(crate) async fn free_uses(tx: &Tx, claim: &Claim) -> Result<(), DatabaseError> {
    let sql = "DELETE FROM quota_uses WHERE publication_id = $1 AND lease = $2";
    tx.run(sql, bind![claim.publication.id, claim.lease.clone()]).await.map(drop)
}

/// Forgets room taken before every window.
pub(crate) async fn forget_uses(tx: &Tx, before: Timestamp) -> Result<(), DatabaseError> {
    tx.run("DELETE FROM quota_uses WHERE used_at < $1", bind![before]).await.map(drop)
}
