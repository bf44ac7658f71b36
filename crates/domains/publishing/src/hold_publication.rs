//! Holds publications that a pause covers: at the door of the network, and when their hour comes.

use crate::{
    Claim, Publication, PublicationState as S, Publishing, PublishingError,
    pause::{Pause, PausesInForce},
    plan_publications::note,
    store,
};
use parvis_database::{Actor, Run, Tx};
use parvis_kernel::{PauseId, PostId, Scope, ThemeId};
use std::collections::BTreeMap;

/// What happened to a held publication.
const HELD: &str = "publishing.held";

/// Reads the themes of posts when a pause in force asks for them.
pub(crate) async fn themes_asked(
    publishing: &Publishing,
    tx: Option<&Tx>,
    scope: Scope,
    pauses: &PausesInForce,
    publications: &[Publication],
) -> Result<BTreeMap<PostId, ThemeId>, PublishingError> {
    if !pauses.asks_themes() || publications.is_empty() {
        return Ok(BTreeMap::new());
    }
    let posts: Vec<_> = publications.iter().map(|publication| publication.post).collect();
    Ok(publishing.posts.themes(tx, scope, &posts).await?)
}

/// Returns the first pause that covers a publication, as `tx` sees it.
async fn covering(
    publishing: &Publishing,
    tx: &Tx,
    publication: &Publication,
) -> Result<Option<PauseId>, PublishingError> {
    let pauses = store::pauses_in_force(tx, publication.scope).await?;
    let one = std::slice::from_ref(publication);
    let themes = themes_asked(publishing, Some(tx), publication.scope, &pauses, one).await?;
    let theme = themes.get(&publication.post).copied();
    let first = pauses.covering(publication, theme).next().map(|pause| pause.id);
    Ok(first)
}

/// Holds a claimed publication that a pause covers, in the transaction that would have begun its attempt.
///
/// Invariant: a pause and an attempt are committed one after the other, never at once; what is begun before
/// finishes, nothing begins after (`tests/it/publishing/pauses.rs`).
pub(crate) async fn hold_at_the_door(
    publishing: &Publishing,
    tx: &mut Tx,
    claim: &mut Claim,
) -> Result<bool, PublishingError> {
    store::pass_gate(tx, claim.publication.scope).await?;
    let Some(pause) = covering(publishing, tx, &claim.publication).await? else { return Ok(false) };
    claim.publication.state = S::Held;
    claim.publication.code = Some(HELD.to_owned());
    if !store::save_claimed(tx, claim, None).await? {
        return Err(PublishingError::LeaseLost);
    }
    note_held(tx, &claim.publication, Actor::Program, pause).await?;
    Ok(true)
}

/// Holds a claimed publication whose hour came during a pause, before anything of it is read.
pub(crate) async fn hold_if_paused(
    publishing: &Publishing,
    claim: &mut Claim,
) -> Result<bool, PublishingError> {
    let scope = claim.publication.scope;
    if claim.publication.is_crisis || claim.publication.state != S::Scheduled {
        return Ok(false);
    }
    if store::pauses_in_force(&publishing.db.reader(), scope).await?.pauses.is_empty() {
        return Ok(false);
    }
    let mut tx = publishing.db.begin().await?;
    let held = hold_at_the_door(publishing, &mut tx, claim).await?;
    tx.commit().await?;
    Ok(held)
}

/// Holds a publication that waits past its hour, when a pause covers it.
pub(crate) async fn hold_overdue(
    publishing: &Publishing,
    tx: &mut Tx,
    publication: &Publication,
) -> Result<bool, PublishingError> {
    let Some(pause) = covering(publishing, tx, publication).await? else { return Ok(false) };
    hold(tx, publication, Actor::Program, pause).await
}

/// Holds everything due that `pause` covers; returns how many.
pub(crate) async fn hold_due(
    publishing: &Publishing,
    tx: &mut Tx,
    actor: Actor,
    pause: &Pause,
) -> Result<usize, PublishingError> {
    let scope = pause.scope;
    let pauses = store::pauses_in_force(tx, scope).await?;
    let due = store::list_due(tx, scope, tx.now()).await?;
    let themes = themes_asked(publishing, Some(tx), scope, &pauses, &due).await?;
    let mut held = 0;
    for publication in &due {
        let theme = themes.get(&publication.post).copied();
        let is_covered = pauses.covering(publication, theme).any(|covering| covering.id == pause.id);
        if is_covered && hold(tx, publication, actor, pause.id).await? {
            held += 1;
        }
    }
    Ok(held)
}

async fn hold(
    tx: &mut Tx,
    publication: &Publication,
    actor: Actor,
    pause: PauseId,
) -> Result<bool, PublishingError> {
    let mut held = publication.clone();
    held.state = S::Held;
    held.code = Some(HELD.to_owned());
    if !store::hold_waiting(tx, &held).await? {
        return Ok(false);
    }
    note_held(tx, &held, actor, pause).await?;
    Ok(true)
}

async fn note_held(
    tx: &mut Tx,
    publication: &Publication,
    actor: Actor,
    pause: PauseId,
) -> Result<(), PublishingError> {
    note(tx, publication, actor, "publication.held", serde_json::json!({ "pause": pause })).await
}

/// What is held or on its way, sorted by the pauses in force.
pub(crate) struct Sorted {
    /// The pauses in force.
    pub(crate) pauses: PausesInForce,
    /// Held, with the pauses that hold each; none for what waits for a choice.
    pub(crate) held: Vec<(Publication, Vec<PauseId>)>,
    /// Begun before a pause, with the pauses that would hold each.
    pub(crate) in_flight: Vec<(Publication, Vec<PauseId>)>,
}

/// Sorts what is held and what is on its way by the pauses in force.
pub(crate) async fn sort_by_pause(
    publishing: &Publishing,
    run: &impl Run,
    tx: Option<&Tx>,
    scope: Scope,
) -> Result<Sorted, PublishingError> {
    let pauses = store::pauses_in_force(run, scope).await?;
    let held = store::list_held(run, scope).await?;
    let in_flight =
        if pauses.pauses.is_empty() { Vec::new() } else { store::list_in_flight(run, scope).await? };
    let all: Vec<_> = held.iter().chain(&in_flight).cloned().collect();
    let themes = themes_asked(publishing, tx, scope, &pauses, &all).await?;
    let sort = |publications: Vec<Publication>| {
        publications
            .into_iter()
            .map(|publication| {
                let theme = themes.get(&publication.post).copied();
                let by = pauses.covering(&publication, theme).map(|pause| pause.id).collect();
                (publication, by)
            })
            .collect()
    };
    let (held, in_flight) = (sort(held), sort(in_flight));
    Ok(Sorted { pauses, held, in_flight })
}
