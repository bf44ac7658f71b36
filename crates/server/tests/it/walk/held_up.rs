//! Publishers that stand still: inside a write, at any step of their work, between an attempt and its call.

use super::{
    dying::{dying, go_on},
    world::{World, work},
};
use parvis_database::{Database, Run};
use parvis_test_kit::{Gate, Point};
use std::{sync::Arc, time::Duration};

/// How long one waits for a writer that a frozen publisher may hold.
const PATIENCE: Duration = Duration::from_secs(2);

/// A publisher that stands in the middle of a write.
pub(super) struct Writing {
    task: Option<tokio::task::JoinHandle<Result<(), String>>>,
    gates: [Gate; 2],
}

impl Writing {
    pub(super) async fn end(self) {
        self.gates.iter().for_each(Gate::open);
        if let Some(task) = self.task {
            task.await.unwrap().unwrap();
        }
    }

    pub(super) async fn kill(self) {
        if let Some(task) = self.task {
            task.abort();
            let _ = task.await;
        }
        self.gates.iter().for_each(Gate::open);
    }
}

impl World {
    pub(super) async fn start_writing(&self, point: Point) -> Writing {
        let gates = self.networks().map(|network| network.gate(point));
        let publishing = Arc::clone(&self.app().program.publishing);
        let mut task = tokio::spawn(async move { work(&publishing).await });
        tokio::select! {
            biased;
            () = gates[0].arrival() => {}
            () = gates[1].arrival() => {}
            _ = &mut task => return Writing { task: None, gates },
        }
        Writing { task: Some(task), gates }
    }

    pub(super) async fn freeze(&self, steps: u32, seconds: u32) -> Result<(), String> {
        let publishing = &self.app().program.publishing;
        let mut frozen = Box::pin(work(publishing));
        if let Some(ended) = dying(frozen.as_mut(), steps).await {
            return ended;
        }
        for _ in 0..2 {
            self.app().clock.advance_by(Duration::from_secs(u64::from(seconds)));
            // The frozen one may hold the one writer of SQLite: then nobody else can work.
            let _ = tokio::time::timeout(Duration::from_millis(20), work(publishing)).await;
        }
        frozen.await
    }

    /// Freezes a publisher once an attempt is committed and before it goes on; another process works meanwhile.
    pub(super) async fn freeze_before_call(&self, seconds: u32) -> Result<(), String> {
        let publishing = Arc::clone(&self.app().program.publishing);
        // Its own connections, as another process has: the frozen one may hold all of its own.
        let other = self.app().another_program().await;
        let before = attempts(&other.db).await;
        let mut frozen = Box::pin(work(&publishing));
        while attempts(&other.db).await == before {
            if let Some(ended) = go_on(frozen.as_mut()).await {
                other.db.clone().close().await.unwrap();
                return ended;
            }
        }
        for _ in 0..2 {
            self.app().clock.advance_by(Duration::from_secs(u64::from(seconds)));
            // The frozen one may hold the one writer of SQLite too: then nobody else can work.
            if let Ok(worked) = tokio::time::timeout(PATIENCE, work(&other.publishing)).await {
                worked?;
            }
        }
        other.db.clone().close().await.unwrap();
        frozen.await
    }
}

async fn attempts(db: &Database) -> i64 {
    let row = db.reader().row("SELECT count(*) AS n FROM publication_attempts", Vec::new()).await.unwrap();
    row.unwrap().get("n").unwrap()
}
