//! Attempts and segments in the database.

use crate::{
    amendment::AttemptKind,
    model::{Attempt, AttemptState, SentSegment},
};
use parvis_connector::RemoteRef;
use parvis_database::{Bind, DatabaseError, Row, Run, Tx, Value, bind, dialect};
use parvis_kernel::{AttemptId, ChannelId, Digest, PublicationId, Scope};
use std::collections::BTreeMap;

fn attempt(row: &Row) -> Result<Attempt, DatabaseError> {
    Ok(Attempt {
        id: row.get("id")?,
        number: row.get("number")?,
        segment: row.get("segment")?,
        kind: row.code("kind", AttemptKind::from_code)?,
        target: row.maybe("remote_id")?,
        state: row.code("state", AttemptState::from_code)?,
        payload_hash: row.get("payload_hash")?,
        started_at: row.get("started_at")?,
        finished_at: row.maybe("finished_at")?,
        code: row.maybe("code")?,
        technical: row.maybe("technical")?,
        resolved_by: row.maybe("resolved_by")?,
    })
}

const COLUMNS: &str = "id, number, segment, kind, remote_id, state, payload_hash, started_at, finished_at, code, technical, \
     resolved_by";

pub(crate) async fn next_number(
    run: &impl Run,
    scope: Scope,
    id: PublicationId,
) -> Result<u32, DatabaseError> {
    let sql = "SELECT coalesce(max(number), 0) + 1 AS n FROM publication_attempts \
         WHERE organisation_id = $1 AND publication_id = $2";
    run.row(sql, bind![scope.organisation, id]).await?.map_or(Ok(1), |row| row.get("n"))
}

pub(crate) async fn insert_attempt(
    tx: &Tx,
    scope: Scope,
    publication: PublicationId,
    new: &Attempt,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO publication_attempts (id, organisation_id, publication_id, number, segment, kind, \
         remote_id, state, payload_hash, started_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        bind![
            new.id,
            scope.organisation,
            publication,
            new.number,
            new.segment,
            new.kind.code(),
            new.target.clone(),
            new.state.code(),
            new.payload_hash,
            new.started_at
        ],
    )
    .await
    .map(drop)
}

/// Longest technical detail kept, in characters.
const TECHNICAL_MAX: usize = 2000;

pub(crate) async fn finish_attempt(
    tx: &Tx,
    scope: Scope,
    id: AttemptId,
    state: AttemptState,
    code: Option<&str>,
    technical: Option<&str>,
) -> Result<(), DatabaseError> {
    let technical = technical.map(|text| text.chars().take(TECHNICAL_MAX).collect::<String>());
    tx.run(
        "UPDATE publication_attempts SET state = $1, finished_at = $2, code = $3, technical = $4 \
         WHERE organisation_id = $5 AND id = $6",
        bind![state.code(), tx.now(), code.map(str::to_owned), technical, scope.organisation, id],
    )
    .await
    .map(drop)
}

pub(crate) async fn resolve_attempt(
    tx: &Tx,
    scope: Scope,
    id: AttemptId,
    state: AttemptState,
    by: &str,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE publication_attempts SET state = $1, resolved_by = $2, resolved_at = $3 \
         WHERE organisation_id = $4 AND id = $5",
        bind![state.code(), by, tx.now(), scope.organisation, id],
    )
    .await
    .map(drop)
}

pub(crate) async fn list_attempts(
    run: &impl Run,
    scope: Scope,
    id: PublicationId,
) -> Result<Vec<Attempt>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publication_attempts WHERE organisation_id = $1 AND publication_id = $2 \
         ORDER BY number"
    );
    run.rows(&sql, bind![scope.organisation, id]).await?.iter().map(attempt).collect()
}

/// Lists the attempts of several publications, in order.
pub(crate) async fn attempts_of(
    run: &impl Run,
    scope: Scope,
    ids: &[PublicationId],
) -> Result<BTreeMap<PublicationId, Vec<Attempt>>, DatabaseError> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for part in ids.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT publication_id, {COLUMNS} FROM publication_attempts WHERE organisation_id = $1 \
             AND publication_id IN ({list}) ORDER BY number"
        );
        for row in &run.rows(&sql, within(scope, part)).await? {
            found.entry(row.get("publication_id")?).or_default().push(attempt(row)?);
        }
    }
    Ok(found)
}

pub(super) fn within(scope: Scope, ids: &[PublicationId]) -> Vec<Value> {
    let mut values = bind![scope.organisation];
    values.extend(ids.iter().copied().map(Bind::bind));
    values
}

pub(crate) async fn last_attempt(
    run: &impl Run,
    scope: Scope,
    id: PublicationId,
) -> Result<Option<Attempt>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publication_attempts WHERE organisation_id = $1 AND publication_id = $2 \
         ORDER BY number DESC LIMIT 1"
    );
    run.row(&sql, bind![scope.organisation, id]).await?.as_ref().map(attempt).transpose()
}

/// Finds the last attempt at one segment, or at the first comment, which comes after the last segment.
pub(crate) async fn last_attempt_at(
    run: &impl Run,
    scope: Scope,
    id: PublicationId,
    segment: u32,
) -> Result<Option<Attempt>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publication_attempts WHERE organisation_id = $1 AND publication_id = $2 \
         AND segment = $3 ORDER BY number DESC LIMIT 1"
    );
    run.row(&sql, bind![scope.organisation, id, segment]).await?.as_ref().map(attempt).transpose()
}

/// Lists the attempts of a publication that were begun and never settled.
pub(crate) async fn open_attempts(
    run: &impl Run,
    scope: Scope,
    id: PublicationId,
) -> Result<Vec<Attempt>, DatabaseError> {
    let all = list_attempts(run, scope, id).await?;
    Ok(all.into_iter().filter(|attempt| attempt.state == AttemptState::Sending).collect())
}

pub(crate) async fn insert_segment(
    tx: &Tx,
    scope: Scope,
    publication: PublicationId,
    channel: ChannelId,
    segment: &SentSegment,
    payload_hash: Digest,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO publication_segments (publication_id, organisation_id, channel_id, position, remote_id, \
         remote_url, remote_detail, payload_hash, published_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        bind![
            publication,
            scope.organisation,
            channel,
            segment.position,
            &segment.remote.id,
            segment.remote.url.clone(),
            segment.remote.detail.clone(),
            payload_hash,
            tx.now()
        ],
    )
    .await
    .map(drop)
}

/// Says whether a remote item is kept already for the channel.
pub(crate) async fn is_remote_taken(
    run: &impl Run,
    channel: ChannelId,
    remote_id: &str,
) -> Result<bool, DatabaseError> {
    let sql = "SELECT count(*) AS n FROM publication_segments WHERE channel_id = $1 AND remote_id = $2";
    let count = run.row(sql, bind![channel, remote_id]).await?.map_or(Ok(0), |row| row.get::<i64>("n"))?;
    Ok(count > 0)
}

pub(crate) async fn list_segments(
    run: &impl Run,
    scope: Scope,
    id: PublicationId,
) -> Result<Vec<SentSegment>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT position, remote_id, remote_url, remote_detail FROM publication_segments \
             WHERE organisation_id = $1 AND publication_id = $2 ORDER BY position",
            bind![scope.organisation, id],
        )
        .await?;
    rows.iter().map(segment).collect()
}

fn segment(row: &Row) -> Result<SentSegment, DatabaseError> {
    let remote = RemoteRef {
        id: row.get("remote_id")?,
        url: row.maybe("remote_url")?,
        detail: row.maybe("remote_detail")?,
    };
    Ok(SentSegment { position: row.get("position")?, remote })
}

/// Lists what is out of several publications, in order.
pub(crate) async fn segments_of(
    run: &impl Run,
    scope: Scope,
    ids: &[PublicationId],
) -> Result<BTreeMap<PublicationId, Vec<SentSegment>>, DatabaseError> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for part in ids.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT publication_id, position, remote_id, remote_url, remote_detail FROM publication_segments \
             WHERE organisation_id = $1 AND publication_id IN ({list}) ORDER BY position"
        );
        for row in &run.rows(&sql, within(scope, part)).await? {
            found.entry(row.get("publication_id")?).or_default().push(segment(row)?);
        }
    }
    Ok(found)
}
