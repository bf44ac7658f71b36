//! `parvis serve` as a process: what it says when it cannot start, and the memory that uploads take.

mod refusals;
mod upload;

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
};

/// A running program, stopped when dropped.
struct Server {
    child: Child,
    port: u16,
    /// Cookie of the administrator.
    cookie: String,
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

fn command(data: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parvis"));
    command.args(["serve", "--port", &port.to_string(), "--data"]).arg(data);
    command.env("LC_ALL", "fr_FR.UTF-8").env("PARVIS_LOG__LEVEL", "error");
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).current_dir(std::env::temp_dir());
    command
}

impl Server {
    /// Starts a fresh installation and founds its institution.
    fn founded(data: &Path, settings: &[(&str, &str)]) -> Self {
        let port = free_port();
        let mut child = command(data, port).envs(settings.iter().copied()).spawn().unwrap();
        let told = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = told.map_while(Result::ok).find(|line| line.contains("jeton=")).unwrap();
        let token = address.trim().rsplit("jeton=").next().unwrap().to_owned();
        let mut server = Self { child, port, cookie: String::new() };
        let form = format!(
            "token={token}&name=Valmont&kind=town&zone=Europe%2FParis&member_name=Camille\
             &email=camille%40valmont.example&password=Une-phrase-longue-7"
        );
        let kind = "content-type: application/x-www-form-urlencoded\r\n";
        let answer = server
            .ask(&format!("POST /demarrage HTTP/1.1\r\n{kind}content-length: {}\r\n", form.len()), &form);
        let cookie = answer.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        server.cookie = cookie.split(';').next().unwrap().to_owned();
        server
    }

    fn connect(&self) -> TcpStream {
        TcpStream::connect(("127.0.0.1", self.port)).unwrap()
    }

    /// Sends a request on a connection of its own and reads everything until it closes.
    fn ask(&self, head: &str, body: &str) -> String {
        let mut stream = self.connect();
        write!(
            stream,
            "{head}host: 127.0.0.1:{}\r\ncookie: {}\r\nconnection: close\r\n\r\n{body}",
            self.port, self.cookie
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    /// The most memory that was resident, in MB.
    fn memory_peak(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() * 1024.0 / 1e6
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
