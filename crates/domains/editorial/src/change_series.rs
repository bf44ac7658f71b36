//! Changes a series from a day on. What has left, what was changed alone and what comes before stay as they are.

use crate::{
    Draft, Editorial, EditorialError, Stage,
    create_occurrences::{create_occurrences, follow_series},
    create_series::{approval_of, check_timing, note_series},
    decide_series::{open_series, save},
    edit,
    model::PostContent,
    remove_occurrence::remove_post,
    series::{HORIZON_DAYS, Missed, Occurrence, Series, SeriesApproval, Timing},
    store,
};
use jiff::{ToSpan, civil};
use parvis_database::Tx;
use parvis_identity::SignedIn;
use parvis_kernel::{FieldFault, PostId, SeriesId, Timestamp, permissions};

/// What a member asks of a series.
#[derive(Clone, Debug)]
pub(crate) struct SeriesChange {
    /// The revision that was read.
    pub(crate) revision: i64,
    /// First day that follows the change; `None` means every occurrence to come.
    pub(crate) from: Option<civil::Date>,
    pub(crate) timing: Timing,
    pub(crate) missed: Missed,
    /// An occurrence whose content the others take; `None` keeps theirs.
    pub(crate) content_of: Option<PostId>,
}

/// Changes a series. An occurrence that was edited or moved alone keeps what was done to it.
///
/// A change of content cancels the approval of the series, unless it is of an approved occurrence or the member may approve.
///
/// # Errors
/// [`EditorialError::SeriesChanged`] when somebody changed it in between; [`EditorialError::NeverFalls`],
/// [`EditorialError::Fields`], [`EditorialError::NotFound`] for a post that is not one of its occurrences.
pub(crate) async fn change_series(
    editorial: &Editorial,
    by: &SignedIn,
    id: SeriesId,
    change: SeriesChange,
) -> Result<(), EditorialError> {
    check_timing(&change.timing)?;
    let mut tx = editorial.db.begin().await?;
    let mut series = open_series(&tx, by, id).await?;
    if series.revision != change.revision {
        return Err(EditorialError::SeriesChanged);
    }
    if series.is_running() && !by.may::<permissions::SchedulePosts>() {
        return Err(EditorialError::SeriesRuns);
    }
    let before = series.clone();
    series.timing = timing_from(&before, &change, tx.now())?;
    series.missed = change.missed;
    if series.timing.days_ahead(tx.now(), 5 * 366).is_empty() {
        return Err(EditorialError::NeverFalls);
    }
    if let Some(post) = change.content_of {
        take_content(&tx, by, &mut series, post).await?;
    }
    save(&tx, &mut series).await?;
    let why = serde_json::json!({ "from": change.from.map(|day| day.to_string()), "content_of": change.content_of });
    note_series(&mut tx, by.actor(), &series, "series.changed", why).await?;
    let coming = store::occurrences_from(&tx, series.scope, id, tx.now()).await?;
    for occurrence in coming {
        if change.from.is_none_or(|from| occurrence.occurs_on >= from) {
            apply(editorial, &mut tx, by, &series, occurrence, change.content_of).await?;
        }
    }
    tx.commit().await?;
    create_occurrences(editorial, &series).await?;
    Ok(())
}

/// Returns the timing as it goes on: from a day, a count keeps what is left of it.
fn timing_from(before: &Series, change: &SeriesChange, now: Timestamp) -> Result<Timing, EditorialError> {
    let mut timing = change.timing.clone();
    let Some(from) = change.from else { return Ok(timing) };
    let today = now.in_zone(&before.timing.zone).date();
    // What lies between the horizon and a later day would be made by neither rule.
    let is_made = today.checked_add(HORIZON_DAYS.days()).is_ok_and(|horizon| from <= horizon);
    if from < before.timing.starts_on || !is_made {
        let field = FieldFault { field: "from".to_owned(), code: "editorial.series_not_begun" };
        return Err(EditorialError::Fields(vec![field]));
    }
    if timing.rule.has_count_of(&before.timing.rule) {
        timing.rule = timing.rule.counted_from(&before.timing.rule, before.timing.starts_on, from);
    }
    timing.starts_on = timing.starts_on.max(from);
    Ok(timing)
}

/// Gives the series the content of one of its occurrences, with the approval that holds for it if any.
async fn take_content(
    tx: &Tx,
    by: &SignedIn,
    series: &mut Series,
    post: PostId,
) -> Result<(), EditorialError> {
    let of = store::occurrence_of_post(tx, by.scope(), post).await?;
    if of.is_none_or(|of| of.series != series.id) {
        return Err(EditorialError::NotFound);
    }
    let content = store::find_content(tx, by.scope(), post).await?.ok_or(EditorialError::NotFound)?;
    let draft = Draft { wish: None, ..edit::draft_of(&content) };
    series.content = draft;
    if series.content_hash != content.post.revision_hash {
        series.content_hash = content.post.revision_hash;
        let own = SeriesApproval { hash: series.content_hash, member: by.member.id, at: tx.now() };
        series.approval = match approval_of(tx, &content).await? {
            Some(approval) => Some(approval),
            None if by.may::<permissions::ApprovePosts>() => Some(own),
            None => series.approval,
        };
    }
    Ok(())
}

async fn apply(
    editorial: &Editorial,
    tx: &mut Tx,
    by: &SignedIn,
    series: &Series,
    mut occurrence: Occurrence,
    content_of: Option<PostId>,
) -> Result<(), EditorialError> {
    let Some(post) = occurrence.post.filter(|_| !occurrence.is_skipped) else { return Ok(()) };
    let Some(content) = store::find_content(tx, series.scope, post).await? else { return Ok(()) };
    let is_source = content_of == Some(post);
    if !is_source && was_changed_alone(&content, &occurrence) {
        return Ok(());
    }
    if !is_source && !series.timing.falls_on(occurrence.occurs_on) {
        if remove_post(editorial, tx, by, &content).await? {
            store::delete_occurrence(tx, series.scope, &occurrence).await?;
        }
        return Ok(());
    }
    let Some(content) = give_content(editorial, tx, by, series, content).await? else { return Ok(()) };
    occurrence.content_hash = series.content_hash;
    let Some(content) = give_hour(editorial, tx, series, &mut occurrence, content).await? else {
        return Ok(());
    };
    store::update_occurrence(tx, series.scope, &occurrence).await?;
    follow_series(editorial, tx, by.into(), series, content, &occurrence).await
}

/// Says whether a member edited or moved this occurrence by itself.
pub(crate) fn was_changed_alone(content: &PostContent, occurrence: &Occurrence) -> bool {
    content.post.revision_hash != occurrence.content_hash
        || content.post.wish.as_ref() != Some(&occurrence.planned)
        || content.post.stage == Stage::Cancelled
}

/// Puts the series' content in an occurrence; `None` when it has left or is leaving.
async fn give_content(
    editorial: &Editorial,
    tx: &mut Tx,
    by: &SignedIn,
    series: &Series,
    mut content: PostContent,
) -> Result<Option<PostContent>, EditorialError> {
    let wanted = Draft { wish: content.post.wish.clone(), ..series.content.clone() };
    let before = edit::draft_of(&content);
    if wanted == before {
        return Ok(Some(content));
    }
    let (revision, hash) = (content.post.revision, content.post.revision_hash);
    edit::apply(tx, &mut content, &wanted);
    if content.post.revision_hash != hash {
        if content.post.stage == Stage::Scheduled
            && editorial.publications.withdraw(tx, series.scope, content.post.id).await?.is_err()
        {
            return Ok(None);
        }
        content.post.stage = Stage::Draft;
    }
    content.post.revision = revision + 1;
    content.post.updated_at = tx.now();
    if !store::update_post(tx, &content.post, &edit::search_text(&content)).await? {
        return Err(EditorialError::StaleRevision);
    }
    store::replace_content(tx, &content).await?;
    let mut saved = content.post.clone();
    saved.revision = revision;
    let body = serde_json::to_string(&before).unwrap_or_default();
    store::save_revision(tx, &saved, by.member.id, &body).await?;
    tx.emit(series.scope, "PostSaved", content.post.id, None).await?;
    Ok(Some(content))
}

/// Gives an occurrence the series' hour of its day; `None` when it has left or is leaving.
async fn give_hour(
    editorial: &Editorial,
    tx: &mut Tx,
    series: &Series,
    occurrence: &mut Occurrence,
    mut content: PostContent,
) -> Result<Option<PostContent>, EditorialError> {
    let (planned, planned_at) = series.timing.due(occurrence.occurs_on)?;
    let is_moved = content.post.wish.as_ref() != Some(&occurrence.planned);
    if planned == occurrence.planned || is_moved {
        return Ok(Some(content));
    }
    if content.post.stage == Stage::Scheduled
        && editorial
            .publications
            .reschedule(tx, series.scope, content.post.id, &planned, planned_at)
            .await?
            .is_err()
    {
        return Ok(None);
    }
    store::set_wish(tx, series.scope, content.post.id, &planned).await?;
    tx.emit(series.scope, "PostMoved", content.post.id, None).await?;
    content.post.wish = Some(planned.clone());
    occurrence.planned = planned;
    occurrence.planned_at = planned_at;
    Ok(Some(content))
}
