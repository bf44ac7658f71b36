//! Files of a size that one reads whole, and engines counted apart.

use crate::{none, repository};
use parvis_tidy::without_inline_tests;

/// Lines a source file may have.
const LINES: usize = 400;
/// Lines that no exception may pass.
const HARD_LINES: usize = 600;
/// Files that are longer for now, with their ceiling. This list only shrinks: split the file, lower the number.
const EXCEPTIONS: [(&str, usize); 1] = [("crates/engines/duplicates/tests/generator/mod.rs", 441)];
/// Functions that tell the two database engines apart.
const DIALECT: usize = 30;

#[test]
fn source_files_stay_short() {
    let repository = repository();
    let mut faults = Vec::new();
    for path in
        repository.ending_with(&[".rs", ".ts", ".tsx", ".css"]).filter(|path| !path.ends_with(".d.ts"))
    {
        let lines = repository.text(path).lines().count();
        let exception = EXCEPTIONS.iter().find(|(exempt, _)| *exempt == path);
        let ceiling = exception.map_or(LINES, |(_, ceiling)| *ceiling);
        if lines > ceiling {
            faults.push(format!("{path}: {lines} lines, at most {ceiling}"));
        } else if exception.is_some() && lines <= LINES {
            faults.push(format!("{path}: {lines} lines, it needs no exception any more: remove it"));
        }
    }
    for (path, ceiling) in EXCEPTIONS {
        if ceiling > HARD_LINES || !repository.paths().any(|tracked| tracked == path) {
            faults.push(format!("{path}: an exception of {ceiling} lines is too high, or for no file"));
        }
    }
    none(&faults, "Split the file by what it does (a folder of the same name).");
}

#[test]
fn the_engines_differ_in_few_named_functions() {
    let source = repository().text("crates/platform/database/src/dialect.rs");
    let count = without_inline_tests(&source).lines().filter(|line| line.contains("fn ")).count();
    assert!(count > 0 && count <= DIALECT, "{count} functions in database::dialect, at most {DIALECT}");
}
