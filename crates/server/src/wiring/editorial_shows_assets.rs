//! Editorial shows the files of its posts, which media keeps.

use async_trait::async_trait;
use parvis_editorial::{AssetCard, PortError, PostAssets};
use parvis_kernel::{AssetId, Scope};
use parvis_media::{Media, find_assets};
use std::{collections::BTreeMap, sync::Arc};

pub(crate) struct EditorialShowsAssets(pub(crate) Arc<Media>);

#[async_trait]
impl PostAssets for EditorialShowsAssets {
    async fn cards(
        &self,
        scope: Scope,
        assets: &[AssetId],
    ) -> Result<BTreeMap<AssetId, AssetCard>, PortError> {
        let found = find_assets(&self.0.db.reader(), scope, assets)
            .await
            .map_err(|error| PortError(error.to_string()))?;
        let address =
            |id: AssetId, rendition: &str| format!("/api/v1/assets/{id}/file?rendition={rendition}");
        let card = |asset: parvis_media::Asset| AssetCard {
            id: asset.id,
            kind: asset.file_type.kind().code().to_owned(),
            mime: asset.file_type.mime().to_owned(),
            filename: asset.filename,
            width: asset.width,
            height: asset.height,
            size_bytes: asset.size_bytes,
            alt: asset.alt,
            thumbnail_url: address(asset.id, "thumb"),
            preview_url: address(asset.id, "preview"),
            original_url: address(asset.id, "original"),
        };
        Ok(found.into_iter().map(|asset| (asset.id, card(asset))).collect())
    }
}
