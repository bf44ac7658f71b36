//! Limits of what may be uploaded.

use std::time::Duration;

/// Settings of the domain.
#[derive(Clone, Debug)]
pub struct MediaSettings {
    /// Largest image file, in bytes.
    pub image_bytes_max: u64,
    /// Largest video file, in bytes.
    pub video_bytes_max: u64,
    /// Largest document, in bytes.
    pub document_bytes_max: u64,
    /// Most pixels of one image, width times height.
    pub pixels_max: u64,
    /// Largest width or height of one image, in pixels.
    pub side_max: u32,
    /// Memory that decoding one image may take, in bytes, pixels included.
    pub decoding_bytes_max: u64,
    /// Images decoded at the same time, at least 1.
    pub decoders: usize,
    /// A resumable upload that nobody continues for this long is forgotten.
    pub upload_idle: Duration,
}

impl Default for MediaSettings {
    /// What the file of defaults of the program says too.
    fn default() -> Self {
        Self {
            image_bytes_max: 50 * 1024 * 1024,
            // One byte below 4 GiB: sizes of MP4 boxes and of many file systems end there.
            video_bytes_max: 4 * 1024 * 1024 * 1024 - 1,
            document_bytes_max: 100 * 1024 * 1024,
            pixels_max: 50_000_000,
            side_max: 16_384,
            decoding_bytes_max: 512 * 1024 * 1024,
            decoders: 1,
            upload_idle: Duration::from_secs(24 * 3600),
        }
    }
}

impl MediaSettings {
    /// Returns the size above which no file of any kind is accepted, in bytes.
    #[must_use]
    pub fn largest(&self) -> u64 {
        self.image_bytes_max.max(self.video_bytes_max).max(self.document_bytes_max)
    }

    /// Returns the largest file of one kind, in bytes.
    #[must_use]
    pub fn largest_of(&self, kind: crate::AssetKind) -> u64 {
        match kind {
            crate::AssetKind::Image => self.image_bytes_max,
            crate::AssetKind::Video => self.video_bytes_max,
            crate::AssetKind::Document => self.document_bytes_max,
        }
    }
}
