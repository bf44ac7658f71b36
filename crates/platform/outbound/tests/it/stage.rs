//! What the tests stand on: a fixed clock, names answered by hand, and servers made of raw sockets.

use async_trait::async_trait;
use parvis_kernel::{Clock, Timestamp};
use parvis_outbound::{Outbound, Resolver, Settings};
use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

pub(crate) struct FixedClock;

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        "2026-03-02T08:00:00Z".parse().unwrap()
    }
}

/// Answers names from a list of answers, the last one for ever; counts the questions.
pub(crate) struct Names {
    answers: Mutex<Vec<Vec<IpAddr>>>,
    pub(crate) asked: AtomicUsize,
}

impl Names {
    pub(crate) fn answering(answers: &[&[&str]]) -> Arc<Self> {
        let read = |list: &&[&str]| list.iter().map(|text| text.parse().unwrap()).collect();
        Arc::new(Self { answers: Mutex::new(answers.iter().map(read).collect()), asked: AtomicUsize::new(0) })
    }
}

#[async_trait]
impl Resolver for Names {
    async fn addresses(&self, _name: &str) -> io::Result<Vec<IpAddr>> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let mut answers = self.answers.lock().unwrap();
        Ok(if answers.len() > 1 { answers.remove(0) } else { answers.first().cloned().unwrap_or_default() })
    }
}

pub(crate) fn settings(allow: &[String]) -> Settings {
    Settings {
        allow: allow.iter().map(|origin| origin.parse().unwrap()).collect(),
        connect_ms: 2_000,
        answer_ms: 300,
        upload_ms: 600,
        answer_max_bytes: 10_000,
    }
}

pub(crate) fn outbound(allow: &[String]) -> Outbound {
    Outbound::new(settings(allow), Arc::new(FixedClock))
}

/// A server that hands every connection to `act`, and keeps what it received.
pub(crate) struct RawServer {
    pub(crate) address: SocketAddr,
    pub(crate) received: Arc<Mutex<Vec<String>>>,
}

impl RawServer {
    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn requests(&self) -> Vec<String> {
        self.received.lock().unwrap().clone()
    }
}

/// What a server does once it has read a request.
#[derive(Clone)]
pub(crate) enum Act {
    /// Closes without a word.
    Cut,
    /// Keeps the connection open without a word.
    Hang,
    /// Writes this, then closes.
    Write(String),
}

pub(crate) fn answer(status: &str, headers: &str, body: &str) -> Act {
    Act::Write(format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n{body}", body.len()))
}

pub(crate) async fn server(acts: Vec<Act>) -> RawServer {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let received = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&received);
    tokio::spawn(async move {
        let mut acts = acts.into_iter();
        let mut last = Act::Cut;
        while let Ok((mut socket, _)) = listener.accept().await {
            let request = read_request(&mut socket).await;
            kept.lock().unwrap().push(request);
            last = acts.next().unwrap_or(last);
            match last.clone() {
                Act::Cut => drop(socket),
                Act::Write(text) => {
                    let _ = socket.write_all(text.as_bytes()).await;
                }
                Act::Hang => {
                    tokio::spawn(async move {
                        let _open = socket;
                        std::future::pending::<()>().await;
                    });
                }
            }
        }
    });
    RawServer { address, received }
}

async fn read_request(socket: &mut TcpStream) -> String {
    let (mut bytes, mut chunk) = (Vec::new(), [0_u8; 4096]);
    loop {
        let size = socket.read(&mut chunk).await.unwrap_or(0);
        bytes.extend_from_slice(&chunk[..size]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some(end) = text.find("\r\n\r\n") else {
            if size == 0 {
                return text;
            }
            continue;
        };
        let length = text
            .to_lowercase()
            .split("content-length: ")
            .nth(1)
            .map_or(0, |rest| rest.split("\r\n").next().unwrap().parse::<usize>().unwrap());
        if size == 0 || bytes.len() >= end + 4 + length {
            return text;
        }
    }
}
