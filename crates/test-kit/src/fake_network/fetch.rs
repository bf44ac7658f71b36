//! What a network does that comes and fetches: a request to the address that it was given, over loopback.

use super::FakeNetwork;
use parvis_connector::{Item, MediaAddress};
use parvis_kernel::Digest;
use sha2::{Digest as _, Sha256};
use std::{io, net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// How a network fetches.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fetching {
    /// How long after a write it may still come, as it declares.
    pub(super) longest: Duration,
    /// Where addresses of this machine are served.
    pub(super) server: SocketAddr,
}

impl FakeNetwork {
    /// Makes the network fetch files by their address at the end of its processing, from the program at `server`.
    pub fn set_fetching(&self, longest: Duration, server: SocketAddr) {
        self.memory().fetching = Some(Fetching { longest, server });
    }

    /// The address of each file that was handed over, in order; `None` for a file without one.
    #[must_use]
    pub fn handed(&self) -> Vec<Option<MediaAddress>> {
        self.memory().handed.clone()
    }

    /// Files that were fetched, whole and as they were announced.
    #[must_use]
    pub fn fetched(&self) -> usize {
        self.memory().fetched
    }

    /// Fetches every file of an item; says what went wrong.
    pub(super) async fn fetch(&self, item: &Item) -> Result<(), String> {
        let Some(fetching) = self.memory().fetching else { return Ok(()) };
        for media in &item.media {
            let address = media.address.as_ref().ok_or("a file without an address")?;
            let read = get(fetching.server, &address.url).await.map_err(|error| error.to_string())?;
            let (status, bytes) = read;
            let digest = Digest::from_bytes(Sha256::digest(&bytes).into());
            if status != 200 || digest != media.digest {
                return Err(format!("http {status}, {} bytes", bytes.len()));
            }
            self.memory().fetched += 1;
        }
        Ok(())
    }
}

/// Asks for an address, whatever its host, from the program at `server`.
async fn get(server: SocketAddr, url: &str) -> io::Result<(u16, Vec<u8>)> {
    let path = url.splitn(4, '/').nth(3).unwrap_or_default();
    let mut stream = TcpStream::connect(server).await?;
    let request = format!("GET /{path} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await?;
    let end = answer.windows(4).position(|part| part == b"\r\n\r\n").unwrap_or(answer.len());
    let (head, body) = answer.split_at(end);
    let status = String::from_utf8_lossy(head).split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.ok_or_else(|| io::Error::other("no status"))?;
    Ok((status, body.get(4..).unwrap_or_default().to_vec()))
}
