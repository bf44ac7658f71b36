//! Departures to a network's own page, and how servers know this program.

use parvis_database::{DatabaseError, Run, Tx, bind};
use parvis_kernel::{ApplicationId, ChannelId, DepartureId, Digest, Scope, SessionId, Timestamp};

/// How one server knows this program, sealed for its own row.
pub(crate) struct StoredApplication {
    pub(crate) id: ApplicationId,
    pub(crate) sealed: Vec<u8>,
}

/// A member who went to a network's own page.
pub(crate) struct StoredDeparture {
    pub(crate) id: DepartureId,
    pub(crate) network: String,
    pub(crate) channel: Option<ChannelId>,
    pub(crate) sealed: Vec<u8>,
    /// From this instant on, coming back is of no use.
    pub(crate) expires_at: Timestamp,
}

pub(crate) async fn find_application(
    run: &impl Run,
    scope: Scope,
    network: &str,
    server: &str,
    redirect: &str,
) -> Result<Option<StoredApplication>, DatabaseError> {
    let sql = "SELECT id, sealed FROM network_applications \
               WHERE organisation_id = $1 AND network = $2 AND server = $3 AND redirect = $4";
    let row = run.row(sql, bind![scope.organisation, network, server, redirect]).await?;
    row.map(|row| Ok(StoredApplication { id: row.get("id")?, sealed: row.get("sealed")? })).transpose()
}

/// Keeps how a server knows this program, in place of what it said before.
pub(crate) async fn replace_application(
    tx: &Tx,
    scope: Scope,
    (network, server, redirect): (&str, &str, &str),
    application: &StoredApplication,
) -> Result<(), DatabaseError> {
    tx.run(
        "DELETE FROM network_applications \
         WHERE organisation_id = $1 AND network = $2 AND server = $3 AND redirect = $4",
        bind![scope.organisation, network, server, redirect],
    )
    .await?;
    tx.run(
        "INSERT INTO network_applications (id, organisation_id, network, server, redirect, sealed, declared_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        bind![
            application.id,
            scope.organisation,
            network,
            server,
            redirect,
            application.sealed.clone(),
            tx.now()
        ],
    )
    .await
    .map(drop)
}

/// Lists every sealed application.
pub(crate) async fn list_applications(
    run: &impl Run,
) -> Result<Vec<(Scope, StoredApplication)>, DatabaseError> {
    let rows = run.rows("SELECT id, organisation_id, sealed FROM network_applications", Vec::new()).await?;
    rows.iter()
        .map(|row| {
            let application = StoredApplication { id: row.get("id")?, sealed: row.get("sealed")? };
            Ok((Scope::of(row.get("organisation_id")?), application))
        })
        .collect()
}

/// Seals the same application anew; false when it was replaced meanwhile.
pub(crate) async fn reseal_application(
    tx: &Tx,
    scope: Scope,
    before: &StoredApplication,
    after: &[u8],
) -> Result<bool, DatabaseError> {
    let changed = tx
        .run(
            "UPDATE network_applications SET sealed = $1 \
             WHERE organisation_id = $2 AND id = $3 AND sealed = $4",
            bind![after.to_vec(), scope.organisation, before.id, before.sealed.clone()],
        )
        .await?;
    Ok(changed == 1)
}

/// Keeps a departure; of its state, only the digest.
pub(crate) async fn insert_departure(
    tx: &Tx,
    scope: Scope,
    session: SessionId,
    state: Digest,
    departure: &StoredDeparture,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO channel_departures \
         (id, organisation_id, session_id, network, channel_id, state_digest, sealed, expires_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        bind![
            departure.id,
            scope.organisation,
            session,
            &departure.network,
            departure.channel,
            state,
            departure.sealed.clone(),
            departure.expires_at
        ],
    )
    .await
    .map(drop)
}

/// Takes a departure of this session, once: whoever asks again finds nothing.
pub(crate) async fn take_departure(
    tx: &Tx,
    scope: Scope,
    session: SessionId,
    state: Digest,
) -> Result<Option<StoredDeparture>, DatabaseError> {
    let sql = "SELECT id, network, channel_id, sealed, expires_at FROM channel_departures \
               WHERE organisation_id = $1 AND session_id = $2 AND state_digest = $3";
    let Some(row) = tx.row(sql, bind![scope.organisation, session, state]).await? else {
        return Ok(None);
    };
    let departure = StoredDeparture {
        id: row.get("id")?,
        network: row.get("network")?,
        channel: row.maybe("channel_id")?,
        sealed: row.get("sealed")?,
        expires_at: row.get("expires_at")?,
    };
    let sql = "DELETE FROM channel_departures WHERE organisation_id = $1 AND id = $2";
    let taken = tx.run(sql, bind![scope.organisation, departure.id]).await?;
    Ok((taken == 1).then_some(departure))
}

/// Forgets departures that expired before an instant; returns how many.
pub(crate) async fn forget_departures(tx: &Tx, before: Timestamp) -> Result<u64, DatabaseError> {
    tx.run("DELETE FROM channel_departures WHERE expires_at < $1", bind![before]).await
}
