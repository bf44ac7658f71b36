//! GIF: a chain of blocks; comments and the notes of programs are left out.
//!
//! Source: CompuServe, "Graphics Interchange Format, Version 89a", 1990, sections 18 to 27, read 2026-11-24.

use super::bytes::Walk;
use crate::MediaError;
use std::io::Write;

const EXTENSION: u8 = 0x21;
const IMAGE: u8 = 0x2C;
const TRAILER: u8 = 0x3B;
const GRAPHIC_CONTROL: u8 = 0xF9;
const APPLICATION: u8 = 0xFF;

/// Copies the blocks that draw, up to the trailer and not beyond; returns the number of images.
pub(super) fn copy_clean(bytes: &[u8], out: &mut impl Write) -> Result<u32, MediaError> {
    let mut walk = Walk::new(bytes);
    let header = walk.take(13)?;
    out.write_all(header)?;
    out.write_all(walk.take(table_length(header.get(10).copied()))?)?;
    let mut frames = 0_u32;
    loop {
        if walk.rest().is_empty() && frames > 0 {
            // Many programs forget the trailer after a complete image.
            out.write_all(&[TRAILER])?;
            return Ok(frames);
        }
        match walk.byte()? {
            TRAILER if frames > 0 => {
                out.write_all(&[TRAILER])?;
                return Ok(frames);
            }
            EXTENSION => copy_extension(&mut walk, out)?,
            IMAGE => {
                frames = frames.saturating_add(1);
                let place = walk.take(9)?;
                out.write_all(&[IMAGE])?;
                out.write_all(place)?;
                out.write_all(walk.take(table_length(place.get(8).copied()))?)?;
                out.write_all(&[walk.byte()?])?;
                copy_blocks(&mut walk, Some(out))?;
            }
            _ => return Err(MediaError::corrupt("unknown block")),
        }
    }
}

/// Length of the colour table that the flags announce, in bytes.
fn table_length(flags: Option<u8>) -> usize {
    match flags {
        Some(flags) if flags & 0x80 != 0 => 3 << ((flags & 0x07) + 1),
        _ => 0,
    }
}

fn copy_extension(walk: &mut Walk<'_>, out: &mut impl Write) -> Result<(), MediaError> {
    let label = walk.byte()?;
    let moves = walk.rest().get(1..12).is_some_and(|name| name == b"NETSCAPE2.0" || name == b"ANIMEXTS1.0");
    if label == GRAPHIC_CONTROL || (label == APPLICATION && moves) {
        out.write_all(&[EXTENSION, label])?;
        copy_blocks(walk, Some(out))
    } else {
        copy_blocks(walk, None::<&mut std::io::Sink>)
    }
}

/// Walks over sub-blocks up to the empty one, copying them when there is somewhere to copy to.
fn copy_blocks(walk: &mut Walk<'_>, mut out: Option<&mut impl Write>) -> Result<(), MediaError> {
    loop {
        let length = walk.byte()?;
        let data = walk.take(usize::from(length))?;
        if let Some(out) = out.as_mut() {
            out.write_all(&[length])?;
            out.write_all(data)?;
        }
        if length == 0 {
            return Ok(());
        }
    }
}
