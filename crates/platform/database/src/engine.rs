//! Opening the database: SQLite with one writer and several readers, or PostgreSQL with one pool.

use crate::{CommittedState, DatabaseError, Event, Reader, Run, Signals, Tx, dialect};
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
    /// On SQLite, one connection that only watches what others commit.
    watcher: DatabaseConnection,
    /// Connections that the watcher had: what two of them say cannot be compared.
    watches: Arc<AtomicU32>,
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
        let watches = Arc::new(AtomicU32::default());
        let (engine, writer, reader, watcher) = if address.starts_with("sqlite:") {
            let [writer, reader, watcher] = open_sqlite(address, &watches).await?;
            (Engine::Sqlite, writer, reader, watcher)
        } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
            let pool = open_postgres(address).await?;
            (Engine::Postgres, pool.clone(), pool.clone(), pool)
        } else {
            return Err(DatabaseError::UnknownEngine);
        };
        let (live, _) = broadcast::channel(1024);
        let signals = Signals::default();
        Ok(Self {
            engine,
            writer,
            reader,
            watcher,
            watches,
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

    /// Returns a reader outside any transaction, or of the snapshot that the task is in.
    #[must_use]
    pub fn reader(&self) -> Reader<'_> {
        Reader::new(&self.reader, self.engine, Some(self.home()))
    }

    pub(crate) fn read_pool(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// A mark of this database among those of the process, the same for each of its clones.
    pub(crate) fn home(&self) -> usize {
        Arc::as_ptr(&self.sequence).addr()
    }

    /// Returns a mark of what is committed now, by this process or another.
    ///
    /// # Errors
    /// [`DatabaseError::Engine`] when the database does not answer.
    pub async fn committed_state(&self) -> Result<CommittedState, DatabaseError> {
        let watcher = Reader::new(&self.watcher, self.engine, None);
        loop {
            let watch = self.watches.load(Ordering::SeqCst);
            let row = watcher.row(dialect::committed_state(self.engine), Vec::new()).await?;
            let missing = || DatabaseError::Column { column: "state".to_owned() };
            let told: String = row.ok_or_else(missing)?.get("state")?;
            if watch == self.watches.load(Ordering::SeqCst) {
                return Ok(CommittedState(format!("{watch}.{told}")));
            }
        }
    }

    /// Renews what the engine knows of its tables, where it does not do so by itself.
    ///
    /// # Errors
    /// [`DatabaseError::Engine`]; the next time is as good.
    pub async fn renew_statistics(&self) -> Result<(), DatabaseError> {
        let writer = Reader::new(&self.writer, self.engine, None);
        writer.run(dialect::renew_statistics(self.engine), Vec::new()).await.map(drop)
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
        self.watcher.close().await?;
        self.reader.close().await?;
        self.writer.close().await?;
        Ok(())
    }
}

/// Opens the writer, the readers and the watcher.
async fn open_sqlite(
    address: &str,
    watches: &Arc<AtomicU32>,
) -> Result<[DatabaseConnection; 3], DatabaseError> {
    let options = SqliteConnectOptions::from_str(address)?
        .create_if_missing(true)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        // An attempt must survive a power cut, hence not NORMAL.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
        .pragma("temp_store", "memory")
        .pragma("mmap_size", "50331648")
        .optimize_on_close(true, None);
    let reading = options.clone().read_only(true).create_if_missing(false);
    // An embedded engine does not hang up: asking before each statement whether it is there doubles its cost.
    let pool =
        || SqlitePoolOptions::new().acquire_timeout(PATIENCE).max_lifetime(None).test_before_acquire(false);
    let writer = pool().max_connections(1).idle_timeout(None).connect_with(options).await?;
    let reader = pool().max_connections(READERS).connect_with(reading.clone()).await?;
    let watches = Arc::clone(watches);
    let watcher = pool()
        .max_connections(1)
        .idle_timeout(None)
        .after_connect(move |_, _| {
            watches.fetch_add(1, Ordering::SeqCst);
            Box::pin(async { Ok(()) })
        })
        .connect_with(reading)
        .await?;
    Ok([writer, reader, watcher].map(SqlxSqliteConnector::from_sqlx_sqlite_pool))
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
