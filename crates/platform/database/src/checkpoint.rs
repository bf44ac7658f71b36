//! Signed checkpoints of the journal: who rewrites the chain in the database cannot sign it again.

use crate::{Database, DatabaseError, Row, Run, bind};
use parvis_kernel::{Digest, OrganisationId, Timestamp};
use std::time::Duration;

/// Shortest time between two checkpoints of one chain.
pub const CHECKPOINT_EVERY: Duration = Duration::from_secs(3600);

/// Where a chain stood when it was signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The institution whose chain it is.
    pub organisation: OrganisationId,
    /// Number of the last line sealed then.
    pub number: i64,
    /// Its seal.
    pub seal: Digest,
    /// When it was signed.
    pub signed_at: Timestamp,
    /// Version of the key that signed.
    pub key_version: u8,
    /// The signature of [`Checkpoint::statement`].
    pub signature: Vec<u8>,
}

impl Checkpoint {
    /// Returns what is signed: everything the checkpoint says, as one line of text.
    #[must_use]
    pub fn statement(&self) -> String {
        format!("parvis journal 1 {} {} {} {}", self.organisation, self.number, self.seal, self.signed_at)
    }
}

/// What reading the checkpoints of a chain found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckpointCheck {
    /// Each is signed by us and agrees with the chain.
    Whole {
        /// How many there are.
        count: usize,
        /// When the last was signed; `None` before the first.
        last: Option<Timestamp>,
    },
    /// The checkpoint at this line is not signed by us, or the chain was rewritten beneath it.
    Broken {
        /// Number of the line.
        at: i64,
    },
}

/// Signs every chain that has grown since its last checkpoint, once an hour each; returns how many.
///
/// `sign` answers the version of its key and the signature.
///
/// # Errors
/// [`DatabaseError::Engine`], or what `sign` answered: nothing was written.
pub async fn sign_chains<E>(
    database: &Database,
    sign: impl Fn(&[u8]) -> Result<(u8, Vec<u8>), E>,
) -> Result<usize, E>
where
    E: From<DatabaseError>,
{
    let tx = database.begin().await?;
    let grown = tx
        .rows(
            "SELECT c.organisation_id, c.sealed_number, c.seal FROM journal_chains c \
             WHERE NOT EXISTS (SELECT 1 FROM journal_checkpoints p WHERE p.organisation_id = c.organisation_id \
             AND (p.sealed_number >= c.sealed_number OR p.signed_at > $1))",
            bind![tx.now().before(CHECKPOINT_EVERY)],
        )
        .await?;
    for row in &grown {
        let mut checkpoint = Checkpoint {
            organisation: row.get("organisation_id")?,
            number: row.get("sealed_number")?,
            seal: row.get("seal")?,
            signed_at: tx.now(),
            key_version: 0,
            signature: Vec::new(),
        };
        (checkpoint.key_version, checkpoint.signature) = sign(checkpoint.statement().as_bytes())?;
        tx.run(
            "INSERT INTO journal_checkpoints (organisation_id, sealed_number, seal, signed_at, key_version, \
             signature) VALUES ($1, $2, $3, $4, $5, $6)",
            bind![
                checkpoint.organisation,
                checkpoint.number,
                checkpoint.seal,
                checkpoint.signed_at,
                i64::from(checkpoint.key_version),
                checkpoint.signature
            ],
        )
        .await?;
    }
    tx.commit().await?;
    Ok(grown.len())
}

/// Compares the checkpoints of an institution with its chain; `is_ours` verifies a statement.
///
/// The chain itself is read by [`crate::journal::check_chain`]: together they tell a chain that was
/// rewritten as a whole from one that is as it was written.
///
/// # Errors
/// [`DatabaseError::Engine`] when they cannot be read.
pub async fn check_checkpoints(
    run: &impl Run,
    organisation: OrganisationId,
    is_ours: impl Fn(&Checkpoint) -> bool,
) -> Result<CheckpointCheck, DatabaseError> {
    let rows = run
        .rows(
            "SELECT p.organisation_id, p.sealed_number, p.seal, p.signed_at, p.key_version, p.signature, \
             l.seal AS sealed FROM journal_checkpoints p LEFT JOIN journal_lines l \
             ON l.organisation_id = p.organisation_id AND l.sealed_number = p.sealed_number \
             WHERE p.organisation_id = $1 ORDER BY p.sealed_number",
            bind![organisation],
        )
        .await?;
    let mut last = None;
    for row in &rows {
        let checkpoint = checkpoint(row)?;
        if row.maybe::<Digest>("sealed")? != Some(checkpoint.seal) || !is_ours(&checkpoint) {
            return Ok(CheckpointCheck::Broken { at: checkpoint.number });
        }
        last = Some(checkpoint.signed_at);
    }
    Ok(CheckpointCheck::Whole { count: rows.len(), last })
}

pub(crate) fn checkpoint(row: &Row) -> Result<Checkpoint, DatabaseError> {
    Ok(Checkpoint {
        organisation: row.get("organisation_id")?,
        number: row.get("sealed_number")?,
        seal: row.get("seal")?,
        signed_at: row.get("signed_at")?,
        key_version: u8::try_from(row.get::<i64>("key_version")?).unwrap_or_default(),
        signature: row.get("signature")?,
    })
}
