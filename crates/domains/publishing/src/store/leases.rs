//! Publications under a lease.

use super::publications::{COLUMNS, publications};
use crate::{Claim, Publication, claim_due::Room};
use parvis_database::{Bind, DatabaseError, Run, Tx, bind, dialect};
use parvis_kernel::{PublicationId, Timestamp};

/// Takes up to `limit` publications that are due and for which there is room, crisis messages first, under `lease`.
pub(crate) async fn claim(
    tx: &Tx,
    lease: &[u8],
    until: Timestamp,
    limit: usize,
    room: &Room,
) -> Result<Vec<Claim>, DatabaseError> {
    let lock = dialect::claim_lock(tx.engine());
    let mut values = bind![lease.to_vec(), until, tx.now(), limit];
    let whom = match room {
        Room::Except(full) if full.is_empty() => String::new(),
        Room::Except(full) => {
            let list = dialect::placeholders(values.len() + 1, full.len());
            values.extend(full.iter().copied().map(Bind::bind));
            format!("AND (priority > 0 OR channel_id NOT IN ({list}))")
        }
        Room::CrisisOnly => "AND priority > 0".to_owned(),
    };
    let sql = format!(
        "UPDATE publications SET lease = $1, lease_until = $2 WHERE id IN (SELECT id FROM publications \
         WHERE state IN ('scheduled', 'processing', 'to_verify') AND next_attempt_at <= $3 AND lease IS NULL \
         {whom} ORDER BY priority DESC, next_attempt_at LIMIT $4 {lock}) RETURNING id"
    );
    let claimed = tx.rows(&sql, values).await?;
    let mut claims = Vec::with_capacity(claimed.len());
    for part in claimed.chunks(200) {
        let list = dialect::placeholders(1, part.len());
        let sql = format!(
            "SELECT {COLUMNS} FROM publications p WHERE p.id IN ({list}) ORDER BY p.priority DESC, p.next_attempt_at"
        );
        let ids = part
            .iter()
            .map(|row| row.get::<PublicationId>("id").map(Bind::bind))
            .collect::<Result<Vec<_>, _>>()?;
        for publication in publications(&tx.rows(&sql, ids).await?)? {
            claims.push(Claim { publication, lease: lease.to_vec() });
        }
    }
    Ok(claims)
}

/// Saves a claimed publication; false when the lease is no longer ours. `keep` keeps the lease.
pub(crate) async fn save_claimed(
    tx: &Tx,
    claim: &Claim,
    keep: Option<Timestamp>,
) -> Result<bool, DatabaseError> {
    let saved = &claim.publication;
    let lease = keep.map(|_| claim.lease.clone());
    let changed = tx
        .run(
            "UPDATE publications SET state = $1, late_from = $2, next_attempt_at = $3, failures = $4, \
             dated_at = $5, resume = $6, code = $7, published_at = $8, updated_at = $9, lease = $10, \
             lease_until = $11 WHERE organisation_id = $12 AND id = $13 AND lease = $14",
            bind![
                saved.state.code(),
                saved.late_from,
                saved.next_attempt_at,
                saved.failures,
                saved.dated_at,
                saved.resume.clone(),
                saved.code.clone(),
                saved.published_at,
                tx.now(),
                lease,
                keep,
                saved.scope.organisation,
                saved.id,
                claim.lease.clone()
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Takes a claim's lease away, where it still has it.
pub(crate) async fn give_back(tx: &Tx, claim: &Claim) -> Result<(), DatabaseError> {
    let (scope, id) = (claim.publication.scope, claim.publication.id);
    let sql = "UPDATE publications SET lease = NULL, lease_until = NULL \
         WHERE organisation_id = $1 AND id = $2 AND lease = $3";
    tx.run(sql, bind![scope.organisation, id, claim.lease.clone()]).await.map(drop)
}

/// Lists the publications whose lease ended: their worker died or froze.
pub(crate) async fn expired_leases(tx: &Tx, now: Timestamp) -> Result<Vec<Publication>, DatabaseError> {
    let lock = dialect::claim_lock(tx.engine());
    let sql = format!(
        "SELECT {COLUMNS} FROM publications p \
         WHERE p.lease_until IS NOT NULL AND p.lease_until < $1 LIMIT 500 {lock}"
    );
    publications(&tx.rows(&sql, bind![now]).await?)
}
