//! What is handed to a network: one segment at a time, with everything needed to write it once.

use crate::{RemoteRef, VariantOptions};
use async_trait::async_trait;
use bytes::Bytes;
use futures_core::Stream;
use parvis_kernel::{ChannelId, Digest, PublicationId, Timestamp};
use std::{pin::Pin, sync::Arc};

/// Bytes of a file as they are read; an error ends the stream.
pub type ByteStream = Pin<Box<dyn Stream<Item = std::io::Result<Bytes>> + Send>>;

/// One segment of a publication, final: nothing is read again after it is made.
#[derive(Clone)]
pub struct Item {
    /// Title of the post, for networks that have one.
    pub title: String,
    /// Text, exactly as approved.
    pub text: String,
    /// Language of the text, ISO 639-1.
    pub language: String,
    /// Images and other files, in order.
    pub media: Vec<Media>,
    /// What goes with this segment, as approved.
    pub options: VariantOptions,
    /// What was wrong, in one sentence for readers; only when it corrects, and where a network shows one.
    pub note: Option<String>,
    /// Segments of the same publication that are out already, the first one first.
    pub previous: Vec<PreviousSegment>,
    /// Place of this segment, from 0.
    pub index: u32,
    /// Number of segments of the publication.
    pub of: u32,
}

/// A segment that is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviousSegment {
    /// Its place, from 0.
    pub index: u32,
    /// Where it is.
    pub remote: RemoteRef,
}

/// One file of a segment, already made to fit the network's limits.
#[derive(Clone)]
pub struct Media {
    /// Media type, checked by content.
    pub mime: String,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Width in pixels, when known.
    pub width: Option<u32>,
    /// Height in pixels, when known.
    pub height: Option<u32>,
    /// Alternative text; empty means decorative.
    pub alt: String,
    /// Digest of the bytes.
    pub digest: Digest,
    /// Where the bytes are read from, as often as needed.
    pub source: Arc<dyn MediaSource>,
    /// Where the network itself may fetch them; only for one that does, see [`crate::Connector::fetches_media`].
    pub address: Option<MediaAddress>,
}

/// A public address of one file, good for one channel and for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaAddress {
    /// The address; whoever has it may read the file until it expires.
    pub url: String,
    /// From when on it gives nothing, UTC.
    pub expires_at: Timestamp,
}

/// Opens the bytes of a file.
#[async_trait]
pub trait MediaSource: Send + Sync {
    /// Opens the file from its beginning.
    ///
    /// # Errors
    /// The file is no longer there, or cannot be read.
    async fn open(&self) -> std::io::Result<ByteStream>;
}

/// What makes a write recognisable: the same for every try of the same segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptKey {
    /// The channel.
    pub channel: ChannelId,
    /// The publication.
    pub publication: PublicationId,
    /// Segment, from 0.
    pub segment: u32,
    /// Instant written into the remote item, UTC; kept from the first try on, so that the same
    /// write has the same bytes.
    pub dated: Timestamp,
}
