//! Made pictures of the size that the library keeps.

use super::texts::Dice;
use image::{ExtendedColorType, ImageEncoder, codecs::jpeg::JpegEncoder};

/// A JPEG of 1,200 by 675 pixels, about 100 KB, no two alike.
pub(crate) fn jpeg(dice: &mut Dice) -> Vec<u8> {
    let (width, height) = (1200_usize, 675_usize);
    let (red, green, grain) = (dice.below(200), dice.below(200), 6 + dice.below(20));
    let mut pixels = Vec::with_capacity(width * height * 3);
    for y in 0..height {
        for x in 0..width {
            let noise = dice.below(grain);
            let wave = ((x / 37 + y / 23) % 7) * 9;
            pixels.extend(
                [red + wave + noise, green + y / 15 + noise, x / 6 + noise].map(|value| value.min(255) as u8),
            );
        }
    }
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 80)
        .write_image(&pixels, width as u32, height as u32, ExtendedColorType::Rgb8)
        .unwrap();
    bytes
}
