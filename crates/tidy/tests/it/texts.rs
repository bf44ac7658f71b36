//! What no tracked file says: unnumbered reminders, addresses of registries, paths of one machine.

use crate::{none, repository};

#[test]
fn a_reminder_names_its_issue() {
    let repository = repository();
    let (reminder, other) = (["TO", "DO"].concat(), ["FIX", "ME"].concat());
    let mut faults = Vec::new();
    for path in repository
        .ending_with(&[".rs", ".ts", ".tsx", ".css", ".sql", ".sh", ".mjs", ".ftl", ".html", "Makefile"])
    {
        for (number, line) in repository.text(path).lines().enumerate() {
            let words = line.split(|char: char| !char.is_alphanumeric() && char != '_');
            let has = |wanted: &str| words.clone().any(|word| word == wanted);
            let is_numbered = line.split_once(&format!("{reminder}(#")).is_some_and(|(_, rest)| {
                rest.split_once("): ").is_some_and(|(issue, _)| issue.parse::<u32>().is_ok())
            });
            if has(&other) || (has(&reminder) && !is_numbered) {
                faults.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    none(&faults, "Do it now, or write the marker with the number of its issue and a sentence.");
}

#[test]
fn no_file_names_a_registry_or_a_machine() {
    let repository = repository();
    let forbidden = [
        ["index.", "crates.io"].concat(),
        ["static.", "crates.io"].concat(),
        ["registry.", "npmjs.org"].concat(),
        ["py", "pi.org"].concat(),
        ["deb.", "debian.org"].concat(),
        ["/wo", "rk/"].concat(),
        ["/ro", "ot/"].concat(),
        ["/tmp/", "team"].concat(),
    ];
    let mut faults = Vec::new();
    for path in repository.paths() {
        for (number, line) in repository.text(path).lines().enumerate() {
            for word in &forbidden {
                let found = line.find(word.as_str());
                // A folder below another one (`network/…`) is no machine's path.
                let is_path_inside = word.starts_with('/')
                    && found.is_some_and(|at| {
                        line[..at].ends_with(|char: char| char.is_alphanumeric() || "._-}".contains(char))
                    });
                if found.is_some() && !is_path_inside {
                    faults.push(format!("{path}:{}: {word}", number + 1));
                }
            }
        }
    }
    none(&faults, "Leave hosts and folders to the machine's own configuration.");
}
