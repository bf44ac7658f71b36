//! Reads lines of the journal with what a third party needs to compute their seals again.

use crate::{Bind, DatabaseError, Row, Run, bind, checkpoint::Checkpoint, checkpoint::checkpoint, dialect};
use parvis_kernel::{Digest, JournalLineId, MemberId, OrganisationId, Scope, Timestamp};

/// A line as its seal was computed over it. The payload takes part by its digest only.
#[derive(Clone, Debug)]
pub struct WrittenLine {
    /// Its id.
    pub id: JournalLineId,
    /// When it was written, UTC.
    pub happened_at: Timestamp,
    /// Who acted; `None` when the program did.
    pub member: Option<MemberId>,
    /// What was done.
    pub act: String,
    /// Wire id of what it was done to.
    pub object: String,
    /// Digest of the payload as it was written.
    pub payload_digest: Digest,
    /// Place in the chain and its seal; `None` until it is sealed, moments after it was written.
    pub sealed: Option<(i64, Digest)>,
}

/// A line with its payload and the seal before its own.
#[derive(Clone, Debug)]
pub struct SealedLine {
    /// The line.
    pub line: WrittenLine,
    /// What changed, as JSON; `None` once it was erased.
    pub payload: Option<String>,
    /// Seal of the line before in the chain; zeros before the first.
    pub previous_seal: Option<Digest>,
}

const COLUMNS: &str =
    "l.id, l.happened_at, l.member_id, l.act, l.object, l.payload_digest, l.sealed_number, l.seal";

fn written(row: &Row) -> Result<WrittenLine, DatabaseError> {
    Ok(WrittenLine {
        id: row.get("id")?,
        happened_at: row.get("happened_at")?,
        member: row.maybe("member_id")?,
        act: row.get("act")?,
        object: row.get("object")?,
        payload_digest: row.get("payload_digest")?,
        sealed: row.maybe::<i64>("sealed_number")?.zip(row.maybe("seal")?),
    })
}

fn sealed(row: &Row) -> Result<SealedLine, DatabaseError> {
    let line = written(row)?;
    let first = line.sealed.filter(|(number, _)| *number == 1).map(|_| Digest::from_bytes([0; 32]));
    Ok(SealedLine { line, payload: row.maybe("body")?, previous_seal: first.or(row.maybe("previous_seal")?) })
}

/// Lists the lines about some objects, named by their wire ids, in the order of the chain.
///
/// # Errors
/// The database failed.
pub async fn lines_about(
    run: &impl Run,
    scope: Scope,
    objects: &[String],
) -> Result<Vec<SealedLine>, DatabaseError> {
    let mut found = Vec::new();
    for part in objects.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT {COLUMNS}, b.body, p.seal AS previous_seal FROM journal_lines l \
             LEFT JOIN journal_payloads b ON b.line_id = l.id AND b.organisation_id = l.organisation_id \
             LEFT JOIN journal_lines p ON p.organisation_id = l.organisation_id \
             AND p.sealed_number = l.sealed_number - 1 \
             WHERE l.organisation_id = $1 AND l.object IN ({list})"
        );
        let mut values = bind![scope.organisation];
        values.extend(part.iter().map(|object| object.as_str().bind()));
        for row in &run.rows(&sql, values).await? {
            found.push(sealed(row)?);
        }
    }
    let place = |found: &SealedLine| {
        let line = &found.line;
        (line.sealed.map_or(i64::MAX, |(number, _)| number), line.happened_at, line.id)
    };
    found.sort_by_key(place);
    Ok(found)
}

/// Lists the lines of a chain from one number to another, both included; at most `most`.
///
/// # Errors
/// The database failed.
pub async fn chain_between(
    run: &impl Run,
    organisation: OrganisationId,
    first: i64,
    last: i64,
    most: i64,
) -> Result<Vec<WrittenLine>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM journal_lines l WHERE l.organisation_id = $1 AND l.sealed_number >= $2 \
         AND l.sealed_number <= $3 ORDER BY l.sealed_number LIMIT $4"
    );
    run.rows(&sql, bind![organisation, first, last, most]).await?.iter().map(written).collect()
}

/// Finds the first checkpoint at or after a line of the chain, then the last of all.
///
/// # Errors
/// The database failed.
pub async fn checkpoints_over(
    run: &impl Run,
    organisation: OrganisationId,
    number: i64,
) -> Result<(Option<Checkpoint>, Option<Checkpoint>), DatabaseError> {
    let columns = "organisation_id, sealed_number, seal, signed_at, key_version, signature";
    let sql = format!(
        "SELECT {columns} FROM journal_checkpoints WHERE organisation_id = $1 AND sealed_number >= $2 \
         ORDER BY sealed_number LIMIT 1"
    );
    let over = run.row(&sql, bind![organisation, number]).await?.as_ref().map(checkpoint).transpose()?;
    let sql = format!(
        "SELECT {columns} FROM journal_checkpoints WHERE organisation_id = $1 \
         ORDER BY sealed_number DESC LIMIT 1"
    );
    let last = run.row(&sql, bind![organisation]).await?.as_ref().map(checkpoint).transpose()?;
    Ok((over, last))
}
