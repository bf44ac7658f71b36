//! A founded installation kept as a file, so that thousands of tests begin with a copy of it.

use super::TestApp;
use parvis_connector::Connector;
use parvis_database::Engine;
use parvis_kernel::Chance;
use parvis_test_kit::{FakeNetwork, VirtualClock};
use std::{path::Path, sync::Arc, time::Duration};

/// An institution with a channel on each fake network, at rest.
///
/// On PostgreSQL there is no file to copy: each copy is founded anew.
pub(crate) struct Template {
    kept: Option<(Arc<tempfile::TempDir>, Option<String>)>,
    channel: String,
    plain: String,
}

/// Longest call of a network that does not answer.
const CALL_LIMIT: Duration = Duration::from_millis(300);

/// Profile of both channels.
pub(crate) const HANDLE: &str = "mairie";

impl Template {
    /// Founds it once.
    pub(crate) async fn found() -> Self {
        let (app, channel) = TestApp::connected().await;
        let plain = app.connect_to("plain", HANDLE).await;
        app.program.db.clone().close().await.unwrap();
        let is_file = app.program.db.engine() == Engine::Sqlite;
        let kept = is_file.then(|| (Arc::clone(&app.folder), app.cookie.clone()));
        Self { kept, channel, plain }
    }

    /// Says whether a copy is a copy of a file.
    pub(crate) fn is_file(&self) -> bool {
        self.kept.is_some()
    }

    /// A copy with networks, clock and files of its own, and the ids of its two channels.
    pub(crate) async fn copy(&self, chance: Arc<dyn Chance>) -> (TestApp, String, String) {
        let Some((kept, cookie)) = &self.kept else {
            let (app, channel) = TestApp::connected().await;
            let plain = app.connect_to("plain", HANDLE).await;
            return (app, channel, plain);
        };
        let folder = Arc::new(scratch());
        // A reader that closed last leaves what was written in the file beside the database.
        for name in ["parvis.db", "parvis.db-wal", "keys"] {
            let file = kept.path().join(name);
            if name != "parvis.db-wal" || file.exists() {
                std::fs::copy(file, folder.path().join(name)).unwrap();
            }
        }
        let clock = VirtualClock::starting("2026-03-02T08:00:00Z");
        let networks = (FakeNetwork::new("fake", clock.clone()), FakeNetwork::plain("plain", clock.clone()));
        // The copy holds the tokens that a first connection grants.
        for network in [&networks.0, &networks.1] {
            network.connect(&network.fields(HANDLE)).await.unwrap();
        }
        let url = format!("sqlite:{}", folder.path().join("parvis.db").display());
        let app = TestApp::open(clock, folder, url, networks, chance, CALL_LIMIT, None).await;
        (TestApp { cookie: cookie.clone(), ..app }, self.channel.clone(), self.plain.clone())
    }
}

/// In memory where the machine allows it: what is proved here is the order of commits, not the disk.
fn scratch() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory).unwrap() } else { tempfile::tempdir().unwrap() }
}
