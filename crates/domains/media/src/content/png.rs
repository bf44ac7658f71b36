//! PNG: a chain of chunks; only those that draw are kept.
//!
//! Source: W3C Portable Network Graphics (Third Edition), sections 5 and 11, read 2026-11-24.

use super::bytes::{Walk, size};
use crate::MediaError;
use std::io::Write;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Chunks that take part in drawing, animation included. Texts, dates and Exif do not.
const DRAWING: [&[u8; 4]; 16] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP",
    b"pHYs", b"bKGD", b"acTL", b"fcTL", b"fdAT",
];

/// Copies the chunks that draw, up to the end of the image and not beyond; returns the number of images.
pub(super) fn copy_clean(bytes: &[u8], out: &mut impl Write) -> Result<u32, MediaError> {
    let mut walk = Walk::new(bytes);
    if walk.take(8)? != SIGNATURE {
        return Err(MediaError::corrupt("no signature"));
    }
    out.write_all(SIGNATURE)?;
    let mut frames = 0_u32;
    loop {
        let length = walk.array::<4>()?;
        let name = walk.array::<4>()?;
        let data = walk.take(size(u32::from_be_bytes(length)))?;
        let checksum = walk.take(4)?;
        if DRAWING.contains(&&name) {
            for part in [&length[..], &name, data, checksum] {
                out.write_all(part)?;
            }
        }
        match &name {
            b"fcTL" => frames = frames.saturating_add(1),
            b"IEND" => return Ok(frames.max(1)),
            _ => {}
        }
    }
}
