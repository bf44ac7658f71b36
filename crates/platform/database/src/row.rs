//! How rows become our types again.

use crate::DatabaseError;
use parvis_kernel::{Digest, Timestamp};
use sea_orm::{QueryResult, TryGetable};

/// One row of an answer.
#[derive(Debug)]
pub struct Row(pub(crate) QueryResult);

/// A type that can be read from a column.
pub trait FromColumn: Sized {
    /// What the engine stores.
    type Stored: TryGetable;
    /// Turns the stored value; `None` when it is not one that the program writes.
    fn from_stored(stored: Self::Stored) -> Option<Self>;
}

macro_rules! as_it_is {
    ($($kind:ty),*) => {$(
        impl FromColumn for $kind {
            type Stored = $kind;
            fn from_stored(stored: $kind) -> Option<Self> { Some(stored) }
        }
    )*};
}

as_it_is!(i64, String, bool, Vec<u8>, uuid::Uuid);

impl FromColumn for u32 {
    type Stored = i64;
    fn from_stored(stored: i64) -> Option<Self> {
        Self::try_from(stored).ok()
    }
}

impl FromColumn for u64 {
    type Stored = i64;
    fn from_stored(stored: i64) -> Option<Self> {
        Self::try_from(stored).ok()
    }
}

impl FromColumn for Timestamp {
    type Stored = i64;
    fn from_stored(stored: i64) -> Option<Self> {
        Some(Self::from_micros(stored))
    }
}

impl FromColumn for Digest {
    type Stored = Vec<u8>;
    fn from_stored(stored: Vec<u8>) -> Option<Self> {
        stored.try_into().ok().map(Self::from_bytes)
    }
}

impl Row {
    /// Reads a column that is never null.
    ///
    /// # Errors
    /// [`DatabaseError::Column`] when the value is not one that the program writes.
    pub fn get<T: FromColumn>(&self, column: &str) -> Result<T, DatabaseError> {
        let stored = self.0.try_get::<T::Stored>("", column)?;
        T::from_stored(stored).ok_or_else(|| DatabaseError::Column { column: column.to_owned() })
    }

    /// Reads a column that may be null.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn maybe<T: FromColumn>(&self, column: &str) -> Result<Option<T>, DatabaseError> {
        self.0
            .try_get::<Option<T::Stored>>("", column)?
            .map(|stored| {
                T::from_stored(stored).ok_or_else(|| DatabaseError::Column { column: column.to_owned() })
            })
            .transpose()
    }

    /// Reads a code and turns it with `turn`.
    ///
    /// # Errors
    /// As [`Row::get`].
    pub fn code<T>(&self, column: &str, turn: impl Fn(&str) -> Option<T>) -> Result<T, DatabaseError> {
        turn(&self.get::<String>(column)?).ok_or_else(|| DatabaseError::Column { column: column.to_owned() })
    }
}
