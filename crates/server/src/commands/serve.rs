//! `parvis serve`: serves the program until it is told to stop.

use super::{say, say_error, sentence};
use crate::{
    configuration::Configuration,
    loops,
    program::Program,
    start::{StartError, start},
};
use clap::Args;
use parvis_identity::count_organisations;
use std::{net::SocketAddr, process::ExitCode, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinSet};

/// Serves the program.
#[derive(Args)]
pub(super) struct Serve {
    /// Port to listen on.
    #[arg(long)]
    pub(super) port: Option<u16>,
}

/// Longest wait for requests and loops in flight when the program stops.
const LAST_ROUND: Duration = Duration::from_secs(30);

pub(super) async fn run(configuration: Configuration) -> ExitCode {
    match serve(&configuration).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::debug!(%error, "not started");
            say_error(&error.sentence(Configuration::console_locale()));
            ExitCode::FAILURE
        }
    }
}

async fn serve(configuration: &Configuration) -> Result<(), StartError> {
    let address = SocketAddr::from((configuration.server.listen, configuration.server.port));
    let failed = |error| StartError::Listen(address.to_string(), error);
    // The port first: a second start must not touch anything of the first.
    let listener = TcpListener::bind(address).await.map_err(failed)?;
    let program = start(configuration).await?;
    greet(configuration, &program).await?;
    let mut loops = loops::start(&program, &program.stopping);
    let mut stopping = program.stopping.subscribe();
    loops.spawn(stop_on_signal(Arc::clone(&program)));
    let service = program.router().into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(async move {
        let _ = stopping.wait_for(|stopping| *stopping).await;
    });
    let finished = tokio::select! {
        finished = served.into_future() => finished,
        () = give_up_after(Arc::clone(&program)) => Ok(()),
    };
    let _ = program.stopping.send(true);
    end(&mut loops).await;
    finished.map_err(failed)
}

/// Prints the address, with the one-time token while there is no institution.
async fn greet(configuration: &Configuration, program: &Program) -> Result<(), StartError> {
    let url = configuration.public_url();
    let count = count_organisations(&program.db.reader()).await.map_err(StartError::Database)?;
    if count == 0 {
        let token = program.identity.first_run.open(program.db.chance());
        let address = format!("{url}/demarrage?jeton={token}");
        say(&sentence("start-first-run", &[("address", address)]));
    } else {
        say(&sentence("start-ready", &[("address", url)]));
    }
    Ok(())
}

async fn stop_on_signal(program: Arc<Program>) {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = tokio::signal::ctrl_c().await;
        }
    }
    tracing::info!("stopping: no new work, what is in flight ends");
    let _ = program.stopping.send(true);
}

async fn give_up_after(program: Arc<Program>) {
    let mut stopping = program.stopping.subscribe();
    let _ = stopping.wait_for(|stopping| *stopping).await;
    tokio::time::sleep(LAST_ROUND).await;
}

/// Waits for the loops to end their round; what does not end in time is settled by the next start.
async fn end(loops: &mut JoinSet<()>) {
    let all = async { while loops.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_ROUND, all).await.is_err() {
        tracing::warn!("a loop did not end in time; what it was sending will be verified");
    }
}
