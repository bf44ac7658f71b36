//! Who may see whom: the block `doors` of ARCHITECTURE.md, and the rules behind it.

use crate::{none, repository};
use parvis_tidy::{Doors, doors_in_force, doors_written};
use std::collections::BTreeMap;

/// Domains that other domains may import.
const OPEN_DOMAINS: [&str; 2] = ["identity", "channels"];
/// Longest chain of crates, both ends included.
const LONGEST_PATH: usize = 7;

fn in_force() -> (Doors, BTreeMap<String, String>) {
    doors_in_force(&repository()).expect("cargo tells the dependencies")
}

#[test]
fn the_map_names_every_door_and_no_other() {
    let written = doors_written(&repository().text("ARCHITECTURE.md"));
    let (doors, _) = in_force();
    let mut faults = Vec::new();
    for name in doors.keys().chain(written.keys()) {
        if doors.get(name) != written.get(name) {
            let line = |doors: &Doors| match doors.get(name) {
                None => "no line".to_owned(),
                Some(seen) => format!("{name} -> {}", seen.iter().cloned().collect::<Vec<_>>().join(", ")),
            };
            faults.push(format!("written: {}; in force: {}", line(&written), line(&doors)));
        }
    }
    faults.sort();
    faults.dedup();
    none(&faults, "Is the dependency wanted? Then write it in the block `doors` of ARCHITECTURE.md.");
}

/// Says whether a crate of one level may see a crate of another.
fn may_see(from: &str, to: &str, to_name: &str) -> bool {
    let allowed: &[&str] = match from {
        "kernel" | "tidy" => &[],
        "engines" => &["kernel", "engines"],
        "platform" => &["kernel", "engines", "platform"],
        "connector" => &["kernel", "engines"],
        "networks" | "test-kit" => &["kernel", "engines", "platform", "connector"],
        "domains" => &["kernel", "engines", "platform", "connector", "domains"],
        "server" => &["kernel", "engines", "platform", "connector", "networks", "domains"],
        _ => return false,
    };
    allowed.contains(&to) && (from != "domains" || to != "domains" || OPEN_DOMAINS.contains(&to_name))
}

#[test]
fn arrows_go_down_and_domains_do_not_know_one_another() {
    let (doors, folders) = in_force();
    let level = |name: &str| folders[name].split('/').next().unwrap().to_owned();
    let faults: Vec<String> = doors
        .iter()
        .flat_map(|(from, seen)| seen.iter().map(move |to| (from, to)))
        .filter(|(from, to)| !may_see(&level(from), &level(to), to))
        .map(|(from, to)| format!("{from} ({}) must not see {to} ({})", level(from), level(to)))
        .collect();
    none(&faults, "Domains meet in crates/server/src/wiring, by a trait of the asker's ports.rs.");
}

fn longest(doors: &Doors, from: &str) -> Vec<String> {
    let below = doors[from].iter().map(|to| longest(doors, to)).max_by_key(Vec::len).unwrap_or_default();
    std::iter::once(from.to_owned()).chain(below).collect()
}

#[test]
fn the_longest_path_is_short() {
    let (doors, _) = in_force();
    let path = doors.keys().map(|from| longest(&doors, from)).max_by_key(Vec::len).unwrap();
    assert!(path.len() <= LONGEST_PATH, "{} crates: {}", path.len(), path.join(" -> "));
}
