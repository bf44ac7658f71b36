//! Deletes a post with everything that is only a part of it.

use parvis_database::{DatabaseError, Run, Tx, bind};
use parvis_kernel::{PostId, Scope};

/// Tables that hold parts of one post, those that refer to others first.
const OF_A_POST: [&str; 10] = [
    "correction_media",
    "corrections",
    "segment_media",
    "segments",
    "variant_prints",
    "poll_answers",
    "variants",
    "approvals",
    "post_revisions",
    "imported_lines",
];

/// Deletes a post; the caller has made sure that nothing of it is out.
pub(crate) async fn delete_post(tx: &Tx, scope: Scope, id: PostId) -> Result<(), DatabaseError> {
    for table in OF_A_POST {
        let sql = format!("DELETE FROM {table} WHERE organisation_id = $1 AND post_id = $2");
        tx.run(&sql, bind![scope.organisation, id]).await?;
    }
    tx.run("DELETE FROM posts WHERE organisation_id = $1 AND id = $2", bind![scope.organisation, id])
        .await
        .map(drop)
}
