//! The real program as a process: started, watched, stopped.

use std::{
    net::{SocketAddr, TcpListener},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// A running `parvis serve`.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) started: Instant,
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Server {
    /// Starts it on a data folder; `variables` are settings.
    pub(crate) fn start(data: &Path, variables: &[(&str, &str)]) -> Self {
        let port = free_port();
        let log = std::fs::File::create(data.join("log")).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
        command.args(["serve", "--port", &port.to_string(), "--data"]).arg(data).current_dir(data);
        command.envs(variables.iter().copied()).stdout(Stdio::null()).stderr(log);
        let started = Instant::now();
        let child = command.spawn().unwrap();
        Self { child, address: SocketAddr::from(([127, 0, 0, 1], port)), started }
    }

    /// Waits until somebody listens.
    pub(crate) async fn wait(&mut self) {
        while tokio::net::TcpStream::connect(self.address).await.is_err() {
            assert!(self.child.try_wait().unwrap().is_none(), "the program ended, see its log");
            assert!(self.started.elapsed() < Duration::from_secs(60), "the program does not listen");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    fn status(&self, name: &str) -> f64 {
        let text = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = text.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        let kib: f64 = line.split_whitespace().nth(1).and_then(|value| value.parse().ok()).unwrap_or(0.0);
        kib * 1024.0 / 1e6
    }

    /// Memory that is resident now, in MB.
    pub(crate) fn memory(&self) -> f64 {
        self.status("VmRSS:")
    }

    /// The most that was resident, in MB.
    pub(crate) fn memory_peak(&self) -> f64 {
        self.status("VmHWM:")
    }

    /// Seconds of processor used since the start.
    pub(crate) fn cpu(&self) -> f64 {
        cpu_of(&self.child.id().to_string())
    }

    /// Asks it to stop and waits.
    pub(crate) fn stop(mut self) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(asked.success());
        let status = self.child.wait().unwrap();
        assert!(status.success(), "the program stopped badly: {status}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Seconds of processor of a process, `self` for this one.
pub(crate) fn cpu_of(process: &str) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let fields = text.rsplit(") ").next().unwrap_or_default();
    let ticks: f64 = fields.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum();
    ticks / 100.0
}
