//! Makes a series of a post: its content is copied, its rule says when it comes back.

use crate::{
    Editorial, EditorialError, Stage,
    content::revision_hash,
    create_occurrences::create_occurrences,
    edit,
    model::{Decision, PostContent},
    series::{HORIZON_DAYS, Missed, Occurrence, Series, SeriesApproval, Timing},
    store,
};
use parvis_database::{Actor, Line, Tx};
use parvis_identity::SignedIn;
use parvis_kernel::{FieldFault, PostId, SeriesId};

/// Days that may be left out of one series.
const EXCLUDED_MAX: usize = 400;

/// Makes a series of a post and returns its id.
///
/// A post that is not scheduled yet becomes the first occurrence. An approval that holds for the post holds for the series.
///
/// # Errors
/// [`EditorialError::NeverFalls`] when the rule names no day to come, [`EditorialError::InSeries`],
/// [`EditorialError::WrongStage`] for a post that was given up.
pub async fn create_series(
    editorial: &Editorial,
    by: &SignedIn,
    post: PostId,
    timing: Timing,
    missed: Missed,
) -> Result<SeriesId, EditorialError> {
    check_timing(&timing)?;
    let mut tx = editorial.db.begin().await?;
    let content = editorial.content(&tx, by.scope(), post).await?;
    if content.post.stage == Stage::Cancelled {
        return Err(EditorialError::WrongStage);
    }
    if store::occurrence_of_post(&tx, by.scope(), post).await?.is_some() {
        return Err(EditorialError::InSeries);
    }
    if timing.days_ahead(tx.now(), LOOK_DAYS).is_empty() {
        return Err(EditorialError::NeverFalls);
    }
    let mut draft = edit::draft_of(&content);
    draft.wish = None;
    let series = Series {
        id: tx.new_id(),
        scope: by.scope(),
        author: by.member.id,
        timing,
        missed,
        content: draft,
        content_hash: revision_hash(&content),
        approval: approval_of(&tx, &content).await?,
        started_at: None,
        ended_at: None,
        revision: 1,
        created_at: tx.now(),
    };
    store::insert_series(&tx, &series).await?;
    take_first(&mut tx, &series, &content).await?;
    note_series(&mut tx, by.actor(), &series, "series.created", serde_json::json!({ "post": post })).await?;
    tx.commit().await?;
    create_occurrences(editorial, &series).await?;
    Ok(series.id)
}

/// Days looked through for a first occurrence: five years.
const LOOK_DAYS: i32 = 5 * 366;

/// Checks what the types do not.
pub(crate) fn check_timing(timing: &Timing) -> Result<(), EditorialError> {
    let fault = |field: &str, code| FieldFault { field: field.to_owned(), code };
    let mut faults = Vec::new();
    if timing.time.second() != 0 || timing.time.subsec_nanosecond() != 0 {
        faults.push(fault("time", "editorial.slot_to_the_minute"));
    }
    if timing.excluded.len() > EXCLUDED_MAX {
        faults.push(fault("excluded", "editorial.too_many_excluded_days"));
    }
    if faults.is_empty() { Ok(()) } else { Err(EditorialError::Fields(faults)) }
}

/// Returns the approval that holds for a post, as one of a series.
pub(crate) async fn approval_of(
    tx: &Tx,
    content: &PostContent,
) -> Result<Option<SeriesApproval>, EditorialError> {
    let last = store::last_approval(tx, content.post.scope, content.post.id).await?;
    let holds = last.filter(|last| {
        last.decision == Decision::Approved && last.revision_hash == content.post.revision_hash
    });
    Ok(holds.map(|last| SeriesApproval {
        hash: last.revision_hash,
        member: last.member,
        at: last.decided_at,
    }))
}

/// Makes of the post the first occurrence to come, unless it is scheduled: then it stays on its own, or is
/// the occurrence whose very hour it has.
async fn take_first(tx: &mut Tx, series: &Series, content: &PostContent) -> Result<(), EditorialError> {
    let days = series.timing.days_ahead(tx.now(), HORIZON_DAYS);
    let is_scheduled = content.post.stage == Stage::Scheduled;
    for day in days {
        let (planned, planned_at) = series.timing.due(day)?;
        if is_scheduled && content.post.wish.as_ref() != Some(&planned) {
            continue;
        }
        if !is_scheduled {
            store::set_wish(tx, series.scope, content.post.id, &planned).await?;
            tx.emit(series.scope, "PostMoved", content.post.id, None).await?;
        }
        let occurrence = Occurrence {
            series: series.id,
            occurs_on: day,
            post: Some(content.post.id),
            content_hash: series.content_hash,
            planned,
            planned_at,
            is_skipped: false,
            caught_up_at: None,
        };
        store::insert_occurrence(tx, series.scope, &occurrence).await?;
        return Ok(());
    }
    Ok(())
}

/// Writes the journal line and the event of an act on a series.
pub(crate) async fn note_series(
    tx: &mut Tx,
    actor: Actor,
    series: &Series,
    act: &'static str,
    why: serde_json::Value,
) -> Result<(), EditorialError> {
    let timing = &series.timing;
    let payload = serde_json::json!({
        "rule": timing.rule.to_string(), "starts_on": timing.starts_on.to_string(), "time": timing.time.to_string(),
        "zone": timing.zone, "content_hash": series.content_hash, "state": series.state(), "why": why,
    });
    tx.journal(series.scope, Line { actor, act, object: series.id.to_string(), payload }).await?;
    tx.emit(series.scope, "SeriesChanged", series.id, None).await?;
    Ok(())
}
