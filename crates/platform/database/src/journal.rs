//! The journal: one line per act, written in the act's transaction, sealed into a chain moments later.

use crate::{Database, DatabaseError, Migration, Run, Tx, bind, dialect};
use parvis_kernel::{Digest, JournalLineId, MemberId, OrganisationId, Scope};
use sha2::{Digest as _, Sha256};

/// Tables of the journal and of the outbox.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "2026_11_24_0010_journal_and_outbox",
        sql: include_str!("../migrations/2026_11_24_0010_journal_and_outbox.sql"),
    },
    Migration {
        name: "2026_11_25_0259_unsealed_lines",
        sql: include_str!("../migrations/2026_11_25_0259_unsealed_lines.sql"),
    },
    Migration {
        name: "2026_11_25_0312_journal_checkpoints",
        sql: include_str!("../migrations/2026_11_25_0312_journal_checkpoints.sql"),
    },
];

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A member of the team.
    Member(MemberId),
    /// The program itself, by a job or a command.
    Program,
}

/// An act to write down.
#[derive(Clone, Debug)]
pub struct Line {
    /// Who did it.
    pub actor: Actor,
    /// What was done: domain words with dots, for example `post.scheduled`.
    pub act: &'static str,
    /// Wire id of what it was done to.
    pub object: String,
    /// What changed, as JSON: before, after, why. May hold personal data; can be erased alone.
    pub payload: serde_json::Value,
}

impl Tx {
    /// Writes a journal line.
    ///
    /// # Errors
    /// [`DatabaseError::Engine`] when the statement fails.
    pub async fn journal(&mut self, scope: Scope, line: Line) -> Result<JournalLineId, DatabaseError> {
        let id: JournalLineId = self.new_id();
        let body = line.payload.to_string();
        let digest = Digest::from_bytes(Sha256::digest(&body).into());
        let member = match line.actor {
            Actor::Member(member) => Some(member),
            Actor::Program => None,
        };
        self.run(
            "INSERT INTO journal_lines \
             (id, organisation_id, entity_id, happened_at, member_id, act, object, payload_digest) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            bind![id, scope.organisation, scope.entity, self.now(), member, line.act, line.object, digest],
        )
        .await?;
        self.run(
            "INSERT INTO journal_payloads (line_id, organisation_id, body) VALUES ($1, $2, $3)",
            bind![id, scope.organisation, body],
        )
        .await?;
        self.wake("journal");
        Ok(id)
    }
}

/// Seals the lines that are not in the chain yet, oldest first; returns how many.
///
/// One chain per organisation: each seal is the digest of the previous seal and of the line. The payload
/// takes part by its digest only, so that erasing it breaks nothing.
///
/// # Errors
/// [`DatabaseError::Engine`]: nothing was sealed.
pub async fn seal(database: &Database) -> Result<usize, DatabaseError> {
    let mut tx = database.begin().await?;
    // Several programs may share the database: two would give one number to two lines.
    if let Some(sql) = dialect::one_at_a_time(tx.engine()) {
        tx.run(sql, bind!["parvis journal".to_owned()]).await?;
    }
    let organisations = tx
        .rows("SELECT DISTINCT organisation_id FROM journal_lines WHERE sealed_number IS NULL", Vec::new())
        .await?;
    let mut sealed = 0;
    for row in &organisations {
        sealed += seal_organisation(&mut tx, row.get("organisation_id")?).await?;
    }
    tx.commit().await?;
    Ok(sealed)
}

/// Where a chain ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ChainEnd {
    number: i64,
    seal: Digest,
}

async fn seal_organisation(tx: &mut Tx, organisation: OrganisationId) -> Result<usize, DatabaseError> {
    let mut end = chain_end(tx, organisation).await?;
    let lines = tx
        .rows(
            "SELECT id, happened_at, member_id, act, object, payload_digest FROM journal_lines \
             WHERE organisation_id = $1 AND sealed_number IS NULL ORDER BY happened_at, id LIMIT 2000",
            bind![organisation],
        )
        .await?;
    for row in &lines {
        end = ChainEnd { number: end.number + 1, seal: seal_of(end.seal, row)? };
        tx.run(
            "UPDATE journal_lines SET sealed_number = $1, seal = $2 WHERE organisation_id = $3 AND id = $4",
            bind![end.number, end.seal, organisation, row.get::<JournalLineId>("id")?],
        )
        .await?;
    }
    tx.run(
        "INSERT INTO journal_chains (organisation_id, sealed_number, seal) VALUES ($1, $2, $3) \
         ON CONFLICT (organisation_id) DO UPDATE SET sealed_number = $2, seal = $3",
        bind![organisation, end.number, end.seal],
    )
    .await?;
    Ok(lines.len())
}

async fn chain_end(run: &impl Run, organisation: OrganisationId) -> Result<ChainEnd, DatabaseError> {
    let row = run
        .row("SELECT sealed_number, seal FROM journal_chains WHERE organisation_id = $1", bind![organisation])
        .await?;
    match row {
        Some(row) => Ok(ChainEnd { number: row.get("sealed_number")?, seal: row.get("seal")? }),
        None => Ok(ChainEnd { number: 0, seal: Digest::from_bytes([0; 32]) }),
    }
}

fn seal_of(previous: Digest, row: &crate::Row) -> Result<Digest, DatabaseError> {
    let mut hasher = Sha256::new();
    hasher.update(previous.as_bytes());
    hasher.update(row.get::<JournalLineId>("id")?.to_string());
    hasher.update(row.get::<i64>("happened_at")?.to_be_bytes());
    let member = row.maybe::<MemberId>("member_id")?;
    hasher.update(member.map(|member| member.to_string()).unwrap_or_default());
    for text in [row.get::<String>("act")?, row.get::<String>("object")?] {
        hasher.update([0]);
        hasher.update(text);
    }
    hasher.update(row.get::<Digest>("payload_digest")?.as_bytes());
    Ok(Digest::from_bytes(hasher.finalize().into()))
}

/// What reading a chain again found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChainCheck {
    /// Every line is as it was sealed.
    Whole {
        /// Number of sealed lines.
        lines: i64,
    },
    /// The line with this number is not the one that was sealed, or is missing.
    Broken {
        /// First number at fault.
        at: i64,
    },
}

/// Reads the chain of an organisation again, from its first line.
///
/// # Errors
/// [`DatabaseError::Engine`] when the lines cannot be read.
pub async fn check_chain(run: &impl Run, organisation: OrganisationId) -> Result<ChainCheck, DatabaseError> {
    let mut seal = Digest::from_bytes([0; 32]);
    let mut number = 0;
    loop {
        let rows = run
            .rows(
                "SELECT id, happened_at, member_id, act, object, payload_digest, sealed_number, seal \
                 FROM journal_lines WHERE organisation_id = $1 AND sealed_number > $2 \
                 ORDER BY sealed_number LIMIT 1000",
                bind![organisation, number],
            )
            .await?;
        if rows.is_empty() {
            let end = chain_end(run, organisation).await?;
            let whole = end.number == number && end.seal == seal;
            return Ok(if whole {
                ChainCheck::Whole { lines: number }
            } else {
                ChainCheck::Broken { at: number + 1 }
            });
        }
        for row in &rows {
            seal = seal_of(seal, row)?;
            number += 1;
            if row.get::<i64>("sealed_number")? != number || row.get::<Digest>("seal")? != seal {
                return Ok(ChainCheck::Broken { at: number });
            }
        }
    }
}
