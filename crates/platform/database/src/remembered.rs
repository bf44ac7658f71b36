//! Answers remembered as long as nothing was committed since they were built.

use crate::{Database, DatabaseError};
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
};

/// What the database held at one moment: two equal states hold the same rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommittedState(pub(crate) String);

/// Values built from the database, by key.
///
/// Invariant: a value is given only while the database holds what it was built from, whoever wrote to it
/// since, this process or another (engine test `a_commit_of_anyone_is_seen_at_once`).
#[derive(Debug)]
pub struct Remembered<K, V> {
    shelves: Mutex<Shelves<K, V>>,
    most: usize,
}

#[derive(Debug)]
struct Shelves<K, V> {
    by_key: HashMap<K, (u64, Shelf<V>)>,
    turn: u64,
}

/// The lock is held while a value is built, so that many who ask at once build it once.
type Shelf<V> = Arc<tokio::sync::Mutex<Option<(CommittedState, Arc<V>)>>>;

impl<K: Hash + Eq + Clone, V> Remembered<K, V> {
    /// Remembers at most `most` values, at least 1; the one that nobody asked for longest goes first.
    #[must_use]
    pub fn of(most: usize) -> Self {
        let shelves = Shelves { by_key: HashMap::new(), turn: 0 };
        Self { shelves: Mutex::new(shelves), most: most.max(1) }
    }

    /// Returns the value of `key`, built again when something was committed since it was built.
    ///
    /// What `build` returns must depend on the database and on `key`, and on nothing else: not on the time,
    /// not on who asks.
    ///
    /// # Errors
    /// What `build` returns, or that the database did not answer. Nothing is remembered then.
    pub async fn get<E, F>(&self, database: &Database, key: K, build: F) -> Result<Arc<V>, E>
    where
        E: From<DatabaseError>,
        F: Future<Output = Result<V, E>>,
    {
        let shelf = self.shelf(key);
        let mut kept = shelf.lock().await;
        // Read before the value is built: a write that comes in between makes the value stale, never fresh.
        let state = database.committed_state().await?;
        if let Some((of, value)) = kept.as_ref()
            && *of == state
        {
            return Ok(Arc::clone(value));
        }
        let value = Arc::new(build.await?);
        *kept = Some((state, Arc::clone(&value)));
        Ok(value)
    }

    fn shelf(&self, key: K) -> Shelf<V> {
        let mut shelves = self.shelves.lock().unwrap_or_else(PoisonError::into_inner);
        shelves.turn += 1;
        let turn = shelves.turn;
        let known = shelves.by_key.entry(key).or_default();
        known.0 = turn;
        let shelf = Arc::clone(&known.1);
        if shelves.by_key.len() > self.most {
            let oldest = shelves.by_key.iter().min_by_key(|(_, (turn, _))| *turn).map(|(key, _)| key.clone());
            if let Some(oldest) = oldest {
                shelves.by_key.remove(&oldest);
            }
        }
        shelf
    }
}
