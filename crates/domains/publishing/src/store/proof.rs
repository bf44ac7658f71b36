//! What a proof sheet reads of segments: every item that was ever out, those taken down included.

use super::attempts::within;
use parvis_connector::RemoteRef;
use parvis_database::{DatabaseError, Run, dialect};
use parvis_kernel::{Digest, PublicationId, Scope, Timestamp};
use std::collections::BTreeMap;

/// An item of a publication on its network.
#[derive(Clone, Debug)]
pub(crate) struct WrittenItem {
    /// Segment, from 0.
    pub(crate) position: u32,
    /// Where it is, or was.
    pub(crate) remote: RemoteRef,
    /// Digest of what it says, unless it is older than this column.
    pub(crate) payload_hash: Option<Digest>,
    pub(crate) published_at: Timestamp,
    pub(crate) gone_at: Option<Timestamp>,
}

/// Lists the items of publications, in order.
pub(crate) async fn written_items(
    run: &impl Run,
    scope: Scope,
    ids: &[PublicationId],
) -> Result<BTreeMap<PublicationId, Vec<WrittenItem>>, DatabaseError> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for part in ids.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT publication_id, position, remote_id, remote_url, remote_detail, payload_hash, published_at, \
             gone_at FROM publication_segments \
             WHERE organisation_id = $1 AND publication_id IN ({list}) ORDER BY position"
        );
        for row in &run.rows(&sql, within(scope, part)).await? {
            let remote = RemoteRef {
                id: row.get("remote_id")?,
                url: row.maybe("remote_url")?,
                detail: row.maybe("remote_detail")?,
            };
            found.entry(row.get("publication_id")?).or_default().push(WrittenItem {
                position: row.get("position")?,
                remote,
                payload_hash: row.maybe("payload_hash")?,
                published_at: row.get("published_at")?,
                gone_at: row.maybe("gone_at")?,
            });
        }
    }
    Ok(found)
}
