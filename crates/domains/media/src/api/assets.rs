//! Assets of the library: list, add, describe, remove.

use crate::{
    Asset, AssetChange, AssetKind, AssetsFilter, Media, MediaError, add_asset, change_asset, find_assets,
    get_asset, list_assets, remove_asset,
};
use axum::{
    Json,
    body::Body as RawBody,
    extract::{Query, State},
    response::IntoResponse,
};
use http::{HeaderMap, StatusCode, header};
use parvis_identity::{Can, MemberView, find_member};
use parvis_kernel::{AssetId, FieldFault, Limit, MemberId, Scope, Timestamp, permissions};
use parvis_web_kit::{ApiResult, Body, IdPath, PageView};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};
use utoipa::{IntoParams, ToSchema};

/// A file of the library.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AssetView {
    /// Id.
    pub id: AssetId,
    /// Name, cleaned.
    pub filename: String,
    /// `image`, `video` or `document`.
    pub kind: &'static str,
    /// Media type, established by content.
    pub mime: &'static str,
    /// Width in pixels; images only.
    pub width: Option<u32>,
    /// Height in pixels; images only.
    pub height: Option<u32>,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Alternative text proposed wherever the asset is used.
    pub alt: String,
    /// Address of the image for lists, 480 pixels; empty for what is no image.
    pub thumbnail_url: String,
    /// Address of the image for one screen, 1600 pixels; empty for what is no image.
    pub preview_url: String,
    /// Address of the file itself.
    pub original_url: String,
    /// When it was added.
    pub created_at: Timestamp,
    /// Who added it.
    pub created_by: Option<MemberView>,
}

impl AssetView {
    fn of(asset: &Asset, created_by: Option<MemberView>) -> Self {
        let address = |rendition| format!("/api/v1/assets/{}/file?rendition={rendition}", asset.id);
        let picture = |rendition| match asset.file_type.kind() {
            AssetKind::Image => address(rendition),
            AssetKind::Video | AssetKind::Document => String::new(),
        };
        Self {
            id: asset.id,
            filename: asset.filename.clone(),
            kind: asset.file_type.kind().code(),
            mime: asset.file_type.mime(),
            width: asset.width,
            height: asset.height,
            size_bytes: asset.size_bytes,
            alt: asset.alt.clone(),
            thumbnail_url: picture(crate::THUMB),
            preview_url: picture(crate::PREVIEW),
            original_url: address(crate::open_file::ORIGINAL),
            created_at: asset.created_at,
            created_by,
        }
    }
}

/// Shows several assets of the scope by id, for the views of other domains; unknown ones are left out.
///
/// # Errors
/// The database failed.
pub async fn views_of(
    media: &Media,
    scope: Scope,
    ids: &[AssetId],
) -> Result<BTreeMap<AssetId, AssetView>, MediaError> {
    let assets = find_assets(&media.db.reader(), scope, ids).await?;
    let views = with_authors(media, scope, &assets).await?;
    Ok(views.into_iter().map(|view| (view.id, view)).collect())
}

async fn with_authors(media: &Media, scope: Scope, assets: &[Asset]) -> Result<Vec<AssetView>, MediaError> {
    let mut authors: BTreeMap<MemberId, Option<MemberView>> = BTreeMap::new();
    for author in assets.iter().filter_map(|asset| asset.created_by) {
        if let std::collections::btree_map::Entry::Vacant(place) = authors.entry(author) {
            let found = find_member(&media.db.reader(), scope, author).await?;
            place.insert(found.as_ref().map(MemberView::from));
        }
    }
    let author_of = |asset: &Asset| authors.get(&asset.created_by?).cloned().flatten();
    Ok(assets.iter().map(|asset| AssetView::of(asset, author_of(asset))).collect())
}

async fn with_author(media: &Media, scope: Scope, asset: Asset) -> Result<AssetView, MediaError> {
    let mut views = with_authors(media, scope, &[asset]).await?;
    views.pop().ok_or(MediaError::NoSuchAsset)
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AssetsQuery {
    /// Keeps assets whose name or alternative text holds this text.
    #[serde(default)]
    q: String,
    /// `image`, `video` or `document`.
    #[serde(default)]
    kind: String,
    /// Rows, 1 to 100.
    limit: Option<u32>,
    /// Where to go on.
    #[serde(default)]
    cursor: String,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct AddQuery {
    /// Name of the file.
    #[serde(default)]
    filename: String,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AssetBody {
    /// Alternative text, at most 2000 characters.
    alt: Option<String>,
    /// Name; its ending remains that of the true type.
    filename: Option<String>,
}

/// Lists the assets, the newest first.
#[utoipa::path(get, path = "/assets", tag = "media", params(AssetsQuery),
    responses((status = 200, body = PageView<AssetView>)))]
pub(super) async fn list(
    State(media): State<Arc<Media>>,
    who: Can<permissions::Read>,
    Query(query): Query<AssetsQuery>,
) -> ApiResult<Json<PageView<AssetView>>> {
    let kind = match query.kind.as_str() {
        "" => None,
        code => Some(AssetKind::from_code(code).ok_or_else(|| {
            let fault = FieldFault { field: "kind".to_owned(), code: "media.kind_unknown" };
            MediaError::Fields(vec![fault])
        })?),
    };
    let filter = AssetsFilter { containing: query.q, kind };
    let before = query.cursor.parse().ok();
    let limit = Limit::of(query.limit);
    let page = list_assets(&media.db.reader(), who.scope(), &filter, before, limit)
        .await
        .map_err(MediaError::from)?;
    let items = with_authors(&media, who.scope(), &page.items).await?;
    Ok(Json(PageView { items, next_cursor: page.next_cursor }))
}

/// Adds a file: the body is the file itself.
#[utoipa::path(post, path = "/assets", tag = "media", params(AddQuery),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 201, body = AssetView)))]
pub(super) async fn add(
    State(media): State<Arc<Media>>,
    who: Can<permissions::EditMedia>,
    Query(query): Query<AddQuery>,
    headers: HeaderMap,
    body: RawBody,
) -> ApiResult<impl IntoResponse> {
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let stream = body.into_data_stream();
    let asset = add_asset(&media, who.scope(), who.actor(), &query.filename, announced, stream).await?;
    let view = with_author(&media, who.scope(), asset).await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// Shows an asset.
#[utoipa::path(get, path = "/assets/{asset}", tag = "media", params(("asset" = AssetId, Path)),
    responses((status = 200, body = AssetView)))]
pub(super) async fn show(
    State(media): State<Arc<Media>>,
    who: Can<permissions::Read>,
    IdPath(id): IdPath<AssetId>,
) -> ApiResult<Json<AssetView>> {
    let asset = get_asset(&media.db.reader(), who.scope(), id).await?;
    Ok(Json(with_author(&media, who.scope(), asset).await?))
}

/// Renames or describes an asset.
#[utoipa::path(patch, path = "/assets/{asset}", tag = "media", params(("asset" = AssetId, Path)),
    request_body = AssetBody, responses((status = 200, body = AssetView)))]
pub(super) async fn change(
    State(media): State<Arc<Media>>,
    who: Can<permissions::EditMedia>,
    IdPath(id): IdPath<AssetId>,
    Body(body): Body<AssetBody>,
) -> ApiResult<Json<AssetView>> {
    let change = AssetChange { alt: body.alt, filename: body.filename };
    let asset = change_asset(&media, who.scope(), who.actor(), id, change).await?;
    Ok(Json(with_author(&media, who.scope(), asset).await?))
}

/// Removes an asset that no post shows.
#[utoipa::path(delete, path = "/assets/{asset}", tag = "media", params(("asset" = AssetId, Path)),
    responses((status = 204)))]
pub(super) async fn remove(
    State(media): State<Arc<Media>>,
    who: Can<permissions::EditMedia>,
    IdPath(id): IdPath<AssetId>,
) -> ApiResult<StatusCode> {
    remove_asset(&media, who.scope(), who.actor(), id).await?;
    Ok(StatusCode::NO_CONTENT)
}
