//! The program as the machine runs it: started, killed, started again on the same folder and port.

use std::{
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

pub(super) struct Process {
    child: Child,
    folder: PathBuf,
    reach: String,
    /// A server of PostgreSQL; SQLite in the folder when there is none.
    database: Option<String>,
    pub(super) port: u16,
    /// The one-time token, at the first start only.
    pub(super) token: Option<String>,
}

fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Process {
    pub(super) async fn start(folder: &Path, reach: &[&str]) -> Self {
        Self::start_on(folder.to_owned(), reach.join(","), None, free_port()).await
    }

    /// One of several processes on one database.
    pub(super) async fn beside(folder: &Path, reach: &str, database: &str) -> Self {
        Self::start_on(folder.to_owned(), reach.to_owned(), Some(database.to_owned()), free_port()).await
    }

    async fn start_on(folder: PathBuf, reach: String, database: Option<String>, port: u16) -> Self {
        let program = std::env::var("CHAOS_PROGRAM");
        let mut command = Command::new(program.as_deref().unwrap_or(env!("CARGO_BIN_EXE_parvis")));
        // Settings of whoever runs this are not settings of the program under test.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PARVIS_")) {
            command.env_remove(name);
        }
        if let Some(url) = &database {
            command.env("PARVIS_DATABASE__URL", url);
        }
        let mut child = command
            .args(["serve", "--port", &port.to_string(), "--data"])
            .arg(&folder)
            .env("PARVIS_OUTBOUND__ALLOW", &reach)
            // Short leases: what a death leaves is settled within the time of the test.
            .env("PARVIS_PUBLISHING__LEASE_SECONDS", "5")
            .env("PARVIS_PUBLISHING__CALL_SECONDS", "3")
            .env("PARVIS_LOG__LEVEL", "error")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let address = tokio::task::spawn_blocking(move || {
            output.lines().map_while(Result::ok).find(|line| line.contains("http://localhost:"))
        });
        let address = address.await.unwrap().expect("the program starts");
        let token = address.split_once("jeton=").map(|(_, token)| token.trim().to_owned());
        Self { child, folder, reach, database, port, token }
    }

    /// `kill -9`.
    pub(super) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a signal by its name: `STOP` freezes the process where it is, `CONT` lets it go on.
    pub(super) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }

    /// Asks it to stop and waits for its end.
    pub(super) async fn stop(&mut self) {
        self.signal("TERM");
        while self.child.try_wait().unwrap().is_none() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    pub(super) async fn again(self) -> Self {
        let (folder, reach, port) = (self.folder.clone(), self.reach.clone(), self.port);
        let database = self.database.clone();
        drop(self);
        Self::start_on(folder, reach, database, port).await
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
