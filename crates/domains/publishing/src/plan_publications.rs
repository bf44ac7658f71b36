//! Plans publications inside the transaction of the scheduling.

use crate::{Plan, Publication, PublicationState, PublishingError, SIGNAL, store};
use parvis_database::{Actor, Line, Tx};
use parvis_kernel::Scope;

/// Plans one publication per variant.
///
/// # Errors
/// The database failed: the scheduling fails with it.
pub async fn plan_publications(tx: &mut Tx, scope: Scope, plans: Vec<Plan>) -> Result<(), PublishingError> {
    for plan in plans {
        let publication = Publication {
            id: tx.new_id(),
            scope,
            post: plan.post,
            variant: plan.variant,
            channel: plan.channel,
            network: plan.network,
            segments_total: plan.segments.max(1),
            segments_out: 0,
            content_hash: plan.content_hash,
            state: PublicationState::Scheduled,
            is_crisis: plan.is_crisis,
            due_at: plan.due_at,
            due: plan.due,
            late_from: plan.due_at,
            next_attempt_at: plan.due_at,
            failures: 0,
            dated_at: None,
            resume: None,
            code: None,
            published_at: None,
        };
        store::insert_publication(tx, &publication).await?;
        note(tx, &publication, Actor::Program, "publication.planned", serde_json::json!({})).await?;
    }
    tx.wake(SIGNAL);
    Ok(())
}

/// Writes the journal line and the event of a step, in the step's transaction.
pub(crate) async fn note(
    tx: &mut Tx,
    publication: &Publication,
    actor: Actor,
    act: &'static str,
    why: serde_json::Value,
) -> Result<(), PublishingError> {
    let payload = serde_json::json!({
        "post": publication.post,
        "channel": publication.channel,
        "state": publication.state.code(),
        "why": why,
    });
    if matches!(actor, Actor::Member(_)) {
        // What a person did may settle what people were told.
        tx.wake("notifications");
    }
    let line = Line { actor, act, object: publication.id.to_string(), payload };
    tx.journal(publication.scope, line).await?;
    let event = match publication.state {
        PublicationState::Published => "PublicationPublished",
        PublicationState::Failed => "PublicationFailed",
        PublicationState::Missed => "PublicationMissed",
        PublicationState::ToVerify => "PublicationLost",
        _ => "PublicationMoved",
    };
    tx.emit(publication.scope, event, publication.id, Some(publication.post.to_string())).await?;
    Ok(())
}
