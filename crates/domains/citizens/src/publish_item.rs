//! Writes one segment of a publication on the feed; the same segment again changes nothing.

use crate::{
    CitizensError, FeedItem, NewSegment, markup,
    model::language_of,
    slug::{slug_of, unique_slug},
    store,
};
use parvis_database::{Actor, Database, Line, Tx};
use parvis_kernel::Scope;

/// Longest title, in characters; a longer one is cut between two words.
const TITLE_MAX: usize = 200;

/// Publishes a segment: the first one opens the item, the others follow it on the same page.
///
/// Invariant: one segment per (publication, number), whatever the number of calls
/// (`tests/feed.rs`, `publishing_the_same_segment_twice_changes_nothing`).
///
/// # Errors
/// The faults of the text and the images; [`CitizensError::NotFound`] for a segment that follows nothing;
/// [`CitizensError::Withdrawn`] for one that follows an item taken down;
/// [`CitizensError::Commit`] when it may have been kept: ask again with [`crate::find_published`].
pub async fn publish_item(
    database: &Database,
    scope: Scope,
    segment: NewSegment,
) -> Result<FeedItem, CitizensError> {
    segment.check()?;
    let mut tx = database.begin().await?;
    let known = store::find_by_publication(&tx, scope, segment.publication).await?;
    match known {
        Some(item) if item.segments.iter().any(|known| known.number == segment.number) => return Ok(item),
        Some(item) if item.withdrawn_at.is_some() => return Err(CitizensError::Withdrawn),
        Some(_) => {
            store::insert_segment(&tx, scope, &segment).await?;
            store::touch_item(&tx, scope, segment.publication).await?;
        }
        None if segment.number > 0 => return Err(CitizensError::NotFound),
        None => open_item(&tx, scope, &segment).await?,
    }
    let line = Line {
        actor: Actor::Program,
        act: "feed_item.published",
        object: segment.publication.to_string(),
        payload: serde_json::json!({ "segment": segment.number, "images": segment.images.len() }),
    };
    tx.journal(scope, line).await?;
    tx.emit(scope, "FeedItemPublished", segment.publication, None).await?;
    let item = store::find_by_publication(&tx, scope, segment.publication).await?;
    tx.commit().await.map_err(CitizensError::Commit)?;
    item.ok_or(CitizensError::NotFound)
}

async fn open_item(tx: &Tx, scope: Scope, segment: &NewSegment) -> Result<(), CitizensError> {
    let title = title_of(segment);
    let slug = slug_of(&title);
    let slug = if store::is_slug_taken(tx, scope, &slug).await? {
        unique_slug(&slug, segment.publication)
    } else {
        slug
    };
    let item = FeedItem {
        publication: segment.publication,
        scope,
        channel: segment.channel,
        slug,
        title,
        language: language_of(&segment.language),
        published_at: tx.now(),
        updated_at: tx.now(),
        withdrawn_at: None,
        segments: Vec::new(),
        corrections: Vec::new(),
    };
    store::insert_item(tx, &item).await?;
    Ok(store::insert_segment(tx, scope, segment).await?)
}

/// Returns the title, or what stands for it: the first line, the first image's words, the day's plain name.
pub(crate) fn title_of(segment: &NewSegment) -> String {
    let first_line = segment.text.lines().find(|line| !line.trim().is_empty());
    let first_alt = segment.images.iter().map(|image| image.alt.as_str()).find(|alt| !alt.trim().is_empty());
    [Some(segment.title.as_str()), first_line, first_alt]
        .into_iter()
        .flatten()
        // Signs stay as they were typed: they are set when the page is written.
        .map(|words| markup::excerpt(words, "", TITLE_MAX))
        .find(|words| !words.is_empty())
        .unwrap_or_else(|| "Information".to_owned())
}
