//! The database: one set of tables on SQLite and PostgreSQL, transactions that carry their journal and events.

mod bind;
pub mod checkpoint;
pub mod dialect;
mod engine;
mod error;
mod event;
pub mod journal;
mod journal_reading;
mod migration;
pub mod outbox;
mod remembered;
mod row;
mod signals;
mod snapshot;
mod transaction;

pub use bind::Bind;
pub use engine::{Database, Engine, Surroundings};
pub use error::DatabaseError;
pub use event::Event;
pub use journal::{Actor, Line};
pub use journal_reading::{SealedLine, WrittenLine, chain_between, checkpoints_over, lines_about};
pub use migration::{Migration, Migrations, SchemaState};
pub use remembered::{CommittedState, Remembered};
pub use row::{FromColumn, Row};
pub use sea_orm::Value;
pub use signals::Signals;
pub use transaction::{Reader, Run, Tx};
