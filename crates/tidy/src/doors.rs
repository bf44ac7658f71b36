//! Dependencies between the crates of the workspace: those written on the map and those in force.

use crate::Repository;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

/// What each crate may see, by short name (`parvis-` left out).
pub type Doors = BTreeMap<String, BTreeSet<String>>;

fn short(name: &str) -> String {
    name.strip_prefix("parvis-").unwrap_or(name).to_owned()
}

/// Reads the block `doors` of a page.
#[must_use]
pub fn doors_written(page: &str) -> Doors {
    let block = page.split_once("```doors\n").and_then(|(_, rest)| rest.split_once("```"));
    let lines = block.map(|(block, _)| block.lines()).into_iter().flatten();
    lines
        .filter_map(|line| line.split_once("->"))
        .map(|(from, to)| {
            let seen = to.split(',').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned);
            (from.trim().to_owned(), seen.collect())
        })
        .collect()
}

/// Asks cargo for the doors in force, those of tests apart, and for the folder of each crate.
///
/// # Errors
/// One sentence: cargo does not answer.
pub fn doors_in_force(repository: &Repository) -> Result<(Doors, BTreeMap<String, String>), String> {
    let answer = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(repository.root())
        .output()
        .map_err(|error| format!("cargo does not run: {error}"))?;
    let metadata: Value =
        serde_json::from_slice(&answer.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata.get("packages").and_then(Value::as_array).cloned().unwrap_or_default();
    let name_of = |value: &Value| value.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
    let members: BTreeSet<String> = packages.iter().map(name_of).collect();
    let mut doors = Doors::new();
    let mut folders = BTreeMap::new();
    for package in &packages {
        let dependencies = package.get("dependencies").and_then(Value::as_array).cloned().unwrap_or_default();
        let seen = dependencies
            .iter()
            .filter(|dependency| dependency.get("kind").is_none_or(Value::is_null))
            .map(name_of)
            .filter(|name| members.contains(name))
            .map(|name| short(&name))
            .collect();
        doors.insert(short(&name_of(package)), seen);
        let manifest = package.get("manifest_path").and_then(Value::as_str).unwrap_or_default();
        let folder = manifest.rsplit_once("/crates/").map_or("", |(_, rest)| rest);
        folders.insert(short(&name_of(package)), folder.trim_end_matches("/Cargo.toml").to_owned());
    }
    Ok((doors, folders))
}
