//! Opening the database: SQLite with one writer and several readers, or PostgreSQL with one pool.

use crate::{DatabaseError, Event, Reader, Signals, Tx};
use parvis_kernel::{Chance, Clock, Id, Timestamp};
use sea_orm::{
    DatabaseConnection, SqliteTransactionMode, SqlxPostgresConnector, SqlxSqliteConnector,
    TransactionOptions, TransactionTrait,
};
use sqlx::{
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    collections::BTreeMap,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use tokio::sync::broadcast;

/// Which engine is behind the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server.
    Postgres,
}

/// What the database needs from outside: time and randomness.
#[derive(Clone)]
pub struct Surroundings {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Gives random bytes.
    pub chance: Arc<dyn Chance>,
}

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    engine: Engine,
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    surroundings: Surroundings,
    signals: Signals,
    listeners: Arc<BTreeMap<&'static str, Vec<&'static str>>>,
    live: broadcast::Sender<Event>,
    /// Counts the ids made, so that those of one instant keep the order they were made in.
    sequence: Arc<AtomicU32>,
}

/// Readers beside the one writer of SQLite; connections of the pool on PostgreSQL.
const READERS: u32 = 6;
/// Longest wait for the writer or for a connection.
const PATIENCE: Duration = Duration::from_secs(20);

impl Database {
    /// Opens the database at `address` (`sqlite:PATH` or `postgres://…`), making the file when it is absent.
    ///
    /// # Errors
    /// [`DatabaseError::UnknownEngine`], or [`DatabaseError::Open`] when it cannot be reached or written.
    pub async fn open(address: &str, surroundings: Surroundings) -> Result<Self, DatabaseError> {
        let (engine, writer, reader) = if address.starts_with("sqlite:") {
            let (writer, reader) = open_sqlite(address).await?;
            (Engine::Sqlite, writer, reader)
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            let pool = open_postgres(address).await?;
            (Engine::Postgres, pool.clone(), pool)
        } else {
            return Err(DatabaseError::UnknownEngine);
        };
        let (live, _) = broadcast::channel(1024);
        let signals = Signals::default();
        Ok(Self {
            engine,
            writer,
            reader,
            surroundings,
            signals,
            listeners: Arc::default(),
            live,
            sequence: Arc::default(),
        })
    }

    /// Declares who listens to which events: `(event, listener)`. Done once, when the program is wired.
    #[must_use]
    pub fn with_listeners(mut self, listeners: &[(&'static str, &'static str)]) -> Self {
        let mut by_event = BTreeMap::<_, Vec<_>>::new();
        for (event, listener) in listeners {
            by_event.entry(*event).or_default().push(*listener);
        }
        self.listeners = Arc::new(by_event);
        self
    }

    /// Returns the same database under another clock and randomness; events and signals are shared.
    #[must_use]
    pub fn with_surroundings(mut self, surroundings: Surroundings) -> Self {
        self.surroundings = surroundings;
        self
    }

    /// Begins a transaction that may write. On SQLite it holds the one writer until it ends.
    ///
    /// # Errors
    /// [`DatabaseError::Engine`] when the writer cannot be had in time.
    pub async fn begin(&self) -> Result<Tx, DatabaseError> {
        let sqlite_transaction_mode =
            (self.engine == Engine::Sqlite).then_some(SqliteTransactionMode::Immediate);
        let options = TransactionOptions { sqlite_transaction_mode, ..TransactionOptions::default() };
        let inner = self.writer.begin_with_options(options).await?;
        Ok(Tx::new(inner, self.clone()))
    }

    /// Returns a reader outside any transaction.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.reader, self.engine)
    }

    /// Returns the engine.
    #[must_use]
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Returns the current instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.surroundings.clock.now()
    }

    /// Makes a new id.
    #[must_use]
    pub fn new_id<I: Id>(&self) -> I {
        self.id_at(self.now())
    }

    pub(crate) fn id_at<I: Id>(&self, now: Timestamp) -> I {
        I::in_sequence(now, self.chance(), self.sequence.fetch_add(1, Ordering::Relaxed))
    }

    /// Returns the source of randomness.
    #[must_use]
    pub fn chance(&self) -> &dyn Chance {
        self.surroundings.chance.as_ref()
    }

    /// Returns time and randomness, for what is built beside the database.
    #[must_use]
    pub fn surroundings(&self) -> &Surroundings {
        &self.surroundings
    }

    /// Returns the wake-up signals.
    #[must_use]
    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// Subscribes to the events committed by this process, for screens that follow.
    #[must_use]
    pub fn follow(&self) -> broadcast::Receiver<Event> {
        self.live.subscribe()
    }

    /// Announces something that is not stored, such as a colleague's presence.
    pub fn announce(&self, event: Event) {
        // Nobody follows: nothing to do.
        let _ = self.live.send(event);
    }

    pub(crate) fn listeners_of(&self, event: &str) -> &[&'static str] {
        self.listeners.get(event).map_or(&[], Vec::as_slice)
    }

    /// Closes the pools after the statements in flight.
    ///
    /// # Errors
    /// [`DatabaseError::Engine`] when a pool does not close.
    pub async fn close(self) -> Result<(), DatabaseError> {
        self.reader.close().await?;
        self.writer.close().await?;
        Ok(())
    }
}

async fn open_sqlite(address: &str) -> Result<(DatabaseConnection, DatabaseConnection), DatabaseError> {
    let options = SqliteConnectOptions::from_str(address)?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An attempt must survive a power cut, hence not NORMAL.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
        .pragma("temp_store", "memory")
        .pragma("mmap_size", "134217728")
        .optimize_on_close(true, None);
    let writer = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options.clone())
        .await?;
    let reader = SqlitePoolOptions::new()
        .max_connections(READERS)
        .acquire_timeout(PATIENCE)
        .max_lifetime(None)
        .connect_with(options.read_only(true).create_if_missing(false))
        .await?;
    let wrap = SqlxSqliteConnector::from_sqlx_sqlite_pool;
    Ok((wrap(writer), wrap(reader)))
}

async fn open_postgres(address: &str) -> Result<DatabaseConnection, DatabaseError> {
    let options = PgConnectOptions::from_str(address)?.application_name("parvis");
    let pool = PgPoolOptions::new()
        .max_connections(READERS + 4)
        .acquire_timeout(PATIENCE)
        .connect_with(options)
        .await?;
    Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool))
}
