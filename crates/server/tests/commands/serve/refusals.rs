//! What stands in the way of a start is said in one sentence.

use super::{Server, command, free_port};
use std::{net::TcpListener, path::Path};

/// Starts the program, which must refuse; returns what it said.
fn refusal(data: &Path, port: u16) -> String {
    let output = command(data, port).output().unwrap();
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    said
}

#[test]
fn a_taken_port_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let data = tempfile::tempdir().unwrap();
    let said = refusal(data.path(), port);
    assert!(said.contains(&port.to_string()) && said.contains("--port"), "{said}");
    assert!(std::fs::read_dir(data.path()).unwrap().next().is_none(), "nothing was touched");
}

#[test]
fn a_folder_that_cannot_be_is_named() {
    let place = tempfile::NamedTempFile::new().unwrap();
    let folder = place.path().join("data");
    let said = refusal(&folder, free_port());
    assert!(said.contains(&folder.display().to_string()), "{said}");
}

#[test]
fn a_damaged_key_file_is_named_and_left_as_it_is() {
    let data = tempfile::tempdir().unwrap();
    let keys = data.path().join("vault.keys");
    std::fs::write(&keys, "pas une clé").unwrap();
    let said = refusal(data.path(), free_port());
    assert!(said.contains("vault.keys"), "{said}");
    assert_eq!(std::fs::read_to_string(&keys).unwrap(), "pas une clé");
}

#[test]
fn a_second_program_on_a_served_port_ends_and_only_who_serves_it_says_ready() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Server::founded(first.path(), &[]);
    let said = refusal(second.path(), server.port);
    assert!(said.contains(&server.port.to_string()), "{said}");
    assert!(std::fs::read_dir(second.path()).unwrap().next().is_none(), "its publisher never began");
    // The first round of a publisher follows the start of its port: asked until it is done.
    let ready = |_| server.ask("GET /health/ready HTTP/1.1\r\n", "").starts_with("HTTP/1.1 200");
    assert!((0..10_000).any(ready), "the program that holds the port is ready");
}

#[test]
fn a_port_held_by_something_else_is_never_told_ready() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let data = tempfile::tempdir().unwrap();
    let output = command(data.path(), port).output().unwrap();
    assert!(!output.status.success(), "a supervisor sees that it ended");
    assert!(output.stdout.is_empty(), "no address is printed: {}", String::from_utf8_lossy(&output.stdout));
}
