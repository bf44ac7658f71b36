//! Passwords: argon2id, off the async threads.

use crate::IdentityError;
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use parvis_kernel::{Chance, FieldFault};

/// Shortest password, in characters.
///
/// Source: CNIL, deliberation 2022-100 of 21 July 2022: 12 characters of four kinds or 14 of three; we ask
/// length first, since restriction of tries is in place. Read 2026-11-24.
pub(crate) const PASSWORD_MIN: usize = 12;
/// Longest password, in bytes: hashing must stay bounded.
const PASSWORD_MAX_BYTES: usize = 1024;

/// Checks a new password.
pub(crate) fn check_password(field: &str, password: &str, faults: &mut Vec<FieldFault>) {
    let mut letters: Vec<char> = password.chars().collect();
    let length = letters.len();
    letters.sort_unstable();
    letters.dedup();
    if length < PASSWORD_MIN || letters.len() < 5 {
        faults.push(FieldFault { field: field.to_owned(), code: "identity.password_too_short" });
    } else if password.len() > PASSWORD_MAX_BYTES {
        faults.push(FieldFault { field: field.to_owned(), code: "identity.password_too_long" });
    }
}

/// Hashes a password (argon2id, 19 MiB, 2 passes: the defaults of the library, which follow OWASP).
pub(crate) async fn hash(password: String, chance: &dyn Chance) -> Result<String, IdentityError> {
    let mut salt = [0_u8; 16];
    chance.fill(&mut salt);
    let hashing = move || {
        Argon2::default()
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map(|hash| hash.to_string())
            .map_err(|error| IdentityError::Hashing(error.to_string()))
    };
    tokio::task::spawn_blocking(hashing).await.map_err(|error| IdentityError::Hashing(error.to_string()))?
}

/// Verifies a password. Without a stored hash the same work is done and the answer is no, so that the time
/// tells nobody which addresses exist.
pub(crate) async fn verify(password: String, stored: Option<String>) -> Result<bool, IdentityError> {
    let verifying = move || {
        if password.len() > PASSWORD_MAX_BYTES {
            return false;
        }
        let Some(stored) = stored else {
            let _ = Argon2::default().hash_password_with_salt(password.as_bytes(), &[7_u8; 16]);
            return false;
        };
        PasswordHash::new(&stored)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    };
    tokio::task::spawn_blocking(verifying).await.map_err(|error| IdentityError::Hashing(error.to_string()))
}

/// Makes a password to be told to a new member: 4 groups of 5 unambiguous letters and digits.
pub(crate) fn temporary(chance: &dyn Chance) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789x";
    let mut random = [0_u8; 20];
    chance.fill(&mut random);
    let groups = random.chunks(5).map(|group| {
        group
            .iter()
            .filter_map(|byte| LETTERS.get(usize::from(byte & 31)).copied().map(char::from))
            .collect::<String>()
    });
    groups.collect::<Vec<_>>().join("-")
}
