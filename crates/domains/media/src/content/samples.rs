//! Small files made on the spot for the tests: pictures that tell too much, bombs, films.

use super::picture::{Picture, decode};
use crate::{FileType, MediaSettings};
use image::{DynamicImage, Rgb, RgbImage, Rgba, RgbaImage};

/// Stands for the place where a picture was taken.
pub(crate) const SECRET: &[u8] = b"47.3890N 0.6889E";

fn scene(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let level = |value: u32| u8::try_from(value % 256).unwrap();
        Rgb([level(x * 3), level(y * 5), level(x + y)])
    })
}

fn encoded(image: &DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A picture that compresses well.
pub(crate) fn picture(width: u32, height: u32) -> Picture {
    let bytes = encoded(&scene(width, height).into(), image::ImageFormat::Png);
    decode(&bytes, FileType::Png, &MediaSettings::default()).unwrap()
}

/// A picture that does not compress.
pub(crate) fn noise(width: u32, height: u32) -> Picture {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        u8::try_from(state >> 24).unwrap()
    };
    let image = RgbImage::from_fn(width, height, |_, _| Rgb([next(), next(), next()]));
    let bytes = encoded(&image.into(), image::ImageFormat::Png);
    decode(&bytes, FileType::Png, &MediaSettings::default()).unwrap()
}

/// A picture with a hole in it.
pub(crate) fn clear(width: u32, height: u32) -> Picture {
    decode(&clear_png(width, height), FileType::Png, &MediaSettings::default()).unwrap()
}

/// A PNG with a hole in it.
pub(crate) fn clear_png(width: u32, height: u32) -> Vec<u8> {
    let image = RgbaImage::from_fn(width, height, |x, _| Rgba([200, 30, 30, if x < 10 { 0 } else { 255 }]));
    encoded(&image.into(), image::ImageFormat::Png)
}

/// Exif with an orientation and a place. Source: CIPA DC-008 (Exif 2.32), section 4.6, read 2026-11-24.
fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"II*\0\x08\0\0\0\x02\0".to_vec();
    exif.extend([0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    exif.extend([0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend([0; 4]);
    exif.extend(b"\0\0\0\0\0\0");
    exif.extend(SECRET);
    exif
}

fn jpeg_segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let mut segment = vec![0xFF, marker];
    segment.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
    segment.extend(data);
    segment
}

/// A JPEG of 64 by 40 with Exif, XMP, a comment, and a page after its end.
pub(crate) fn jpeg_with_notes(orientation: u8) -> Vec<u8> {
    let plain = encoded(&scene(64, 40).into(), image::ImageFormat::Jpeg);
    let mut bytes = plain[..2].to_vec();
    bytes.extend(jpeg_segment(0xE1, &[b"Exif\0\0", &exif(orientation)[..]].concat()));
    bytes.extend(jpeg_segment(0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", SECRET].concat()));
    bytes.extend(jpeg_segment(0xED, &[b"Photoshop 3.0\0", SECRET].concat()));
    bytes.extend(jpeg_segment(0xFE, b"<script>alert(1)</script>"));
    bytes.extend(&plain[2..]);
    bytes.extend(b"<script>alert(2)</script>");
    bytes.extend(SECRET);
    bytes
}

/// Checksum of a PNG chunk. Source: W3C PNG (Third Edition), annex D, read 2026-11-24.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}

fn png_chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let named = [&name[..], data].concat();
    let mut chunk = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
    chunk.extend(&named);
    chunk.extend(crc32(&named).to_be_bytes());
    chunk
}

/// A PNG with a text, Exif, and a page after its end.
pub(crate) fn png_with_notes() -> Vec<u8> {
    let plain = encoded(&scene(64, 40).into(), image::ImageFormat::Png);
    let mut bytes = plain[..33].to_vec();
    bytes.extend(png_chunk(b"tEXt", &[b"Comment\0", SECRET].concat()));
    bytes.extend(png_chunk(b"eXIf", &exif(1)));
    bytes.extend(&plain[33..]);
    bytes.extend(b"<script>alert(1)</script>");
    bytes
}

/// A PNG of a few bytes that declares a size.
pub(crate) fn png_bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    bytes.extend(png_chunk(b"IHDR", &header));
    bytes.extend(png_chunk(b"IDAT", &[0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]));
    bytes.extend(png_chunk(b"IEND", &[]));
    bytes
}

/// A WebP in its extended form with Exif and XMP.
pub(crate) fn webp_with_notes() -> Vec<u8> {
    let plain = encoded(&scene(64, 40).into(), image::ImageFormat::WebP);
    let chunk = |name: &[u8; 4], data: &[u8]| {
        let mut chunk = name.to_vec();
        chunk.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        chunk.extend(data);
        chunk.extend(&[0_u8][..data.len() % 2]);
        chunk
    };
    let mut body = b"WEBP".to_vec();
    body.extend(chunk(b"VP8X", &[0x0C, 0, 0, 0, 63, 0, 0, 39, 0, 0]));
    body.extend(&plain[12..]);
    body.extend(chunk(b"EXIF", &exif(1)));
    body.extend(chunk(b"XMP ", SECRET));
    let mut bytes = b"RIFF".to_vec();
    bytes.extend(u32::try_from(body.len()).unwrap().to_le_bytes());
    bytes.extend(body);
    bytes.extend(b"<script>alert(1)</script>");
    bytes
}

/// A GIF with a comment and the note of a program.
pub(crate) fn gif_with_notes() -> Vec<u8> {
    let plain = encoded(&DynamicImage::ImageRgb8(scene(16, 10)).into_rgba8().into(), image::ImageFormat::Gif);
    let table = 13 + (3 << ((plain[10] & 7) + 1)) * usize::from(plain[10] >> 7);
    let mut bytes = plain[..table].to_vec();
    for (label, data) in [(0xFE, SECRET), (0xFF, b"XMP DataXMP"), (0xFE, b"<script>alert(1)</script>")] {
        bytes.extend([0x21, label, u8::try_from(data.len()).unwrap()]);
        bytes.extend(data);
        bytes.push(0);
    }
    bytes.extend(&plain[table..]);
    bytes.extend(SECRET);
    bytes
}

fn film_box(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut film_box = u32::try_from(content.len() + 8).unwrap().to_be_bytes().to_vec();
    film_box.extend(name);
    film_box.extend(content);
    film_box
}

/// An MP4 without pictures that tells where it was filmed, twice.
pub(crate) fn mp4_with_place() -> Vec<u8> {
    let place = film_box(b"udta", &film_box(b"\xA9xyz", b"\0\x12\x15\xC7+47.3890+000.6889/"));
    let track = film_box(b"trak", &[film_box(b"tkhd", &[0; 84]), place.clone()].concat());
    [
        film_box(b"ftyp", b"isom\0\0\x02\0isommp42"),
        film_box(b"moov", &[film_box(b"mvhd", &[0; 100]), track, place].concat()),
        film_box(b"mdat", &[7; 300]),
    ]
    .concat()
}

/// A WebM without pictures.
pub(crate) fn webm() -> Vec<u8> {
    let mut bytes = b"\x1A\x45\xDF\xA3\x87\x42\x82\x84webm\x18\x53\x80\x67\x40\x64".to_vec();
    bytes.extend([0; 100]);
    bytes
}
