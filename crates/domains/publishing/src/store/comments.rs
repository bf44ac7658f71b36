//! First comments in the database.

use super::{attempts::within, publications::find_publication};
use crate::{
    Publication, PublicationState as S,
    comment::{Comment, CommentClaim},
};
use parvis_database::{DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{PublicationId, Scope, Timestamp};
use std::collections::BTreeMap;

const COLUMNS: &str = "publication_id, organisation_id, state, next_attempt_at, failures, dated_at, code, \
     remote_id, remote_url, published_at, gone_at";

fn comment(row: &Row) -> Result<Comment, DatabaseError> {
    Ok(Comment {
        publication: row.get("publication_id")?,
        scope: Scope::of(row.get("organisation_id")?),
        state: row.code("state", S::from_code)?,
        next_attempt_at: row.get("next_attempt_at")?,
        failures: row.get("failures")?,
        dated_at: row.maybe("dated_at")?,
        code: row.maybe("code")?,
        remote_id: row.maybe("remote_id")?,
        remote_url: row.maybe("remote_url")?,
        published_at: row.maybe("published_at")?,
        gone_at: row.maybe("gone_at")?,
    })
}

/// Plans the first comment of a publication, in the transaction that plans it.
pub(crate) async fn insert_comment(tx: &Tx, publication: &Publication) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO publication_comments (publication_id, organisation_id, channel_id, state, next_attempt_at, \
         failures, updated_at) VALUES ($1, $2, $3, $4, $5, 0, $5)",
        bind![
            publication.id,
            publication.scope.organisation,
            publication.channel,
            S::Scheduled.code(),
            tx.now()
        ],
    )
    .await
    .map(drop)
}

/// Finds the first comment of a publication.
///
/// # Errors
/// The database failed.
pub async fn find_comment(
    run: &impl Run,
    scope: Scope,
    publication: PublicationId,
) -> Result<Option<Comment>, DatabaseError> {
    Ok(comments_of(run, scope, &[publication]).await?.remove(&publication))
}

/// Finds the first comments of publications.
pub(crate) async fn comments_of(
    run: &impl Run,
    scope: Scope,
    ids: &[PublicationId],
) -> Result<BTreeMap<PublicationId, Comment>, DatabaseError> {
    let mut found = BTreeMap::new();
    for part in ids.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT {COLUMNS} FROM publication_comments WHERE organisation_id = $1 AND publication_id IN ({list})"
        );
        for row in &run.rows(&sql, within(scope, part)).await? {
            let comment = comment(row)?;
            found.insert(comment.publication, comment);
        }
    }
    Ok(found)
}

/// Takes up to `limit` comments that are due and whose publication is out, under the lease `lease`.
pub(crate) async fn claim_comments(
    tx: &Tx,
    lease: &[u8],
    until: Timestamp,
    limit: usize,
) -> Result<Vec<CommentClaim>, DatabaseError> {
    let lock = dialect::claim_lock(tx.engine());
    let sql = format!(
        "UPDATE publication_comments SET lease = $1, lease_until = $2 WHERE publication_id IN (\
         SELECT c.publication_id FROM publication_comments c WHERE c.state IN ('scheduled', 'to_verify') \
         AND c.next_attempt_at <= $3 AND c.lease IS NULL AND EXISTS (SELECT 1 FROM publications p \
         WHERE p.id = c.publication_id AND p.state = 'published') \
         ORDER BY c.next_attempt_at LIMIT $4 {lock}) RETURNING {COLUMNS}"
    );
    let rows = tx.rows(&sql, bind![lease.to_vec(), until, tx.now(), limit]).await?;
    let mut claims = Vec::with_capacity(rows.len());
    for row in &rows {
        let comment = comment(row)?;
        let Some(publication) = find_publication(tx, comment.scope, comment.publication).await? else {
            continue;
        };
        claims.push(CommentClaim { comment, publication, lease: lease.to_vec() });
    }
    Ok(claims)
}

/// Saves a claimed comment; false when the lease is no longer ours. `keep` keeps the lease.
pub(crate) async fn save_comment_claimed(
    tx: &Tx,
    claim: &CommentClaim,
    keep: Option<Timestamp>,
) -> Result<bool, DatabaseError> {
    let changed =
        save(tx, &claim.comment, keep.map(|_| claim.lease.clone()), keep, Some(&claim.lease)).await?;
    Ok(changed == 1)
}

/// Saves a comment that a person moved; takes any lease away.
pub(crate) async fn move_comment(tx: &Tx, comment: &Comment) -> Result<(), DatabaseError> {
    save(tx, comment, None, None, None).await.map(drop)
}

async fn save(
    tx: &Tx,
    saved: &Comment,
    lease: Option<Vec<u8>>,
    until: Option<Timestamp>,
    held: Option<&[u8]>,
) -> Result<u64, DatabaseError> {
    let mut values = bind![
        saved.state.code(),
        saved.next_attempt_at,
        saved.failures,
        saved.dated_at,
        saved.code.clone(),
        saved.remote_id.clone(),
        saved.remote_url.clone(),
        saved.published_at,
        tx.now(),
        lease,
        until,
        saved.scope.organisation,
        saved.publication
    ];
    let mut sql = "UPDATE publication_comments SET state = $1, next_attempt_at = $2, failures = $3, \
         dated_at = $4, code = $5, remote_id = $6, remote_url = $7, published_at = $8, updated_at = $9, \
         lease = $10, lease_until = $11 WHERE organisation_id = $12 AND publication_id = $13"
        .to_owned();
    if let Some(held) = held {
        values.extend(bind![held.to_vec()]);
        sql.push_str(" AND lease = $14");
    }
    tx.run(&sql, values).await
}

/// Lists the comments whose lease ended: their worker died or froze.
pub(crate) async fn expired_comments(run: &impl Run, now: Timestamp) -> Result<Vec<Comment>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publication_comments WHERE lease_until IS NOT NULL AND lease_until < $1 LIMIT 500"
    );
    run.rows(&sql, bind![now]).await?.iter().map(comment).collect()
}

/// Returns when a comment falls due next; those whose publication is not out yet are left out.
pub(crate) async fn next_comment(run: &impl Run) -> Result<Option<Timestamp>, DatabaseError> {
    let sql = "SELECT min(c.next_attempt_at) AS at FROM publication_comments c \
         WHERE c.state IN ('scheduled', 'to_verify') AND c.lease IS NULL \
         AND EXISTS (SELECT 1 FROM publications p WHERE p.id = c.publication_id AND p.state = 'published')";
    run.row(sql, Vec::new()).await?.map_or(Ok(None), |row| row.maybe("at"))
}
