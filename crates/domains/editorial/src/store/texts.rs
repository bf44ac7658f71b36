//! The texts of many posts at once.

use parvis_database::{Bind, DatabaseError, Run, bind, dialect};
use parvis_kernel::{PostId, Scope};
use std::collections::BTreeMap;

/// Reads the original of each post, its segments in order.
pub(crate) async fn texts_of(
    run: &impl Run,
    scope: Scope,
    ids: &[PostId],
) -> Result<BTreeMap<PostId, Vec<String>>, DatabaseError> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for part in ids.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT post_id, text FROM segments WHERE organisation_id = $1 AND post_id IN ({list}) \
             AND variant_id IS NULL ORDER BY post_id, position"
        );
        let mut values = bind![scope.organisation];
        values.extend(part.iter().map(|id| id.bind()));
        for row in &run.rows(&sql, values).await? {
            found.entry(row.get("post_id")?).or_default().push(row.get("text")?);
        }
    }
    Ok(found)
}
