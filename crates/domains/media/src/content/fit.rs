//! Making a picture fit the limits of a network: first a lower quality, then a smaller size.

use super::picture::Picture;
use crate::{FileType, MediaError};
use parvis_connector::ImageLimits;

/// A picture that fits.
pub(crate) struct Fitted {
    pub(crate) bytes: Vec<u8>,
    pub(crate) file_type: FileType,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// Qualities tried at each size, of 100.
const QUALITIES: [u8; 4] = [90, 82, 74, 66];
/// Sizes tried, in hundredths of the largest one allowed.
const SIZES: [u32; 9] = [100, 85, 70, 55, 42, 32, 24, 16, 10];
/// Largest side sent to a network that states none, in pixels: that of a large screen.
const SIDE_WHEN_UNSTATED: u32 = 4096;

/// Says whether a file fits as it is.
pub(crate) fn fits(file_type: FileType, sides: (u32, u32), size_bytes: u64, limits: &ImageLimits) -> bool {
    limits.types.contains(&file_type.mime())
        && size_bytes <= limits.max_bytes
        && limits.max_side.is_none_or(|side| sides.0.max(sides.1) <= side)
}

/// Makes the picture fit.
///
/// Transparency is kept as long as a PNG fits at half its size or more; then it becomes white paper.
pub(crate) fn fit(picture: &Picture, limits: &ImageLimits) -> Result<Fitted, MediaError> {
    let longest = picture.image.width().max(picture.image.height());
    let side = longest.min(limits.max_side.unwrap_or(SIDE_WHEN_UNSTATED)).max(1);
    let takes = |file_type: FileType| limits.types.contains(&file_type.mime());
    let see_through = picture.is_see_through();
    let (png, jpeg) = (takes(FileType::Png), takes(FileType::Jpeg));
    let png_sizes = match (png, jpeg) {
        (false, _) => &[][..],
        (true, false) => &SIZES[..],
        (true, true) if see_through => SIZES.get(..4).unwrap_or_default(),
        // A photograph that is a PNG only by accident: JPEG shows it better in fewer bytes.
        (true, true) => &[],
    };
    for size in png_sizes {
        let smaller = picture.shrunk(hundredths(side, *size))?;
        let mut bytes = Vec::new();
        smaller.write_png(&mut bytes)?;
        if let Some(fitted) = keep(bytes, FileType::Png, &smaller, limits) {
            return Ok(fitted);
        }
    }
    if jpeg {
        for size in SIZES {
            let smaller = picture.shrunk(hundredths(side, size))?.on_white();
            for quality in QUALITIES {
                let mut bytes = Vec::new();
                smaller.write_jpeg(quality, &mut bytes)?;
                if let Some(fitted) = keep(bytes, FileType::Jpeg, &smaller, limits) {
                    return Ok(fitted);
                }
            }
        }
    }
    Err(MediaError::CannotFit)
}

fn keep(bytes: Vec<u8>, file_type: FileType, picture: &Picture, limits: &ImageLimits) -> Option<Fitted> {
    let small_enough = u64::try_from(bytes.len()).is_ok_and(|size| size <= limits.max_bytes);
    let (width, height) = (picture.image.width(), picture.image.height());
    small_enough.then_some(Fitted { bytes, file_type, width, height })
}

fn hundredths(side: u32, size: u32) -> u32 {
    u32::try_from(u64::from(side) * u64::from(size) / 100).unwrap_or(side).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::samples;

    fn limits(max_bytes: u64, max_side: Option<u32>, types: &'static [&'static str]) -> ImageLimits {
        ImageLimits { max: 4, max_bytes, max_side, types, alt_max: 1000 }
    }

    #[test]
    fn quality_goes_first_then_size() {
        let noisy = samples::noise(200, 150);
        let mut sizes = Vec::new();
        for max_bytes in [1_000_000, 20_000, 2_000] {
            let fitted = fit(&noisy, &limits(max_bytes, Some(150), &["image/jpeg"])).unwrap();
            assert!(fitted.bytes.len() <= usize::try_from(max_bytes).unwrap());
            assert_eq!(fitted.file_type, FileType::Jpeg);
            sizes.push(fitted.width);
        }
        assert_eq!(sizes[..2], [150, 150]);
        assert!(sizes[2] < 150);
    }

    #[test]
    fn transparency_is_kept_while_it_fits() {
        let clear = samples::clear(200, 150);
        let both = &["image/jpeg", "image/png"];
        assert_eq!(fit(&clear, &limits(1_000_000, None, both)).unwrap().file_type, FileType::Png);
        let forced = fit(&clear, &limits(1_000_000, None, &["image/jpeg"])).unwrap();
        assert_eq!(forced.file_type, FileType::Jpeg);
        let opaque = fit(&samples::noise(50, 50), &limits(1_000_000, None, both)).unwrap();
        assert_eq!(opaque.file_type, FileType::Jpeg);
    }

    #[test]
    fn what_cannot_fit_is_said() {
        let impossible = fit(&samples::noise(200, 150), &limits(100, None, &["image/jpeg", "image/png"]));
        assert!(matches!(impossible, Err(MediaError::CannotFit)));
        let no_type = fit(&samples::noise(4, 4), &limits(1_000_000, None, &["image/gif"]));
        assert!(matches!(no_type, Err(MediaError::CannotFit)));
    }
}
