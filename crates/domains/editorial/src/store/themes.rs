//! Themes in the database.

use crate::Theme;
use parvis_database::{DatabaseError, Row, Run, Tx, bind};
use parvis_kernel::{Scope, ThemeId};
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

/// Says whether the institution has this theme.
///
/// # Errors
/// The database failed.
pub async fn theme_exists(run: &impl Run, scope: Scope, theme: ThemeId) -> Result<bool, DatabaseError> {
    let sql = "SELECT id FROM themes WHERE organisation_id = $1 AND id = $2";
    Ok(run.row(sql, bind![scope.organisation, theme]).await?.is_some())
}
