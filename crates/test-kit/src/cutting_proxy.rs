//! A proxy that lets a request through and cuts the connection before its answer.

use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

type Decide = Box<dyn Fn(usize) -> bool + Send>;

/// Stands in front of a real server. Stops when it is dropped.
///
/// The server has carried the request out when the connection is cut: the proxy waits for the first
/// bytes of its answer and keeps them.
pub struct CuttingProxy {
    origin: String,
    inner: Arc<Inner>,
    task: JoinHandle<()>,
}

struct Inner {
    target: SocketAddr,
    /// What the path of a request must contain to be counted.
    watched: String,
    decide: Mutex<Decide>,
    seen: AtomicUsize,
    cut: AtomicUsize,
}

impl CuttingProxy {
    /// Starts in front of `target`; counts the requests whose first line contains `watched`, from 1, and
    /// cuts those for which `decide` says so.
    pub async fn start(
        target: SocketAddr,
        watched: &str,
        decide: impl Fn(usize) -> bool + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        let inner = Arc::new(Inner {
            target,
            watched: watched.to_owned(),
            decide: Mutex::new(Box::new(decide)),
            seen: AtomicUsize::new(0),
            cut: AtomicUsize::new(0),
        });
        let theirs = Arc::clone(&inner);
        let task = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(carry(Arc::clone(&theirs), socket));
            }
        });
        Self { origin, inner, task }
    }

    /// Address to use instead of the server's.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Requests that were cut after they had been carried out.
    #[must_use]
    pub fn cut(&self) -> usize {
        self.inner.cut.load(Ordering::SeqCst)
    }
}

impl Drop for CuttingProxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Carries one connection, which holds one request: the client keeps none.
async fn carry(inner: Arc<Inner>, mut client: TcpStream) {
    let Ok(mut server) = TcpStream::connect(inner.target).await else { return };
    let mut first = [0_u8; 2048];
    let Ok(size) = client.read(&mut first).await else { return };
    if server.write_all(&first[..size]).await.is_err() {
        return;
    }
    let text = String::from_utf8_lossy(&first[..size]).into_owned();
    let watched = text.lines().next().is_some_and(|line| line.contains(&inner.watched));
    let cuts = watched && {
        let number = inner.seen.fetch_add(1, Ordering::SeqCst) + 1;
        (inner.decide.lock().unwrap())(number)
    };
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    let upwards = tokio::io::copy(&mut from_client, &mut to_server);
    if cuts {
        let mut answer = [0_u8; 1];
        tokio::select! {
            _ = upwards => {}
            _ = from_server.read(&mut answer) => { inner.cut.fetch_add(1, Ordering::SeqCst); }
        }
        return;
    }
    tokio::select! {
        _ = upwards => {}
        _ = tokio::io::copy(&mut from_server, &mut to_client) => {}
    }
}
