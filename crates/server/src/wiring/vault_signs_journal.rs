//! The vault signs where the journal stands, and says later whether it did.

use crate::program::Program;
use parvis_database::{
    DatabaseError,
    checkpoint::{Checkpoint, sign_chains},
};
use parvis_vault::{Signed, Vault, VaultError};

/// Why the journal could not be signed; it is sealed all the same, and signed at the next round.
#[derive(Debug, thiserror::Error)]
pub enum SignJournalError {
    /// The database.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The keys.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Signs the chains that have grown; returns how many.
///
/// # Errors
/// [`SignJournalError`].
pub async fn sign_journal(program: &Program) -> Result<usize, SignJournalError> {
    let vault = &program.channels.vault;
    sign_chains(&program.db, |statement| {
        let Signed { version, signature } = vault.sign(statement)?;
        Ok((version, signature))
    })
    .await
}

/// Says whether this vault signed the checkpoint.
#[must_use]
pub fn is_signed_by(vault: &Vault, checkpoint: &Checkpoint) -> bool {
    let signed = Signed { version: checkpoint.key_version, signature: checkpoint.signature.clone() };
    vault.verify(checkpoint.statement().as_bytes(), &signed).unwrap_or(false)
}
