//! The true type of a file, by its first bytes; its name only helps to word the refusal.

use crate::{FileType, MediaError};

/// First bytes that are enough to recognise a file.
pub(crate) const HEAD: usize = 4096;

/// Recognises a file by its first bytes.
///
/// Source: WHATWG MIME Sniffing, sections 6.1 and 6.2; ISO/IEC 14496-12, section 4.3 (`ftyp`); read 2026-11-24.
pub(crate) fn recognise(head: &[u8], filename: &str) -> Result<FileType, MediaError> {
    if head.is_empty() {
        return Err(MediaError::Empty);
    }
    if let Some(known) = by_signature(head) {
        return Ok(known);
    }
    if let Some(format) = foreign_image(head) {
        return Err(MediaError::ForeignImage { format });
    }
    if is_active(head) {
        return Err(MediaError::ActiveContent);
    }
    Err(match FileType::announced_by(filename) {
        Some(_) => MediaError::Mislabelled,
        None => MediaError::UnknownType,
    })
}

fn by_signature(head: &[u8]) -> Option<FileType> {
    if head.starts_with(b"\xFF\xD8\xFF") {
        Some(FileType::Jpeg)
    } else if head.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(FileType::Png)
    } else if head.starts_with(b"GIF87a") || head.starts_with(b"GIF89a") {
        Some(FileType::Gif)
    } else if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        Some(FileType::Webp)
    } else if head.starts_with(b"%PDF-") {
        Some(FileType::Pdf)
    } else if head.starts_with(b"\x1A\x45\xDF\xA3") {
        let announces_webm = head.windows(7).take(64).any(|part| part == b"\x42\x82\x84webm");
        announces_webm.then_some(FileType::Webm)
    } else {
        by_brand(head)
    }
}

/// Brands of an ISO base media file: the first one is its own, the others those it also follows.
fn brands(head: &[u8]) -> Option<(&[u8], impl Iterator<Item = &[u8]>)> {
    let length: [u8; 4] = head.get(..4)?.try_into().ok()?;
    let length = usize::try_from(u32::from_be_bytes(length)).ok()?.min(head.len());
    let own = head.get(8..12).filter(|_| head.get(4..8) == Some(b"ftyp"))?;
    Some((own, head.get(16..length).unwrap_or_default().chunks_exact(4)))
}

fn by_brand(head: &[u8]) -> Option<FileType> {
    const MP4: [&[u8]; 12] = [
        b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV", b"dash",
        b"XAVC",
    ];
    let Some((own, mut others)) = brands(head) else {
        // Before brands existed, QuickTime files began with one of these.
        let old = matches!(head.get(4..8), Some(b"moov" | b"mdat" | b"wide"));
        return old.then_some(FileType::Quicktime);
    };
    if foreign_brand(own).is_some() || own.starts_with(b"M4A") {
        None
    } else if own == b"qt  " {
        Some(FileType::Quicktime)
    } else if MP4.contains(&own) || own.starts_with(b"3gp") || others.any(|brand| MP4.contains(&brand)) {
        Some(FileType::Mp4)
    } else {
        None
    }
}

fn foreign_brand(brand: &[u8]) -> Option<&'static str> {
    match brand {
        b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" => Some("HEIC"),
        b"avif" | b"avis" => Some("AVIF"),
        _ => None,
    }
}

fn foreign_image(head: &[u8]) -> Option<&'static str> {
    if head.starts_with(b"II*\0") || head.starts_with(b"MM\0*") {
        Some("TIFF")
    } else if head.starts_with(b"BM") && head.get(6..10) == Some(&[0; 4]) {
        Some("BMP")
    } else if head.starts_with(b"8BPS") {
        Some("Photoshop")
    } else if head.starts_with(b"\xFF\x0A") || head.get(4..8) == Some(b"JXL ") {
        Some("JPEG XL")
    } else {
        brands(head).and_then(|(own, _)| foreign_brand(own))
    }
}

/// Says whether a browser could take the file for a page: SVG, HTML, XML.
fn is_active(head: &[u8]) -> bool {
    let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    matches!(text, [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'!' | b'?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_decides_whatever_the_name() {
        for (head, file_type) in [
            (&b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..], FileType::Jpeg),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", FileType::Png),
            (b"GIF89a\x01\0\x01\0", FileType::Gif),
            (b"RIFF\x24\0\0\0WEBPVP8 ", FileType::Webp),
            (b"%PDF-1.7\n", FileType::Pdf),
            (b"\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\x82\x84webm", FileType::Webm),
            (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", FileType::Mp4),
            (b"\0\0\0\x18ftypABCD\0\0\0\0isommp42", FileType::Mp4),
            (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", FileType::Quicktime),
            (b"\0\0\0\x08wide\0\0\0\x08mdat", FileType::Quicktime),
        ] {
            assert_eq!(recognise(head, "anything.exe").unwrap(), file_type);
        }
    }

    #[test]
    fn what_is_refused_says_why() {
        for (head, filename, code) in [
            (&b"PK\x03\x04 a zip"[..], "photo.png", "media.mislabelled"),
            (b"PK\x03\x04 a zip", "archive.zip", "media.unknown_type"),
            (b"MZ\x90\0", "photo.jpg", "media.mislabelled"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg", "media.active_content"),
            (b"\xEF\xBB\xBF \n<!DOCTYPE html><script>", "photo.jpg", "media.active_content"),
            (b"<?xml version='1.0'?><svg/>", "logo.png", "media.active_content"),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "IMG_0001.HEIC", "media.foreign_image"),
            (b"II*\0\x08\0\0\0", "scan.tif", "media.foreign_image"),
            (b"\x1A\x45\xDF\xA3\x9F\x42\x82\x88matroska", "film.mkv", "media.unknown_type"),
            (b"", "photo.jpg", "media.empty"),
        ] {
            let error = recognise(head, filename).unwrap_err();
            assert_eq!(parvis_kernel::Fault::code(&error), code, "{filename}");
        }
    }
}
