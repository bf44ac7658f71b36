//! One post with its content in the database.

use super::{
    prints::{insert_prints, replace_prints},
    variants::{insert_variants, list_variants},
};
use crate::{
    Decision, Post, Priority, Segment, SegmentMedia, Stage,
    model::{Approval, PostContent},
};
use parvis_database::{DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{
    AssetId, Digest, MemberId, PostId, Scope, SegmentId, Timestamp, VariantId, WallTime, ZoneName,
};
use std::collections::BTreeMap;

pub(super) const POST_COLUMNS: &str = "p.id, p.organisation_id, p.entity_id, p.title, p.language, p.theme_id, \
     p.author_id, p.stage, p.revision, p.revision_hash, p.wish_local, p.wish_zone, p.priority, p.excerpt, \
     p.created_at, p.updated_at";

pub(super) fn post(row: &Row) -> Result<Post, DatabaseError> {
    let wish = match (row.maybe::<String>("wish_local")?, row.maybe::<String>("wish_zone")?) {
        (Some(local), Some(zone)) => wall_time(&local, &zone),
        _ => None,
    };
    Ok(Post {
        id: row.get("id")?,
        scope: Scope { organisation: row.get("organisation_id")?, entity: row.maybe("entity_id")? },
        title: row.get("title")?,
        language: row.get("language")?,
        theme: row.maybe("theme_id")?,
        author: row.get("author_id")?,
        stage: row.code("stage", Stage::from_code)?,
        revision: row.get("revision")?,
        revision_hash: row.get("revision_hash")?,
        wish,
        priority: row.code("priority", Priority::from_code)?,
        excerpt: row.get("excerpt")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

fn wall_time(local: &str, zone: &str) -> Option<WallTime> {
    Some(WallTime { local: local.parse().ok()?, zone: ZoneName::new(zone).ok()? })
}

/// Keeps a post from being changed by anybody else until the transaction ends.
pub(crate) async fn hold_post(tx: &Tx, scope: Scope, id: PostId) -> Result<(), DatabaseError> {
    let lock = dialect::row_lock(tx.engine());
    let sql = format!("SELECT id FROM posts WHERE organisation_id = $1 AND id = $2 {lock}");
    tx.row(&sql, bind![scope.organisation, id]).await.map(drop)
}

pub(crate) async fn find_content(
    run: &impl Run,
    scope: Scope,
    id: PostId,
) -> Result<Option<PostContent>, DatabaseError> {
    let sql = format!("SELECT {POST_COLUMNS} FROM posts p WHERE p.organisation_id = $1 AND p.id = $2");
    let Some(row) = run.row(&sql, bind![scope.organisation, id]).await? else { return Ok(None) };
    let mut media = media_of(run, scope, id).await?;
    let (mut original, mut own) = (Vec::new(), BTreeMap::<VariantId, Vec<Segment>>::new());
    let segments = run
        .rows(
            "SELECT id, variant_id, text FROM segments WHERE organisation_id = $1 AND post_id = $2 ORDER BY position",
            bind![scope.organisation, id],
        )
        .await?;
    for row in &segments {
        let segment_id: SegmentId = row.get("id")?;
        let media = media.remove(&segment_id).unwrap_or_default();
        let segment = Segment { id: segment_id, text: row.get("text")?, media };
        match row.maybe("variant_id")? {
            None => original.push(segment),
            Some(variant) => own.entry(variant).or_default().push(segment),
        }
    }
    let variants = list_variants(run, scope, id, own).await?;
    Ok(Some(PostContent { post: post(&row)?, original, variants }))
}

async fn media_of(
    run: &impl Run,
    scope: Scope,
    id: PostId,
) -> Result<BTreeMap<SegmentId, Vec<SegmentMedia>>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT segment_id, asset_id, alt FROM segment_media WHERE organisation_id = $1 AND post_id = $2 \
             ORDER BY segment_id, position",
            bind![scope.organisation, id],
        )
        .await?;
    let mut media = BTreeMap::<_, Vec<_>>::new();
    for row in &rows {
        let one = SegmentMedia { asset: row.get("asset_id")?, alt: row.get("alt")? };
        media.entry(row.get("segment_id")?).or_default().push(one);
    }
    Ok(media)
}

pub(crate) async fn insert_post(tx: &Tx, post: &Post, search_text: &str) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO posts (id, organisation_id, entity_id, title, language, theme_id, author_id, stage, revision, \
         revision_hash, wish_local, wish_zone, wish_at, priority, excerpt, search_text, created_at, updated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        bind![
            post.id,
            post.scope.organisation,
            post.scope.entity,
            &post.title,
            &post.language,
            post.theme,
            post.author,
            post.stage.code(),
            post.revision,
            post.revision_hash,
            post.wish.as_ref().map(|wish| wish.local.to_string()),
            post.wish.as_ref().map(|wish| wish.zone.to_string()),
            wish_at(post.wish.as_ref()),
            post.priority.code(),
            &post.excerpt,
            search_text,
            post.created_at,
            post.updated_at
        ],
    )
    .await
    .map(drop)
}

/// Saves the post over `revision - 1`; false when somebody saved in between.
pub(crate) async fn update_post(tx: &Tx, post: &Post, search_text: &str) -> Result<bool, DatabaseError> {
    let changed = tx
        .run(
            "UPDATE posts SET title = $1, language = $2, theme_id = $3, stage = $4, revision = $5, \
             revision_hash = $6, wish_local = $7, wish_zone = $8, wish_at = $9, priority = $10, excerpt = $11, \
             search_text = $12, updated_at = $13 WHERE organisation_id = $14 AND id = $15 AND revision = $16",
            bind![
                &post.title,
                &post.language,
                post.theme,
                post.stage.code(),
                post.revision,
                post.revision_hash,
                post.wish.as_ref().map(|wish| wish.local.to_string()),
                post.wish.as_ref().map(|wish| wish.zone.to_string()),
                wish_at(post.wish.as_ref()),
                post.priority.code(),
                &post.excerpt,
                search_text,
                post.updated_at,
                post.scope.organisation,
                post.id,
                post.revision - 1
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// An hour that does not exist, or exists twice, is still shown on its day: the first instant that fits.
pub(super) fn wish_at(wish: Option<&WallTime>) -> Option<Timestamp> {
    let wish = wish?;
    let shifted = || {
        let local = wish.local.checked_add(jiff::SignedDuration::from_hours(1)).ok()?;
        WallTime { local, zone: wish.zone.clone() }.instant(None).ok()
    };
    wish.instant(Some(parvis_kernel::Ambiguity::Earlier)).ok().or_else(shifted)
}

/// Replaces segments and variants; the ids of variants that stay are kept by the caller.
pub(crate) async fn replace_content(tx: &Tx, content: &PostContent) -> Result<(), DatabaseError> {
    let (organisation, id) = (content.post.scope.organisation, content.post.id);
    for table in ["segment_media", "segments", "poll_answers", "variants"] {
        let sql = format!("DELETE FROM {table} WHERE organisation_id = $1 AND post_id = $2");
        tx.run(&sql, bind![organisation, id]).await?;
    }
    insert_texts(tx, content).await?;
    replace_prints(tx, content).await
}

/// Writes the content of a post that has none yet.
pub(crate) async fn insert_content(tx: &Tx, content: &PostContent) -> Result<(), DatabaseError> {
    insert_texts(tx, content).await?;
    insert_prints(tx, content).await
}

async fn insert_texts(tx: &Tx, content: &PostContent) -> Result<(), DatabaseError> {
    insert_variants(tx, content).await?;
    let own = content.variants.iter().filter_map(|variant| Some((Some(variant.id), variant.own.as_ref()?)));
    for (variant, segments) in std::iter::once((None, &content.original)).chain(own) {
        for (position, segment) in segments.iter().enumerate() {
            insert_segment(tx, content, variant, position, segment).await?;
        }
    }
    Ok(())
}

async fn insert_segment(
    tx: &Tx,
    content: &PostContent,
    variant: Option<VariantId>,
    position: usize,
    segment: &Segment,
) -> Result<(), DatabaseError> {
    let (organisation, id) = (content.post.scope.organisation, content.post.id);
    tx.run(
        "INSERT INTO segments (id, organisation_id, post_id, variant_id, position, text) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        bind![segment.id, organisation, id, variant, position, &segment.text],
    )
    .await?;
    for (position, media) in segment.media.iter().enumerate() {
        tx.run(
            "INSERT INTO segment_media (segment_id, organisation_id, post_id, position, asset_id, alt) \
             VALUES ($1, $2, $3, $4, $5, $6)",
            bind![segment.id, organisation, id, position, media.asset, &media.alt],
        )
        .await?;
    }
    Ok(())
}

pub(crate) async fn save_revision(
    tx: &Tx,
    post: &Post,
    member: MemberId,
    body: &str,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO post_revisions (organisation_id, post_id, revision, member_id, body, saved_at) \
         VALUES ($1, $2, $3, $4, $5, $6)",
        bind![post.scope.organisation, post.id, post.revision, member, body, tx.now()],
    )
    .await
    .map(drop)
}

pub(crate) async fn set_stage(
    tx: &Tx,
    scope: Scope,
    id: PostId,
    from: Stage,
    to: Stage,
) -> Result<bool, DatabaseError> {
    let changed = tx
        .run(
            "UPDATE posts SET stage = $1, updated_at = $2 WHERE organisation_id = $3 AND id = $4 AND stage = $5",
            bind![to.code(), tx.now(), scope.organisation, id, from.code()],
        )
        .await?;
    Ok(changed == 1)
}

pub(crate) async fn set_wish(
    tx: &Tx,
    scope: Scope,
    id: PostId,
    wish: &WallTime,
) -> Result<(), DatabaseError> {
    tx.run(
        "UPDATE posts SET wish_local = $1, wish_zone = $2, wish_at = $3, updated_at = $4 \
         WHERE organisation_id = $5 AND id = $6",
        bind![
            wish.local.to_string(),
            wish.zone.as_str(),
            wish_at(Some(wish)),
            tx.now(),
            scope.organisation,
            id
        ],
    )
    .await
    .map(drop)
}

fn approval(row: &Row) -> Result<Approval, DatabaseError> {
    Ok(Approval {
        member: row.get("member_id")?,
        decision: row.code("decision", Decision::from_code)?,
        comment: row.get("comment")?,
        revision_hash: row.get::<Digest>("revision_hash")?,
        decided_at: row.get("decided_at")?,
    })
}

pub(crate) async fn list_approvals(
    run: &impl Run,
    scope: Scope,
    id: PostId,
) -> Result<Vec<Approval>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT member_id, decision, comment, revision_hash, decided_at FROM approvals \
             WHERE organisation_id = $1 AND post_id = $2 ORDER BY number",
            bind![scope.organisation, id],
        )
        .await?;
    rows.iter().map(approval).collect()
}

pub(crate) async fn last_approval(
    run: &impl Run,
    scope: Scope,
    id: PostId,
) -> Result<Option<Approval>, DatabaseError> {
    let row = run
        .row(
            "SELECT member_id, decision, comment, revision_hash, decided_at FROM approvals \
             WHERE organisation_id = $1 AND post_id = $2 ORDER BY number DESC LIMIT 1",
            bind![scope.organisation, id],
        )
        .await?;
    row.as_ref().map(approval).transpose()
}

pub(crate) async fn insert_approval(
    tx: &Tx,
    scope: Scope,
    id: PostId,
    approval: &Approval,
) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO approvals (organisation_id, post_id, number, revision_hash, member_id, decision, comment, \
         decided_at) SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 FROM approvals \
         WHERE organisation_id = $1 AND post_id = $2",
        bind![
            scope.organisation,
            id,
            approval.revision_hash,
            approval.member,
            approval.decision.code(),
            &approval.comment,
            approval.decided_at
        ],
    )
    .await
    .map(drop)
}

/// Counts the posts that use a file.
///
/// # Errors
/// The database failed.
pub async fn posts_using_asset(run: &impl Run, scope: Scope, asset: AssetId) -> Result<i64, DatabaseError> {
    let sql = "SELECT count(*) AS n FROM (SELECT post_id FROM segment_media WHERE organisation_id = $1 \
         AND asset_id = $2 UNION SELECT post_id FROM correction_media WHERE organisation_id = $1 \
         AND asset_id = $2) AS uses";
    run.row(sql, bind![scope.organisation, asset]).await?.map_or(Ok(0), |row| row.get("n"))
}

/// Finds the title of a post.
///
/// # Errors
/// The database failed.
pub async fn title_of(run: &impl Run, scope: Scope, id: PostId) -> Result<Option<String>, DatabaseError> {
    let sql = "SELECT title FROM posts WHERE organisation_id = $1 AND id = $2";
    run.row(sql, bind![scope.organisation, id]).await?.map(|row| row.get("title")).transpose()
}
