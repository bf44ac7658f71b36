//! A member ends a pause. Nothing that was held leaves without a choice.

use crate::{
    Publishing, PublishingError, SIGNAL,
    hold_publication::hold_due,
    pause_publishing::subject_of,
    release_publications::{Release, Released, release_within},
    store,
};
use parvis_database::Line;
use parvis_identity::SignedIn;
use parvis_kernel::PauseId;

/// Ends a pause, and makes the choices that come with it in the same transaction.
///
/// What is due and was not held yet becomes held first, so that the end of a pause is never a burst.
///
/// # Errors
/// [`PublishingError::PauseNotFound`], [`PublishingError::PauseEnded`], and those of the choices: nothing is
/// changed then.
pub async fn resume_publishing(
    publishing: &Publishing,
    by: &SignedIn,
    id: PauseId,
    releases: Vec<Release>,
) -> Result<Released, PublishingError> {
    let scope = by.scope();
    let mut tx = publishing.db.begin().await?;
    store::shut_gate(&tx, scope).await?;
    let pause = store::find_pause(&tx, scope, id).await?.ok_or(PublishingError::PauseNotFound)?;
    if pause.ended_at.is_some() {
        return Err(PublishingError::PauseEnded);
    }
    hold_due(publishing, &mut tx, by.actor(), &pause).await?;
    if !store::end_pause(&tx, scope, id, by.member.id).await? {
        return Err(PublishingError::PauseEnded);
    }
    let released = release_within(publishing, &mut tx, by, releases).await?;
    let payload = serde_json::json!({
        "target": pause.target.code(),
        "of": subject_of(&pause.target),
        "since": pause.started_at,
        "released": released.released.len(),
        "kept": released.kept.len(),
    });
    let line = Line { actor: by.actor(), act: "pause.ended", object: id.to_string(), payload };
    tx.journal(scope, line).await?;
    tx.emit(scope, "PauseEnded", id, None).await?;
    tx.wake(SIGNAL);
    tx.commit().await?;
    Ok(released)
}
