//! What is out of a copy, and what amended it, in the database.

use super::{
    attempts::within,
    publications::{COLUMNS, publications},
};
use crate::{Act, Publication, amendment::LiveItem, model::Attempt};
use parvis_connector::RemoteRef;
use parvis_database::{DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{ChannelId, PostId, PublicationId, Scope};
use std::collections::BTreeMap;

/// Lists every publication of a post, those taken back included, the oldest first.
pub(crate) async fn whole_story(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<Vec<Publication>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 AND p.post_id = $2 \
         ORDER BY p.created_at, p.id"
    );
    publications(&run.rows(&sql, bind![scope.organisation, post]).await?)
}

/// Lists an original publication and everything that amended it, the oldest first.
pub(crate) async fn family_of(
    run: &impl Run,
    scope: Scope,
    original: PublicationId,
) -> Result<Vec<Publication>, DatabaseError> {
    Ok(families_of(run, scope, &[original]).await?.remove(&original).unwrap_or_default())
}

/// Lists the items of a copy that are out: first comments, then the rest in the order in which it went out.
pub(crate) async fn live_items(
    run: &impl Run,
    scope: Scope,
    original: PublicationId,
) -> Result<Vec<LiveItem>, DatabaseError> {
    Ok(live_items_of(run, scope, &[original]).await?.remove(&original).unwrap_or_default())
}

/// Lists for each copy its original with every amendment, in the order in which they were made.
pub(crate) async fn families_of(
    run: &impl Run,
    scope: Scope,
    originals: &[PublicationId],
) -> Result<BTreeMap<PublicationId, Vec<Publication>>, DatabaseError> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for part in originals.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT {COLUMNS} FROM publications p WHERE p.organisation_id = $1 \
             AND (p.id IN ({list}) OR p.amends IN ({list})) ORDER BY p.created_at, p.id"
        );
        for publication in publications(&run.rows(&sql, within(scope, part)).await?)? {
            found.entry(publication.amends.unwrap_or(publication.id)).or_default().push(publication);
        }
    }
    Ok(found)
}

/// Lists for each copy its items that are out: first comments, then the rest in the order in which it went out.
pub(crate) async fn live_items_of(
    run: &impl Run,
    scope: Scope,
    originals: &[PublicationId],
) -> Result<BTreeMap<PublicationId, Vec<LiveItem>>, DatabaseError> {
    let mut found = BTreeMap::<_, Vec<_>>::new();
    for part in originals.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let family = format!("p.organisation_id = $1 AND (p.id IN ({list}) OR p.amends IN ({list}))");
        let comments = format!(
            "SELECT c.publication_id, p.segments_total AS position, c.remote_id, c.remote_url, p.act, \
             COALESCE(p.amends, p.id) AS original \
             FROM publication_comments c JOIN publications p ON p.id = c.publication_id \
             WHERE {family} AND c.state = 'published' AND c.remote_id IS NOT NULL AND c.gone_at IS NULL \
             ORDER BY p.created_at, p.id"
        );
        for row in &run.rows(&comments, within(scope, part)).await? {
            found.entry(row.get("original")?).or_default().push(live_comment(row)?);
        }
        let sql = format!(
            "SELECT s.publication_id, s.position, s.remote_id, s.remote_url, s.remote_detail, s.payload_hash, p.act, \
             COALESCE(p.amends, p.id) AS original \
             FROM publication_segments s JOIN publications p ON p.id = s.publication_id \
             WHERE {family} AND s.gone_at IS NULL \
             ORDER BY p.created_at, p.id, s.position"
        );
        for row in &run.rows(&sql, within(scope, part)).await? {
            found.entry(row.get("original")?).or_default().push(live_item(row)?);
        }
    }
    Ok(found)
}

fn live_comment(row: &Row) -> Result<LiveItem, DatabaseError> {
    Ok(LiveItem {
        publication: row.get("publication_id")?,
        act: row.code("act", Act::from_code)?,
        is_comment: true,
        position: row.get("position")?,
        remote: RemoteRef { id: row.get("remote_id")?, url: row.maybe("remote_url")?, detail: None },
        payload_hash: None,
    })
}

fn live_item(row: &Row) -> Result<LiveItem, DatabaseError> {
    Ok(LiveItem {
        publication: row.get("publication_id")?,
        act: row.code("act", Act::from_code)?,
        is_comment: false,
        position: row.get("position")?,
        remote: RemoteRef {
            id: row.get("remote_id")?,
            url: row.maybe("remote_url")?,
            detail: row.maybe("remote_detail")?,
        },
        payload_hash: row.maybe("payload_hash")?,
    })
}

/// Notes that an item was taken down.
pub(crate) async fn mark_gone(tx: &Tx, channel: ChannelId, remote_id: &str) -> Result<(), DatabaseError> {
    for table in ["publication_segments", "publication_comments"] {
        let sql = format!(
            "UPDATE {table} SET gone_at = $1 WHERE channel_id = $2 AND remote_id = $3 AND gone_at IS NULL"
        );
        tx.run(&sql, bind![tx.now(), channel, remote_id]).await?;
    }
    Ok(())
}

/// Notes what an item says after an edit. Its id stays.
pub(crate) async fn note_edited(
    tx: &Tx,
    channel: ChannelId,
    remote: &RemoteRef,
    attempt: &Attempt,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE publication_segments SET remote_url = coalesce($1, remote_url), \
         remote_detail = coalesce($2, remote_detail), payload_hash = $3 WHERE channel_id = $4 AND remote_id = $5",
        bind![remote.url.clone(), remote.detail.clone(), attempt.payload_hash, channel, attempt.target.clone()],
    )
    .await
    .map(drop)
}

/// Settles the earlier tries of unknown outcome on the same item: one that repeated them was accepted.
pub(crate) async fn settle_repeated(
    tx: &Tx,
    scope: Scope,
    publication: PublicationId,
    attempt: &Attempt,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE publication_attempts SET resolved_by = 'repeat', resolved_at = $1 WHERE organisation_id = $2 \
         AND publication_id = $3 AND remote_id = $4 AND state = 'unknown' AND resolved_by IS NULL",
        bind![tx.now(), scope.organisation, publication, attempt.target.clone()],
    )
    .await
    .map(drop)
}
