//! Publishing asks editorial, ahead of the hour, whether content still fits its channel.

use async_trait::async_trait;
use parvis_editorial::{Editorial, misfits};
use parvis_kernel::{PostId, Scope, VariantId};
use parvis_publishing::{ContentFit, PortError};
use std::sync::Arc;

pub(crate) struct PublishingAsksFit(pub(crate) Arc<Editorial>);

#[async_trait]
impl ContentFit for PublishingAsksFit {
    async fn misfits(
        &self,
        scope: Scope,
        post: PostId,
        variant: VariantId,
    ) -> Result<Vec<String>, PortError> {
        let codes = misfits(&self.0, scope, post, variant).await;
        let codes = codes.map_err(|error| PortError(error.to_string()))?;
        Ok(codes.into_iter().map(str::to_owned).collect())
    }
}
