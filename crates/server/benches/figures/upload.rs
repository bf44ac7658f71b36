//! A film larger than memory should ever be: received whole, and refused when it never ends.

use super::{Asked, client::Client, seed::Size, server::Server, tables::load, waiting::team, workshop};
use std::{net::SocketAddr, path::Path, time::Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Most memory that the program may hold while it receives, in MB.
const CEILING_MB: f64 = 150.0;

pub(crate) fn run(asked: &Asked) {
    let gib = asked.number("--gib", 4);
    let data = workshop().join("upload-run");
    let _ = std::fs::remove_dir_all(&data);
    std::fs::create_dir_all(&data).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(measure(&data, gib as u64));
    let _ = std::fs::remove_dir_all(&data);
}

async fn measure(data: &Path, gib: u64) {
    let doors = team(data, Size { posts: 0, members: 1, channels: 1, pictures: 0 }).await;
    let limit = ((gib + 1) << 30).to_string();
    let variables = [("PARVIS_MEDIA__VIDEO_MAX_BYTES", limit.as_str()), ("PARVIS_LOG__LEVEL", "warn")];
    let mut server = Server::start(data, &variables);
    server.wait().await;
    let cookie = Client::sign_in(server.address, &doors[0].0, &doors[0].1).await;
    let before = server.memory();
    println!("\nfilms without an announced length, limit {} GiB, {before:.0} MB of memory before", gib + 1);
    for (what, length, status) in [("whole", Some(gib << 30), 201), ("without end", None, 413)] {
        let (begun, cpu) = (Instant::now(), server.cpu());
        let (answered, sent) = send_film(server.address, &cookie, length).await;
        assert_eq!(answered, status, "a film {what}");
        println!(
            "| {what} | {:.1} GiB sent | {status} | {:.0} s | {:.1} s of CPU | peak {:.0} MB | load {:.1} |",
            sent as f64 / (1_u64 << 30) as f64,
            begun.elapsed().as_secs_f64(),
            server.cpu() - cpu,
            server.memory_peak(),
            load()
        );
        assert!(server.memory_peak() < CEILING_MB, "memory depends on the size of the file");
    }
    server.stop();
}

const PIECE: usize = 64 * 1024;

/// Sends a film of `length` bytes in chunks, or one that never ends; returns the status and the bytes sent.
async fn send_film(address: SocketAddr, cookie: &str, length: Option<u64>) -> (u16, u64) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /api/v1/assets?filename=film.mp4 HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\n\
         content-type: application/octet-stream\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    let (mut reading, mut writing) = stream.split();
    let begin = film_head(length);
    let mut sent = 0_u64;
    let mut answer = vec![0; 1024];
    let mut chunk = Vec::with_capacity(PIECE + 16);
    loop {
        let left = length.map_or(u64::MAX, |length| length - sent);
        let count = left.min(PIECE as u64) as usize;
        chunk.clear();
        chunk.extend_from_slice(format!("{count:x}\r\n").as_bytes());
        let (from, body) = (chunk.len(), count);
        chunk.resize(from + body, 0);
        if sent == 0 {
            chunk[from..from + begin.len()].copy_from_slice(&begin);
        }
        chunk.extend_from_slice(b"\r\n");
        tokio::select! {
            biased;
            read = reading.read(&mut answer) => return (status_of(&answer[..read.unwrap_or(0)]), sent),
            written = writing.write_all(&chunk) => if written.is_err() { break },
        }
        sent += count as u64;
        if count == 0 {
            break;
        }
    }
    let read = reading.read(&mut answer).await.unwrap_or(0);
    (status_of(&answer[..read]), sent)
}

fn status_of(answer: &[u8]) -> u16 {
    std::str::from_utf8(answer).ok().and_then(|text| text.get(9..12)?.parse().ok()).unwrap_or(0)
}

/// The boxes of a film: its kind, its tracks, then its pictures up to the end.
fn film_head(length: Option<u64>) -> Vec<u8> {
    let mut head = Vec::new();
    head.extend_from_slice(&[0, 0, 0, 24]);
    head.extend_from_slice(b"ftypisom\0\0\x02\0isomiso2");
    head.extend_from_slice(&[0, 0, 0, 16]);
    head.extend_from_slice(b"moov");
    head.extend_from_slice(&[0, 0, 0, 8]);
    head.extend_from_slice(b"free");
    head.extend_from_slice(&[0, 0, 0, 1]);
    head.extend_from_slice(b"mdat");
    let rest = length.unwrap_or(u64::MAX / 2) - (head.len() as u64 - 8);
    head.extend_from_slice(&rest.to_be_bytes());
    head
}
