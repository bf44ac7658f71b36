//! WebP: a RIFF file; Exif, XMP and unknown chunks are left out, and the header says so.
//!
//! Source: Google Developers, "WebP Container Specification", section "Extended File Format", read 2026-11-24.

use super::bytes::{Walk, size};
use crate::MediaError;
use std::io::Write;

/// Flags of the extended header that announce Exif and XMP.
const METADATA_FLAGS: u8 = 0x08 | 0x04;

/// Copies the chunks that draw, up to the end that the header states; returns the number of images.
pub(super) fn copy_clean(bytes: &[u8], out: &mut impl Write) -> Result<u32, MediaError> {
    let mut outer = Walk::new(bytes);
    if outer.take(4)? != b"RIFF" {
        return Err(MediaError::corrupt("no RIFF header"));
    }
    let stated = u32::from_le_bytes(outer.array::<4>()?);
    let mut walk = Walk::new(outer.take(size(stated))?);
    if walk.take(4)? != b"WEBP" {
        return Err(MediaError::corrupt("not WebP"));
    }
    let mut frames = 0_u32;
    let mut kept: Vec<([u8; 4], std::borrow::Cow<'_, [u8]>)> = Vec::new();
    while !walk.rest().is_empty() {
        let name = walk.array::<4>()?;
        let length = size(u32::from_le_bytes(walk.array::<4>()?));
        let data = walk.take(length)?;
        if length % 2 == 1 && !walk.rest().is_empty() {
            walk.take(1)?;
        }
        match &name {
            b"VP8X" => kept.push((name, without_metadata_flags(data).into())),
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ICCP" => kept.push((name, data.into())),
            b"ANMF" => {
                frames = frames.saturating_add(1);
                kept.push((name, data.into()));
            }
            _ => {}
        }
    }
    let padded = |data: &[u8]| data.len().saturating_add(data.len() % 2).saturating_add(8);
    let total = kept.iter().fold(4_usize, |total, (_, data)| total.saturating_add(padded(data)));
    out.write_all(b"RIFF")?;
    out.write_all(&u32::try_from(total).unwrap_or(u32::MAX).to_le_bytes())?;
    out.write_all(b"WEBP")?;
    for (name, data) in &kept {
        out.write_all(name)?;
        out.write_all(&u32::try_from(data.len()).unwrap_or(u32::MAX).to_le_bytes())?;
        out.write_all(data)?;
        if data.len() % 2 == 1 {
            out.write_all(&[0])?;
        }
    }
    Ok(frames.max(1))
}

fn without_metadata_flags(data: &[u8]) -> Vec<u8> {
    let mut data = data.to_vec();
    if let Some(flags) = data.first_mut() {
        *flags &= !METADATA_FLAGS;
    }
    data
}
