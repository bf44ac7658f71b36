//! Publications in the database.

use crate::{Act, Publication, PublicationState as S};
use parvis_database::{Bind, DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{ChannelId, Limit, PostId, PublicationId, Scope, Timestamp, WallTime, ZoneName};

pub(super) const COLUMNS: &str = "p.id, p.organisation_id, p.entity_id, p.post_id, p.variant_id, p.channel_id, p.network, \
     p.act, p.amends, p.correction_id, p.segments_total, p.content_hash, p.state, p.priority, p.due_at, p.due_local, \
     p.due_zone, p.late_from, p.next_attempt_at, p.failures, p.dated_at, p.resume, p.code, p.published_at, \
     (SELECT count(*) FROM publication_segments s WHERE s.publication_id = p.id) AS segments_out";

fn publication(row: &Row) -> Result<Publication, DatabaseError> {
    Ok(Publication {
        id: row.get("id")?,
        scope: Scope { organisation: row.get("organisation_id")?, entity: row.maybe("entity_id")? },
        post: row.get("post_id")?,
        variant: row.get("variant_id")?,
        channel: row.get("channel_id")?,
        network: row.get("network")?,
        act: row.code("act", Act::from_code)?,
        amends: row.maybe("amends")?,
        correction: row.maybe("correction_id")?,
        segments_total: row.get("segments_total")?,
        segments_out: row.get("segments_out")?,
        content_hash: row.get("content_hash")?,
        state: row.code("state", S::from_code)?,
        is_crisis: row.get::<i64>("priority")? > 0,
        due_at: row.get("due_at")?,
        due: WallTime {
            local: row.code("due_local", |text| text.parse().ok())?,
            zone: row.code("due_zone", |name| ZoneName::new(name).ok())?,
        },
        late_from: row.get("late_from")?,
        next_attempt_at: row.get("next_attempt_at")?,
        failures: row.get("failures")?,
        dated_at: row.maybe("dated_at")?,
        resume: row.maybe("resume")?,
        code: row.maybe("code")?,
        published_at: row.maybe("published_at")?,
    })
}

pub(super) fn publications(rows: &[Row]) -> Result<Vec<Publication>, DatabaseError> {
    rows.iter().map(publication).collect()
}

pub(crate) async fn insert_publication(tx: &Tx, new: &Publication) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO publications (id, organisation_id, entity_id, post_id, variant_id, channel_id, network, \
         segments_total, content_hash, state, priority, due_at, due_local, due_zone, late_from, next_attempt_at, \
         failures, created_at, updated_at, act, amends, correction_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, $17, $17, $18, $19, $20)",
        bind![
            new.id,
            new.scope.organisation,
            new.scope.entity,
            new.post,
            new.variant,
            new.channel,
            &new.network,
            new.segments_total,
            new.content_hash,
            new.state.code(),
            i64::from(new.is_crisis),
            new.due_at,
            new.due.local.to_string(),
            new.due.zone.as_str(),
            new.late_from,
            new.next_attempt_at,
            tx.now(),
            new.act.code(),
            new.amends,
            new.correction
        ],
    )
    .await
    .map(drop)
}

/// Saves a publication that a person or another domain moved; takes any lease away.
pub(crate) async fn move_publication(tx: &Tx, moved: &Publication) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE publications SET state = $1, due_at = $2, due_local = $3, due_zone = $4, late_from = $5, \
         next_attempt_at = $6, failures = $7, code = $8, published_at = $9, updated_at = $10, resume = $11, \
         lease = NULL, lease_until = NULL WHERE organisation_id = $12 AND id = $13",
        bind![
            moved.state.code(),
            moved.due_at,
            moved.due.local.to_string(),
            moved.due.zone.as_str(),
            moved.late_from,
            moved.next_attempt_at,
            moved.failures,
            moved.code.clone(),
            moved.published_at,
            tx.now(),
            moved.resume.clone(),
            moved.scope.organisation,
            moved.id
        ],
    )
    .await
    .map(drop)
}

/// Finds a publication of the scope.
///
/// # Errors
/// The database failed.
pub async fn find_publication(
    run: &impl Run,
    scope: Scope,
    id: PublicationId,
) -> Result<Option<Publication>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.id = $2");
    run.row(&sql, bind![scope.organisation, id]).await?.as_ref().map(publication).transpose()
}

/// Finds a publication that the transaction is about to change: nobody else does before its end.
pub(crate) async fn hold_publication(
    tx: &Tx,
    scope: Scope,
    id: PublicationId,
) -> Result<Option<Publication>, DatabaseError> {
    let lock = dialect::row_lock(tx.engine());
    let sql =
        format!("SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.id = $2 {lock}");
    tx.row(&sql, bind![scope.organisation, id]).await?.as_ref().map(publication).transpose()
}

/// Lists the publications of a post that the transaction is about to change.
pub(crate) async fn hold_publications_of_post(
    tx: &Tx,
    scope: Scope,
    post: PostId,
) -> Result<Vec<Publication>, DatabaseError> {
    let lock = dialect::row_lock(tx.engine());
    let sql = format!(
        "SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.post_id = $2 \
         AND p.state <> 'cancelled' ORDER BY p.created_at, p.id {lock}"
    );
    publications(&tx.rows(&sql, bind![scope.organisation, post]).await?)
}

pub(crate) async fn publications_of_post(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<Vec<Publication>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.post_id = $2 \
         AND p.state <> 'cancelled' ORDER BY p.created_at, p.id"
    );
    publications(&run.rows(&sql, bind![scope.organisation, post]).await?)
}

/// Lists the publications of several posts, those taken back left out.
///
/// # Errors
/// The database failed.
pub async fn publications_of(
    run: &impl Run,
    scope: Scope,
    posts: &[PostId],
) -> Result<Vec<Publication>, DatabaseError> {
    let mut found = Vec::new();
    for part in posts.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.post_id IN ({list}) \
             AND p.state <> 'cancelled' ORDER BY p.post_id, p.created_at, p.id"
        );
        let mut values = bind![scope.organisation];
        values.extend(part.iter().copied().map(Bind::bind));
        found.extend(publications(&run.rows(&sql, values).await?)?);
    }
    Ok(found)
}

/// Lists the posts with a publication due in `[from, to)`.
///
/// # Errors
/// The database failed.
pub async fn due_between(
    run: &impl Run,
    scope: Scope,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<PostId>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT DISTINCT post_id FROM publications WHERE organisation_id = $1 AND due_at >= $2 AND due_at < $3 \
             AND state <> 'cancelled' LIMIT 5000",
            bind![scope.organisation, from, to],
        )
        .await?;
    rows.iter().map(|row| row.get("post_id")).collect()
}

/// Lists `(due, post)` of publications in one of `states`, the latest due first; a post may come several times.
///
/// # Errors
/// The database failed.
pub async fn due_in_states(
    run: &impl Run,
    scope: Scope,
    states: &[S],
    before: Option<(Timestamp, PostId)>,
    limit: usize,
) -> Result<Vec<(Timestamp, PostId)>, DatabaseError> {
    if states.is_empty() {
        return Ok(Vec::new());
    }
    let mut values = bind![scope.organisation, limit];
    let list = dialect::placeholders(3, states.len());
    values.extend(states.iter().map(|state| state.code().bind()));
    let mut sql =
        format!("SELECT due_at, post_id FROM publications WHERE organisation_id = $1 AND state IN ({list})");
    if let Some((due_at, post)) = before {
        let (at, id) = (values.len() + 1, values.len() + 2);
        values.push(due_at.bind());
        values.push(post.bind());
        sql.push_str(&format!(" AND (due_at < ${at} OR (due_at = ${at} AND post_id < ${id}))"));
    }
    // What is published is nearly everything and is read in the order of the calendar; the rest is little:
    // an order that no index gives makes SQLite look for the states first.
    let order = if states.contains(&S::Published) { "due_at" } else { "+due_at" };
    sql.push_str(&format!(" ORDER BY {order} DESC, post_id DESC LIMIT $2"));
    let rows = run.rows(&sql, values).await?;
    rows.iter().map(|row| Ok((row.get("due_at")?, row.get("post_id")?))).collect()
}

/// Lists the posts that wait to leave through a channel.
///
/// # Errors
/// The database failed.
pub async fn scheduled_posts_of_channel(
    run: &impl Run,
    scope: Scope,
    channel: ChannelId,
) -> Result<Vec<PostId>, DatabaseError> {
    let waiting = waiting_on_channel(run, scope, channel, "").await?;
    Ok(waiting.into_iter().map(|publication| publication.post).collect())
}

async fn waiting_on_channel(
    run: &impl Run,
    scope: Scope,
    channel: ChannelId,
    lock: &str,
) -> Result<Vec<Publication>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.channel_id = $2 \
         AND p.state IN ('scheduled', 'held') ORDER BY p.due_at {lock}"
    );
    publications(&run.rows(&sql, bind![scope.organisation, channel]).await?)
}

/// Lists what waits to leave through a channel and is about to be changed.
pub(crate) async fn hold_waiting_on_channel(
    tx: &Tx,
    scope: Scope,
    channel: ChannelId,
) -> Result<Vec<Publication>, DatabaseError> {
    waiting_on_channel(tx, scope, channel, dialect::row_lock(tx.engine())).await
}

/// Lists the publications that wait and should have left before `late`, or before `crisis_late` for a crisis.
pub(crate) async fn overdue(
    tx: &Tx,
    late: Timestamp,
    crisis_late: Timestamp,
) -> Result<Vec<Publication>, DatabaseError> {
    let lock = dialect::claim_lock(tx.engine());
    let sql = format!(
        "SELECT {COLUMNS} FROM publications p WHERE p.state = 'scheduled' AND p.act = 'publish' \
         AND p.lease IS NULL \
         AND p.late_from < $1 AND (p.late_from < $2 OR (p.priority > 0 AND p.late_from < $3)) LIMIT 500 {lock}"
    );
    publications(&tx.rows(&sql, bind![late.max(crisis_late), late, crisis_late]).await?)
}

/// Counts the publications whose outcome should be looked for now.
pub(crate) async fn due_for_verification(run: &impl Run, now: Timestamp) -> Result<i64, DatabaseError> {
    // The first condition is that of the index of what is due.
    let sql = "SELECT count(*) AS n FROM publications WHERE state IN ('scheduled', 'processing', 'to_verify') \
         AND state = 'to_verify' AND next_attempt_at <= $1";
    run.row(sql, bind![now]).await?.map_or(Ok(0), |row| row.get("n"))
}

/// Returns the earliest instant at which something will be due.
pub(crate) async fn next_due(run: &impl Run) -> Result<Option<Timestamp>, DatabaseError> {
    let sql = "SELECT min(next_attempt_at) AS at FROM publications \
         WHERE state IN ('scheduled', 'processing', 'to_verify') AND lease IS NULL";
    run.row(sql, Vec::new()).await?.map_or(Ok(None), |row| row.maybe("at"))
}

/// Lists publications in one of `states` for the operator, the earliest due first.
pub(crate) async fn list_queue(
    run: &impl Run,
    scope: Scope,
    states: &[S],
    channel: Option<ChannelId>,
    after: Option<(Timestamp, PublicationId)>,
    limit: Limit,
) -> Result<Vec<Publication>, DatabaseError> {
    let mut values = bind![scope.organisation];
    let list = dialect::placeholders(2, states.len());
    values.extend(states.iter().map(|state| state.code().bind()));
    let mut sql =
        format!("SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.state IN ({list})");
    if let Some(channel) = channel {
        values.push(channel.bind());
        sql.push_str(&format!(" AND p.channel_id = ${}", values.len()));
    }
    if let Some((due_at, id)) = after {
        values.push(due_at.bind());
        values.push(id.bind());
        let (at, id) = (values.len() - 1, values.len());
        sql.push_str(&format!(" AND (p.due_at > ${at} OR (p.due_at = ${at} AND p.id > ${id}))"));
    }
    values.push(limit.with_one_more().bind());
    sql.push_str(&format!(" ORDER BY p.due_at, p.id LIMIT ${}", values.len()));
    publications(&run.rows(&sql, values).await?)
}
