//! What imported lines became, by the digest of what they said.

use parvis_database::{Bind, DatabaseError, Run, Tx, bind, dialect};
use parvis_kernel::{Digest, PostId, Scope};
use std::collections::HashMap;

/// Finds the posts that lines have made already.
pub(crate) async fn find_imported(
    run: &impl Run,
    scope: Scope,
    prints: &[Digest],
) -> Result<HashMap<Digest, PostId>, DatabaseError> {
    let mut found = HashMap::new();
    for part in prints.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT print, post_id FROM imported_lines WHERE organisation_id = $1 AND print IN ({list})"
        );
        let mut values = bind![scope.organisation];
        values.extend(part.iter().map(|print| print.bind()));
        for row in &run.rows(&sql, values).await? {
            found.insert(row.get("print")?, row.get("post_id")?);
        }
    }
    Ok(found)
}

/// Notes what a line became; false when the same line was faster.
pub(crate) async fn insert_imported(
    tx: &Tx,
    scope: Scope,
    print: Digest,
    post: PostId,
) -> Result<bool, DatabaseError> {
    let sql = "INSERT INTO imported_lines (organisation_id, print, post_id, imported_at) \
               VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
    Ok(tx.run(sql, bind![scope.organisation, print, post, tx.now()]).await? == 1)
}
