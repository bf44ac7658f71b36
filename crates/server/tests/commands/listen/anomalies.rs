//! `parvis listen anomalies` in a pipe: prompt, honest about bad input, quiet when nobody reads.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Output, Stdio};

fn start(arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_parvis"))
        .args(["listen", "anomalies"])
        .args(arguments)
        .env("LC_ALL", "fr_FR.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = start(arguments);
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// Four weeks of hours at 5 mentions, with 60 an hour on the last afternoon.
fn series() -> String {
    let rows = (0..28 * 24).map(|hour| {
        let value = if hour >= 28 * 24 - 10 { 60 } else { 5 };
        format!("2026-02-{:02} {:02}:00:00,{value}\n", 1 + hour / 24, hour % 24)
    });
    std::iter::once("timestamp,value\n".to_owned()).chain(rows).collect()
}

#[test]
fn an_episode_is_announced_once_and_explained() {
    let output = run(&["--input", "-", "--explain"], &series());
    assert!(output.status.success());
    let lines = String::from_utf8(output.stdout).unwrap();
    let mut lines = lines.lines();
    assert_eq!(lines.next(), Some("timestamp,value,anomaly_score,alert,expected_low,expected_high"));
    let alerts: Vec<&str> = lines.filter(|line| line.split(',').nth(3) == Some("1")).collect();
    assert!(matches!(alerts[..], [line] if line.starts_with("2026-02-28 14:00:00,60,0.")), "{alerts:?}");
    let explained = String::from_utf8(output.stderr).unwrap();
    let (start, end) = ("2026-02-28 14:00:00 : 70 en 3 h pour ", " attendues\n");
    assert!(explained.starts_with(start) && explained.ends_with(end), "{explained}");
}

#[test]
fn each_line_is_answered_before_the_next_is_sent() {
    let mut child = start(&["--input", "-"]);
    let mut input = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    answers.next().unwrap().unwrap();
    for hour in 0..5 {
        writeln!(input, "2026-02-01 0{hour}:00:00,{hour}").unwrap();
        let answer = answers.next().unwrap().unwrap();
        assert!(answer.starts_with(&format!("2026-02-01 0{hour}:00:00,{hour},0.")), "{answer}");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

#[test]
fn nobody_reading_any_more_is_a_quiet_end() {
    let mut child = start(&["--input", "-"]);
    let mut input = child.stdin.take().unwrap();
    drop(child.stdout.take());
    let rows = series();
    // the program goes away while we still write: either write may be the one that fails
    let _ = (0..50).try_for_each(|_| input.write_all(rows.as_bytes()));
    drop(input);
    assert!(child.wait().unwrap().success());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert!(!said.contains("pipe"), "{said}");
}

#[test]
fn bad_lines_are_told_and_skipped() {
    let input = "timestamp,value\n2026-02-01 00:00:00,1\nhier,2\n2026-02-01 01:00:00,beaucoup\n2026-02-01 02:00:00,3\n";
    let output = run(&["--input", "-"], input);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap().lines().count(), 3);
    let told = "entrée standard:3 : date attendue comme 2026-06-04 10:00:00, reçu \"hier\"\n\
                entrée standard:4 : nombre attendu, reçu \"beaucoup\"\n";
    assert_eq!(String::from_utf8(output.stderr).unwrap(), told);
    let english = String::from_utf8(run(&["--input", "-", "--lang", "en"], input).stderr).unwrap();
    assert!(english.starts_with("standard input:3: date expected like"), "{english}");
}

#[test]
fn files_and_options_that_cannot_be_used_are_told() {
    for (arguments, told) in [
        (vec!["--input", "nowhere.csv"], "nowhere.csv : lecture impossible ("),
        (vec!["--input", "-", "--calendar", "nowhere.json"], "nowhere.json : lecture impossible ("),
        (vec!["--input", "-", "--sensitivity", "0"], "--sensitivity : attendu de 0,1 à 10, reçu 0\n"),
    ] {
        let output = run(&arguments, "");
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with(told), "{said}");
    }
}
