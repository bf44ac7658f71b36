//! Who wrote a post, from its saved revisions.

use parvis_database::{DatabaseError, Run, bind};
use parvis_kernel::{MemberId, PostId, Scope, Timestamp};

/// Lists everyone who saved a post, with their last save, the earliest first.
pub(crate) async fn writers_of(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<Vec<(MemberId, Timestamp)>, DatabaseError> {
    let sql = "SELECT member_id, max(saved_at) AS last_at FROM post_revisions \
         WHERE organisation_id = $1 AND post_id = $2 GROUP BY member_id ORDER BY last_at";
    let rows = run.rows(sql, bind![scope.organisation, post]).await?;
    rows.iter().map(|row| Ok((row.get("member_id")?, row.get("last_at")?))).collect()
}
