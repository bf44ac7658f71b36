//! The loops of the program: each waits for its signal or its period, and does one kind of work.

use crate::program::Program;
use parvis_publishing::Publisher;
use std::{future::Future, pin::pin, sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinSet};

/// Shortest wait after a failure.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// While every call is taken, crisis messages that fall due are looked for this often.
const WHILE_FULL: Duration = Duration::from_secs(1);

/// Shortest time between two seals of the journal.
const SEAL_PACE: Duration = Duration::from_secs(1);

/// Starts every loop; each ends after its round once `stopping` is true.
pub fn start(program: &Arc<Program>, stopping: &watch::Sender<bool>) -> JoinSet<()> {
    let mut loops = JoinSet::new();
    loops.spawn(publish(Arc::clone(program), stopping.subscribe()));
    spawn(&mut loops, program, stopping, parvis_publishing::COMMENTS_SIGNAL, |program| async move {
        parvis_publishing::run_comments(&program.publishing).await.map_err(|error| error.to_string())?;
        parvis_publishing::next_comment_wake(&program.publishing).await.map_err(|error| error.to_string())
    });
    spawn(&mut loops, program, stopping, "sweep", |program| async move {
        let swept = parvis_publishing::sweep(&program.publishing).await.map_err(|error| error.to_string())?;
        if swept.leases + swept.missed > 0 {
            tracing::warn!(leases = swept.leases, missed = swept.missed, "sweep");
        }
        crate::rounds::watch(&program).await?;
        Ok(Duration::from_secs(15))
    });
    spawn(&mut loops, program, stopping, "checks", |program| async move {
        parvis_publishing::check_ahead(&program.publishing).await.map_err(|error| error.to_string())?;
        let longest = Duration::from_secs(60);
        parvis_publishing::next_check_in(&program.publishing, longest)
            .await
            .map_err(|error| error.to_string())
    });
    spawn(&mut loops, program, stopping, "notifications", |program| async move {
        crate::rounds::settle_matters(&program).await?;
        Ok(Duration::from_secs(15))
    });
    spawn(&mut loops, program, stopping, "journal", |program| async move {
        parvis_database::journal::seal(&program.db).await.map_err(|error| error.to_string())?;
        crate::wiring::sign_journal(&program).await.map_err(|error| error.to_string())?;
        // Acts that follow one another closely are sealed together: each seal takes the one writer.
        let mut stopping = program.stopping.subscribe();
        let _ = tokio::time::timeout(SEAL_PACE, stopping.wait_for(|stopping| *stopping)).await;
        Ok(Duration::from_secs(30))
    });
    spawn(&mut loops, program, stopping, "outbox", |program| async move {
        crate::wiring::deliver_events(&program).await.map_err(|error| error.to_string())?;
        Ok(Duration::from_secs(15))
    });
    spawn(&mut loops, program, stopping, "statistics", |program| async move {
        program.db.renew_statistics().await.map_err(|error| error.to_string())?;
        Ok(Duration::from_secs(3600))
    });
    spawn(&mut loops, program, stopping, "channels", |program| async move {
        parvis_channels::reseal_credentials(&program.channels).await.map_err(|error| error.to_string())?;
        parvis_channels::forget_departures(&program.channels).await.map_err(|error| error.to_string())?;
        parvis_channels::check_due_channels(&program.channels).await.map_err(|error| error.to_string())?;
        Ok(Duration::from_secs(600))
    });
    spawn(&mut loops, program, stopping, "series", |program| async move {
        parvis_editorial::run_series(&program.editorial).await.map_err(|error| error.to_string())?;
        Ok(Duration::from_secs(300))
    });
    spawn(&mut loops, program, stopping, "uploads", |program| async move {
        parvis_media::sweep_uploads(&program.media).await.map_err(|error| error.to_string())?;
        Ok(Duration::from_secs(3600))
    });
    spawn(&mut loops, program, stopping, "files", |program| async move {
        let swept = parvis_media::sweep_files(&program.media).await.map_err(|error| error.to_string())?;
        if swept > 0 {
            tracing::warn!(files = swept, "removed files that nothing refers to");
        }
        Ok(Duration::from_secs(24 * 3600))
    });
    loops
}

/// Publishes: takes what is due whenever a call is free, and waits for no answer in particular.
async fn publish(program: Arc<Program>, mut stopping: watch::Receiver<bool>) {
    let signal = program.db.signals().of(parvis_publishing::SIGNAL);
    let mut publisher = Publisher::new(&program.publishing);
    while !*stopping.borrow() {
        let wait = take_all(&program, &mut publisher).await.unwrap_or_else(|error| {
            tracing::error!(error, "loop publishing failed; it goes on");
            AFTER_FAILURE
        });
        let mut alarm = pin!(tokio::time::sleep(wait));
        loop {
            tokio::select! {
                () = signal.notified() => {
                    program.db.signals().wake(parvis_publishing::COMMENTS_SIGNAL);
                    break;
                }
                () = &mut alarm => break,
                _ = stopping.wait_for(|stopping| *stopping) => break,
                true = publisher.settled() => if publisher.has_room() { break },
            }
        }
    }
    if let Err(error) = publisher.finish().await {
        tracing::error!(%error, "claims not given back; their leases end");
    }
}

/// Takes what is due as long as there is room; returns how long the publisher may then sleep.
async fn take_all(program: &Program, publisher: &mut Publisher<'_>) -> Result<Duration, String> {
    loop {
        let had_room = publisher.has_room();
        let taken = publisher.take().await.map_err(|error| error.to_string())?;
        // All calls waiting for networks is no pulse.
        if had_room {
            program.pulse.beat(program.db.now());
        }
        if taken == 0 || !publisher.has_room() || *program.stopping.borrow() {
            break;
        }
    }
    if !publisher.has_room() {
        return Ok(WHILE_FULL);
    }
    let next = parvis_publishing::next_wake(&program.publishing);
    publisher.beside(next).await.map_err(|error| error.to_string())
}

fn spawn<F, R>(
    loops: &mut JoinSet<()>,
    program: &Arc<Program>,
    stopping: &watch::Sender<bool>,
    name: &'static str,
    round: F,
) where
    F: Fn(Arc<Program>) -> R + Send + 'static,
    R: Future<Output = Result<Duration, String>> + Send + 'static,
{
    let program = Arc::clone(program);
    let mut stopping = stopping.subscribe();
    loops.spawn(async move {
        let signal = program.db.signals().of(name);
        while !*stopping.borrow() {
            // A round that began is finished: writes in flight settle before the program ends.
            let wait = match round(Arc::clone(&program)).await {
                Ok(wait) => wait,
                Err(error) => {
                    tracing::error!(error, "loop {name} failed; it goes on");
                    AFTER_FAILURE
                }
            };
            tokio::select! {
                () = signal.notified() => {}
                () = tokio::time::sleep(wait) => {}
                _ = stopping.wait_for(|stopping| *stopping) => {}
            }
        }
    });
}
