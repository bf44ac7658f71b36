//! Corrects an item in place; readers see when and, when it is told, what was wrong.

use crate::{
    CitizensError, FeedItem, NewSegment,
    model::{check_note, check_text},
    publish_item::title_of,
    store,
};
use parvis_database::{Actor, Database, Line, Tx};
use parvis_kernel::{PublicationId, Scope};

/// A correction to write.
#[derive(Clone, Debug)]
pub struct Correction {
    /// Title after it; empty keeps the title.
    pub title: String,
    /// Text of each segment after it, in order; a segment without one keeps its own.
    pub texts: Vec<String>,
    /// What was wrong, in one sentence shown to readers, at most 500 characters.
    pub note: String,
}

/// Corrects an item. Its address does not change, and what it said before is kept.
///
/// # Errors
/// [`CitizensError::NotFound`], [`CitizensError::Withdrawn`], or a fault of the note or the text.
pub async fn correct_item(
    database: &Database,
    scope: Scope,
    actor: Actor,
    publication: PublicationId,
    correction: Correction,
) -> Result<FeedItem, CitizensError> {
    let note = check_note(&correction.note)?;
    correction.texts.iter().try_for_each(|text| check_text(text))?;
    let tx = database.begin().await?;
    let before = store::find_by_publication(&tx, scope, publication).await?.ok_or(CitizensError::NotFound)?;
    if before.withdrawn_at.is_some() {
        return Err(CitizensError::Withdrawn);
    }
    let title = match correction.title.trim() {
        "" => before.title.clone(),
        title => title.to_owned(),
    };
    store::write_correction(&tx, &before, &title, &note).await?;
    for (segment, text) in before.segments.iter().zip(&correction.texts) {
        store::update_text(&tx, scope, publication, segment.number, text).await?;
    }
    keep(tx, actor, &before, &note).await
}

/// Replaces one segment by what was approved after it: title, text, images. The same again changes nothing.
///
/// `note` says to readers what was wrong, in one sentence; empty only tells when.
///
/// # Errors
/// As [`correct_item`], and the faults of what the feed cannot show.
pub async fn revise_segment(
    database: &Database,
    scope: Scope,
    actor: Actor,
    segment: NewSegment,
    note: &str,
) -> Result<FeedItem, CitizensError> {
    segment.check()?;
    let note = if note.trim().is_empty() { String::new() } else { check_note(note)? };
    let tx = database.begin().await?;
    let before =
        store::find_by_publication(&tx, scope, segment.publication).await?.ok_or(CitizensError::NotFound)?;
    if before.withdrawn_at.is_some() {
        return Err(CitizensError::Withdrawn);
    }
    let known = before.segments.iter().find(|known| known.number == segment.number);
    let known = known.ok_or(CitizensError::NotFound)?;
    let title = match segment.title.trim() {
        "" => before.title.clone(),
        _ if segment.number > 0 => before.title.clone(),
        _ => title_of(&segment),
    };
    if title == before.title && known.text == segment.text && known.images == segment.images {
        return Ok(before);
    }
    store::write_correction(&tx, &before, &title, &note).await?;
    store::delete_segment(&tx, scope, segment.publication, segment.number).await?;
    store::insert_segment(&tx, scope, &segment).await?;
    keep(tx, actor, &before, &note).await
}

/// Writes the journal line and the event, and makes the correction lasting.
async fn keep(mut tx: Tx, actor: Actor, before: &FeedItem, note: &str) -> Result<FeedItem, CitizensError> {
    let (scope, publication) = (before.scope, before.publication);
    let line = Line {
        actor,
        act: "feed_item.corrected",
        object: publication.to_string(),
        payload: serde_json::json!({
            "note": note, "title_before": before.title, "text_before": before.text(),
        }),
    };
    tx.journal(scope, line).await?;
    tx.emit(scope, "FeedItemCorrected", publication, None).await?;
    let after = store::find_by_publication(&tx, scope, publication).await?;
    tx.commit().await.map_err(CitizensError::Commit)?;
    after.ok_or(CitizensError::NotFound)
}
