//! Publishing asks media for files that fit the limits of a network, and for the addresses where it may fetch them.

use crate::media_address::address_of;
use async_trait::async_trait;
use parvis_connector::{ImageLimits, MediaAddress};
use parvis_kernel::{AssetId, ChannelId, Class, Fault, Scope, Timestamp};
use parvis_media::{Media, fit_for};
use parvis_publishing::{MediaFiles, MediaTrouble};
use parvis_vault::Vault;
use std::sync::Arc;

pub(crate) struct PublishingFitsMedia {
    pub(crate) media: Arc<Media>,
    pub(crate) vault: Arc<Vault>,
    pub(crate) public_url: String,
}

#[async_trait]
impl MediaFiles for PublishingFitsMedia {
    async fn fit(
        &self,
        scope: Scope,
        asset: AssetId,
        limits: &ImageLimits,
    ) -> Result<parvis_connector::Media, MediaTrouble> {
        fit_for(&self.media, scope, asset, limits).await.map_err(|error| match error.class() {
            Class::Internal | Class::Unavailable => MediaTrouble::Unavailable(error.to_string()),
            _ => MediaTrouble::Unusable(error.to_string()),
        })
    }

    fn address(
        &self,
        scope: Scope,
        channel: ChannelId,
        file: &parvis_connector::Media,
        expires_at: Timestamp,
    ) -> Result<MediaAddress, MediaTrouble> {
        let chance = self.media.db.chance();
        address_of(&self.vault, chance, &self.public_url, (scope, channel), file.digest, expires_at)
            .map_err(|error| MediaTrouble::Unavailable(error.to_string()))
    }
}
