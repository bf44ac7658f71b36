//! Names that say nothing, and files that do not say what they are for.

use crate::{none, repository};

const BANNED: [&str; 10] =
    ["utils", "util", "helpers", "common", "misc", "core", "base", "manager", "service", "services"];
/// Present names to be changed. This list only shrinks.
const EXCEPTIONS: [&str; 1] = ["web/src/shared/base.css"];

#[test]
fn every_rust_file_says_what_it_is_for() {
    let repository = repository();
    let faults: Vec<String> = repository
        .ending_with(&[".rs"])
        .filter(|path| {
            let text = repository.text(path);
            // An engine's door may show its README instead.
            if path.ends_with("/src/lib.rs") && text.starts_with("#![doc = include_str!(\"../README.md\")]") {
                return false;
            }
            let paragraph: Vec<&str> =
                text.lines().map_while(|line| line.strip_prefix("//! ")).map(str::trim).collect();
            paragraph.is_empty() || !paragraph.join(" ").ends_with(['.', ':', '`', ')'])
        })
        .map(str::to_owned)
        .collect();
    none(&faults, "The first line is one sentence: `//! What the room is for.`");
}

#[test]
fn no_file_folder_or_module_has_a_name_that_says_nothing() {
    let repository = repository();
    let mut faults = Vec::new();
    for path in repository.ending_with(&[".rs", ".ts", ".tsx", ".css", ".mjs", "Cargo.toml"]) {
        let stems = path.split('/').map(|part| part.split('.').next().unwrap());
        if !EXCEPTIONS.contains(&path) && stems.into_iter().any(|stem| BANNED.contains(&stem)) {
            faults.push(path.to_owned());
        }
        if path.ends_with(".rs") {
            let text = repository.text(path);
            let modules = text.lines().filter_map(|line| line.split_once("mod ")).map(|(_, rest)| rest);
            let name = |rest: &str| rest.trim_end_matches([';', '{', ' ']).to_owned();
            faults.extend(
                modules
                    .map(name)
                    .filter(|name| BANNED.contains(&name.as_str()))
                    .map(|name| format!("{path}: mod {name}")),
            );
        }
    }
    for exempt in EXCEPTIONS {
        if !repository.paths().any(|path| path == exempt) {
            faults.push(format!("{exempt}: an exception for no file, remove it"));
        }
    }
    none(&faults, "Name it for what it does, with the words of GLOSSARY.md.");
}
