//! What the listening commands say of bad input: file, line and reason, in two languages, exit 1.

use std::path::Path;
use std::process::{Command, Output};

fn parvis(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_parvis"))
        .current_dir(folder)
        .arg("listen")
        .args(arguments)
        .output()
        .unwrap()
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn complaints(output: Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn ids_come_back_as_they_were_written() {
    let posts = concat!(
        "\u{feff}{\"id\":1.50,\"text\":\"mairie\"}\r\n",
        "{\"id\":12345678901234567890123,\"text\":\"mairie\"}\r\n",
        "{\"text\":\"mairie\",\"other\":{\"a\":[1]},\"id\":\"\\u00e9\\n\"}",
    );
    let folder = folder(&[
        ("posts.jsonl", posts.as_bytes()),
        ("queries.jsonl", b"{\"id\":\"b\",\"query\":\"mairie\"}\n{\"id\":10,\"query\":\"mairie\"}\n{\"id\":9,\"query\":\"mairie\"}\n"),
    ]);
    let ids = ["1.50", "12345678901234567890123", "\"\\u00e9\\n\""];
    let matched = parvis(folder.path(), &["match", "--queries", "queries.jsonl", "--input", "posts.jsonl"]);
    assert!(matched.status.success(), "{matched:?}");
    let expected: String =
        ids.iter().map(|id| format!("{{\"id\":{id},\"queries\":[9,10,\"b\"]}}\n")).collect();
    assert_eq!(String::from_utf8(matched.stdout).unwrap(), expected);
    let told = parvis(folder.path(), &["language", "--input", "posts.jsonl"]);
    assert!(told.status.success(), "{told:?}");
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(
        told.lines().zip(ids).all(|(line, id)| line.starts_with(&format!("{{\"id\":{id},\"label\":"))),
        "{told}"
    );
}

const BAD: &[u8] = b"{\"id\":1}\n[1]\n{\"id\":null,\"text\":\"a\"}\n{\"id\":1,\"text\":5}\n\xff\n\0\n{\"id\":1,\"id\":2,\"text\":\"a\"}\n{\"id\":1,\"text\":\"a\"";

#[test]
fn each_bad_line_is_told_with_its_reason() {
    let folder = folder(&[("bad.jsonl", BAD), ("queries.jsonl", b"{\"id\":1,\"query\":\"mairie\"}\n")]);
    let told = parvis(folder.path(), &["language", "--input", "bad.jsonl", "--lang", "en"]);
    assert_eq!(
        complaints(told),
        concat!(
            "bad.jsonl:1: missing field: \"text\"\n",
            "bad.jsonl:2: a JSON object is expected\n",
            "bad.jsonl:3: \"id\": a text or a number is expected, got null\n",
            "bad.jsonl:4: \"text\": a text is expected, got 5\n",
            "bad.jsonl:5: text is not UTF-8\n",
            "bad.jsonl:6: malformed JSON, column 1\n",
            "bad.jsonl:7: field written twice, column 12\n",
            "bad.jsonl:8: malformed JSON, column 18\n",
        )
    );
    let arguments = ["match", "--queries", "queries.jsonl", "--input", "bad.jsonl", "--lang", "fr"];
    assert_eq!(
        complaints(parvis(folder.path(), &arguments)),
        concat!(
            "bad.jsonl:1 : il faut id et text\n",
            "bad.jsonl:2 : un objet JSON est attendu\n",
            "bad.jsonl:3 : id : texte ou nombre attendu\n",
            "bad.jsonl:4 : colonne 16 : un champ n'a pas le type attendu\n",
            "bad.jsonl:5 : texte qui n'est pas en UTF-8\n",
            "bad.jsonl:6 : colonne 1 : ce n'est pas du JSON valide\n",
            "bad.jsonl:8 : colonne 18 : ce n'est pas du JSON valide\n",
        )
    );
}

#[test]
fn files_that_cannot_be_used_are_named_in_the_language_asked() {
    let folder = folder(&[
        ("queries.jsonl", b"{\"id\":1,\"query\":\"mairie\"}\n"),
        ("posts.jsonl", b"{\"id\":1,\"text\":\"mairie\"}\n"),
    ]);
    for command in
        [&["language"][..], &["duplicates"], &["match", "--queries", "queries.jsonl"], &["anomalies"]]
    {
        for (lang, file, expected) in [
            ("fr", "nowhere", "nowhere : lecture impossible (fichier introuvable)\n"),
            ("en", "nowhere", "nowhere: cannot be read (file not found)\n"),
            ("fr", ".", "lecture impossible (c'est un dossier)\n"),
            ("en", ".", "cannot be read (it is a folder)\n"),
        ] {
            let arguments = [command, &["--input", file, "--lang", lang]].concat();
            let told = complaints(parvis(folder.path(), &arguments));
            assert!(told.ends_with(expected) && told.lines().count() == 1, "{arguments:?}: {told}");
        }
    }
}

/// A disk that is full is told as such, with the name of the output and not of the input.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_cannot_be_written_is_told() {
    let folder = folder(&[
        ("queries.jsonl", b"{\"id\":1,\"query\":\"mairie\"}\n"),
        ("posts.jsonl", b"{\"id\":1,\"text\":\"mairie\"}\n"),
        ("series.csv", b"timestamp,value\n2026-01-01,1\n"),
    ]);
    for arguments in [
        &["language", "--input", "posts.jsonl"][..],
        &["match", "--queries", "queries.jsonl", "--input", "posts.jsonl"],
        &["anomalies", "--input", "series.csv"],
        &["check", "mairie"],
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_parvis"))
            .current_dir(folder.path())
            .arg("listen")
            .args(arguments)
            .args(["--lang", "fr"])
            .stdout(std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
            .output()
            .unwrap();
        assert_eq!(
            complaints(output),
            "sortie standard : écriture impossible (disque plein)\n",
            "{arguments:?}"
        );
    }
}

#[test]
fn a_line_past_the_bound_is_skipped_and_the_next_one_read() {
    let mut posts = b"{\"id\":1,\"text\":\"".to_vec();
    posts.resize(34 << 20, b'a');
    posts.extend(b"\"}\n{\"id\":2,\"text\":\"mairie\"}\n");
    let folder = folder(&[("queries.jsonl", b"{\"id\":1,\"query\":\"mairie\"}\n"), ("posts.jsonl", &posts)]);
    for arguments in [&["match", "--queries", "queries.jsonl"][..], &["language"]] {
        let output =
            parvis(folder.path(), &[arguments, &["--input", "posts.jsonl", "--lang", "en"]].concat());
        assert!(output.stdout.starts_with(b"{\"id\":2,"));
        assert_eq!(complaints(output), "posts.jsonl:1: line of more than 32 MiB\n");
    }
}
