//! Reads journal lines about a few things, with their seals.

use crate::{Bind, DatabaseError, Run, bind, dialect};
use parvis_kernel::{Digest, JournalLineId, MemberId, OrganisationId, Timestamp};

/// A line of the journal.
#[derive(Clone, Debug)]
pub struct JournalLine {
    /// Its id.
    pub id: JournalLineId,
    /// When the act happened, UTC.
    pub happened_at: Timestamp,
    /// Who did it; `None` for the program.
    pub member: Option<MemberId>,
    /// What was done.
    pub act: String,
    /// Wire id of what it was done to.
    pub object: String,
    /// Digest of its payload.
    pub payload_digest: Digest,
    /// Number and seal in the chain of the organisation, once it is sealed.
    pub sealed: Option<(i64, Digest)>,
}

/// Lists the lines about `objects`, the oldest first; at most 2,000.
///
/// # Errors
/// [`DatabaseError::Engine`] when the lines cannot be read.
pub async fn lines_about(
    run: &impl Run,
    organisation: OrganisationId,
    objects: &[String],
) -> Result<Vec<JournalLine>, DatabaseError> {
    let mut lines = Vec::new();
    for part in objects.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT id, happened_at, member_id, act, object, payload_digest, sealed_number, seal \
             FROM journal_lines WHERE organisation_id = $1 AND object IN ({list}) \
             ORDER BY happened_at, id LIMIT 2000"
        );
        let mut values = bind![organisation];
        values.extend(part.iter().map(|object| object.clone().bind()));
        for row in &run.rows(&sql, values).await? {
            let number: Option<i64> = row.maybe("sealed_number")?;
            let seal: Option<Digest> = row.maybe("seal")?;
            lines.push(JournalLine {
                id: row.get("id")?,
                happened_at: row.get("happened_at")?,
                member: row.maybe("member_id")?,
                act: row.get("act")?,
                object: row.get("object")?,
                payload_digest: row.get("payload_digest")?,
                sealed: number.zip(seal),
            });
        }
    }
    lines.sort_by_key(|line| (line.happened_at, line.id));
    Ok(lines)
}
