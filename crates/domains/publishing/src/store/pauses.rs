//! Pauses, exemptions and held publications in the database.

use super::publications::{COLUMNS, publications};
use crate::{
    Publication, PublicationState as S,
    pause::{Pause, PauseExemption, PauseTarget, PausesInForce},
};
use parvis_database::{DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{Id, MemberId, PauseId, Scope, Timestamp};

fn pause(row: &Row) -> Result<Pause, DatabaseError> {
    let (network, channel, theme) = (row.maybe("network")?, row.maybe("channel_id")?, row.maybe("theme_id")?);
    Ok(Pause {
        id: row.get("id")?,
        scope: Scope { organisation: row.get("organisation_id")?, entity: row.maybe("entity_id")? },
        target: row.code("target", |code| match code {
            "network" => network.clone().map(PauseTarget::Network),
            "channel" => channel.map(PauseTarget::Channel),
            "theme" => theme.map(PauseTarget::Theme),
            _ => Some(PauseTarget::Institution),
        })?,
        reason: row.get("reason")?,
        started_by: row.get("started_by")?,
        started_at: row.get("started_at")?,
        ended_by: row.maybe("ended_by")?,
        ended_at: row.maybe("ended_at")?,
    })
}

fn exemption(row: &Row) -> Result<PauseExemption, DatabaseError> {
    Ok(PauseExemption {
        id: row.get("id")?,
        pause: row.get("pause_id")?,
        post: row.get("post_id")?,
        publication: row.maybe("publication_id")?,
        reason: row.get("reason")?,
        signed_by: row.get("signed_by")?,
        signed_at: row.get("signed_at")?,
    })
}

const PAUSE_COLUMNS: &str = "id, organisation_id, entity_id, target, network, channel_id, theme_id, reason, \
     started_by, started_at, ended_by, ended_at";

/// Number of an institution's gate: the random end of its id.
fn gate_of(scope: Scope) -> i64 {
    let [.., a, b, c, d, e, f, g, h] = scope.organisation.uuid().into_bytes();
    i64::from_be_bytes([a, b, c, d, e, f, g, h])
}

/// Passes the gate that a pause shuts: until the end of `tx`, no pause can begin.
pub(crate) async fn pass_gate(tx: &Tx, scope: Scope) -> Result<(), DatabaseError> {
    let Some(sql) = dialect::pass_gate(tx.engine()) else { return Ok(()) };
    tx.run(sql, bind![gate_of(scope)]).await.map(drop)
}

/// Waits for the attempts being committed, and lets none begin until the end of `tx`.
pub(crate) async fn shut_gate(tx: &Tx, scope: Scope) -> Result<(), DatabaseError> {
    let Some(sql) = dialect::shut_gate(tx.engine()) else { return Ok(()) };
    tx.run(sql, bind![gate_of(scope)]).await.map(drop)
}

pub(crate) async fn insert_pause(tx: &Tx, new: &Pause) -> Result<(), DatabaseError> {
    let (network, channel, theme) = match &new.target {
        PauseTarget::Institution => (None, None, None),
        PauseTarget::Network(network) => (Some(network.clone()), None, None),
        PauseTarget::Channel(channel) => (None, Some(*channel), None),
        PauseTarget::Theme(theme) => (None, None, Some(*theme)),
    };
    tx.run(
        "INSERT INTO pauses (id, organisation_id, entity_id, target, network, channel_id, theme_id, reason, \
         started_by, started_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        bind![
            new.id,
            new.scope.organisation,
            new.scope.entity,
            new.target.code(),
            network,
            channel,
            theme,
            &new.reason,
            new.started_by,
            new.started_at
        ],
    )
    .await
    .map(drop)
}

/// Ends a pause; false when it had ended already.
pub(crate) async fn end_pause(
    tx: &Tx,
    scope: Scope,
    id: PauseId,
    by: MemberId,
) -> Result<bool, DatabaseError> {
    let sql = "UPDATE pauses SET ended_by = $1, ended_at = $2 \
         WHERE organisation_id = $3 AND id = $4 AND ended_at IS NULL";
    Ok(tx.run(sql, bind![by, tx.now(), scope.organisation, id]).await? == 1)
}

pub(crate) async fn find_pause(
    run: &impl Run,
    scope: Scope,
    id: PauseId,
) -> Result<Option<Pause>, DatabaseError> {
    let sql = format!("SELECT {PAUSE_COLUMNS} FROM pauses WHERE organisation_id = $1 AND id = $2");
    run.row(&sql, bind![scope.organisation, id]).await?.as_ref().map(pause).transpose()
}

/// Reads the pauses in force, the oldest first, with their exemptions.
pub(crate) async fn pauses_in_force(run: &impl Run, scope: Scope) -> Result<PausesInForce, DatabaseError> {
    let sql = format!(
        "SELECT {PAUSE_COLUMNS} FROM pauses WHERE organisation_id = $1 AND ended_at IS NULL \
         ORDER BY started_at, id"
    );
    let rows = run.rows(&sql, bind![scope.organisation]).await?;
    if rows.is_empty() {
        return Ok(PausesInForce::default());
    }
    let exempt = run
        .rows(
            "SELECT e.id, e.pause_id, e.post_id, e.publication_id, e.reason, e.signed_by, e.signed_at \
             FROM pause_exemptions e JOIN pauses p ON p.id = e.pause_id \
             WHERE e.organisation_id = $1 AND p.ended_at IS NULL ORDER BY e.signed_at, e.id",
            bind![scope.organisation],
        )
        .await?;
    Ok(PausesInForce {
        pauses: rows.iter().map(pause).collect::<Result<_, _>>()?,
        exemptions: exempt.iter().map(exemption).collect::<Result<_, _>>()?,
    })
}

pub(crate) async fn insert_exemption(
    tx: &Tx,
    scope: Scope,
    new: &PauseExemption,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO pause_exemptions (id, organisation_id, pause_id, post_id, publication_id, reason, \
         signed_by, signed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        bind![
            new.id,
            scope.organisation,
            new.pause,
            new.post,
            new.publication,
            &new.reason,
            new.signed_by,
            new.signed_at
        ],
    )
    .await
    .map(drop)
}

/// Lists what should have left by `now` and waits.
pub(crate) async fn list_due(
    run: &impl Run,
    scope: Scope,
    now: Timestamp,
) -> Result<Vec<Publication>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.state = 'scheduled' \
         AND p.next_attempt_at <= $2 ORDER BY p.due_at, p.id"
    );
    publications(&run.rows(&sql, bind![scope.organisation, now]).await?)
}

/// Lists what is held, the earliest due first.
pub(crate) async fn list_held(run: &impl Run, scope: Scope) -> Result<Vec<Publication>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.state = 'held' \
         ORDER BY p.due_at, p.id"
    );
    publications(&run.rows(&sql, bind![scope.organisation]).await?)
}

/// Lists what a network is being handed, or is working on.
pub(crate) async fn list_in_flight(run: &impl Run, scope: Scope) -> Result<Vec<Publication>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND (p.state = 'processing' \
         OR (p.state = 'publishing' AND EXISTS (SELECT 1 FROM publication_attempts a \
         WHERE a.publication_id = p.id AND a.state = 'sending'))) ORDER BY p.due_at, p.id"
    );
    publications(&run.rows(&sql, bind![scope.organisation]).await?)
}

/// Holds a publication that waits; false when it is no longer waiting. Takes any lease away.
pub(crate) async fn hold_waiting(tx: &Tx, held: &Publication) -> Result<bool, DatabaseError> {
    let sql = "UPDATE publications SET state = $1, code = $2, updated_at = $3, lease = NULL, \
         lease_until = NULL WHERE organisation_id = $4 AND id = $5 AND state = 'scheduled'";
    let values = bind![S::Held.code(), held.code.clone(), tx.now(), held.scope.organisation, held.id];
    Ok(tx.run(sql, values).await? == 1)
}

/// Takes a publication out of *held*, as `next` says; false when it is no longer held.
pub(crate) async fn let_go(tx: &Tx, next: &Publication) -> Result<bool, DatabaseError> {
    let sql = "UPDATE publications SET state = $1, due_at = $2, due_local = $3, due_zone = $4, \
         late_from = $5, next_attempt_at = $6, code = $7, updated_at = $8 \
         WHERE organisation_id = $9 AND id = $10 AND state = 'held'";
    let values = bind![
        next.state.code(),
        next.due_at,
        next.due.local.to_string(),
        next.due.zone.as_str(),
        next.late_from,
        next.next_attempt_at,
        next.code.clone(),
        tx.now(),
        next.scope.organisation,
        next.id
    ];
    Ok(tx.run(sql, values).await? == 1)
}
