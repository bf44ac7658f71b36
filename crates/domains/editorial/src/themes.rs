//! Editorial themes: named by the institution, eight colours.

use crate::{Editorial, EditorialError, Theme, model::HUES, store};
use parvis_database::{Line, Run, Tx};
use parvis_identity::{SignedIn, clean_name};
use parvis_kernel::{FieldFault, Scope, ThemeId};
use std::collections::BTreeMap;

/// Adds a theme.
///
/// # Errors
/// [`EditorialError::Fields`], [`EditorialError::ThemeExists`].
pub async fn create_theme(
    editorial: &Editorial,
    by: &SignedIn,
    name: &str,
    hue: &str,
) -> Result<Theme, EditorialError> {
    let name = clean_name(name);
    let mut faults = Vec::new();
    if name.is_empty() || name.chars().count() > 60 {
        faults.push(FieldFault { field: "name".to_owned(), code: "editorial.theme_name" });
    }
    if !HUES.contains(&hue) {
        faults.push(FieldFault { field: "hue".to_owned(), code: "editorial.theme_hue" });
    }
    if !faults.is_empty() {
        return Err(EditorialError::Fields(faults));
    }
    let mut tx = editorial.db.begin().await?;
    let theme = Theme { id: tx.new_id(), name, hue: hue.to_owned() };
    store::insert_theme(&tx, by.scope(), &theme)
        .await
        .map_err(|error| if error.is_duplicate() { EditorialError::ThemeExists } else { error.into() })?;
    let line = Line {
        actor: by.actor(),
        act: "theme.created",
        object: theme.id.to_string(),
        payload: serde_json::json!({ "name": theme.name, "hue": theme.hue }),
    };
    tx.journal(by.scope(), line).await?;
    tx.commit().await?;
    Ok(theme)
}

/// Gives a new institution its first themes, to be renamed.
///
/// # Errors
/// The database failed.
pub async fn default_themes(tx: &Tx, scope: Scope) -> Result<Vec<Theme>, EditorialError> {
    let names = [
        ("Travaux et mobilités", "orange"),
        ("Environnement", "green"),
        ("Culture et sport", "purple"),
        ("Démocratie locale", "cyan"),
        ("Jeunesse et éducation", "yellow"),
        ("Solidarités et santé", "pink"),
    ];
    let mut themes = Vec::new();
    for (name, hue) in names {
        let theme = Theme { id: tx.new_id(), name: name.to_owned(), hue: hue.to_owned() };
        store::insert_theme(tx, scope, &theme).await?;
        themes.push(theme);
    }
    Ok(themes)
}

/// Lists the themes by name.
///
/// # Errors
/// The database failed.
pub async fn themes_by_name(
    run: &impl Run,
    scope: Scope,
) -> Result<BTreeMap<String, ThemeId>, EditorialError> {
    let themes = store::list_themes(run, scope).await?;
    Ok(themes.into_iter().map(|theme| (theme.name, theme.id)).collect())
}
