//! Leaves one occurrence out, takes it back in, or ends a series. What has left stays.

use crate::{
    Editorial, EditorialError, Stage,
    change_series::was_changed_alone,
    create_occurrences::create_occurrences,
    create_series::note_series,
    decide_series::{open_series, save},
    model::PostContent,
    series::Occurrence,
    store,
};
use jiff::civil;
use parvis_database::{Line, Tx};
use parvis_identity::SignedIn;
use parvis_kernel::SeriesId;

/// Leaves the occurrence of a day out, whatever was done to it; its post goes with it.
///
/// # Errors
/// [`EditorialError::AlreadyLeaving`], [`EditorialError::NoOccurrence`] for a day the series does not fall on.
pub(crate) async fn skip_occurrence(
    editorial: &Editorial,
    by: &SignedIn,
    id: SeriesId,
    day: civil::Date,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let series = open_series(&tx, by, id).await?;
    if let Some(mut occurrence) = store::find_occurrence(&tx, by.scope(), id, day).await? {
        let content = match occurrence.post {
            Some(post) => store::find_content(&tx, by.scope(), post).await?,
            None => None,
        };
        if let Some(content) = content
            && !remove_post(editorial, &mut tx, by, &content).await?
        {
            return Err(EditorialError::AlreadyLeaving);
        }
        occurrence.post = None;
        occurrence.is_skipped = true;
        store::update_occurrence(&tx, by.scope(), &occurrence).await?;
    } else {
        if !series.timing.falls_on(day) {
            return Err(EditorialError::NoOccurrence);
        }
        let (planned, planned_at) = series.timing.due(day)?;
        let occurrence = Occurrence {
            series: id,
            occurs_on: day,
            post: None,
            content_hash: series.content_hash,
            planned,
            planned_at,
            is_skipped: true,
            caught_up_at: None,
        };
        store::insert_occurrence(&tx, by.scope(), &occurrence).await?;
    }
    let why = serde_json::json!({ "occurs_on": day.to_string() });
    note_series(&mut tx, by.actor(), &series, "series.occurrence_skipped", why).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes back in an occurrence that was left out: it begins again with the content of the series.
///
/// # Errors
/// [`EditorialError::NoOccurrence`] for a day that was not left out.
pub(crate) async fn restore_occurrence(
    editorial: &Editorial,
    by: &SignedIn,
    id: SeriesId,
    day: civil::Date,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let series = open_series(&tx, by, id).await?;
    let occurrence =
        store::find_occurrence(&tx, by.scope(), id, day).await?.ok_or(EditorialError::NoOccurrence)?;
    let content = match occurrence.post {
        Some(post) => store::find_content(&tx, by.scope(), post).await?,
        None => None,
    };
    if let Some(content) = content {
        // Its post was given up from its own screen: it makes room for the new one.
        if content.post.stage != Stage::Cancelled || !remove_post(editorial, &mut tx, by, &content).await? {
            return Err(EditorialError::NoOccurrence);
        }
    }
    store::delete_occurrence(&tx, by.scope(), &occurrence).await?;
    let why = serde_json::json!({ "occurs_on": day.to_string() });
    note_series(&mut tx, by.actor(), &series, "series.occurrence_restored", why).await?;
    tx.commit().await?;
    create_occurrences(editorial, &series).await?;
    Ok(())
}

/// Ends a series: its unchanged occurrences to come go away, those changed alone stay as posts of their own.
///
/// # Errors
/// [`EditorialError::SeriesEnded`], [`EditorialError::SeriesNotFound`].
pub(crate) async fn end_series(
    editorial: &Editorial,
    by: &SignedIn,
    id: SeriesId,
) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    let mut series = open_series(&tx, by, id).await?;
    series.ended_at = Some(tx.now());
    save(&tx, &mut series).await?;
    let mut removed = 0;
    for occurrence in store::occurrences_from(&tx, by.scope(), id, tx.now()).await? {
        let Some(post) = occurrence.post else { continue };
        let Some(content) = store::find_content(&tx, by.scope(), post).await? else { continue };
        if was_changed_alone(&content, &occurrence) || !remove_post(editorial, &mut tx, by, &content).await? {
            continue;
        }
        store::delete_occurrence(&tx, by.scope(), &occurrence).await?;
        removed += 1;
    }
    let why = serde_json::json!({ "removed": removed });
    note_series(&mut tx, by.actor(), &series, "series.ended", why).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes back and deletes the post of an occurrence; false when something of it has left or is leaving.
pub(crate) async fn remove_post(
    editorial: &Editorial,
    tx: &mut Tx,
    by: &SignedIn,
    content: &PostContent,
) -> Result<bool, EditorialError> {
    let (scope, post) = (by.scope(), content.post.id);
    if content.post.stage == Stage::Scheduled
        && editorial.publications.withdraw(tx, scope, post).await?.is_err()
    {
        return Ok(false);
    }
    store::delete_post(tx, scope, post).await?;
    let line = Line {
        actor: by.actor(),
        act: "post.deleted",
        object: post.to_string(),
        payload: serde_json::json!({ "title": content.post.title, "why": "occurrence left out" }),
    };
    tx.journal(scope, line).await?;
    tx.emit(scope, "PostDeleted", post, None).await?;
    Ok(true)
}
