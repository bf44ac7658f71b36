//! `parvis listen match` in a pipe: languages that the source does not tell.

use std::io::Write;
use std::process::{Command, Stdio};

#[test]
fn a_post_that_does_not_tell_its_language_is_recognised() {
    let folder = tempfile::tempdir().unwrap();
    let queries = folder.path().join("queries.jsonl");
    std::fs::write(&queries, "{\"id\":\"fr\",\"query\":\"mairie langue:fr\"}\n").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_parvis"))
        .args(["listen", "match", "--queries"])
        .arg(&queries)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let posts = concat!(
        "{\"id\":1,\"text\":\"La mairie ferme ses portes plus tôt que d'habitude ce vendredi\"}\n",
        "{\"id\":2,\"text\":\"The mairie is what the French call their town hall, you know\"}\n",
        "{\"id\":3,\"text\":\"The mairie is what they call their town hall\",\"lang\":\"fr\"}\n",
        "{\"id\":4,\"text\":\"La mairie ferme plus tôt que d'habitude\",\"lang\":\"br\"}\n",
    );
    child.stdin.take().unwrap().write_all(posts.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let written = String::from_utf8(output.stdout).unwrap();
    assert_eq!(written, "{\"id\":1,\"queries\":[\"fr\"]}\n{\"id\":3,\"queries\":[\"fr\"]}\n");
}
