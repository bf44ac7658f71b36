//! Checks ahead and doubts in the database.

use parvis_database::{Bind, DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{AttemptId, ChannelId, OrganisationId, PostId, PublicationId, Scope, Timestamp};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// A check of one publication at one moment before its hour, held under a lease.
#[derive(Clone, Debug)]
pub(crate) struct AheadCheck {
    pub(crate) publication: PublicationId,
    pub(crate) organisation: OrganisationId,
    /// `day` or `hour`.
    pub(crate) moment: String,
    /// The channel of the publication.
    pub(crate) channel: ChannelId,
    /// The hour of leaving it is about.
    pub(crate) due_at: Timestamp,
    /// When it was last made.
    pub(crate) checked_at: Option<Timestamp>,
    lease: Vec<u8>,
}

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// Plans the checks whose moment has come, one row for each publication, moment and hour of leaving.
pub(crate) async fn plan_checks(tx: &Tx) -> Result<u64, DatabaseError> {
    let now = tx.now();
    let mut planned = 0;
    for (moment, from, to) in [("hour", now, now.after(HOUR)), ("day", now.after(HOUR), now.after(DAY))] {
        planned += tx
            .run(
                "INSERT INTO publication_checks (publication_id, organisation_id, moment, due_at, channel_id, \
                 next_at, findings) SELECT p.id, p.organisation_id, $1, p.due_at, p.channel_id, $2, '' \
                 FROM publications p WHERE p.state = 'scheduled' AND p.due_at > $3 AND p.due_at <= $4 \
                 AND NOT EXISTS (SELECT 1 FROM publication_checks c WHERE c.publication_id = p.id \
                 AND c.moment = $1 AND c.due_at = p.due_at) ON CONFLICT DO NOTHING",
                bind![moment, now, from, to],
            )
            .await?;
    }
    Ok(planned)
}

/// Takes up to `limit` checks that are due under a lease.
pub(crate) async fn claim_checks(
    tx: &Tx,
    lease: &[u8],
    until: Timestamp,
    limit: usize,
) -> Result<Vec<AheadCheck>, DatabaseError> {
    let lock = dialect::claim_lock(tx.engine());
    let sql = format!(
        "UPDATE publication_checks SET lease = $1, lease_until = $2 \
         WHERE (publication_id, moment, due_at) IN (SELECT publication_id, moment, due_at \
         FROM publication_checks WHERE next_at <= $3 AND (lease IS NULL OR lease_until < $3) \
         ORDER BY next_at LIMIT $4 {lock}) \
         RETURNING publication_id, organisation_id, moment, due_at, channel_id, checked_at"
    );
    let rows = tx.rows(&sql, bind![lease.to_vec(), until, tx.now(), limit]).await?;
    rows.iter()
        .map(|row| {
            Ok(AheadCheck {
                publication: row.get("publication_id")?,
                organisation: row.get("organisation_id")?,
                moment: row.get("moment")?,
                channel: row.get("channel_id")?,
                due_at: row.get("due_at")?,
                checked_at: row.maybe("checked_at")?,
                lease: lease.to_vec(),
            })
        })
        .collect()
}

/// Keeps what a check found; false when another worker took it over. `again` is when to look again.
pub(crate) async fn finish_check(
    tx: &Tx,
    check: &AheadCheck,
    again: Option<Timestamp>,
    findings: &BTreeSet<String>,
) -> Result<bool, DatabaseError> {
    let codes = findings.iter().map(String::as_str).collect::<Vec<_>>().join(" ");
    let changed = tx
        .run(
            "UPDATE publication_checks SET findings = $1, checked_at = $2, next_at = $3, lease = NULL, \
             lease_until = NULL WHERE organisation_id = $4 AND publication_id = $5 AND moment = $6 \
             AND due_at = $7 AND lease = $8",
            bind![
                codes,
                tx.now(),
                again,
                check.organisation,
                check.publication,
                &check.moment,
                check.due_at,
                check.lease.clone()
            ],
        )
        .await?;
    if changed == 1 && check.moment == "hour" {
        // The later check speaks for the earlier one.
        tx.run(
            "UPDATE publication_checks SET next_at = NULL WHERE organisation_id = $1 AND publication_id = $2 \
             AND moment = 'day' AND due_at = $3",
            bind![check.organisation, check.publication, check.due_at],
        )
        .await?;
    }
    Ok(changed == 1)
}

/// Makes the open findings about a channel due now; returns how many.
pub(crate) async fn hasten_checks(tx: &Tx, scope: Scope, channel: ChannelId) -> Result<u64, DatabaseError> {
    tx.run(
        "UPDATE publication_checks SET next_at = $1 WHERE organisation_id = $2 AND channel_id = $3 \
         AND next_at > $1 AND findings <> '' AND due_at > $1",
        bind![tx.now(), scope.organisation, channel],
    )
    .await
}

/// Returns when the next check falls due, of those planned or to be planned.
pub(crate) async fn next_check(run: &impl Run, now: Timestamp) -> Result<Option<Timestamp>, DatabaseError> {
    let row = run
        .row("SELECT min(next_at) AS at FROM publication_checks WHERE next_at IS NOT NULL", Vec::new())
        .await?;
    let planned: Option<Timestamp> = row.map_or(Ok(None), |row| row.maybe("at"))?;
    let mut next = planned;
    for ahead in [HOUR, DAY] {
        let row = run
            .row(
                "SELECT min(due_at) AS at FROM publications WHERE state = 'scheduled' AND due_at > $1",
                bind![now.after(ahead)],
            )
            .await?;
        let due: Option<Timestamp> = row.map_or(Ok(None), |row| row.maybe("at"))?;
        let moment = due.map(|due| due.before(ahead));
        next = [next, moment].into_iter().flatten().min();
    }
    Ok(next)
}

/// Returns the codes found about publications that are still ahead; those without findings are absent.
///
/// # Errors
/// The database failed.
pub async fn findings_of(
    run: &impl Run,
    scope: Scope,
    publications: &[PublicationId],
) -> Result<BTreeMap<PublicationId, BTreeSet<String>>, DatabaseError> {
    findings_where(run, scope, "p.id", publications.iter().copied().map(Bind::bind).collect()).await
}

/// As [`findings_of`], for every publication of several posts.
///
/// # Errors
/// The database failed.
pub async fn findings_of_posts(
    run: &impl Run,
    scope: Scope,
    posts: &[PostId],
) -> Result<BTreeMap<PublicationId, BTreeSet<String>>, DatabaseError> {
    findings_where(run, scope, "p.post_id", posts.iter().copied().map(Bind::bind).collect()).await
}

async fn findings_where(
    run: &impl Run,
    scope: Scope,
    column: &str,
    ids: Vec<parvis_database::Value>,
) -> Result<BTreeMap<PublicationId, BTreeSet<String>>, DatabaseError> {
    let mut found = BTreeMap::new();
    for part in ids.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        // The later check comes last and speaks for both: `hour` follows `day` in the alphabet.
        let sql = format!(
            "SELECT c.publication_id, c.findings FROM publication_checks c \
             JOIN publications p ON p.id = c.publication_id AND p.due_at = c.due_at \
             WHERE p.organisation_id = $1 AND {column} IN ({list}) AND p.state = 'scheduled' \
             AND c.checked_at IS NOT NULL ORDER BY c.publication_id, c.moment"
        );
        let mut values = bind![scope.organisation];
        values.extend(part.iter().cloned());
        for row in &run.rows(&sql, values).await? {
            found.insert(row.get("publication_id")?, codes(row)?);
        }
    }
    found.retain(|_, codes: &mut BTreeSet<String>| !codes.is_empty());
    Ok(found)
}

fn codes(row: &Row) -> Result<BTreeSet<String>, DatabaseError> {
    Ok(row.get::<String>("findings")?.split_whitespace().map(str::to_owned).collect())
}

/// Lists `(publication, scope, post, attempt)` whose outcome has been unknown since before `since` and was not told.
pub(crate) async fn untold_doubts(
    run: &impl Run,
    since: Timestamp,
) -> Result<Vec<(PublicationId, Scope, PostId, AttemptId)>, DatabaseError> {
    // The state stands in the text: only then does the small index of those in doubt serve, however many wait.
    let rows = run
        .rows(
            "SELECT p.id, p.organisation_id, p.entity_id, p.post_id, a.id AS attempt_id FROM publications p \
             JOIN publication_attempts a ON a.publication_id = p.id AND a.state = 'unknown' \
             WHERE p.state = 'to_verify' AND a.finished_at < $1 AND a.resolved_at IS NULL \
             AND NOT EXISTS (SELECT 1 FROM publication_doubts d WHERE d.attempt_id = a.id) LIMIT 200",
            bind![since],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let scope = Scope { organisation: row.get("organisation_id")?, entity: row.maybe("entity_id")? };
            Ok((row.get("id")?, scope, row.get("post_id")?, row.get("attempt_id")?))
        })
        .collect()
}

/// Notes that a doubt is told; false when another worker did.
pub(crate) async fn note_doubt(
    tx: &Tx,
    scope: Scope,
    publication: PublicationId,
    attempt: AttemptId,
) -> Result<bool, DatabaseError> {
    let written = tx
        .run(
            "INSERT INTO publication_doubts (attempt_id, organisation_id, publication_id, noticed_at) \
             VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            bind![attempt, scope.organisation, publication, tx.now()],
        )
        .await?;
    Ok(written == 1)
}
