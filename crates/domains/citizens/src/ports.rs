//! What the feed asks of other domains.

use async_trait::async_trait;
use parvis_connector::ByteStream;
use parvis_kernel::Scope;

/// How large an image is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaSize {
    /// As published.
    Full,
    /// For the list: about 320 pixels wide. The full image is a fair answer when there is no smaller one.
    Thumbnail,
}

/// An image, opened from its beginning.
pub struct OpenedMedia {
    /// Media type of these bytes.
    pub mime: String,
    /// Number of bytes, when known.
    pub size_bytes: Option<u64>,
    /// Names these bytes: ASCII letters, digits, `-` and `_`, without quotes.
    pub tag: String,
    /// The bytes.
    pub bytes: ByteStream,
}

/// The media library as the feed sees it.
#[async_trait]
pub trait FeedMedia: Send + Sync {
    /// Opens the image that was published under `reference`: the SHA-256 of the bytes that the
    /// connector was handed, in hexadecimal. `None` when the file is no longer there.
    ///
    /// # Errors
    /// The library failed.
    async fn open(
        &self,
        scope: Scope,
        reference: &str,
        size: MediaSize,
    ) -> Result<Option<OpenedMedia>, String>;
}
