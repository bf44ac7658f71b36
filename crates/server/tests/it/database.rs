//! The database of one test: SQLite beside its files, or a schema of its own on PostgreSQL.

use parvis::SystemChance;
use parvis_database::{Database, Engine, Run, Surroundings};
use std::sync::Arc;
use tempfile::TempDir;

/// SQLite beside the files of the test; on PostgreSQL, a schema of its own.
#[expect(clippy::disallowed_methods, reason = "the test suite is told its engine by the environment")]
pub(crate) async fn database_url(folder: &TempDir) -> String {
    let Ok(server) = std::env::var("TEST_POSTGRES_URL") else {
        return format!("sqlite:{}", folder.path().join("parvis.db").display());
    };
    let schema = format!("t{}", uuid_like());
    let surroundings = Surroundings { clock: Arc::new(parvis::SystemClock), chance: Arc::new(SystemChance) };
    let db = Database::open(&server, surroundings).await.unwrap();
    assert_eq!(db.engine(), Engine::Postgres);
    db.reader().run(&format!("CREATE SCHEMA {schema}"), Vec::new()).await.unwrap();
    db.close().await.unwrap();
    format!("{server}?options=-c%20search_path%3D{schema}")
}

fn uuid_like() -> String {
    use parvis_kernel::Chance;
    let mut random = [0_u8; 8];
    SystemChance.fill(&mut random);
    random.iter().map(|byte| format!("{byte:02x}")).collect()
}
