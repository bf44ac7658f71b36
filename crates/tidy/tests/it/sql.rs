//! SQL lives in stores, and each crate names its own tables only.

use crate::{none, repository};
use parvis_tidy::{Repository, literals, without_inline_tests};
use std::collections::{BTreeMap, BTreeSet};

const VERBS: [&str; 4] = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "];
/// Files outside a store that hold SQL for now. This list only shrinks.
const EXCEPTIONS: [&str; 2] = ["crates/server/src/idempotency.rs", "crates/server/src/health.rs"];

fn is_sql(text: &str) -> bool {
    let text = text.trim_start();
    VERBS.iter().any(|verb| text.starts_with(verb))
}

fn may_hold_sql(path: &str) -> bool {
    path.ends_with("/store.rs")
        || path.contains("/store/")
        || path.starts_with("crates/platform/database/")
        || path.starts_with("crates/tidy/")
        || path.contains("/tests/")
}

#[test]
fn sql_is_in_stores_only() {
    let repository = repository();
    let mut faults = Vec::new();
    let mut used = BTreeSet::new();
    for path in repository.ending_with(&[".rs"]).filter(|path| !may_hold_sql(path)) {
        let source = repository.text(path);
        for literal in literals(without_inline_tests(&source)) {
            if is_sql(&literal.text) && EXCEPTIONS.contains(&path) {
                used.insert(path);
            } else if is_sql(&literal.text) {
                faults.push(format!("{path}:{}: {}", literal.line, literal.text));
            }
        }
    }
    faults.extend(
        EXCEPTIONS
            .iter()
            .filter(|path| !used.contains(*path))
            .map(|path| format!("{path}: an exception that is not needed any more, remove it")),
    );
    none(&faults, "Move the statement to the store of the table's owner.");
}

/// The crate of a path: `crates/domains/media/src/store.rs` belongs to `crates/domains/media`.
fn owner(path: &str) -> Option<&str> {
    path.find("/src/")
        .or_else(|| path.find("/migrations/"))
        .or_else(|| path.find("/tests/"))
        .map(|end| &path[..end])
}

/// Who owns which table, from the migrations.
fn owners(repository: &Repository) -> BTreeMap<String, String> {
    let mut owners = BTreeMap::new();
    for path in repository.ending_with(&[".sql"]).filter(|path| path.contains("/migrations/")) {
        for line in repository.text(path).lines() {
            if let Some(rest) = line.trim_start().strip_prefix("CREATE TABLE ") {
                let table = rest.split([' ', '(']).next().unwrap().to_owned();
                let before = owners.insert(table.clone(), owner(path).unwrap().to_owned());
                assert!(before.is_none_or(|before| before == owner(path).unwrap()), "{table} has two owners");
            }
        }
    }
    owners
}

/// Names that stand where a table is expected.
fn tables_named(sql: &str) -> impl Iterator<Item = &str> {
    let words: Vec<&str> =
        sql.split([' ', '\n', '(', ')', ',', ';']).filter(|word| !word.is_empty()).collect();
    let places: Vec<usize> = (1..words.len())
        .filter(|place| ["FROM", "JOIN", "INTO", "UPDATE"].contains(&words[place - 1]))
        .collect();
    places.into_iter().map(move |place| words[place])
}

#[test]
fn each_crate_names_its_own_tables_only() {
    let repository = repository();
    let owners = owners(&repository);
    assert!(owners.len() > 20, "the migrations were read");
    let mut faults = Vec::new();
    for path in repository
        .ending_with(&[".rs"])
        .filter(|path| path.starts_with("crates/domains/") || path.starts_with("crates/platform/"))
    {
        let source = repository.text(path);
        for literal in literals(without_inline_tests(&source)) {
            for table in tables_named(&literal.text) {
                if owners.get(table).is_some_and(|of| Some(of.as_str()) != owner(path))
                    && !path.contains("/tests/")
                {
                    faults.push(format!("{path}:{}: {table} belongs to {}", literal.line, owners[table]));
                }
            }
        }
    }
    none(
        &faults,
        "Ask the owner: a function of its door, or a trait in ports.rs answered in server/src/wiring.",
    );
}

#[test]
fn every_table_says_whose_its_rows_are() {
    let repository = repository();
    let mut faults = Vec::new();
    for path in repository.ending_with(&[".sql"]).filter(|path| path.contains("/migrations/")) {
        for table in repository.text(path).split("CREATE TABLE ").skip(1) {
            let (name, columns) = table.split_once('(').unwrap();
            let name = name.trim();
            let without_tenant = ["organisations", "sign_in_failures"];
            if !columns.split(';').next().unwrap().contains("organisation_id")
                && !without_tenant.contains(&name)
            {
                faults.push(format!("{path}: {name}"));
            }
        }
    }
    none(&faults, "Every table has organisation_id from its first migration.");
}
