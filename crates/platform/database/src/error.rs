//! What can go wrong between the program and its database.

/// A failure of the database. Domains wrap it; the edge logs it once.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The engine refused or lost a statement.
    #[error("database: {0}")]
    Engine(#[from] sea_orm::DbErr),
    /// The pool could not be opened.
    #[error("cannot open the database: {0}")]
    Open(#[from] sqlx::Error),
    /// A stored value is not what the program writes.
    #[error("column {column} holds an unexpected value")]
    Column {
        /// Name of the column.
        column: String,
    },
    /// The address names no engine that this program knows.
    #[error("the database address must start with sqlite: or postgres:")]
    UnknownEngine,
    /// The database was written by a newer version of the program.
    #[error("the database was written by a newer version (migration {found} is unknown here)")]
    NewerSchema {
        /// First migration that this program does not know.
        found: String,
    },
    /// A migration that already ran is not the one of this program.
    #[error("migration {name} changed since it ran")]
    ChangedMigration {
        /// Its name.
        name: String,
    },
}

impl DatabaseError {
    /// Says whether a unique index refused the row.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Engine(error)
            if matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_))))
    }
}
