//! Themes in the database.

use crate::Theme;
use parvis_database::{Bind, DatabaseError, Row, Run, Tx, bind, dialect};
use parvis_kernel::{PostId, Scope, ThemeId};
use std::collections::BTreeMap;

fn theme(row: &Row) -> Result<Theme, DatabaseError> {
    Ok(Theme { id: row.get("id")?, name: row.get("name")?, hue: row.get("hue")? })
}

pub(crate) async fn list_themes(run: &impl Run, scope: Scope) -> Result<Vec<Theme>, DatabaseError> {
    let sql = "SELECT id, name, hue FROM themes WHERE organisation_id = $1 ORDER BY name";
    run.rows(sql, bind![scope.organisation]).await?.iter().map(theme).collect()
}

pub(crate) async fn find_themes(
    run: &impl Run,
    scope: Scope,
) -> Result<BTreeMap<ThemeId, Theme>, DatabaseError> {
    Ok(list_themes(run, scope).await?.into_iter().map(|theme| (theme.id, theme)).collect())
}

pub(crate) async fn insert_theme(tx: &Tx, scope: Scope, theme: &Theme) -> Result<(), DatabaseError> {
    tx.run(
        "INSERT INTO themes (id, organisation_id, entity_id, name, hue, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        bind![theme.id, scope.organisation, scope.entity, &theme.name, &theme.hue, tx.now()],
    )
    .await
    .map(drop)
}

/// Returns the theme of each of several posts; those without a theme are absent.
///
/// # Errors
/// The database failed.
pub async fn themes_of_posts(
    run: &impl Run,
    scope: Scope,
    posts: &[PostId],
) -> Result<BTreeMap<PostId, ThemeId>, DatabaseError> {
    let mut themes = BTreeMap::new();
    for part in posts.chunks(500) {
        let list = dialect::placeholders(2, part.len());
        let sql = format!(
            "SELECT id, theme_id FROM posts WHERE organisation_id = $1 AND theme_id IS NOT NULL AND id IN ({list})"
        );
        let mut values = bind![scope.organisation];
        values.extend(part.iter().copied().map(Bind::bind));
        for row in run.rows(&sql, values).await? {
            themes.insert(row.get("id")?, row.get("theme_id")?);
        }
    }
    Ok(themes)
}

/// Says whether the institution has this theme.
///
/// # Errors
/// The database failed.
pub async fn theme_exists(run: &impl Run, scope: Scope, theme: ThemeId) -> Result<bool, DatabaseError> {
    let sql = "SELECT id FROM themes WHERE organisation_id = $1 AND id = $2";
    Ok(run.row(sql, bind![scope.organisation, theme]).await?.is_some())
}
