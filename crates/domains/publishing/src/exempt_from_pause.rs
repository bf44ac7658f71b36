//! A member signs that a post, or one publication of it, leaves in spite of a pause.

use crate::{
    Publishing, PublishingError, SIGNAL, hold_publication::sort_by_pause, pause::PauseExemption,
    pause_publishing::reason_of, plan_publications::note, release_publications::leaving, store,
};
use parvis_database::Line;
use parvis_identity::SignedIn;
use parvis_kernel::{PauseId, PostId, PublicationId};

/// What is exempted.
#[derive(Clone, Copy, Debug)]
pub enum Exempted {
    /// Every publication of a post.
    Post(PostId),
    /// One publication.
    Publication(PublicationId),
}

/// Signs an exemption. What the pause alone held leaves at once.
///
/// # Errors
/// [`PublishingError::PauseNotFound`], [`PublishingError::PauseEnded`], [`PublishingError::NotFound`],
/// [`PublishingError::Fields`].
pub async fn exempt_from_pause(
    publishing: &Publishing,
    by: &SignedIn,
    pause: PauseId,
    exempted: Exempted,
    reason: &str,
) -> Result<(), PublishingError> {
    let reason = reason_of(reason).map_err(|fault| PublishingError::Fields(vec![fault]))?;
    let scope = by.scope();
    let mut tx = publishing.db.begin().await?;
    store::shut_gate(&tx, scope).await?;
    let found = store::find_pause(&tx, scope, pause).await?.ok_or(PublishingError::PauseNotFound)?;
    if found.ended_at.is_some() {
        return Err(PublishingError::PauseEnded);
    }
    let (post, publication) = match exempted {
        Exempted::Post(post) => {
            let all = store::publications_of_post(&tx, scope, post).await?;
            all.first().ok_or(PublishingError::NotFound)?;
            (post, None)
        }
        Exempted::Publication(id) => {
            let one = store::find_publication(&tx, scope, id).await?.ok_or(PublishingError::NotFound)?;
            (one.post, Some(id))
        }
    };
    let exemption = PauseExemption {
        id: tx.new_id(),
        pause,
        post,
        publication,
        reason,
        signed_by: by.member.id,
        signed_at: tx.now(),
    };
    store::insert_exemption(&tx, scope, &exemption).await?;
    let sorted = sort_by_pause(publishing, &tx, Some(&tx), scope).await?;
    for (held, holding) in sorted.held {
        let is_meant = held.post == post && publication.is_none_or(|only| only == held.id);
        if is_meant && holding.is_empty() {
            let leaving = leaving(&held, tx.now());
            if store::let_go(&tx, &leaving).await? {
                let why = serde_json::json!({ "exempted": pause, "reason": exemption.reason });
                note(&mut tx, &leaving, by.actor(), "publication.released", why).await?;
            }
        }
    }
    let payload = serde_json::json!({
        "pause": pause, "post": post, "publication": publication, "reason": exemption.reason,
    });
    let line = Line { actor: by.actor(), act: "pause.exempted", object: pause.to_string(), payload };
    tx.journal(scope, line).await?;
    tx.emit(scope, "PauseExempted", pause, Some(post.to_string())).await?;
    tx.wake(SIGNAL);
    tx.commit().await?;
    Ok(())
}
