//! Plans what amends the copies of a post, inside the transaction of the decision; tells where copies stand.

use crate::{
    Act, Amendment, Publication, PublicationState as S, PublishedCopy, PublishingError, SIGNAL, Standing,
    amend_comment::{give_up_comment, is_busy},
    amendment::{main_items, said_by, standing_of},
    plan_publications::note,
    store,
};
use parvis_database::{Actor, Run, Tx};
use parvis_kernel::{ChannelId, PostId, Scope};

/// A copy cannot be amended now: a call is under way, or its outcome is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopyBusy(pub ChannelId);

/// Tells where each copy of a post stands, in the order in which they were planned.
///
/// # Errors
/// The database failed.
pub async fn copies_of(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<Vec<PublishedCopy>, PublishingError> {
    let story = store::whole_story(run, scope, post).await?;
    let mut copies = Vec::new();
    for original in story.iter().filter(|publication| publication.amends.is_none()) {
        let family: Vec<_> = story
            .iter()
            .filter(|one| one.id == original.id || one.amends == Some(original.id))
            .cloned()
            .collect();
        if original.state == S::Cancelled && family.len() == 1 {
            continue;
        }
        let live = store::live_items(run, scope, original.id).await?;
        let main = main_items(&live);
        copies.push(PublishedCopy {
            publication: original.id,
            variant: original.variant,
            channel: original.channel,
            network: original.network.clone(),
            standing: standing_of(&family, &live),
            segments_out: u32::try_from(main.len()).unwrap_or(u32::MAX),
            url: main.first().and_then(|item| item.remote.url.clone()),
            said: said_by(&family).filter(|_| !main.is_empty()),
        });
    }
    Ok(copies)
}

/// Plans amendments. What waited to amend the same copies gives way to them.
///
/// Nothing is planned when a copy is busy.
///
/// # Errors
/// The database failed: the decision fails with it. [`PublishingError::NotFound`].
pub async fn amend_publications(
    tx: &mut Tx,
    scope: Scope,
    amendments: Vec<Amendment>,
) -> Result<Result<(), CopyBusy>, PublishingError> {
    for amendment in &amendments {
        let family = store::family_of(tx, scope, amendment.publication).await?;
        let original = family.first().ok_or(PublishingError::NotFound)?;
        let live = store::live_items(tx, scope, amendment.publication).await?;
        // A withdrawal does not wait: a comment that turns out to be there is taken down after it.
        let waits = amendment.act == Act::Replace && is_busy(tx, scope, &family).await?;
        if waits || standing_of(&family, &live) == Standing::Busy {
            return Ok(Err(CopyBusy(original.channel)));
        }
    }
    for amendment in amendments {
        amend(tx, scope, amendment).await?;
    }
    tx.wake(SIGNAL);
    Ok(Ok(()))
}

async fn amend(tx: &mut Tx, scope: Scope, amendment: Amendment) -> Result<(), PublishingError> {
    let family = store::family_of(tx, scope, amendment.publication).await?;
    let original = family.first().cloned().ok_or(PublishingError::NotFound)?;
    let live = store::live_items(tx, scope, amendment.publication).await?;
    let is_commented = give_up_comment(tx, scope, &family, amendment.act).await?;
    for open in family.into_iter().filter(|one| gives_way(one, amendment.act)) {
        let superseded = Publication { state: S::Cancelled, ..open };
        store::move_publication(tx, &superseded).await?;
        let why = serde_json::json!({ "superseded_by": amendment.correction });
        note(tx, &superseded, Actor::Program, "publication.superseded", why).await?;
    }
    if amendment.act == Act::Withdraw && live.is_empty() {
        return Ok(());
    }
    let planned = Publication {
        id: tx.new_id(),
        // Where nothing is out, the corrected text is a first publication: pauses and lateness count.
        act: if live.is_empty() && amendment.act == Act::Replace { Act::Publish } else { amendment.act },
        amends: Some(original.id),
        correction: Some(amendment.correction),
        segments_total: amendment.segments.max(1),
        segments_out: 0,
        content_hash: amendment.content_hash,
        state: S::Scheduled,
        is_crisis: original.is_crisis || amendment.is_urgent,
        late_from: tx.now(),
        next_attempt_at: tx.now(),
        failures: 0,
        dated_at: None,
        resume: None,
        code: None,
        published_at: None,
        ..original
    };
    store::insert_publication(tx, &planned).await?;
    if is_commented {
        store::insert_comment(tx, &planned).await?;
    }
    let why = serde_json::json!({ "amends": planned.amends, "correction": planned.correction });
    note(tx, &planned, Actor::Program, "publication.planned", why).await
}

/// What is not settled gives way; an original gives way only to what makes it needless.
fn gives_way(open: &Publication, to: Act) -> bool {
    let unsettled = !matches!(open.state, S::Published | S::Cancelled);
    unsettled && (open.amends.is_some() || matches!(to, Act::Replace | Act::Withdraw))
}

/// Says whether a correction was decided for a post: what was approved first may no longer be sent.
///
/// # Errors
/// The database failed.
pub(crate) async fn is_corrected(
    run: &impl Run,
    scope: Scope,
    post: PostId,
) -> Result<bool, PublishingError> {
    let story = store::whole_story(run, scope, post).await?;
    Ok(story.iter().any(|one| one.amends.is_some() && one.state != S::Cancelled))
}
