//! `parvis listen duplicates` in a pipe: answers by blocks, bad lines, profiles, closed pipes.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Posts of 64 KiB that make a block of 64 MiB.
const BLOCK: usize = 1024;

fn parvis(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_parvis"))
        .args(["listen", "duplicates", "--lang", "en"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn fed(arguments: &[&str], input: &str) -> Output {
    let mut child = parvis(arguments);
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap()
}

#[test]
fn copies_and_profiles_are_told_and_bad_lines_reported() {
    let folder = tempfile::tempdir().unwrap();
    let profiles = folder.path().join("profiles.jsonl");
    let mut input = String::new();
    for (day, action) in [
        "Non à la fermeture de la maternité de la vallée",
        "Samedi tous devant la préfecture avec nos pancartes",
    ]
    .into_iter()
    .enumerate()
    {
        for (minute, author) in ["un", "deux"].into_iter().enumerate() {
            let time = format!("2026-06-0{} 10:0{minute}:00", day + 1);
            let line = serde_json::json!({"id": format!("{day}{author}"), "author": author, "time": time, "text": action});
            input.push_str(&format!("{line}\n"));
        }
    }
    input.push_str("{\"id\":7,\"author\":\"un\",\"time\":\"hier\",\"text\":\"Bonjour\"}\n\n{\"id\":8,\"author\":9,\"time\":0,\"text\":\"\"}\n");
    let output = fed(&["--profiles", profiles.to_str().unwrap()], &input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        text(output.stdout),
        "{\"id\":\"0un\",\"cluster\":0}\n{\"id\":\"0deux\",\"cluster\":0}\n{\"id\":\"1un\",\"cluster\":1}\n{\"id\":\"1deux\",\"cluster\":1}\n{\"id\":8,\"cluster\":2}\n"
    );
    let complaint = text(output.stderr);
    assert!(
        complaint.starts_with("standard input:5: \"time\": a date like")
            && complaint.contains("got \"hier\""),
        "{complaint}"
    );
    assert_eq!(complaint.lines().count(), 1);
    let written = std::fs::read_to_string(&profiles).unwrap();
    assert_eq!(written, "{\"author\":\"deux\",\"group\":0}\n{\"author\":\"un\",\"group\":0}\n");
}

#[test]
fn a_block_is_answered_before_the_end_of_the_input() {
    let mut child = parvis(&[]);
    let mut input = child.stdin.take().unwrap();
    let (answered, wait) = mpsc::channel();
    let writer = std::thread::spawn(move || {
        let text = format!("La piscine ferme{}", " ".repeat(1 << 16));
        let line = |id| format!("{{\"id\":{id},\"author\":\"a\",\"time\":0,\"text\":\"{text}\"}}\n");
        (0..BLOCK).for_each(|id| input.write_all(line(id).as_bytes()).unwrap());
        // Without an answer the input ends and the test fails, instead of waiting for ever.
        let in_time = wait.recv_timeout(Duration::from_secs(300)).is_ok();
        input.write_all(line(BLOCK).as_bytes()).unwrap();
        in_time
    });
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for at in 0..BLOCK {
        assert_eq!(lines.next().unwrap().unwrap(), format!("{{\"id\":{at},\"cluster\":0}}"));
    }
    // The writer may have given up already: it tells so.
    let _ = answered.send(());
    assert!(writer.join().unwrap(), "no answer before the end of the input");
    assert_eq!(lines.next().unwrap().unwrap(), format!("{{\"id\":{BLOCK},\"cluster\":0}}"));
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let mut child = parvis(&[]);
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    for id in 0..20_000 {
        let written =
            writeln!(input, "{{\"id\":{id},\"author\":\"a\",\"time\":0,\"text\":\"La piscine ferme\"}}");
        if written.is_err() {
            break;
        }
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(text(output.stderr), "");
}

#[test]
fn a_profiles_file_that_cannot_be_written_is_told_before_the_work() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("none").join("profiles.jsonl");
    let output = parvis(&["--profiles", path.to_str().unwrap()]).wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(text(output.stderr).starts_with(&path.display().to_string()));
}
