//! What the two engines say differently, one named function each. Tidy counts them: at most 30.

use crate::Engine;

/// Ends the inner select of a claim, so that two workers never take the same row.
///
/// SQLite has one writer: the transaction itself is the lock.
#[must_use]
pub fn claim_lock(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "",
        Engine::Postgres => "FOR UPDATE SKIP LOCKED",
    }
}

/// Ends a select of rows that the same transaction is about to change, so that what was read still holds.
#[must_use]
pub fn row_lock(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "",
        Engine::Postgres => "FOR UPDATE",
    }
}

/// Statement by which a transaction passes a gate, `$1`, that another may shut; many pass at once.
///
/// SQLite has one writer, which is the gate.
#[must_use]
pub fn pass_gate(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some("SELECT pg_advisory_xact_lock_shared($1)"),
    }
}

/// Statement by which a transaction shuts the gate `$1` until its end: those inside first leave.
#[must_use]
pub fn shut_gate(engine: Engine) -> Option<&'static str> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => Some("SELECT pg_advisory_xact_lock($1)"),
    }
}

/// Turns a migration, written with PostgreSQL's types, into the engine's own.
#[must_use]
pub fn column_types(engine: Engine, sql: &str) -> String {
    match engine {
        Engine::Postgres => sql.to_owned(),
        Engine::Sqlite => {
            sql.replace(" UUID", " BLOB").replace(" BYTEA", " BLOB").replace(" BIGINT", " INTEGER")
        }
    }
}

/// Matches a folded word anywhere in a column, without regard to the engine's own case rules.
#[must_use]
pub fn contains(engine: Engine, column: &str, parameter: &str) -> String {
    match engine {
        Engine::Sqlite => format!("instr({column}, {parameter}) > 0"),
        Engine::Postgres => format!("position({parameter} in {column}) > 0"),
    }
}

/// Lists `count` placeholders from `$first` on, for an `IN (…)`.
#[must_use]
pub fn placeholders(first: usize, count: usize) -> String {
    (first..first + count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}
