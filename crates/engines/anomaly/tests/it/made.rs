//! Makes hourly mention counts of imaginary institutions, with planned peaks, outages and crises.

/// Length of a made series, in hours: ten weeks.
pub(crate) const HOURS: usize = 1680;
/// Monday 2026-01-05 00:00, in seconds since 1970: where every series starts.
pub(crate) const START: i64 = 1_767_571_200;

/// A small reproducible source of chance (xorshift64*).
pub(crate) struct Chance(u64);

impl Chance {
    /// Starts from a seed; neighbouring seeds give unrelated draws.
    pub(crate) fn new(seed: u64) -> Self {
        let mut chance = Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        (0..8).for_each(|_| {
            chance.unit();
        });
        chance
    }

    /// A number between 0 and 1, ends excluded.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 + 0.5) / (1u64 << 53) as f64
    }

    /// A number between two bounds.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A number between two positive bounds, even on a logarithmic scale.
    pub(crate) fn scaled(&mut self, low: f64, high: f64) -> f64 {
        self.between(low.ln(), high.ln()).exp()
    }

    /// A draw of the standard normal law.
    pub(crate) fn normal(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// A draw of the gamma law with mean 1 and this variance.
    pub(crate) fn gamma(&mut self, variance: f64) -> f64 {
        let shape = variance.recip();
        let boost = if shape < 1.0 { self.unit().powf(variance) } else { 1.0 };
        let d = shape.max(1.0) + if shape < 1.0 { shape } else { 0.0 } - 1.0 / 3.0;
        let c = (9.0 * d).sqrt().recip();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v > 0.0 && self.unit().ln() < 0.5 * x * x + d - d * v + d * v.ln() {
                return d * v * boost / shape;
            }
        }
    }

    /// A draw of the Poisson law.
    pub(crate) fn poisson(&mut self, mean: f64) -> f64 {
        if mean > 50.0 {
            return (mean + mean.sqrt() * self.normal()).round().max(0.0);
        }
        let (mut count, mut left) = (0.0, self.unit());
        let floor = (-mean).exp();
        while left > floor {
            left *= self.unit();
            count += 1.0;
        }
        count
    }
}

/// How a collection behaves when it breaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Breakage {
    /// Zeros, and what was missed is lost.
    Zeros,
    /// No line at all, and what was missed is lost.
    Gap,
    /// Zeros, then everything missed arrives in the two hours that follow.
    CatchUp,
}

/// One made series and the truth about it; hours count from [`START`], ends included.
pub(crate) struct Made {
    /// Values by hour; none where the line is missing.
    pub(crate) values: Vec<Option<f64>>,
    /// Crises: first hour, last hour, peak (times the usual), shape.
    pub(crate) crises: Vec<(usize, usize, f64, &'static str)>,
    /// Planned peaks, all of them in the calendar.
    pub(crate) planned: Vec<(usize, usize)>,
    /// Collection outages.
    pub(crate) outages: Vec<(usize, usize)>,
}

fn daily(hour: f64) -> f64 {
    let bump = |centre: f64, width: f64| {
        let away = (hour - centre + 36.0).rem_euclid(24.0) - 12.0;
        (-0.5 * (away / width).powi(2)).exp()
    };
    0.08 + 1.3 * bump(12.5, 4.0) + 1.2 * bump(19.5, 2.3)
}

/// Multiplier of a crisis at `hour` hours from its start, of `length` hours.
fn course(shape: &str, peak: f64, hour: f64, length: f64) -> f64 {
    let decay = |since: f64, span: f64| (-3.0 * since / span).exp();
    let above = match shape {
        "slow" => {
            let rise = 0.25 * length;
            if hour < rise { (hour + 1.0) / (rise + 1.0) } else { decay(hour - rise, length - rise) }
        }
        "double" => {
            let second = 0.4 * length;
            decay(hour, second * 1.5).max(if hour >= second {
                0.8 * decay(hour - second, length - second)
            } else {
                0.0
            })
        }
        _ => decay(hour, length),
    };
    1.0 + (peak - 1.0) * above
}

/// Makes the series of one imaginary institution.
pub(crate) fn institution(seed: u64, breakage: Breakage) -> Made {
    let mut chance = Chance::new(seed);
    let rate = match seed % 4 {
        0 => chance.scaled(60.0, 300.0),
        1 => chance.scaled(3.0, 16.0),
        _ => chance.scaled(0.4, 2.6),
    };
    let dispersion = chance.scaled(0.05, 0.35);
    let shift = chance.between(-2.0, 2.0).round();
    let week: Vec<f64> =
        (0..7).map(|day| (if day < 5 { 1.1 } else { 0.72 }) * (1.0 + 0.08 * chance.normal())).collect();
    let mut taken = vec![false; HOURS];
    let mut place = |chance: &mut Chance, length: usize, room: usize| -> Option<(usize, usize)> {
        (0..50).find_map(|_| {
            let first = 15 * 24 + (chance.unit() * (HOURS - 15 * 24 - length) as f64) as usize;
            let around = first.saturating_sub(room)..(first + length + room).min(HOURS);
            (!taken[around.clone()].iter().any(|&hour| hour)).then(|| {
                taken[around].fill(true);
                (first, first + length - 1)
            })
        })
    };
    let (mut crises, mut planned, mut outages) = (vec![], vec![], vec![]);
    for _ in 0..(chance.unit() * 2.6) as usize {
        let length = chance.between(15.0, 96.0) as usize;
        let shape = ["flash", "slow", "double"][(chance.unit() * 3.0) as usize];
        let peak = chance.scaled(3.5, 24.0);
        crises.extend(place(&mut chance, length, 24).map(|(a, b)| (a, b, peak, shape)));
    }
    for _ in 0..(chance.unit() * 5.0) as usize {
        let length = chance.between(9.0, 14.5) as usize;
        planned.extend(place(&mut chance, length, 2));
    }
    if chance.unit() < 0.5 {
        let length = chance.between(7.0, 25.0) as usize;
        outages.extend(place(&mut chance, length, 12));
    }
    let mut drift = 0.0;
    let peaks: Vec<f64> = planned.iter().map(|_| chance.scaled(2.5, 10.0)).collect();
    let mut values: Vec<Option<f64>> = Vec::with_capacity(HOURS);
    let mut missed = 0.0;
    let mean: f64 = (0..24).map(|hour| daily(f64::from(hour))).sum::<f64>() / 24.0;
    for hour in 0..HOURS {
        if hour % 24 == 0 {
            drift = 0.8 * drift + 0.1 * chance.normal();
        }
        let mut expected =
            rate * daily((hour % 24) as f64 - shift) / mean * week[hour / 24 % 7] * f64::exp(drift);
        for &(first, last, peak, shape) in &crises {
            if (first..=last).contains(&hour) {
                expected *= course(shape, peak, (hour - first) as f64, (last - first + 1) as f64);
            }
        }
        for (&(first, last), peak) in planned.iter().zip(&peaks) {
            if (first..=last).contains(&hour) {
                expected *= 1.0
                    + (peak - 1.0)
                        * (1.0 - (hour - first) as f64 / (last - first + 1) as f64)
                        * chance.gamma(0.2);
            }
        }
        let count = {
            let noise = chance.gamma(dispersion);
            chance.poisson(expected * noise)
        };
        let down = outages.iter().any(|&(first, last)| (first..=last).contains(&hour));
        values.push(match (down, breakage) {
            (true, Breakage::Gap) => None,
            (true, _) => {
                missed += count;
                Some(0.0)
            }
            (false, Breakage::CatchUp) if missed > 0.0 => {
                let part = if missed > count { (missed * 0.7).ceil() } else { missed };
                missed -= part;
                Some(count + part)
            }
            _ => Some(count),
        });
    }
    Made { values, crises, planned, outages }
}
