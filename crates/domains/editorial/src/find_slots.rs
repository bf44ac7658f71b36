//! Free slots: what the calendar shows, what a post is offered, and taking the next one.

use crate::{
    Editorial, EditorialError,
    model::PostContent,
    move_post::move_in,
    schedule_post::schedule_in,
    slot::{Passage, free},
    store,
};
use jiff::civil;
use parvis_database::Run;
use parvis_identity::SignedIn;
use parvis_kernel::{PostId, Scope, Timestamp, permissions};
use std::{sync::Arc, time::Duration};

/// How far ahead a free slot is looked for: eight weeks.
const AHEAD: Duration = Duration::from_secs(56 * 86_400);
/// A slot that passes within this is not offered any more, seconds.
const TOO_SOON: Duration = Duration::from_secs(300);
/// Longest stretch shown at once, in days.
const DAYS_MAX: i32 = 62;

/// Lists the free passages of every slot, between two days of the institution's zone, the second excluded.
///
/// # Errors
/// [`EditorialError::Fields`] for a stretch too long.
pub(crate) async fn free_slots(
    editorial: &Editorial,
    by: &SignedIn,
    from: civil::Date,
    to: civil::Date,
) -> Result<Vec<Passage>, EditorialError> {
    let length = from.until(to).map(|span| span.get_days()).unwrap_or(0);
    if !(1..=DAYS_MAX).contains(&length) {
        let field = parvis_kernel::FieldFault { field: "to".to_owned(), code: "editorial.calendar_range" };
        return Err(EditorialError::Fields(vec![field]));
    }
    let start = |day: civil::Date| {
        let local = day.to_datetime(civil::Time::midnight());
        parvis_kernel::WallTime { local, zone: by.organisation.zone.clone() }.settled()
    };
    let from = start(from)?.max(editorial.db.now().after(TOO_SOON));
    let to = start(to)?;
    let reader = editorial.db.reader();
    let slots = store::list_slots(&reader, by.scope()).await?;
    let passages = slots.into_iter().map(Arc::new).flat_map(|slot| slot.passages(from, to)).collect();
    let planned = store::planned_between(&reader, by.scope(), from, to).await?;
    Ok(free(passages, &planned, None))
}

/// Lists the next free slots that suit a post, the soonest first, one an instant.
///
/// # Errors
/// [`EditorialError::NotFound`].
pub(crate) async fn slots_for_post(
    editorial: &Editorial,
    by: &SignedIn,
    id: PostId,
    count: usize,
) -> Result<Vec<Passage>, EditorialError> {
    let reader = editorial.db.reader();
    let content = editorial.content(&reader, by.scope(), id).await?;
    next_for(&reader, by.scope(), &content, editorial.db.now(), count).await
}

async fn next_for(
    run: &impl Run,
    scope: Scope,
    content: &PostContent,
    now: Timestamp,
    count: usize,
) -> Result<Vec<Passage>, EditorialError> {
    let (from, to) = (now.after(TOO_SOON), now.after(AHEAD));
    let channels: Vec<_> = content.variants.iter().map(|variant| variant.channel).collect();
    let slots = store::list_slots(run, scope).await?;
    let suiting = slots.into_iter().filter(|slot| slot.suits(&channels, content.post.theme)).map(Arc::new);
    let passages = suiting.flat_map(|slot| slot.passages(from, to)).collect();
    let planned = store::planned_between(run, scope, from, to).await?;
    let mut found = free(passages, &planned, Some(content.post.id));
    found.dedup_by_key(|passage| passage.instant);
    found.truncate(count);
    Ok(found)
}

/// Puts a post in the next free slot: its wish, or its publications when it is scheduled or `schedule` is asked.
///
/// Two members who ask at once get two slots: the slots of the institution are read one act at a time.
///
/// # Errors
/// [`EditorialError::NoFreeSlot`]; as `schedule_post` and `move_post`.
pub(crate) async fn take_next_slot(
    editorial: &Editorial,
    by: &SignedIn,
    id: PostId,
    schedule: bool,
) -> Result<(), EditorialError> {
    if schedule && !by.may::<permissions::SchedulePosts>() {
        return Err(EditorialError::NotApproved);
    }
    let mut tx = editorial.db.begin().await?;
    store::hold_slots(&tx, by.scope()).await?;
    let content = editorial.content_to_change(&tx, by.scope(), id).await?;
    let found = next_for(&tx, by.scope(), &content, tx.now(), 1).await?;
    let passage = found.into_iter().next().ok_or(EditorialError::NoFreeSlot)?;
    if schedule {
        schedule_in(editorial, &mut tx, by, content, passage.at, passage.instant).await?;
    } else {
        // The first passage of an hour that exists twice is the slot's.
        let choice = Some(parvis_kernel::Ambiguity::Earlier);
        move_in(editorial, &mut tx, by, &content, passage.at, choice).await?;
    }
    tx.commit().await?;
    Ok(())
}
