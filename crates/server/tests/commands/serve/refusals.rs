//! What stands in the way of a start is said in one sentence.

use super::{command, free_port};
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
