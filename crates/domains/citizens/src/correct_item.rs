//! Corrects an item in place; readers see when and what was wrong.

use crate::{
    CitizensError, FeedItem,
    model::{check_note, check_text},
    store,
};
use parvis_database::{Actor, Database, Line};
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
    let mut tx = database.begin().await?;
    let before = store::find_by_publication(&tx, scope, publication).await?.ok_or(CitizensError::NotFound)?;
    if before.withdrawn_at.is_some() {
        return Err(CitizensError::Withdrawn);
    }
    let title = match correction.title.trim() {
        "" => before.title.clone(),
        title => title.to_owned(),
    };
    store::write_correction(&tx, &before, &title, &correction.texts, &note).await?;
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
