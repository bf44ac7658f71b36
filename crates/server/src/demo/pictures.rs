//! The illustrations of the example institution, drawn when it is loaded: nothing of anybody is copied.

use super::canvas::{Canvas, Colour, WIDTH};

const STONE: Colour = [222, 205, 178];
const STONE_SHADE: Colour = [196, 176, 146];
const SLATE: Colour = [72, 82, 104];
const LAMP: Colour = [255, 214, 120];
const WHITE: Colour = [250, 250, 252];

/// A picture by its name in the contents; `None` when there is no such picture.
pub(super) fn picture(name: &str) -> Option<Canvas> {
    match name {
        "clock-tower" => Some(clock_tower()),
        "flood" => Some(flood()),
        "autumn" => Some(autumn()),
        "ice-rink" => Some(ice_rink()),
        "street" => Some(street()),
        _ => None,
    }
}

fn clock_tower() -> Canvas {
    let mut canvas = Canvas::new([94, 138, 198], [252, 214, 170]);
    canvas.disc((1220, 420), 110, [255, 236, 190]);
    canvas.hills(640, 150, 900, 200, [142, 158, 120]);
    canvas.water(660, [120, 160, 190], [60, 98, 140]);
    canvas.hills(820, 60, 1900, 1200, [84, 110, 74]);
    roofs(&mut canvas, 760, &[60, 190, 330, 900, 1050, 1200, 1350], None);
    tower(&mut canvas, (600, 780));
    canvas
}

fn flood() -> Canvas {
    let mut canvas = Canvas::new([106, 116, 134], [186, 190, 198]);
    for (x, y, radius) in
        [(300, 150, 90), (400, 130, 110), (520, 160, 80), (1100, 220, 100), (1230, 200, 120)]
    {
        canvas.disc((x, y), radius, [142, 150, 166]);
    }
    canvas.hills(560, 120, 800, 100, [110, 122, 112]);
    roofs(&mut canvas, 580, &[80, 220, 1180, 1330, 1470], None);
    bridge(&mut canvas, 470, 690);
    canvas.water(640, [138, 126, 104], [92, 82, 68]);
    canvas
}

fn autumn() -> Canvas {
    let mut canvas = Canvas::new([150, 186, 214], [244, 232, 206]);
    canvas.hills(600, 110, 1100, 300, [170, 160, 96]);
    canvas.hills(760, 70, 1700, 900, [134, 128, 66]);
    for (index, x) in (120..WIDTH).step_by(230).enumerate() {
        let crown = [[204, 106, 38], [226, 152, 46], [176, 74, 38]];
        tree(&mut canvas, (x, 740), crown.get(index % crown.len()).copied().unwrap_or(STONE));
    }
    canvas.scatter(160, 9, 900, &[[214, 120, 44], [232, 168, 60], [182, 82, 44]]);
    canvas
}

fn ice_rink() -> Canvas {
    let mut canvas = Canvas::new([18, 26, 58], [66, 78, 132]);
    canvas.disc((1320, 170), 70, [244, 240, 220]);
    roofs(&mut canvas, 640, &[40, 180, 320, 460, 600, 760, 900, 1040, 1180, 1320, 1460], Some(LAMP));
    canvas.rectangle((0, 640), (WIDTH, 260), [198, 216, 236]);
    canvas.hills(720, 20, WIDTH, 0, [226, 238, 250]);
    for x in (100..WIDTH).step_by(280) {
        canvas.rectangle((x, 520), (8, 190), SLATE);
        canvas.disc((x + 4, 510), 22, LAMP);
    }
    canvas.scatter(220, 7, 900, &[WHITE]);
    canvas
}

fn street() -> Canvas {
    let mut canvas = Canvas::new([126, 178, 222], [226, 238, 246]);
    canvas.disc((260, 190), 80, [255, 232, 150]);
    roofs(&mut canvas, 660, &[0, 150, 300, 450, 600, 750, 900, 1050, 1200, 1350, 1500], None);
    canvas.rectangle((0, 660), (WIDTH, 60), [206, 200, 190]);
    canvas.rectangle((0, 720), (WIDTH, 120), [92, 96, 108]);
    for x in (40..WIDTH).step_by(200) {
        canvas.rectangle((x, 776), (100, 8), WHITE);
    }
    canvas.rectangle((0, 840), (WIDTH, 60), [86, 146, 110]);
    for x in (110..WIDTH).step_by(460) {
        tree(&mut canvas, (x, 690), [86, 142, 78]);
    }
    canvas
}

/// A row of houses standing on `ground`; windows shine when `lit`.
fn roofs(canvas: &mut Canvas, ground: i32, places: &[i32], lit: Option<Colour>) {
    let walls = [[236, 220, 192], [224, 200, 170], [240, 230, 212], [214, 190, 160]];
    let dark = |[red, green, blue]: Colour| [red / 4, green / 4, blue / 3];
    for (index, x) in places.iter().copied().enumerate() {
        let wall = walls.get(index % walls.len()).copied().unwrap_or(STONE);
        let wall = if lit.is_some() { dark(wall) } else { wall };
        let height = 130 + i32::try_from(index * 53 % 80).unwrap_or(0);
        canvas.rectangle((x, ground - height), (130, height), wall);
        canvas.roof((x - 10, ground - height), (150, 60), if lit.is_some() { [28, 32, 52] } else { SLATE });
        for column in [20, 75] {
            for row in (24..height - 50).step_by(60) {
                let shade = lit.unwrap_or([120, 140, 160]);
                canvas.rectangle((x + column, ground - height + row), (32, 38), shade);
            }
        }
    }
}

fn tower(canvas: &mut Canvas, (x, ground): (i32, i32)) {
    canvas.rectangle((x, ground - 520), (170, 520), STONE);
    canvas.rectangle((x + 120, ground - 520), (50, 520), STONE_SHADE);
    canvas.rectangle((x - 14, ground - 540), (198, 24), STONE_SHADE);
    canvas.roof((x - 14, ground - 540), (198, 170), SLATE);
    canvas.disc((x + 85, ground - 420), 58, SLATE);
    canvas.disc((x + 85, ground - 420), 50, WHITE);
    canvas.rectangle((x + 82, ground - 458), (6, 40), SLATE);
    canvas.rectangle((x + 85, ground - 423), (30, 6), SLATE);
    for row in [300, 200, 100] {
        canvas.rectangle((x + 66, ground - row), (38, 60), SLATE);
        canvas.disc((x + 85, ground - row), 19, SLATE);
    }
}

fn bridge(canvas: &mut Canvas, deck: i32, foot: i32) {
    let behind = canvas.clone();
    canvas.rectangle((0, deck), (WIDTH, foot - deck), STONE);
    for x in (200..WIDTH).step_by(400) {
        canvas.arch(&behind, (x, foot), 150);
    }
    canvas.rectangle((0, deck - 16), (WIDTH, 20), STONE_SHADE);
}

fn tree(canvas: &mut Canvas, (x, ground): (i32, i32), crown: Colour) {
    canvas.rectangle((x - 9, ground - 150), (18, 150), [110, 78, 52]);
    let [red, green, blue] = crown;
    let shade = [red / 6 * 5, green / 6 * 5, blue / 6 * 5];
    canvas.disc((x + 26, ground - 180), 62, shade);
    canvas.disc((x - 34, ground - 176), 64, crown);
    canvas.disc((x, ground - 236), 70, crown);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_jpegs_of_their_size_and_all_different() {
        let mut seen = std::collections::BTreeSet::new();
        for name in ["clock-tower", "flood", "autumn", "ice-rink", "street"] {
            let file = picture(name).unwrap().jpeg().unwrap();
            let read = image::load_from_memory(&file).unwrap();
            assert_eq!((read.width(), read.height()), (1600, 900));
            assert!(seen.insert(file), "{name}");
        }
        assert!(picture("nothing").is_none());
    }
}
