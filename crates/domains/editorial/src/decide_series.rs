//! Approves the content of a series once for all its unchanged occurrences, and lets them be scheduled.

use crate::{
    Editorial, EditorialError, Stage,
    approve_post::refuse_blocked,
    create_occurrences::{create_occurrences, follow_series},
    create_post::compose,
    create_series::note_series,
    series::{Series, SeriesApproval},
    store,
};
use parvis_database::Tx;
use parvis_identity::SignedIn;
use parvis_kernel::{Digest, SeriesId, permissions};

/// Approves the content that was read, and with it every occurrence that has this very content.
///
/// # Errors
/// [`EditorialError::StaleApproval`] when another content is stored by now; [`EditorialError::SeriesNotFound`],
/// [`EditorialError::SeriesEnded`].
pub(crate) async fn approve_series(
    editorial: &Editorial,
    by: &SignedIn,
    id: SeriesId,
    read: Digest,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut series = open_series(&tx, by, id).await?;
    if series.content_hash != read {
        return Err(EditorialError::StaleApproval);
    }
    refuse_blocked_series(editorial, &tx, by, &series).await?;
    approve(&tx, by, &mut series);
    save(&tx, &mut series).await?;
    let why = serde_json::json!({ "content_hash": read });
    note_series(&mut tx, by.actor(), &series, "series.approved", why).await?;
    follow_all(editorial, &mut tx, by, &series).await?;
    tx.commit().await?;
    create_occurrences(editorial, &series).await?;
    Ok(())
}

/// Lets the unchanged occurrences of a series be scheduled, from now on and ahead of time.
///
/// A member who may approve and starts an unapproved series approves it by the same act.
///
/// # Errors
/// [`EditorialError::NotApproved`], [`EditorialError::NoChannel`]; as [`approve_series`].
pub async fn start_series(
    editorial: &Editorial,
    by: &SignedIn,
    id: SeriesId,
    read: Digest,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut series = open_series(&tx, by, id).await?;
    if series.content_hash != read {
        return Err(EditorialError::StaleApproval);
    }
    refuse_blocked_series(editorial, &tx, by, &series).await?;
    if series.approver().is_none() {
        if !by.may::<permissions::ApprovePosts>() {
            return Err(EditorialError::NotApproved);
        }
        approve(&tx, by, &mut series);
    }
    series.started_at = series.started_at.or(Some(tx.now()));
    save(&tx, &mut series).await?;
    note_series(&mut tx, by.actor(), &series, "series.started", serde_json::json!({})).await?;
    follow_all(editorial, &mut tx, by, &series).await?;
    tx.commit().await?;
    create_occurrences(editorial, &series).await?;
    Ok(())
}

/// Refuses what its networks would refuse, before anything is promised of every occurrence.
async fn refuse_blocked_series(
    editorial: &Editorial,
    tx: &Tx,
    by: &SignedIn,
    series: &Series,
) -> Result<(), EditorialError> {
    let content = compose(tx, series.scope, series.author, tx.new_id(), &series.content, Stage::Draft);
    refuse_blocked(editorial, tx, by, &content).await
}

fn approve(tx: &Tx, by: &SignedIn, series: &mut Series) {
    series.approval = Some(SeriesApproval { hash: series.content_hash, member: by.member.id, at: tx.now() });
}

/// Reads a series that goes on.
pub(crate) async fn open_series(tx: &Tx, by: &SignedIn, id: SeriesId) -> Result<Series, EditorialError> {
    let series = store::find_series(tx, by.scope(), id).await?.ok_or(EditorialError::SeriesNotFound)?;
    if series.ended_at.is_some() { Err(EditorialError::SeriesEnded) } else { Ok(series) }
}

/// Saves a changed series as its next revision.
pub(crate) async fn save(tx: &Tx, series: &mut Series) -> Result<(), EditorialError> {
    series.revision += 1;
    if store::update_series(tx, series).await? { Ok(()) } else { Err(EditorialError::SeriesChanged) }
}

async fn follow_all(
    editorial: &Editorial,
    tx: &mut Tx,
    by: &SignedIn,
    series: &Series,
) -> Result<(), EditorialError> {
    let coming = store::occurrences_from(tx, series.scope, series.id, tx.now()).await?;
    for occurrence in coming.into_iter().filter(|occurrence| !occurrence.is_skipped) {
        let Some(post) = occurrence.post else { continue };
        let Some(content) = store::find_content(tx, series.scope, post).await? else { continue };
        follow_series(editorial, tx, by.into(), series, content, &occurrence).await?;
    }
    Ok(())
}
