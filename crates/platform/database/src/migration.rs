//! Migrations: dated SQL files, one for both engines, run in order and never changed once released.

use crate::{Database, DatabaseError, Engine, Run, Tx, bind, dialect};
use sha2::{Digest as _, Sha256};

/// One step of the schema. Its name sorts by date: `2026_11_24_0100_identity`.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// Unique name, sorted by date.
    pub name: &'static str,
    /// Statements, with PostgreSQL's types, separated by `;` at the end of a line.
    pub sql: &'static str,
}

/// All the migrations of the program.
#[derive(Clone, Debug, Default)]
pub struct Migrations(Vec<Migration>);

/// What the database holds compared with what the program knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemaState {
    /// Nothing to do.
    Current,
    /// These steps have not run.
    Behind(Vec<&'static str>),
}

const LEDGER: &str = "CREATE TABLE IF NOT EXISTS migrations (\
     name TEXT PRIMARY KEY, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";

impl Migrations {
    /// Gathers the migrations of every crate, sorted by name.
    #[must_use]
    pub fn new(parts: impl IntoIterator<Item = Migration>) -> Self {
        let mut all: Vec<_> = parts.into_iter().collect();
        all.sort_by_key(|migration| migration.name);
        Self(all)
    }

    /// Returns them in the order they run.
    #[must_use]
    pub fn all(&self) -> &[Migration] {
        &self.0
    }

    /// Runs what has not run, all of it in one transaction: a failure leaves the database as it was.
    ///
    /// # Errors
    /// [`DatabaseError::NewerSchema`] or [`DatabaseError::ChangedMigration`] before anything is touched.
    pub async fn apply(&self, database: &Database) -> Result<Vec<&'static str>, DatabaseError> {
        let tx = database.begin().await?;
        tx.run(&dialect::column_types(tx.engine(), LEDGER), Vec::new()).await?;
        if tx.engine() == Engine::Postgres {
            // Two nodes that start together: the second waits, then finds nothing to do.
            tx.run("LOCK TABLE migrations IN EXCLUSIVE MODE", Vec::new()).await?;
        }
        let missing = match self.compare(&tx).await? {
            SchemaState::Current => Vec::new(),
            SchemaState::Behind(names) => names,
        };
        for migration in self.0.iter().filter(|migration| missing.contains(&migration.name)) {
            run_one(&tx, migration).await?;
        }
        tx.commit().await?;
        Ok(missing)
    }

    /// Compares without changing anything.
    ///
    /// # Errors
    /// As [`Migrations::apply`].
    pub async fn state(&self, database: &Database) -> Result<SchemaState, DatabaseError> {
        let tx = database.begin().await?;
        tx.run(&dialect::column_types(tx.engine(), LEDGER), Vec::new()).await?;
        let state = self.compare(&tx).await;
        tx.rollback().await?;
        state
    }

    async fn compare(&self, run: &impl Run) -> Result<SchemaState, DatabaseError> {
        let applied = run.rows("SELECT name, checksum FROM migrations ORDER BY name", Vec::new()).await?;
        let mut known = std::collections::BTreeMap::new();
        for row in &applied {
            known.insert(row.get::<String>("name")?, row.get::<String>("checksum")?);
        }
        if let Some(found) = known.keys().find(|name| self.0.iter().all(|ours| ours.name != name.as_str())) {
            return Err(DatabaseError::NewerSchema { found: found.clone() });
        }
        let mut behind = Vec::new();
        for migration in &self.0 {
            match known.get(migration.name) {
                None => behind.push(migration.name),
                Some(checksum) if *checksum != migration.checksum() => {
                    return Err(DatabaseError::ChangedMigration { name: migration.name.to_owned() });
                }
                Some(_) => {}
            }
        }
        Ok(if behind.is_empty() { SchemaState::Current } else { SchemaState::Behind(behind) })
    }
}

impl Migration {
    /// Returns the SHA-256 of the statements, in hexadecimal.
    #[must_use]
    pub fn checksum(&self) -> String {
        parvis_kernel::Digest::from_bytes(Sha256::digest(self.sql).into()).to_string()
    }

    /// Returns the statements for one engine.
    pub fn statements(&self, engine: Engine) -> impl Iterator<Item = String> {
        self.sql
            .split(";\n")
            .map(|part| {
                let lines = part.lines().filter(|line| !line.trim_start().starts_with("--"));
                lines.collect::<Vec<_>>().join("\n").trim().to_owned()
            })
            .filter(|statement| !statement.is_empty())
            .map(move |statement| dialect::column_types(engine, &statement))
    }
}

async fn run_one(tx: &Tx, migration: &Migration) -> Result<(), DatabaseError> {
    for statement in migration.statements(tx.engine()) {
        tx.run(&statement, Vec::new()).await?;
    }
    tx.run(
        "INSERT INTO migrations (name, checksum, applied_at) VALUES ($1, $2, $3)",
        bind![migration.name, migration.checksum(), tx.now()],
    )
    .await?;
    Ok(())
}
