//! The vault: secrets sealed at rest and statements signed, with keys that can be rotated.

mod signing;

pub use signing::Signed;

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use parvis_kernel::Chance;
use secrecy::{ExposeSecret, SecretSlice, SecretString};
use std::collections::BTreeMap;

/// A secret as it is stored: `version (1) ‖ nonce (24) ‖ ciphertext and tag`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed(pub Vec<u8>);

/// Why a secret could not be sealed or opened. Never says anything of the secret.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum VaultError {
    /// The key file does not hold keys of 32 bytes, one `version:base64` a line.
    #[error("the key file is not readable: one line `number:base64 of 32 bytes` for each key")]
    MalformedKeys,
    /// The secret was sealed with a key that is no longer in the file.
    #[error("the key number {0} is missing from the key file")]
    MissingKey(u8),
    /// The stored bytes were changed, or belong to another row.
    #[error("a stored secret was altered, or moved from another row")]
    Altered,
}

/// The keys, by version. The highest seals; all of them open.
pub struct Vault {
    keys: BTreeMap<u8, SecretSlice<u8>>,
}

const KEY_BYTES: usize = 32;
const NONCE_BYTES: usize = 24;

impl Vault {
    /// Reads a key file: one `version:base64` a line, versions from 1 to 255.
    ///
    /// # Errors
    /// [`VaultError::MalformedKeys`].
    pub fn from_key_file(text: &str) -> Result<Self, VaultError> {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let mut keys = BTreeMap::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let (version, key) = line.split_once(':').ok_or(VaultError::MalformedKeys)?;
            let version: u8 = version.trim().parse().map_err(|_| VaultError::MalformedKeys)?;
            let key = STANDARD.decode(key.trim()).map_err(|_| VaultError::MalformedKeys)?;
            if version == 0 || key.len() != KEY_BYTES {
                return Err(VaultError::MalformedKeys);
            }
            keys.insert(version, SecretSlice::from(key));
        }
        if keys.is_empty() { Err(VaultError::MalformedKeys) } else { Ok(Self { keys }) }
    }

    /// Makes the text of a new key file with one key.
    #[must_use]
    pub fn new_key_file(chance: &dyn Chance) -> SecretString {
        Self::new_key_line(1, chance)
    }

    /// Makes the line of one more key, to be added to the file before [`Vault::needs_resealing`] is asked.
    #[must_use]
    pub fn new_key_line(version: u8, chance: &dyn Chance) -> SecretString {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let mut key = [0_u8; KEY_BYTES];
        chance.fill(&mut key);
        SecretString::from(format!("{version}:{}\n", STANDARD.encode(key)))
    }

    /// Seals a secret for one row: opened for another row, it is refused.
    ///
    /// # Errors
    /// [`VaultError::Altered`] when the cipher refuses, which only an absurd size can cause.
    pub fn seal(&self, secret: &SecretString, row: &str, chance: &dyn Chance) -> Result<Sealed, VaultError> {
        let (version, key) = self.keys.last_key_value().ok_or(VaultError::MalformedKeys)?;
        let mut nonce = [0_u8; NONCE_BYTES];
        chance.fill(&mut nonce);
        let payload = Payload { msg: secret.expose_secret().as_bytes(), aad: row.as_bytes() };
        let ciphertext =
            cipher(key)?.encrypt(&XNonce::from(nonce), payload).map_err(|_| VaultError::Altered)?;
        let mut stored = Vec::with_capacity(1 + NONCE_BYTES + ciphertext.len());
        stored.push(*version);
        stored.extend_from_slice(&nonce);
        stored.extend_from_slice(&ciphertext);
        Ok(Sealed(stored))
    }

    /// Opens a secret of one row.
    ///
    /// # Errors
    /// [`VaultError::MissingKey`] or [`VaultError::Altered`].
    pub fn open(&self, sealed: &Sealed, row: &str) -> Result<SecretString, VaultError> {
        let (version, rest) = sealed.0.split_first().ok_or(VaultError::Altered)?;
        let (nonce, ciphertext) = rest.split_first_chunk::<NONCE_BYTES>().ok_or(VaultError::Altered)?;
        let key = self.keys.get(version).ok_or(VaultError::MissingKey(*version))?;
        let payload = Payload { msg: ciphertext, aad: row.as_bytes() };
        let plain = cipher(key)?.decrypt(&XNonce::from(*nonce), payload).map_err(|_| VaultError::Altered)?;
        String::from_utf8(plain).map(SecretString::from).map_err(|_| VaultError::Altered)
    }

    /// Says whether a secret was sealed with an older key than the current one.
    #[must_use]
    pub fn needs_resealing(&self, sealed: &Sealed) -> bool {
        sealed.0.first() != self.keys.last_key_value().map(|(version, _)| version)
    }
}

fn cipher(key: &SecretSlice<u8>) -> Result<XChaCha20Poly1305, VaultError> {
    XChaCha20Poly1305::new_from_slice(key.expose_secret()).map_err(|_| VaultError::MalformedKeys)
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_kernel::SeededChance;

    fn vault(seed: u64) -> Vault {
        Vault::from_key_file(Vault::new_key_file(&SeededChance::new(seed)).expose_secret()).unwrap()
    }

    #[test]
    fn a_secret_is_opened_for_its_row_only() {
        let (vault, chance) = (vault(1), SeededChance::new(2));
        let secret = SecretString::from("mot de passe d’application".to_owned());
        let sealed = vault.seal(&secret, "chan_a", &chance).unwrap();
        assert_eq!(vault.open(&sealed, "chan_a").unwrap().expose_secret(), secret.expose_secret());
        assert_eq!(vault.open(&sealed, "chan_b").unwrap_err(), VaultError::Altered);
    }

    #[test]
    fn the_stored_bytes_hold_nothing_of_the_secret_and_never_repeat() {
        let (vault, chance) = (vault(1), SeededChance::new(2));
        let secret = SecretString::from("jeton-secret".to_owned());
        let first = vault.seal(&secret, "row", &chance).unwrap();
        let second = vault.seal(&secret, "row", &chance).unwrap();
        assert_ne!(first, second);
        assert!(!first.0.windows(12).any(|window| window == b"jeton-secret"));
    }

    #[test]
    fn one_changed_byte_is_noticed() {
        let (vault, chance) = (vault(1), SeededChance::new(2));
        let sealed = vault.seal(&SecretString::from("x".to_owned()), "row", &chance).unwrap();
        for index in 1..sealed.0.len() {
            let mut altered = sealed.clone();
            altered.0[index] ^= 1;
            assert_eq!(vault.open(&altered, "row").unwrap_err(), VaultError::Altered);
        }
        assert_eq!(vault.open(&Sealed(vec![1, 2]), "row").unwrap_err(), VaultError::Altered);
    }

    #[test]
    fn a_new_key_seals_while_the_old_one_still_opens() {
        let chance = SeededChance::new(4);
        let first = Vault::new_key_file(&chance);
        let old = Vault::from_key_file(first.expose_secret()).unwrap();
        let sealed = old.seal(&SecretString::from("x".to_owned()), "row", &chance).unwrap();
        let second = Vault::new_key_line(2, &chance);
        let both = format!("{}{}", first.expose_secret(), second.expose_secret());
        let rotated = Vault::from_key_file(&both).unwrap();
        assert!(rotated.needs_resealing(&sealed));
        let resealed = rotated.seal(&rotated.open(&sealed, "row").unwrap(), "row", &chance).unwrap();
        assert!(!rotated.needs_resealing(&resealed));
        assert_eq!(old.open(&resealed, "row").unwrap_err(), VaultError::MissingKey(2));
    }

    #[test]
    fn a_malformed_key_file_is_refused() {
        for text in ["", "1", "1:abc", "0:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "x:AAAA"] {
            assert!(matches!(Vault::from_key_file(text), Err(VaultError::MalformedKeys)));
        }
    }
}
