//! The page of guarantees names tests that exist, and one line for each guarantee.

use crate::{none, repository};

const PAGE: &str = "docs/guarantees.md";
const GUARANTEES: usize = 38;

/// Names of tests on a line: what is between backticks and made of several words joined by `_`.
fn tests_named(line: &str) -> impl Iterator<Item = &str> {
    let is_name = |text: &&str| {
        text.matches('_').count() >= 2
            && text.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_')
    };
    line.split('`').skip(1).step_by(2).filter(is_name)
}

/// The text of every Rust file but our own.
fn sources(repository: &parvis_tidy::Repository) -> String {
    let others = repository.ending_with(&[".rs"]).filter(|path| !path.starts_with("crates/tidy/"));
    others.map(|path| repository.text(path)).collect()
}

#[test]
fn the_page_of_security_names_tests_that_exist() {
    let repository = repository();
    let (page, sources) = (repository.text("SECURITY.md"), sources(&repository));
    let missing = page.lines().flat_map(tests_named).filter(|name| !sources.contains(&format!("fn {name}(")));
    none(
        &missing.map(str::to_owned).collect::<Vec<_>>(),
        "SECURITY.md promises nothing that no test proves.",
    );
}

#[test]
fn each_guarantee_has_its_line_and_names_tests_that_exist() {
    let repository = repository();
    let page = repository.text(PAGE);
    let sources = sources(&repository);
    let mut faults = Vec::new();
    let count = |state: &str| page.lines().filter(|line| line.contains(&format!("| {state} |"))).count();
    let sum = format!("Held: {}. Partly: {}. Not yet: {}.", count("held"), count("partly"), count("not yet"));
    if !page.contains(&sum) {
        faults.push(format!("the sum at the end should be: {sum}"));
    }
    for number in 1..=GUARANTEES {
        let Some(line) = page.lines().find(|line| line.starts_with(&format!("| G{number} |"))) else {
            faults.push(format!("G{number} has no line"));
            continue;
        };
        let state = line.split('|').nth(3).unwrap_or_default().trim();
        let named: Vec<&str> = line.split('|').nth(4).map(tests_named).into_iter().flatten().collect();
        faults.extend(
            tests_named(line)
                .filter(|name| !sources.contains(&format!("fn {name}(")))
                .map(|name| format!("G{number}: no test {name}")),
        );
        match state {
            "held" | "partly" if named.is_empty() => {
                faults.push(format!("G{number} is {state} and names no test"))
            }
            "held" | "partly" | "not yet" => {}
            other => faults.push(format!("G{number}: unknown state {other:?}")),
        }
    }
    none(&faults, "docs/guarantees.md promises nothing that no test proves.");
}
