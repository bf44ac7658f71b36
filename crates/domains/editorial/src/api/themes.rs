//! Themes over HTTP.

use crate::{Editorial, EditorialError, create_theme, store, summary::ThemeView};
use axum::{Json, extract::State, response::IntoResponse};
use http::StatusCode;
use parvis_identity::Can;
use parvis_kernel::permissions;
use parvis_web_kit::{ApiResult, Body, PageView};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::ToSchema;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ThemeBody {
    name: String,
    /// `blue`, `green`, `purple`, `orange`, `yellow`, `pink`, `cyan` or `red`.
    hue: String,
}

/// Lists the themes by name.
#[utoipa::path(get, path = "/themes", tag = "editorial", responses((status = 200, body = PageView<ThemeView>)))]
pub(super) async fn list(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::Read>,
) -> ApiResult<Json<PageView<ThemeView>>> {
    let themes =
        store::list_themes(&editorial.db.reader(), by.scope()).await.map_err(EditorialError::from)?;
    Ok(Json(themes.iter().map(ThemeView::from).collect::<Vec<_>>().into()))
}

/// Adds a theme.
#[utoipa::path(post, path = "/themes", tag = "editorial", request_body = ThemeBody,
    responses((status = 201, body = ThemeView)))]
pub(super) async fn create(
    State(editorial): State<Arc<Editorial>>,
    by: Can<permissions::ManageThemes>,
    Body(body): Body<ThemeBody>,
) -> ApiResult<impl IntoResponse> {
    let theme = create_theme(&editorial, &by, &body.name, &body.hue).await?;
    Ok((StatusCode::CREATED, Json(ThemeView::from(&theme))))
}
