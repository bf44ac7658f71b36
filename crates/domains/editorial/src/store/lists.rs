//! Lists of posts in the database: ids and rows, nothing of what became of them.

use super::content::{POST_COLUMNS, post, wish_at};
use crate::{Post, Stage};
use parvis_database::{Bind, DatabaseError, Run, bind, dialect};
use parvis_kernel::{AssetId, ChannelId, Limit, MemberId, PostId, Scope, ThemeId, Timestamp};
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What a list keeps.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListFilter {
    pub(crate) stages: Vec<Stage>,
    pub(crate) channel: Option<ChannelId>,
    pub(crate) theme: Option<ThemeId>,
    pub(crate) author: Option<MemberId>,
    /// Folded words, all of which the text must hold.
    pub(crate) words: Vec<String>,
    pub(crate) order: PostsOrder,
    /// Rows that come after this one.
    pub(crate) after: Option<PlaceInList>,
}

/// What a list goes by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum PostsOrder {
    /// The most recently changed first.
    #[default]
    Updated,
    /// The latest hour first, posts without an hour at the end.
    Due,
}

/// Where a post stands in a list; without an instant, among those that have no hour.
pub(crate) type PlaceInList = (Option<Timestamp>, PostId);

impl PostsOrder {
    /// Returns the place of a post.
    pub(crate) fn place_of(self, post: &Post) -> PlaceInList {
        match self {
            Self::Updated => (Some(post.updated_at), post.id),
            Self::Due => (wish_at(post.wish.as_ref()), post.id),
        }
    }

    fn column(self) -> &'static str {
        match self {
            Self::Updated => "p.updated_at",
            Self::Due => "p.wish_at",
        }
    }
}

/// Lists posts in the order of the filter.
pub(crate) async fn list_stage(
    run: &impl Run,
    scope: Scope,
    filter: &ListFilter,
    limit: Limit,
) -> Result<Vec<Post>, DatabaseError> {
    let mut values = bind![scope.organisation];
    let mut sql = format!("SELECT {POST_COLUMNS} FROM posts p WHERE p.organisation_id = $1");
    if !filter.stages.is_empty() {
        let list = dialect::placeholders(values.len() + 1, filter.stages.len());
        sql.push_str(&format!(" AND p.stage IN ({list})"));
        values.extend(filter.stages.iter().map(|stage| stage.code().bind()));
    }
    if let Some(theme) = filter.theme {
        values.push(theme.bind());
        sql.push_str(&format!(" AND p.theme_id = ${}", values.len()));
    }
    if let Some(author) = filter.author {
        values.push(author.bind());
        sql.push_str(&format!(" AND p.author_id = ${}", values.len()));
    }
    if let Some(channel) = filter.channel {
        values.push(channel.bind());
        sql.push_str(&format!(
            " AND EXISTS (SELECT 1 FROM variants v WHERE v.post_id = p.id AND v.channel_id = ${})",
            values.len()
        ));
    }
    for word in &filter.words {
        values.push(word.bind());
        let parameter = format!("${}", values.len());
        sql.push_str(&format!(" AND {}", dialect::contains(run.engine(), "p.search_text", &parameter)));
    }
    let column = filter.order.column();
    match filter.after {
        Some((Some(at), id)) => {
            values.push(at.bind());
            values.push(id.bind());
            let (at, id) = (values.len() - 1, values.len());
            sql.push_str(&format!(" AND ({column} < ${at} OR ({column} = ${at} AND p.id < ${id})"));
            let undated_follow = filter.order == PostsOrder::Due;
            sql.push_str(if undated_follow { " OR p.wish_at IS NULL)" } else { ")" });
        }
        Some((None, id)) => {
            values.push(id.bind());
            sql.push_str(&format!(" AND {column} IS NULL AND p.id < ${}", values.len()));
        }
        None => {}
    }
    values.push(limit.with_one_more().bind());
    let last = if filter.order == PostsOrder::Due { " NULLS LAST" } else { "" };
    sql.push_str(&format!(" ORDER BY {column} DESC{last}, p.id DESC LIMIT ${}", values.len()));
    run.rows(&sql, values).await?.iter().map(post).collect()
}

/// Finds several posts at once, in no order.
///
/// # Errors
/// The database failed.
pub async fn find_posts(
    run: &impl Run,
    scope: Scope,
    ids: &[PostId],
) -> Result<BTreeMap<PostId, Post>, DatabaseError> {
    let mut found = BTreeMap::new();
    for part in ids.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql =
            format!("SELECT {POST_COLUMNS} FROM posts p WHERE p.organisation_id = $1 AND p.id IN ({list})");
        let mut values = bind![scope.organisation];
        values.extend(part.iter().copied().map(Bind::bind));
        for row in &run.rows(&sql, values).await? {
            let post = post(row)?;
            found.insert(post.id, post);
        }
    }
    Ok(found)
}

/// Lists the posts that are not scheduled yet and wished for in `[from, to)`.
pub(crate) async fn wished_between(
    run: &impl Run,
    scope: Scope,
    from: Timestamp,
    to: Timestamp,
) -> Result<Vec<PostId>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT id FROM posts WHERE organisation_id = $1 AND wish_at >= $2 AND wish_at < $3 \
             AND stage NOT IN ('scheduled', 'cancelled') ORDER BY wish_at LIMIT 2000",
            bind![scope.organisation, from, to],
        )
        .await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// Lists ideas and drafts without an hour, the most recently changed first.
pub(crate) async fn list_undated(
    run: &impl Run,
    scope: Scope,
    limit: i64,
) -> Result<Vec<Post>, DatabaseError> {
    // They are few: an order that no index gives makes SQLite look for them first.
    let sql = format!(
        "SELECT {POST_COLUMNS} FROM posts p WHERE p.organisation_id = $1 AND p.wish_at IS NULL \
         AND p.stage IN ('idea', 'draft', 'changes_requested', 'in_review', 'approved') \
         ORDER BY +p.updated_at DESC LIMIT $2"
    );
    run.rows(&sql, bind![scope.organisation, limit]).await?.iter().map(post).collect()
}

/// Searches titles and texts, the most recently changed first.
pub(crate) async fn search(
    run: &impl Run,
    scope: Scope,
    words: Vec<String>,
    limit: Limit,
) -> Result<Vec<Post>, DatabaseError> {
    list_stage(run, scope, &ListFilter { words, ..ListFilter::default() }, limit).await
}

/// Counts the posts of each stage, all of them and the author's own.
pub(crate) async fn count_stages(
    run: &impl Run,
    scope: Scope,
    author: MemberId,
) -> Result<Vec<(Stage, i64, i64)>, DatabaseError> {
    let rows = run
        .rows(
            "SELECT stage, count(*) AS n, count(CASE WHEN author_id = $2 THEN 1 END) AS mine FROM posts \
             WHERE organisation_id = $1 AND stage IN ('idea', 'draft', 'in_review', 'changes_requested', 'approved') \
             GROUP BY stage",
            bind![scope.organisation, author],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.code("stage", Stage::from_code)?, row.get("n")?, row.get("mine")?)))
        .collect()
}

/// Lists the channels of several posts, in the order of their tabs.
pub(crate) async fn channels_of(
    run: &impl Run,
    scope: Scope,
    ids: &[PostId],
) -> Result<BTreeMap<PostId, Vec<ChannelId>>, DatabaseError> {
    let mut channels = BTreeMap::<_, Vec<_>>::new();
    for part in ids.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT post_id, channel_id FROM variants WHERE organisation_id = $1 AND post_id IN ({list}) \
             ORDER BY position"
        );
        let mut values = bind![scope.organisation];
        values.extend(part.iter().copied().map(Bind::bind));
        for row in &run.rows(&sql, values).await? {
            channels.entry(row.get("post_id")?).or_default().push(row.get("channel_id")?);
        }
    }
    Ok(channels)
}

/// Finds the first file of several posts.
pub(crate) async fn thumbnails_of(
    run: &impl Run,
    scope: Scope,
    ids: &[PostId],
) -> Result<BTreeMap<PostId, AssetId>, DatabaseError> {
    let mut first = BTreeMap::new();
    for part in ids.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT m.post_id, m.asset_id FROM segment_media m JOIN segments s ON s.id = m.segment_id \
             WHERE m.organisation_id = $1 AND m.post_id IN ({list}) AND s.variant_id IS NULL \
             ORDER BY s.position DESC, m.position DESC"
        );
        let mut values = bind![scope.organisation];
        values.extend(part.iter().copied().map(Bind::bind));
        for row in &run.rows(&sql, values).await? {
            first.insert(row.get("post_id")?, row.get("asset_id")?);
        }
    }
    Ok(first)
}
