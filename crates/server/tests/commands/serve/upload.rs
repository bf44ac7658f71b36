//! Memory does not depend on the size of a file, whatever its sender says about it.

use super::Server;
use std::{
    io::{Read, Write},
    net::Shutdown,
    path::Path,
};

const MIB: u64 = 1 << 20;
/// Most memory that the program may hold, in MB: far less than any of the films sent.
const CEILING_MB: f64 = 160.0;

/// The boxes of a film of `length` bytes: its kind, its tracks, then its pictures up to the end.
fn film_head(length: u64) -> Vec<u8> {
    let mut head = b"\0\0\0\x18ftypisom\0\0\x02\0isomiso2\0\0\0\x10moov\0\0\0\x08free\0\0\0\x01mdat".to_vec();
    let rest = length - u64::try_from(head.len() - 8).unwrap();
    head.extend_from_slice(&rest.to_be_bytes());
    head
}

/// Sends a film under the headers given; stops early when the server answers. Returns the status.
fn send(server: &Server, headers: &str, announced: u64, sent: u64, chunked: bool) -> u16 {
    let mut stream = server.connect();
    write!(
        stream,
        "POST /api/v1/assets?filename=film.mp4 HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {}\r\nconnection: close\r\n\
         {headers}\r\n",
        server.cookie
    )
    .unwrap();
    let mut piece = vec![0; 256 * 1024];
    let head = film_head(announced);
    piece[..head.len()].copy_from_slice(&head);
    let mut left = sent;
    while left > 0 {
        let count = usize::try_from(left).unwrap_or(usize::MAX).min(piece.len());
        let mut part = Vec::with_capacity(count + 16);
        if chunked {
            part.extend_from_slice(format!("{count:x}\r\n").as_bytes());
        }
        part.extend_from_slice(&piece[..count]);
        if chunked {
            part.extend_from_slice(b"\r\n");
        }
        if stream.write_all(&part).is_err() {
            break;
        }
        piece.fill(0);
        left -= u64::try_from(count).unwrap();
    }
    if chunked {
        let _ = stream.write_all(b"0\r\n\r\n");
    } else {
        // A sender that goes away.
        let _ = stream.shutdown(Shutdown::Write);
    }
    let mut answer = [0; 12];
    match stream.read_exact(&mut answer) {
        Ok(()) => std::str::from_utf8(&answer[9..]).unwrap().parse().unwrap(),
        Err(_) => 0,
    }
}

fn bytes_below(folder: &Path) -> u64 {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(
            |entry| {
                if entry.path().is_dir() {
                    bytes_below(&entry.path())
                } else {
                    entry.metadata().unwrap().len()
                }
            },
        )
        .sum()
}

#[test]
fn a_film_far_larger_than_the_memory_allowed_is_kept_and_a_liar_is_refused() {
    let data = tempfile::tempdir().unwrap();
    let limit = (400 * MIB).to_string();
    let server = Server::founded(data.path(), &[("PARVIS_MEDIA__VIDEO_MAX_BYTES", &limit)]);
    let chunked = "transfer-encoding: chunked\r\n";
    assert_eq!(send(&server, chunked, 384 * MIB, 384 * MIB, true), 201, "no announced length");
    assert!(server.memory_peak() < CEILING_MB, "{} MB", server.memory_peak());
    let kept = bytes_below(&data.path().join("files"));
    assert!(kept >= 384 * MIB);
    // Larger than the limit without saying so; the answer may be lost with the connection that is cut.
    let status = send(&server, chunked, 1000 * MIB, 640 * MIB, true);
    assert!(matches!(status, 413 | 0), "{status}");
    // Announces more than it sends.
    let lying = format!("content-length: {}\r\n", 300 * MIB);
    let status = send(&server, &lying, 300 * MIB, 64 * MIB, false);
    assert!(matches!(status, 422 | 400 | 0), "{status}");
    assert!(server.memory_peak() < CEILING_MB, "{} MB", server.memory_peak());
    // What was refused leaves nothing: its draft goes with the request.
    let mut rounds = 0;
    while bytes_below(&data.path().join("files")) != kept && rounds < 200 {
        std::thread::sleep(std::time::Duration::from_millis(50));
        rounds += 1;
    }
    assert_eq!(bytes_below(&data.path().join("files")), kept);
}
