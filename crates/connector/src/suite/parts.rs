//! Items, images and keys for checks.

use crate::{AttemptKey, ByteStream, Item, Media, MediaSource, VariantOptions};
use async_trait::async_trait;
use bytes::Bytes;
use futures_core::Stream;
use parvis_kernel::{ChannelId, Digest, Id, PublicationId, SeededChance, Timestamp};
use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
};

/// A file held in memory.
pub struct MemoryMedia(pub Bytes);

/// Gives its bytes at once.
struct Once(Option<Bytes>);

impl Stream for Once {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}

#[async_trait]
impl MediaSource for MemoryMedia {
    async fn open(&self) -> io::Result<ByteStream> {
        Ok(Box::pin(Once(Some(self.0.clone()))))
    }
}

/// A file that is no longer there.
pub struct UnreadableMedia;

#[async_trait]
impl MediaSource for UnreadableMedia {
    async fn open(&self) -> io::Result<ByteStream> {
        Err(io::Error::from(io::ErrorKind::NotFound))
    }
}

/// A PNG of one transparent pixel. Source: PNG specification, third edition, chunk layout; 67 bytes.
const PIXEL: [u8; 67] = [
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0,
    1, 8, 6, 0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9C, 0x63, 0, 1, 0,
    0, 5, 0, 1, 0x0D, 0x0A, 0x2D, 0xB4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

/// Returns an image of one pixel.
#[must_use]
pub fn image(alt: &str) -> Media {
    let bytes = Bytes::from_static(&PIXEL);
    Media {
        mime: "image/png".to_owned(),
        size_bytes: 67,
        width: Some(1),
        height: Some(1),
        alt: alt.to_owned(),
        digest: Digest::from_bytes([7; 32]),
        source: Arc::new(MemoryMedia(bytes)),
        address: None,
    }
}

/// Returns a text in French, alone.
#[must_use]
pub fn item(text: &str) -> Item {
    Item {
        title: String::new(),
        text: text.to_owned(),
        language: "fr".to_owned(),
        media: Vec::new(),
        options: VariantOptions::default(),
        note: None,
        previous: Vec::new(),
        index: 0,
        of: 1,
    }
}

/// Returns the key of the publication numbered `number`, made and dated `now`.
#[must_use]
pub fn key(number: u64, now: Timestamp) -> AttemptKey {
    AttemptKey {
        channel: ChannelId::new(Timestamp::from_micros(0), &SeededChance::new(1)),
        publication: PublicationId::new(now, &SeededChance::new(number)),
        segment: 0,
        dated: now,
    }
}
