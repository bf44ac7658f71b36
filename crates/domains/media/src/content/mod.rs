//! What is inside a file: its true type, its structure, its pixels. No database, no network.

mod bytes;
pub(crate) mod container;
pub(crate) mod fit;
mod gif;
mod jpeg;
pub(crate) mod picture;
mod png;
pub(crate) mod sniff;
mod webp;

#[cfg(test)]
pub(crate) mod samples;

use crate::{FileType, MediaError};
use std::io::Write;

/// Copies an image without what it says about people and places, and without what follows its end.
///
/// The pixels are copied as they are. Returns the number of images in the file.
pub(crate) fn copy_clean(bytes: &[u8], file_type: FileType, out: &mut impl Write) -> Result<u32, MediaError> {
    match file_type {
        FileType::Jpeg => jpeg::copy_clean(bytes, out).map(|()| 1),
        FileType::Png => png::copy_clean(bytes, out),
        FileType::Webp => webp::copy_clean(bytes, out),
        FileType::Gif => gif::copy_clean(bytes, out),
        FileType::Mp4 | FileType::Webm | FileType::Quicktime | FileType::Pdf => Err(MediaError::UnknownType),
    }
}
