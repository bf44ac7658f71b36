//! Statements, inside a transaction or outside, and what a transaction carries to its commit.

use crate::{Database, DatabaseError, Engine, Event, Row, snapshot};
use async_trait::async_trait;
use parvis_kernel::{Id, Timestamp};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, Statement, Value};

/// Something that runs statements. Store functions take `&impl Run`.
///
/// Statements are written once, with `$1`, `$2`, … which both engines understand.
#[async_trait]
pub trait Run: Send + Sync {
    /// Engine behind.
    fn engine(&self) -> Engine;

    /// Runs a statement and returns its rows.
    async fn rows(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, DatabaseError>;

    /// Runs a statement and returns the number of rows it changed.
    async fn run(&self, sql: &str, values: Vec<Value>) -> Result<u64, DatabaseError>;

    /// Runs a statement and returns its first row.
    async fn row(&self, sql: &str, values: Vec<Value>) -> Result<Option<Row>, DatabaseError> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }
}

fn statement(engine: Engine, sql: &str, values: Vec<Value>) -> Statement {
    let backend = match engine {
        Engine::Sqlite => DbBackend::Sqlite,
        Engine::Postgres => DbBackend::Postgres,
    };
    Statement::from_sql_and_values(backend, sql, values)
}

async fn rows_of(connection: &impl ConnectionTrait, statement: Statement) -> Result<Vec<Row>, DatabaseError> {
    Ok(connection.query_all_raw(statement).await?.into_iter().map(Row).collect())
}

/// Reads outside any transaction, or in the snapshot of its task.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    connection: &'a DatabaseConnection,
    engine: Engine,
    /// The database whose snapshots it reads through; `None` always reads what is committed now.
    home: Option<usize>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(connection: &'a DatabaseConnection, engine: Engine, home: Option<usize>) -> Self {
        Self { connection, engine, home }
    }
}

#[async_trait]
impl Run for Reader<'_> {
    fn engine(&self) -> Engine {
        self.engine
    }

    async fn rows(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, DatabaseError> {
        let statement = statement(self.engine, sql, values);
        match self.home.and_then(snapshot::open_on) {
            Some(open) => rows_of(&open.inner, statement).await,
            None => rows_of(self.connection, statement).await,
        }
    }

    async fn run(&self, sql: &str, values: Vec<Value>) -> Result<u64, DatabaseError> {
        Ok(self.connection.execute_raw(statement(self.engine, sql, values)).await?.rows_affected())
    }
}

/// An open transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
///
/// Invariant: a state change, its journal line and its events are written through the same `Tx`.
pub struct Tx {
    inner: DatabaseTransaction,
    database: Database,
    now: Timestamp,
    pub(crate) emitted: Vec<Event>,
    wakes: Vec<&'static str>,
}

impl Tx {
    pub(crate) fn new(inner: DatabaseTransaction, database: Database) -> Self {
        let now = database.now();
        Self { inner, database, now, emitted: Vec::new(), wakes: Vec::new() }
    }

    /// Returns the instant at which the transaction began: the one time of everything it writes.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Makes a new id.
    #[must_use]
    pub fn new_id<I: Id>(&self) -> I {
        self.database.id_at(self.now)
    }

    /// Returns the database this transaction belongs to.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Wakes the loop `name` once the transaction is committed.
    pub fn wake(&mut self, name: &'static str) {
        self.wakes.push(name);
    }

    /// Makes everything lasting, then wakes the loops and tells the screens.
    ///
    /// # Errors
    /// [`DatabaseError::Engine`]: nothing was kept, except when the connection broke during the commit itself.
    pub async fn commit(self) -> Result<(), DatabaseError> {
        self.inner.commit().await?;
        for event in self.emitted {
            self.database.announce(event);
        }
        for name in self.wakes {
            self.database.signals().wake(name);
        }
        Ok(())
    }

    /// Undoes everything.
    ///
    /// # Errors
    /// [`DatabaseError::Engine`] when the connection broke; nothing is kept either way.
    pub async fn rollback(self) -> Result<(), DatabaseError> {
        Ok(self.inner.rollback().await?)
    }
}

#[async_trait]
impl Run for Tx {
    fn engine(&self) -> Engine {
        self.database.engine()
    }

    async fn rows(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Row>, DatabaseError> {
        rows_of(&self.inner, statement(self.engine(), sql, values)).await
    }

    async fn run(&self, sql: &str, values: Vec<Value>) -> Result<u64, DatabaseError> {
        Ok(self.inner.execute_raw(statement(self.engine(), sql, values)).await?.rows_affected())
    }
}
