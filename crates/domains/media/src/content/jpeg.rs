//! JPEG: a chain of segments; those that tell of people, places and machines are left out.
//!
//! Source: ITU-T T.81 (JPEG), annex B "Compressed data formats", read 2026-11-24.

use super::bytes::Walk;
use crate::MediaError;
use std::io::Write;

const START_OF_SCAN: u8 = 0xDA;
const END_OF_IMAGE: u8 = 0xD9;
/// Between `0xFF` and these, nothing but pixels.
const STUFFED: u8 = 0x00;

/// Copies the segments that draw the picture, up to its end and not beyond.
pub(super) fn copy_clean(bytes: &[u8], out: &mut impl Write) -> Result<(), MediaError> {
    let mut walk = Walk::new(bytes);
    if walk.take(2)? != [0xFF, 0xD8] {
        return Err(MediaError::corrupt("no start of image"));
    }
    out.write_all(&[0xFF, 0xD8])?;
    loop {
        let marker = next_marker(&mut walk)?;
        match marker {
            END_OF_IMAGE => {
                out.write_all(&[0xFF, END_OF_IMAGE])?;
                return Ok(());
            }
            0x01 | 0xD0..=0xD7 => out.write_all(&[0xFF, marker])?,
            STUFFED | 0xD8 => return Err(MediaError::corrupt("unexpected marker")),
            _ => {
                let length = walk.array::<2>()?;
                let count = usize::from(u16::from_be_bytes(length)).checked_sub(2);
                let segment = walk.take(count.ok_or_else(|| MediaError::corrupt("segment too short"))?)?;
                if draws(marker, segment) {
                    out.write_all(&[0xFF, marker])?;
                    out.write_all(&length)?;
                    out.write_all(segment)?;
                }
                if marker == START_OF_SCAN {
                    let scan = scan_length(walk.rest())?;
                    out.write_all(walk.take(scan)?)?;
                }
            }
        }
    }
}

fn next_marker(walk: &mut Walk<'_>) -> Result<u8, MediaError> {
    // Some cameras leave bytes between segments; every decoder skips them.
    while walk.byte()? != 0xFF {}
    loop {
        // Any number of 0xFF may fill the space before a marker.
        let marker = walk.byte()?;
        if marker != 0xFF {
            return Ok(marker);
        }
    }
}

/// Says whether a segment is needed to draw. Exif, XMP, IPTC, comments and second pictures are not.
fn draws(marker: u8, segment: &[u8]) -> bool {
    match marker {
        0xE0 => segment.starts_with(b"JFIF\0"),
        0xE2 => segment.starts_with(b"ICC_PROFILE\0"),
        0xEE => segment.starts_with(b"Adobe"),
        0xE1..=0xFE => false,
        _ => true,
    }
}

/// Length of the pixels of a scan: up to the first marker that is neither stuffing nor a restart.
fn scan_length(rest: &[u8]) -> Result<usize, MediaError> {
    rest.windows(2)
        .position(|pair| matches!(pair, [0xFF, marker] if !matches!(*marker, STUFFED | 0xFF | 0xD0..=0xD7)))
        .ok_or_else(|| MediaError::corrupt("the picture has no end"))
}
