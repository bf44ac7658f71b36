//! Takes publications back or moves them, as long as nothing of them has left or may have.

use crate::{Publication, PublicationState as S, PublishingError, SIGNAL, plan_publications::note, store};
use parvis_database::{Actor, Tx};
use parvis_kernel::{ChannelId, PostId, Scope, Timestamp, WallTime};

/// Takes back every publication of a post; false when one has left or may have, and then nothing changes.
///
/// # Errors
/// The database failed.
pub async fn withdraw_publications(tx: &mut Tx, scope: Scope, post: PostId) -> Result<bool, PublishingError> {
    let publications = store::hold_publications_of_post(tx, scope, post).await?;
    if publications.iter().any(has_left) {
        return Ok(false);
    }
    for publication in publications {
        cancel(tx, publication, "withdrawn").await?;
    }
    Ok(true)
}

/// Moves every publication of a post; false when one has left or may have, and then nothing changes.
///
/// # Errors
/// The database failed.
pub async fn reschedule_publications(
    tx: &mut Tx,
    scope: Scope,
    post: PostId,
    due: &WallTime,
    due_at: Timestamp,
) -> Result<bool, PublishingError> {
    let publications = store::hold_publications_of_post(tx, scope, post).await?;
    if publications.iter().any(has_left) {
        return Ok(false);
    }
    for mut publication in publications {
        if publication.state == S::Cancelled {
            continue;
        }
        let before = publication.due_at;
        publication.state = S::Scheduled;
        publication.due_at = due_at;
        publication.due = due.clone();
        publication.late_from = due_at;
        publication.next_attempt_at = due_at;
        publication.code = None;
        store::move_publication(tx, &publication).await?;
        let why = serde_json::json!({ "from": before, "to": due_at });
        note(tx, &publication, Actor::Program, "publication.moved", why).await?;
    }
    tx.wake(SIGNAL);
    Ok(true)
}

/// Stops everything of a channel that has not left; returns how many.
///
/// # Errors
/// The database failed.
pub async fn stop_channel(tx: &mut Tx, scope: Scope, channel: ChannelId) -> Result<u64, PublishingError> {
    let waiting = store::hold_waiting_on_channel(tx, scope, channel).await?;
    let mut stopped = 0;
    for publication in waiting {
        fail(tx, publication, "publishing.channel_disconnected").await?;
        stopped += 1;
    }
    Ok(stopped)
}

fn has_left(publication: &Publication) -> bool {
    publication.state.may_have_left() || publication.segments_out > 0
}

async fn cancel(tx: &mut Tx, mut publication: Publication, why: &str) -> Result<(), PublishingError> {
    if publication.state == S::Cancelled {
        return Ok(());
    }
    publication.state = S::Cancelled;
    store::move_publication(tx, &publication).await?;
    note(tx, &publication, Actor::Program, "publication.cancelled", serde_json::json!(why)).await
}

async fn fail(tx: &mut Tx, mut publication: Publication, code: &str) -> Result<(), PublishingError> {
    publication.state = S::Failed;
    publication.code = Some(code.to_owned());
    store::move_publication(tx, &publication).await?;
    note(tx, &publication, Actor::Program, "publication.failed", serde_json::json!(code)).await
}
