//! Publishing asks media for files that fit the limits of a network.

use async_trait::async_trait;
use parvis_connector::ImageLimits;
use parvis_kernel::{AssetId, Class, Fault, Scope};
use parvis_media::{Media, fit_for};
use parvis_publishing::{MediaFiles, MediaTrouble};
use std::sync::Arc;

pub(crate) struct PublishingFitsMedia(pub(crate) Arc<Media>);

#[async_trait]
impl MediaFiles for PublishingFitsMedia {
    async fn fit(
        &self,
        scope: Scope,
        asset: AssetId,
        limits: &ImageLimits,
    ) -> Result<parvis_connector::Media, MediaTrouble> {
        fit_for(&self.0, scope, asset, limits).await.map_err(|error| match error.class() {
            Class::Internal | Class::Unavailable => MediaTrouble::Unavailable(error.to_string()),
            _ => MediaTrouble::Unusable(error.to_string()),
        })
    }
}
