//! Many reads as one: one state of the database, through one connection.

use crate::{Database, DatabaseError, Engine};
use sea_orm::{AccessMode, DatabaseTransaction, IsolationLevel, TransactionOptions, TransactionTrait};
use std::sync::Arc;

tokio::task_local! {
    /// The snapshot that the task reads through.
    static OPEN: Arc<Snapshot>;
}

/// An open snapshot, and the database it is of.
pub(crate) struct Snapshot {
    pub(crate) inner: DatabaseTransaction,
    home: usize,
}

/// Returns the snapshot of a database that the task reads through.
pub(crate) fn open_on(home: usize) -> Option<Arc<Snapshot>> {
    OPEN.try_with(Arc::clone).ok().filter(|open| open.home == home)
}

impl Database {
    /// Does `work` with every [`Database::reader`] of this task reading one state of the database, whatever is
    /// committed meanwhile, in whichever domain it reads.
    ///
    /// For screens put together from many statements: they agree with one another, and none has to fetch a
    /// connection and give it back. `work` must not write and then read what it wrote, nor wait for anything but
    /// reads: on SQLite, a long snapshot keeps the log of changes from being folded.
    ///
    /// # Errors
    /// What `work` returns, or that the database did not answer.
    pub async fn in_snapshot<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<DatabaseError>,
        F: Future<Output = Result<T, E>>,
    {
        let options = match self.engine() {
            Engine::Sqlite => TransactionOptions::default(),
            Engine::Postgres => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        let inner = self.read_pool().begin_with_options(options).await.map_err(DatabaseError::from)?;
        let open = Arc::new(Snapshot { inner, home: self.home() });
        let done = OPEN.scope(Arc::clone(&open), work).await;
        if let Some(open) = Arc::into_inner(open) {
            open.inner.rollback().await.map_err(DatabaseError::from)?;
        }
        done
    }
}
