//! All the SQL of the public feed.

use crate::{CorrectionNote, FeedImage, FeedItem, FeedSegment, NewSegment};
use parvis_database::{DatabaseError, Row, Run, Tx, bind};
use parvis_kernel::{Limit, PublicationId, Scope, Timestamp};

const COLUMNS: &str = "publication_id, organisation_id, entity_id, channel_id, slug, title, language, \
     published_at, updated_at, withdrawn_at";

fn item(row: &Row) -> Result<FeedItem, DatabaseError> {
    Ok(FeedItem {
        publication: row.get("publication_id")?,
        scope: Scope { organisation: row.get("organisation_id")?, entity: row.maybe("entity_id")? },
        channel: row.get("channel_id")?,
        slug: row.get("slug")?,
        title: row.get("title")?,
        language: row.get("language")?,
        published_at: row.get("published_at")?,
        updated_at: row.get("updated_at")?,
        withdrawn_at: row.maybe("withdrawn_at")?,
        segments: Vec::new(),
        corrections: Vec::new(),
    })
}

/// Finds the item of a publication, with its parts.
pub(crate) async fn find_by_publication(
    run: &impl Run,
    scope: Scope,
    publication: PublicationId,
) -> Result<Option<FeedItem>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM feed_items WHERE organisation_id = $1 AND publication_id = $2");
    let row = run.row(&sql, bind![scope.organisation, publication]).await?;
    whole(run, scope, row).await
}

/// Finds the item of an address, with its parts.
pub(crate) async fn find_by_slug(
    run: &impl Run,
    scope: Scope,
    slug: &str,
) -> Result<Option<FeedItem>, DatabaseError> {
    let sql = format!("SELECT {COLUMNS} FROM feed_items WHERE organisation_id = $1 AND slug = $2");
    let row = run.row(&sql, bind![scope.organisation, slug]).await?;
    whole(run, scope, row).await
}

async fn whole(run: &impl Run, scope: Scope, row: Option<Row>) -> Result<Option<FeedItem>, DatabaseError> {
    let Some(row) = row else { return Ok(None) };
    let mut items = vec![item(&row)?];
    add_parts(run, scope, &mut items).await?;
    Ok(items.pop())
}

/// Lists what can be read, the newest first, after the item that `after` names.
pub(crate) async fn list_published(
    run: &impl Run,
    scope: Scope,
    after: Option<(Timestamp, PublicationId)>,
    limit: Limit,
) -> Result<Vec<FeedItem>, DatabaseError> {
    let from = if after.is_some() { "AND (published_at, publication_id) < ($3, $4)" } else { "" };
    let sql = format!(
        "SELECT {COLUMNS} FROM feed_items WHERE organisation_id = $1 AND withdrawn_at IS NULL {from} \
         ORDER BY published_at DESC, publication_id DESC LIMIT $2"
    );
    let mut values = bind![scope.organisation, limit.with_one_more()];
    if let Some((instant, publication)) = after {
        values.extend(bind![instant, publication]);
    }
    let rows = run.rows(&sql, values).await?;
    let mut items = rows.iter().map(item).collect::<Result<Vec<_>, _>>()?;
    add_parts(run, scope, &mut items).await?;
    Ok(items)
}

/// Reads segments, images and corrections of every item at once.
async fn add_parts(run: &impl Run, scope: Scope, items: &mut [FeedItem]) -> Result<(), DatabaseError> {
    if items.is_empty() {
        return Ok(());
    }
    let places: Vec<String> = (0..items.len()).map(|index| format!("${}", index + 2)).collect();
    let among = format!("organisation_id = $1 AND publication_id IN ({})", places.join(", "));
    let mut values = bind![scope.organisation];
    values.extend(items.iter().flat_map(|item| bind![item.publication]));
    let sql = format!(
        "SELECT publication_id, segment, text FROM feed_item_segments WHERE {among} ORDER BY segment"
    );
    for row in &run.rows(&sql, values.clone()).await? {
        let Some(item) = owner(items, row)? else { continue };
        let (number, text) = (row.get("segment")?, row.get("text")?);
        item.segments.push(FeedSegment { number, text, images: Vec::new() });
    }
    let sql = format!(
        "SELECT publication_id, segment, reference, alt, mime, width, height FROM feed_item_media \
         WHERE {among} ORDER BY segment, position"
    );
    for row in &run.rows(&sql, values.clone()).await? {
        let number: u32 = row.get("segment")?;
        let Some(item) = owner(items, row)? else { continue };
        if let Some(segment) = item.segments.iter_mut().find(|segment| segment.number == number) {
            segment.images.push(image(row)?);
        }
    }
    let sql = format!(
        "SELECT publication_id, corrected_at, note FROM feed_item_corrections WHERE {among} ORDER BY number"
    );
    for row in &run.rows(&sql, values).await? {
        let Some(item) = owner(items, row)? else { continue };
        let (corrected_at, note) = (row.get("corrected_at")?, row.get("note")?);
        item.corrections.push(CorrectionNote { corrected_at, note });
    }
    Ok(())
}

fn owner<'a>(items: &'a mut [FeedItem], row: &Row) -> Result<Option<&'a mut FeedItem>, DatabaseError> {
    let publication: PublicationId = row.get("publication_id")?;
    Ok(items.iter_mut().find(|item| item.publication == publication))
}

fn image(row: &Row) -> Result<FeedImage, DatabaseError> {
    Ok(FeedImage {
        reference: row.get("reference")?,
        alt: row.get("alt")?,
        mime: row.get("mime")?,
        width: row.maybe("width")?,
        height: row.maybe("height")?,
    })
}

/// Says whether an image stands in an item that can be read.
pub(crate) async fn is_shown(run: &impl Run, scope: Scope, reference: &str) -> Result<bool, DatabaseError> {
    let sql = "SELECT 1 AS shown FROM feed_item_media m JOIN feed_items i \
               ON i.publication_id = m.publication_id AND i.organisation_id = m.organisation_id \
               WHERE m.organisation_id = $1 AND m.reference = $2 AND i.withdrawn_at IS NULL LIMIT 1";
    Ok(run.row(sql, bind![scope.organisation, reference]).await?.is_some())
}

pub(crate) async fn is_slug_taken(run: &impl Run, scope: Scope, slug: &str) -> Result<bool, DatabaseError> {
    let sql = "SELECT 1 AS taken FROM feed_items WHERE organisation_id = $1 AND slug = $2";
    Ok(run.row(sql, bind![scope.organisation, slug]).await?.is_some())
}

pub(crate) async fn insert_item(tx: &Tx, item: &FeedItem) -> Result<(), DatabaseError> {
    let sql = format!("INSERT INTO feed_items ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, NULL)");
    tx.run(
        &sql,
        bind![
            item.publication,
            item.scope.organisation,
            item.scope.entity,
            item.channel,
            &item.slug,
            &item.title,
            &item.language,
            item.published_at
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn insert_segment(tx: &Tx, scope: Scope, segment: &NewSegment) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO feed_item_segments (publication_id, segment, organisation_id, text) VALUES ($1, $2, $3, $4)",
        bind![segment.publication, segment.number, scope.organisation, &segment.text],
    )
    .await?;
    for (position, image) in segment.images.iter().enumerate() {
        tx.run(
            "INSERT INTO feed_item_media (publication_id, segment, position, organisation_id, reference, alt, \
             mime, width, height) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            bind![
                segment.publication,
                segment.number,
                position,
                scope.organisation,
                &image.reference,
                &image.alt,
                &image.mime,
                image.width,
                image.height
            ],
        )
        .await?;
    }
    Ok(())
}

pub(crate) async fn touch_item(
    tx: &Tx,
    scope: Scope,
    publication: PublicationId,
) -> Result<(), DatabaseError> {
    let sql = "UPDATE feed_items SET updated_at = $1 WHERE organisation_id = $2 AND publication_id = $3";
    tx.run(sql, bind![tx.now(), scope.organisation, publication]).await.map(drop)
}

pub(crate) async fn mark_withdrawn(
    tx: &Tx,
    scope: Scope,
    publication: PublicationId,
) -> Result<(), DatabaseError> {
    let sql = "UPDATE feed_items SET withdrawn_at = $1, updated_at = $1 \
               WHERE organisation_id = $2 AND publication_id = $3 AND withdrawn_at IS NULL";
    tx.run(sql, bind![tx.now(), scope.organisation, publication]).await.map(drop)
}

/// Replaces the title and dates the change; what title and text were goes into the correction.
pub(crate) async fn write_correction(
    tx: &Tx,
    before: &FeedItem,
    title: &str,
    note: &str,
) -> Result<(), DatabaseError> {
    let (organisation, publication) = (before.scope.organisation, before.publication);
    tx.run(
        "INSERT INTO feed_item_corrections (publication_id, number, organisation_id, corrected_at, note, \
         title_before, text_before) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        bind![
            publication,
            before.corrections.len(),
            organisation,
            tx.now(),
            note,
            &before.title,
            before.text()
        ],
    )
    .await?;
    tx.run(
        "UPDATE feed_items SET title = $1, updated_at = $2 WHERE organisation_id = $3 AND publication_id = $4",
        bind![title, tx.now(), organisation, publication],
    )
    .await
    .map(drop)
}

pub(crate) async fn update_text(
    tx: &Tx,
    scope: Scope,
    publication: PublicationId,
    segment: u32,
    text: &str,
) -> Result<(), DatabaseError> {
    let sql = "UPDATE feed_item_segments SET text = $1 \
               WHERE organisation_id = $2 AND publication_id = $3 AND segment = $4";
    tx.run(sql, bind![text, scope.organisation, publication, segment]).await.map(drop)
}

/// Removes a segment and its images, to write them again.
pub(crate) async fn delete_segment(
    tx: &Tx,
    scope: Scope,
    publication: PublicationId,
    segment: u32,
) -> Result<(), DatabaseError> {
    for table in ["feed_item_media", "feed_item_segments"] {
        let sql = format!(
            "DELETE FROM {table} WHERE organisation_id = $1 AND publication_id = $2 AND segment = $3"
        );
        tx.run(&sql, bind![scope.organisation, publication, segment]).await?;
    }
    Ok(())
}
