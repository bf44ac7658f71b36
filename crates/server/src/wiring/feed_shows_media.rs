//! The public feed shows images that media keeps, by the digest of what was published.

use async_trait::async_trait;
use parvis_citizens::{FeedMedia, MediaSize, OpenedMedia};
use parvis_kernel::{Digest, Scope};
use parvis_media::{Media, find_by_digest, open_file};
use std::sync::Arc;

pub(crate) struct FeedShowsMedia(pub(crate) Arc<Media>);

#[async_trait]
impl FeedMedia for FeedShowsMedia {
    async fn open(
        &self,
        scope: Scope,
        reference: &str,
        size: MediaSize,
    ) -> Result<Option<OpenedMedia>, String> {
        let Ok(digest) = reference.parse::<Digest>() else { return Ok(None) };
        let rendition = match size {
            MediaSize::Full => None,
            MediaSize::Thumbnail => Some(parvis_media::THUMB),
        };
        let found =
            find_by_digest(&self.0, scope, digest, rendition).await.map_err(|error| error.to_string())?;
        let Some(file) = found else { return Ok(None) };
        let bytes = open_file(&self.0, &file, 0, file.size_bytes).await.map_err(|error| error.to_string())?;
        Ok(Some(OpenedMedia {
            mime: file.file_type.mime().to_owned(),
            size_bytes: Some(file.size_bytes),
            tag: file.digest.to_string(),
            bytes,
        }))
    }
}
