//! A member suspends publishing: of the institution, a network, a channel or a theme.

use crate::{
    Publishing, PublishingError, SIGNAL,
    hold_publication::{hold_due, sort_by_pause},
    pause::{Pause, PauseTarget},
    store,
};
use parvis_channels::find_channel;
use parvis_database::{Line, Tx};
use parvis_identity::SignedIn;
use parvis_kernel::{FieldFault, PauseId, Scope};

/// Longest reason, in characters.
pub(crate) const REASON_MAX: usize = 500;

/// Reads a reason; every pause and every exemption has one.
pub(crate) fn reason_of(text: &str) -> Result<String, FieldFault> {
    let reason = text.trim();
    let fault = |code| Err(FieldFault { field: "reason".to_owned(), code });
    match reason.chars().count() {
        0 => fault("publishing.reason_missing"),
        length if length > REASON_MAX => fault("publishing.reason_too_long"),
        _ => Ok(reason.to_owned()),
    }
}

/// Suspends publishing. Once this returns, nothing that the pause covers begins to leave.
///
/// # Errors
/// [`PublishingError::Fields`]; [`PublishingError::AlreadyPaused`] when the same is paused already.
pub async fn pause_publishing(
    publishing: &Publishing,
    by: &SignedIn,
    target: PauseTarget,
    reason: &str,
) -> Result<PauseId, PublishingError> {
    let reason = reason_of(reason).map_err(|fault| PublishingError::Fields(vec![fault]))?;
    let scope = by.scope();
    let mut tx = publishing.db.begin().await?;
    store::shut_gate(&tx, scope).await?;
    check_target(publishing, &tx, scope, &target).await?;
    let in_force = store::pauses_in_force(&tx, scope).await?;
    if in_force.pauses.iter().any(|pause| pause.target == target) {
        return Err(PublishingError::AlreadyPaused);
    }
    let pause = Pause {
        id: tx.new_id(),
        scope,
        target,
        reason,
        started_by: by.member.id,
        started_at: tx.now(),
        ended_by: None,
        ended_at: None,
    };
    store::insert_pause(&tx, &pause).await?;
    let held = hold_due(publishing, &mut tx, by.actor(), &pause).await?;
    let sorted = sort_by_pause(publishing, &tx, Some(&tx), scope).await?;
    let finishing: Vec<_> = sorted
        .in_flight
        .iter()
        .filter(|(_, by)| by.contains(&pause.id))
        .map(|(publication, _)| publication.id)
        .collect();
    let payload = serde_json::json!({
        "target": pause.target.code(),
        "of": subject_of(&pause.target),
        "reason": pause.reason,
        "held": held,
        "finishing": finishing,
    });
    let line = Line { actor: by.actor(), act: "pause.started", object: pause.id.to_string(), payload };
    tx.journal(scope, line).await?;
    tx.emit(scope, "PauseStarted", pause.id, None).await?;
    tx.wake(SIGNAL);
    tx.commit().await?;
    Ok(pause.id)
}

/// Returns what is paused as the journal names it.
pub(crate) fn subject_of(target: &PauseTarget) -> Option<String> {
    match target {
        PauseTarget::Institution => None,
        PauseTarget::Network(network) => Some(network.clone()),
        PauseTarget::Channel(channel) => Some(channel.to_string()),
        PauseTarget::Theme(theme) => Some(theme.to_string()),
    }
}

async fn check_target(
    publishing: &Publishing,
    tx: &Tx,
    scope: Scope,
    target: &PauseTarget,
) -> Result<(), PublishingError> {
    let (field, is_known) = match target {
        PauseTarget::Institution => return Ok(()),
        PauseTarget::Network(network) => ("network", publishing.channels.connectors.of(network).is_some()),
        PauseTarget::Channel(channel) => ("channel", find_channel(tx, scope, *channel).await?.is_some()),
        PauseTarget::Theme(theme) => ("theme", publishing.posts.has_theme(tx, scope, *theme).await?),
    };
    if is_known {
        return Ok(());
    }
    let fault = FieldFault { field: field.to_owned(), code: "publishing.pause_of_nothing" };
    Err(PublishingError::Fields(vec![fault]))
}
