//! Pixels: decoding within limits, upright, in 8 bits; shrinking; encoding.

use crate::{FileType, MediaError, MediaSettings};
use fast_image_resize::Resizer;
use image::{
    ColorType, DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits,
    RgbImage,
    codecs::{jpeg::JpegEncoder, png::PngEncoder},
    metadata::Orientation,
};
use std::io::{Cursor, Write};

/// A decoded picture, upright.
pub(crate) struct Picture {
    pub(crate) image: DynamicImage,
    /// Colour profile that fits the pixels.
    profile: Option<Vec<u8>>,
    /// True when the file lay on its side or was mirrored and only a note said how to show it.
    pub(crate) was_turned: bool,
}

/// Colour profiles above this size are those of printing presses: they would outweigh a thumb.
const PROFILE_MAX: usize = 128 * 1024;

/// Decodes an image. Its declared size is checked before any pixel is.
pub(crate) fn decode(
    bytes: &[u8],
    file_type: FileType,
    settings: &MediaSettings,
) -> Result<Picture, MediaError> {
    let format = match file_type {
        FileType::Jpeg => ImageFormat::Jpeg,
        FileType::Png => ImageFormat::Png,
        FileType::Webp => ImageFormat::WebP,
        FileType::Gif => ImageFormat::Gif,
        FileType::Mp4 | FileType::Webm | FileType::Quicktime | FileType::Pdf => {
            return Err(MediaError::UnknownType);
        }
    };
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(settings.decoding_bytes_max);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let too_many = |width, height| MediaError::TooManyPixels {
        width,
        height,
        pixels_max: settings.pixels_max,
        side_max: settings.side_max,
    };
    let faulty = |error: ImageError, (width, height): (u32, u32)| match error {
        ImageError::Limits(_) => too_many(width, height),
        other => MediaError::corrupt(other),
    };
    let mut decoder = reader.into_decoder().map_err(|error| faulty(error, (0, 0)))?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels > settings.pixels_max
        || width.max(height) > settings.side_max
        || decoder.total_bytes() > settings.decoding_bytes_max
    {
        return Err(too_many(width, height));
    }
    if pixels == 0 {
        return Err(MediaError::corrupt("no pixel"));
    }
    // A note that cannot be read is no reason to refuse a picture that can.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let decoded = DynamicImage::from_decoder(decoder).map_err(|error| faulty(error, (width, height)))?;
    let mut image = in_eight_bits(decoded);
    image.apply_orientation(orientation);
    let profile = profile.filter(|profile| fits(profile, image.color()));
    Ok(Picture { image, profile, was_turned: orientation != Orientation::NoTransforms })
}

fn in_eight_bits(image: DynamicImage) -> DynamicImage {
    match image.color() {
        ColorType::L8 | ColorType::La8 | ColorType::Rgb8 | ColorType::Rgba8 => image,
        ColorType::L16 => image.into_luma8().into(),
        ColorType::La16 => image.into_luma_alpha8().into(),
        ColorType::Rgb16 | ColorType::Rgb32F => image.into_rgb8().into(),
        _ => image.into_rgba8().into(),
    }
}

/// A profile of another colour space (printing inks, once turned into RGB) would falsify the colours.
fn fits(profile: &[u8], colours: ColorType) -> bool {
    let space = profile.get(16..20);
    let wanted = if colours.has_color() { b"RGB " } else { b"GRAY" };
    profile.len() <= PROFILE_MAX && space == Some(wanted)
}

impl Picture {
    /// Says whether at least one pixel lets what is behind be seen.
    pub(crate) fn is_see_through(&self) -> bool {
        match &self.image {
            DynamicImage::ImageLumaA8(pixels) => pixels.pixels().any(|pixel| pixel.0[1] < 255),
            DynamicImage::ImageRgba8(pixels) => pixels.pixels().any(|pixel| pixel.0[3] < 255),
            _ => false,
        }
    }

    /// Returns the picture with its longest side at most `side` pixels; never enlarges.
    pub(crate) fn shrunk(&self, side: u32) -> Result<Self, MediaError> {
        let (width, height) = (self.image.width(), self.image.height());
        let longest = width.max(height);
        if longest <= side {
            return Ok(self.with(self.image.clone()));
        }
        let scaled = |length: u32| {
            let exact = (u64::from(length) * u64::from(side)).div_ceil(u64::from(longest));
            u32::try_from(exact).unwrap_or(side).max(1)
        };
        let mut smaller = DynamicImage::new(scaled(width), scaled(height), self.image.color());
        Resizer::new()
            .resize(&self.image, &mut smaller, None)
            .map_err(|error| MediaError::Decoding(error.to_string()))?;
        Ok(self.with(smaller))
    }

    /// Returns the picture without transparency, as it looks on a white page.
    pub(crate) fn on_white(&self) -> Self {
        let rgba = match &self.image {
            DynamicImage::ImageLumaA8(_) | DynamicImage::ImageRgba8(_) => self.image.to_rgba8(),
            other => return self.with(other.clone()),
        };
        let mut flat = RgbImage::new(rgba.width(), rgba.height());
        for (to, from) in flat.pixels_mut().zip(rgba.pixels()) {
            let [red, green, blue, opacity] = from.0;
            to.0 = [red, green, blue].map(|level| over_white(level, opacity));
        }
        // A grey profile no longer fits.
        let profile = self.profile.clone().filter(|profile| fits(profile, ColorType::Rgb8));
        Self { image: flat.into(), profile, was_turned: self.was_turned }
    }

    fn with(&self, image: DynamicImage) -> Self {
        Self { image, profile: self.profile.clone(), was_turned: self.was_turned }
    }

    /// Writes a JPEG; `quality` from 1 to 100.
    pub(crate) fn write_jpeg(&self, quality: u8, out: impl Write) -> Result<(), MediaError> {
        let mut encoder = JpegEncoder::new_with_quality(out, quality);
        if let Some(profile) = &self.profile {
            // An encoder that takes no profile still writes a correct picture.
            let _ = encoder.set_icc_profile(profile.clone());
        }
        let written = if self.image.color().has_alpha() {
            self.on_white().image.write_with_encoder(encoder)
        } else {
            self.image.write_with_encoder(encoder)
        };
        written.map_err(encoding_failed)
    }

    /// Writes a PNG.
    pub(crate) fn write_png(&self, out: impl Write) -> Result<(), MediaError> {
        let mut encoder = PngEncoder::new(out);
        if let Some(profile) = &self.profile {
            let _ = encoder.set_icc_profile(profile.clone());
        }
        self.image.write_with_encoder(encoder).map_err(encoding_failed)
    }

    /// Writes the lighter of the two types that every screen shows: JPEG, or PNG for what is see-through.
    pub(crate) fn write_for_screen(&self, quality: u8, out: impl Write) -> Result<FileType, MediaError> {
        if self.is_see_through() {
            self.write_png(out)?;
            Ok(FileType::Png)
        } else {
            self.write_jpeg(quality, out)?;
            Ok(FileType::Jpeg)
        }
    }
}

fn over_white(level: u8, opacity: u8) -> u8 {
    let mixed = u32::from(level) * u32::from(opacity) + 255 * (255 - u32::from(opacity));
    u8::try_from((mixed + 127) / 255).unwrap_or(255)
}

/// A disk that fills while a picture is written is told as such.
fn encoding_failed(error: ImageError) -> MediaError {
    match error {
        ImageError::IoError(error) => error.into(),
        other => MediaError::Decoding(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::{copy_clean, samples};

    fn cleaned(bytes: &[u8], file_type: FileType) -> Vec<u8> {
        let mut out = Vec::new();
        copy_clean(bytes, file_type, &mut out).unwrap();
        out
    }

    fn holds(bytes: &[u8], text: &[u8]) -> bool {
        bytes.windows(text.len()).any(|part| part == text)
    }

    #[test]
    fn place_and_person_leave_every_kind_of_image_and_the_picture_stays() {
        let settings = MediaSettings::default();
        for (bytes, file_type) in [
            (samples::jpeg_with_notes(1), FileType::Jpeg),
            (samples::png_with_notes(), FileType::Png),
            (samples::webp_with_notes(), FileType::Webp),
            (samples::gif_with_notes(), FileType::Gif),
        ] {
            assert!(holds(&bytes, samples::SECRET), "{file_type:?}");
            let clean = cleaned(&bytes, file_type);
            assert!(!holds(&clean, samples::SECRET), "{file_type:?}");
            assert!(!holds(&clean, b"Exif"), "{file_type:?}");
            assert!(!holds(&clean, b"<script"), "{file_type:?}");
            let before = decode(&bytes, file_type, &settings).unwrap();
            let after = decode(&clean, file_type, &settings).unwrap();
            assert_eq!(before.image, after.image, "{file_type:?}");
        }
    }

    #[test]
    fn a_cut_image_is_refused_wherever_it_is_cut() {
        let settings = MediaSettings::default();
        for (bytes, file_type) in [
            (samples::jpeg_with_notes(1), FileType::Jpeg),
            (samples::png_with_notes(), FileType::Png),
            (samples::webp_with_notes(), FileType::Webp),
        ] {
            // What follows the end of the picture is no part of it.
            let end = cleaned(&bytes, file_type).len();
            let whole = cleaned(&bytes, file_type);
            for cut in (0..end - 1).step_by(7) {
                let part = whole.get(..cut).unwrap();
                let copied = copy_clean(part, file_type, &mut Vec::new());
                let refused = copied.is_err() || decode(part, file_type, &settings).is_err();
                assert!(refused, "{file_type:?} cut at {cut} of {end}");
            }
        }
    }

    #[test]
    fn damage_inside_pixels_is_refused_where_the_format_can_tell_and_else_shown_as_it_is() {
        let settings = MediaSettings::default();
        let png = cleaned(&samples::png_with_notes(), FileType::Png);
        let mut damaged = png.clone();
        let middle = png.windows(4).position(|name| name == b"IDAT").unwrap() + 24;
        damaged[middle] ^= 0x55;
        assert!(decode(&damaged, FileType::Png, &settings).is_err());
        // A JPEG has no checksum: no byte near the end of its pixels makes it unreadable.
        let jpeg = cleaned(&samples::jpeg_with_notes(1), FileType::Jpeg);
        let before = decode(&jpeg, FileType::Jpeg, &settings).unwrap();
        let mut seen = 0;
        for place in jpeg.len() - 60..jpeg.len() - 4 {
            let mut damaged = jpeg.clone();
            damaged[place] ^= 0x10;
            if damaged[place] == 0xFF || jpeg[place] == 0xFF || jpeg[place - 1] == 0xFF {
                continue;
            }
            let after = decode(&damaged, FileType::Jpeg, &settings).unwrap();
            assert_eq!(
                (after.image.width(), after.image.height()),
                (before.image.width(), before.image.height())
            );
            seen += usize::from(after.image != before.image);
        }
        assert!(seen > 0, "the damage is in the picture, for everyone to see");
    }

    #[test]
    fn random_damage_never_panics() {
        let settings = MediaSettings::default();
        for (bytes, file_type) in [
            (samples::jpeg_with_notes(6), FileType::Jpeg),
            (samples::png_with_notes(), FileType::Png),
            (samples::webp_with_notes(), FileType::Webp),
            (samples::gif_with_notes(), FileType::Gif),
        ] {
            for place in (0..bytes.len()).step_by(5) {
                let mut damaged = bytes.clone();
                damaged[place] ^= 0x55;
                let _ = copy_clean(&damaged, file_type, &mut Vec::new());
                let _ = decode(&damaged, file_type, &settings);
            }
        }
    }

    #[test]
    fn a_photograph_whose_middle_was_lost_is_refused() {
        let mut bytes = Vec::new();
        samples::noise(300, 200).write_jpeg(85, &mut bytes).unwrap();
        copy_clean(&bytes, FileType::Jpeg, &mut Vec::new()).unwrap();
        // The end of the picture is there; the disk gave back something else for what stands before.
        let (first, last) = (bytes.len() / 3, bytes.len() - 2);
        let other = samples::noise(200, 200);
        bytes[first..last].iter_mut().zip(other.image.as_bytes()).for_each(|(to, from)| *to = *from);
        assert!(copy_clean(&bytes, FileType::Jpeg, &mut Vec::new()).is_err());
    }

    #[test]
    fn a_picture_on_its_side_is_set_upright() {
        let settings = MediaSettings::default();
        let flat = decode(&samples::jpeg_with_notes(1), FileType::Jpeg, &settings).unwrap();
        let turned = decode(&samples::jpeg_with_notes(6), FileType::Jpeg, &settings).unwrap();
        assert!(!flat.was_turned && turned.was_turned);
        assert_eq!((flat.image.width(), flat.image.height()), (64, 40));
        assert_eq!((turned.image.width(), turned.image.height()), (40, 64));
    }

    #[test]
    fn a_pixel_bomb_is_refused_before_any_pixel_is_read() {
        let settings = MediaSettings::default();
        let error = decode(&samples::png_bomb(60_000, 60_000), FileType::Png, &settings).err().unwrap();
        assert!(matches!(error, MediaError::TooManyPixels { width: 60_000, height: 60_000, .. }), "{error}");
        let error = decode(&samples::png_bomb(20_000, 10), FileType::Png, &settings).err().unwrap();
        assert!(matches!(error, MediaError::TooManyPixels { width: 20_000, .. }), "{error}");
        let mut gif = samples::gif_with_notes();
        gif[6..10].copy_from_slice(&[0xFF; 4]);
        assert!(matches!(
            decode(&gif, FileType::Gif, &settings).err().unwrap(),
            MediaError::TooManyPixels { width: 65_535, .. }
        ));
    }

    #[test]
    fn shrinking_keeps_the_shape_and_never_enlarges() {
        let picture = samples::picture(1000, 10);
        let small = picture.shrunk(100).unwrap();
        assert_eq!((small.image.width(), small.image.height()), (100, 1));
        let same = picture.shrunk(5000).unwrap();
        assert_eq!((same.image.width(), same.image.height()), (1000, 10));
    }

    #[test]
    fn what_is_see_through_becomes_white_paper() {
        let clear = image::RgbaImage::from_pixel(4, 4, image::Rgba([10, 20, 30, 0]));
        let picture = Picture { image: clear.into(), profile: None, was_turned: false };
        assert!(picture.is_see_through());
        let flat = picture.on_white();
        assert_eq!(flat.image.to_rgb8().get_pixel(0, 0).0, [255, 255, 255]);
        assert_eq!(over_white(100, 255), 100);
    }
}
