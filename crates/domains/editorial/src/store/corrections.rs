//! Corrections in the database.

use crate::{
    CorrectedContent, CorrectionKind,
    correction::{Correction, CorrectionState},
};
use parvis_database::{DatabaseError, Row, Run, Tx, bind};
use parvis_kernel::{AssetId, CorrectionId, PostId, Scope};
use std::collections::BTreeSet;

const COLUMNS: &str = "id, post_id, kind, author_id, state, revision, body, hash, reason, approved_by, approved_hash, \
     decided_at, comment, is_urgent, urgent_reason, applied_by, applied_at, applied_hash, seen_by, seen_at, \
     created_at, updated_at";

fn correction(row: &Row) -> Result<Correction, DatabaseError> {
    Ok(Correction {
        id: row.get("id")?,
        post: row.get("post_id")?,
        kind: row.code("kind", CorrectionKind::from_code)?,
        author: row.get("author_id")?,
        state: row.code("state", CorrectionState::from_code)?,
        revision: row.get("revision")?,
        body: row.code("body", |text| serde_json::from_str::<CorrectedContent>(text).ok())?,
        hash: row.get("hash")?,
        reason: row.get("reason")?,
        approved_by: row.maybe("approved_by")?,
        approved_hash: row.maybe("approved_hash")?,
        decided_at: row.maybe("decided_at")?,
        comment: row.get("comment")?,
        is_urgent: row.get("is_urgent")?,
        urgent_reason: row.get("urgent_reason")?,
        applied_by: row.maybe("applied_by")?,
        applied_at: row.maybe("applied_at")?,
        applied_hash: row.maybe("applied_hash")?,
        seen_by: row.maybe("seen_by")?,
        seen_at: row.maybe("seen_at")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

pub(crate) async fn insert_correction(tx: &Tx, scope: Scope, new: &Correction) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO corrections (id, organisation_id, entity_id, post_id, kind, author_id, state, revision, body, \
         hash, reason, comment, is_urgent, urgent_reason, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', $12, '', $13, $13)",
        bind![
            new.id,
            scope.organisation,
            scope.entity,
            new.post,
            new.kind.code(),
            new.author,
            new.state.code(),
            new.revision,
            text_of(&new.body),
            new.hash,
            &new.reason,
            new.is_urgent,
            tx.now()
        ],
    )
    .await?;
    keep_media(tx, scope, new).await
}

pub(crate) async fn update_correction(
    tx: &Tx,
    scope: Scope,
    changed: &Correction,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE corrections SET state = $1, revision = $2, body = $3, hash = $4, reason = $5, approved_by = $6, \
         approved_hash = $7, decided_at = $8, comment = $9, is_urgent = $10, urgent_reason = $11, applied_by = $12, \
         applied_at = $13, applied_hash = $14, seen_by = $15, seen_at = $16, updated_at = $17 \
         WHERE organisation_id = $18 AND id = $19",
        bind![
            changed.state.code(),
            changed.revision,
            text_of(&changed.body),
            changed.hash,
            &changed.reason,
            changed.approved_by,
            changed.approved_hash,
            changed.decided_at,
            &changed.comment,
            changed.is_urgent,
            &changed.urgent_reason,
            changed.applied_by,
            changed.applied_at,
            changed.applied_hash,
            changed.seen_by,
            changed.seen_at,
            tx.now(),
            scope.organisation,
            changed.id
        ],
    )
    .await?;
    keep_media(tx, scope, changed).await
}

fn text_of(body: &CorrectedContent) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

/// Names the files of a correction, so that the library does not remove one that is needed.
async fn keep_media(tx: &Tx, scope: Scope, correction: &Correction) -> Result<(), DatabaseError> {
    let sql = "DELETE FROM correction_media WHERE organisation_id = $1 AND correction_id = $2";
    tx.run(sql, bind![scope.organisation, correction.id]).await?;
    let own = correction.body.variants.iter().filter_map(|variant| variant.segments.as_ref()).flatten();
    let segments = correction.body.segments.iter().chain(own);
    let assets: BTreeSet<AssetId> = segments.flat_map(|one| &one.media).map(|media| media.asset).collect();
    for asset in assets {
        tx.run(
            "INSERT INTO correction_media (correction_id, organisation_id, post_id, asset_id) \
             VALUES ($1, $2, $3, $4)",
            bind![correction.id, scope.organisation, correction.post, asset],
        )
        .await?;
    }
    Ok(())
}

pub(crate) async fn find_correction(
    run: &impl Run,
    scope: Scope,
    id: CorrectionId,
) -> Result<Option<Correction>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM corrections WHERE organisation_id = $1 AND id = $2");
    run.row(&sql, bind![scope.organisation, id]).await?.as_ref().map(correction).transpose()
}

/// Lists the corrections and withdrawals of a post, the oldest first, those given up left out.
pub(crate) async fn list_corrections(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<Vec<Correction>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM corrections WHERE organisation_id = $1 AND post_id = $2 \
         AND state <> 'dismissed' ORDER BY created_at, id"
    );
    run.rows(&sql, bind![scope.organisation, post]).await?.iter().map(correction).collect()
}

/// Finds the correction of a kind that is not decided yet.
pub(crate) async fn open_correction(
    run: &impl Run,
    scope: Scope,
    post: PostId,
    kind: CorrectionKind,
) -> Result<Option<Correction>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM corrections WHERE organisation_id = $1 AND post_id = $2 AND kind = $3 \
         AND state IN ('draft', 'in_review', 'approved')"
    );
    let values = bind![scope.organisation, post, kind.code()];
    run.row(&sql, values).await?.as_ref().map(correction).transpose()
}

/// Finds the last correction that was applied to a post; withdrawals change no text.
pub(crate) async fn last_applied(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<Option<Correction>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM corrections WHERE organisation_id = $1 AND post_id = $2 AND kind = 'correct' \
         AND state = 'applied' ORDER BY applied_at DESC, id DESC LIMIT 1"
    );
    run.row(&sql, bind![scope.organisation, post]).await?.as_ref().map(correction).transpose()
}

/// Lists what waits for an approver: what was submitted, and what was applied without waiting and not noted yet.
pub(crate) async fn awaiting_corrections(
    run: &impl Run,
    scope: Scope,
) -> Result<Vec<Correction>, DatabaseError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM corrections WHERE organisation_id = $1 AND (state = 'in_review' \
         OR (state = 'applied' AND is_urgent = $2 AND seen_at IS NULL)) ORDER BY updated_at, id LIMIT 50"
    );
    run.rows(&sql, bind![scope.organisation, true]).await?.iter().map(correction).collect()
}
