//! Signs short statements of the program, so that who holds the database alone cannot rewrite its past.

use crate::{Vault, VaultError};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use secrecy::{ExposeSecret, SecretSlice};
use sha2::Sha256;

/// What the derived keys are for: a key of the vault never signs and seals with the same bytes.
const PURPOSE: &[u8] = b"parvis statement signing 1";

/// A statement as it is stored: which key signed it, and the signature (Ed25519, 64 bytes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Version of the key of the vault.
    pub version: u8,
    /// The signature.
    pub signature: Vec<u8>,
}

impl Vault {
    /// Signs with a key derived from the newest key of the vault.
    ///
    /// # Errors
    /// [`VaultError::MalformedKeys`] when the vault is empty.
    pub fn sign(&self, statement: &[u8]) -> Result<Signed, VaultError> {
        let (version, key) = self.keys.last_key_value().ok_or(VaultError::MalformedKeys)?;
        let signature = signing_key(key)?.sign(statement).to_bytes().to_vec();
        Ok(Signed { version: *version, signature })
    }

    /// Says whether this vault signed the statement; one signed with a key that is gone cannot be told.
    ///
    /// # Errors
    /// [`VaultError::MissingKey`].
    pub fn verify(&self, statement: &[u8], signed: &Signed) -> Result<bool, VaultError> {
        let key = self.keys.get(&signed.version).ok_or(VaultError::MissingKey(signed.version))?;
        let Ok(signature) = Signature::from_slice(&signed.signature) else { return Ok(false) };
        Ok(signing_key(key)?.verifying_key().verify_strict(statement, &signature).is_ok())
    }

    /// Returns the public key of the newest signatures, to be kept elsewhere by who wants to verify alone.
    ///
    /// # Errors
    /// [`VaultError::MalformedKeys`] when the vault is empty.
    pub fn public_key(&self) -> Result<String, VaultError> {
        use base64::{Engine as _, engine::general_purpose::STANDARD};
        let (version, key) = self.keys.last_key_value().ok_or(VaultError::MalformedKeys)?;
        let public: VerifyingKey = signing_key(key)?.verifying_key();
        Ok(format!("{version}:{}", STANDARD.encode(public.as_bytes())))
    }
}

fn signing_key(key: &SecretSlice<u8>) -> Result<SigningKey, VaultError> {
    let mut seed = [0_u8; 32];
    Hkdf::<Sha256>::new(None, key.expose_secret())
        .expand(PURPOSE, &mut seed)
        .map_err(|_| VaultError::MalformedKeys)?;
    Ok(SigningKey::from_bytes(&seed))
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_kernel::SeededChance;

    #[test]
    fn a_statement_is_verified_by_the_vault_that_signed_it_and_by_no_other() {
        let chance = SeededChance::new(7);
        let first = Vault::new_key_file(&chance);
        let vault = Vault::from_key_file(first.expose_secret()).unwrap();
        let other = Vault::from_key_file(Vault::new_key_file(&chance).expose_secret()).unwrap();
        let signed = vault.sign(b"statement").unwrap();
        assert!(vault.verify(b"statement", &signed).unwrap());
        assert!(!vault.verify(b"another", &signed).unwrap());
        assert!(!other.verify(b"statement", &signed).unwrap());
        let cut = Signed { version: 1, signature: signed.signature[1..].to_vec() };
        assert!(!vault.verify(b"statement", &cut).unwrap());
        // A rotated vault still verifies what the old key signed, and signs with the new one.
        let both = format!("{}{}", first.expose_secret(), Vault::new_key_line(2, &chance).expose_secret());
        let rotated = Vault::from_key_file(&both).unwrap();
        assert!(rotated.verify(b"statement", &signed).unwrap());
        assert_eq!(rotated.sign(b"statement").unwrap().version, 2);
        assert_ne!(rotated.public_key().unwrap(), vault.public_key().unwrap());
        let newest = rotated.sign(b"statement").unwrap();
        assert_eq!(vault.verify(b"statement", &newest).unwrap_err(), VaultError::MissingKey(2));
    }
}
