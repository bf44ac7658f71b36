//! The one-time opening of a fresh installation: whoever reads the console, and nobody else, may claim it.

use parvis_kernel::Chance;
use std::sync::{Mutex, PoisonError};
use subtle::ConstantTimeEq;

/// Holds the token until it has served once.
#[derive(Debug, Default)]
pub struct FirstRun(Mutex<Option<String>>);

impl FirstRun {
    /// Opens with a new token, 32 letters, and returns it for the console.
    pub fn open(&self, chance: &dyn Chance) -> String {
        let mut random = [0_u8; 16];
        chance.fill(&mut random);
        let token: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(token.clone());
        token
    }

    /// Says whether `token` is the one, without using it up.
    #[must_use]
    pub fn accepts(&self, token: &str) -> bool {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().is_some_and(|held| held.as_bytes().ct_eq(token.as_bytes()).into())
    }

    /// Closes for good.
    pub fn close(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
