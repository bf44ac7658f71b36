//! Chance with a fixed seed: the same corpus on every machine.

/// A small generator of numbers (splitmix64).
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.number() % bound as u64) as usize
    }

    /// True `percent` times in a hundred.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// A rank below `bound`, small ranks far more often (Zipf's law).
    pub(crate) fn rank(&mut self, bound: usize) -> usize {
        let share = (self.number() >> 11) as f64 / (1_u64 << 53) as f64;
        (((bound as f64 + 1.0).powf(share)) as usize - 1).min(bound - 1)
    }

    /// Several different items.
    pub(crate) fn some<'a, T>(&mut self, from: &'a [T], count: usize) -> Vec<&'a T> {
        let mut ranks: Vec<usize> = (0..from.len()).collect();
        let count = count.min(from.len());
        for place in 0..count {
            let other = place + self.below(from.len() - place);
            ranks.swap(place, other);
        }
        ranks[..count].iter().map(|&rank| &from[rank]).collect()
    }
}
