//! Randomness as an argument, so that tests repeat exactly.

use std::sync::Mutex;

/// A source of random bytes. The program passes the operating system's; tests pass a seeded one.
pub trait Chance: Send + Sync {
    /// Fills `bytes` with random bytes fit for keys and tokens.
    fn fill(&self, bytes: &mut [u8]);

    /// Returns a number from 0 (included) to 1 (excluded), for jitter.
    fn ratio(&self) -> f64 {
        let mut bytes = [0_u8; 4];
        self.fill(&mut bytes);
        f64::from(u32::from_le_bytes(bytes)) / (f64::from(u32::MAX) + 1.0)
    }
}

/// A repeatable source for tests and the example institution; never for secrets.
#[derive(Debug)]
pub struct SeededChance(Mutex<u64>);

impl SeededChance {
    /// Starts the sequence that `seed` names.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Chance for SeededChance {
    /// Fills from SplitMix64. Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
    fn fill(&self, bytes: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for chunk in bytes.chunks_mut(8) {
            *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
            let mut mixed = *state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
            mixed ^= mixed >> 31;
            for (byte, random) in chunk.iter_mut().zip(mixed.to_le_bytes()) {
                *byte = random;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_bytes() {
        let (mut first, mut second) = ([0_u8; 20], [0_u8; 20]);
        SeededChance::new(7).fill(&mut first);
        SeededChance::new(7).fill(&mut second);
        assert_eq!(first, second);
        assert_ne!(first, [0; 20]);
    }

    #[test]
    fn ratios_stay_between_zero_and_one() {
        let chance = SeededChance::new(1);
        for _ in 0..1000 {
            let ratio = chance.ratio();
            assert!((0.0..1.0).contains(&ratio));
        }
    }
}
