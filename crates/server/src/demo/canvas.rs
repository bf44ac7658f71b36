//! A small canvas for the illustrations of the example institution: flat shapes, painted over one another.

use image::{ExtendedColorType, ImageEncoder, codecs::jpeg::JpegEncoder};

/// Width and height, in pixels.
pub(super) const WIDTH: i32 = 1600;
pub(super) const HEIGHT: i32 = 900;
const QUALITY: u8 = 88;

/// Red, green, blue.
pub(super) type Colour = [u8; 3];

/// A picture being painted; what falls outside is not painted.
#[derive(Clone)]
pub(super) struct Canvas {
    rows: Vec<Vec<Colour>>,
}

impl Canvas {
    /// Begins with a vertical gradient from `top` to `bottom`.
    pub(super) fn new(top: Colour, bottom: Colour) -> Self {
        let row = |y| vec![between(top, bottom, y, HEIGHT); (0..WIDTH).len()];
        Self { rows: (0..HEIGHT).map(row).collect() }
    }

    fn at(&mut self, x: i32, y: i32) -> Option<&mut Colour> {
        self.rows.get_mut(usize::try_from(y).ok()?)?.get_mut(usize::try_from(x).ok()?)
    }

    fn paint(&mut self, x: i32, y: i32, colour: Colour) {
        if let Some(pixel) = self.at(x, y) {
            *pixel = colour;
        }
    }

    /// Paints a rectangle from its top left corner.
    pub(super) fn rectangle(&mut self, (x, y): (i32, i32), (width, height): (i32, i32), colour: Colour) {
        for row in y..y + height {
            (x..x + width).for_each(|column| self.paint(column, row, colour));
        }
    }

    /// Paints a disc.
    pub(super) fn disc(&mut self, (x, y): (i32, i32), radius: i32, colour: Colour) {
        for row in -radius..=radius {
            for column in -radius..=radius {
                if row * row + column * column <= radius * radius {
                    self.paint(x + column, y + row, colour);
                }
            }
        }
    }

    /// Paints a roof: a triangle over `width`, `height` tall, whose base begins at the left corner.
    pub(super) fn roof(&mut self, (x, base): (i32, i32), (width, height): (i32, i32), colour: Colour) {
        for row in 0..height {
            let inset = width / 2 * (height - row) / height;
            (x + inset..x + width - inset).for_each(|column| self.paint(column, base - height + row, colour));
        }
    }

    /// Paints rounded hills from `base` down, `rise` tall and `period` wide.
    pub(super) fn hills(&mut self, base: i32, rise: i32, period: i32, shift: i32, colour: Colour) {
        for x in 0..WIDTH {
            let along = (x + shift).rem_euclid(period);
            let height = 4 * along * (period - along) / period * rise / period;
            (base - height..HEIGHT).for_each(|y| self.paint(x, y, colour));
        }
    }

    /// Paints water from `level` down, darker with depth, with lighter ripples.
    pub(super) fn water(&mut self, level: i32, top: Colour, bottom: Colour) {
        for y in level..HEIGHT {
            let colour = between(top, bottom, y - level, HEIGHT - level);
            self.rectangle((0, y), (WIDTH, 1), colour);
        }
        for (row, y) in (level + 16..HEIGHT).step_by(34).enumerate() {
            let shift = i32::try_from(row * 173 % 400).unwrap_or(0);
            for x in (shift..WIDTH).step_by(400) {
                self.rectangle((x, y), (120, 3), between(top, [255, 255, 255], 1, 4));
            }
        }
    }

    /// Gives back, inside a half disc over `y`, what `behind` shows: the opening of an arch.
    pub(super) fn arch(&mut self, behind: &Self, (x, y): (i32, i32), radius: i32) {
        for row in -radius..=0 {
            for column in -radius..=radius {
                let inside = row * row + column * column <= radius * radius;
                if let Some(seen) = behind.seen(x + column, y + row).filter(|_| inside) {
                    self.paint(x + column, y + row, seen);
                }
            }
        }
    }

    fn seen(&self, x: i32, y: i32) -> Option<Colour> {
        self.rows.get(usize::try_from(y).ok()?)?.get(usize::try_from(x).ok()?).copied()
    }

    /// Scatters `count` discs of 3 to `largest` pixels, always the same, above `below`.
    pub(super) fn scatter(&mut self, count: i32, largest: i32, below: i32, colours: &[Colour]) {
        for (index, colour) in (0..count).zip(colours.iter().cycle()) {
            let x = (index * 7919 + index * index * 31).rem_euclid(WIDTH);
            let y = (index * 5347 + index * index * 17).rem_euclid(below);
            self.disc((x, y), 3 + index % (largest - 2).max(1), *colour);
        }
    }

    /// Returns the picture as a JPEG.
    pub(super) fn jpeg(&self) -> image::ImageResult<Vec<u8>> {
        let pixels: Vec<u8> = self.rows.iter().flatten().flatten().copied().collect();
        let mut file = Vec::new();
        let (width, height) = (WIDTH.unsigned_abs(), HEIGHT.unsigned_abs());
        JpegEncoder::new_with_quality(&mut file, QUALITY).write_image(
            &pixels,
            width,
            height,
            ExtendedColorType::Rgb8,
        )?;
        Ok(file)
    }
}

/// The colour at `part` of `whole` on the way from `first` to `last`.
fn between(first: Colour, last: Colour, part: i32, whole: i32) -> Colour {
    let mix = |from: u8, to: u8| {
        let (from, to) = (i32::from(from), i32::from(to));
        u8::try_from(from + (to - from) * part / whole.max(1)).unwrap_or(u8::MAX)
    };
    let ([r, g, b], [red, green, blue]) = (first, last);
    [mix(r, red), mix(g, green), mix(b, blue)]
}
