//! What the pages point at exists: links between them, and paths of the repository.

use crate::{none, repository};

/// Folders whose paths are checked when a page names them between backticks.
const FOLDERS: [&str; 7] = ["crates/", "web/", "e2e/", "docs/", "scripts/", "locales/", "contract/"];
/// Made by `make pictures`.
const PICTURES: &str = "docs/pictures/";

/// Joins a link to the folder of its page.
fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn links_between_pages_lead_somewhere() {
    let repository = repository();
    let mut faults = Vec::new();
    for page in repository.ending_with(&[".md"]) {
        let text = repository.text(page);
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        for link in
            links.filter(|link| !link.is_empty() && !link.contains("://") && !link.starts_with("mailto:"))
        {
            let target = resolved(page, link);
            if !target.starts_with(PICTURES) && !repository.root().join(&target).exists() {
                faults.push(format!("{page}: {link}"));
            }
        }
    }
    none(&faults, "Mend the link.");
}

#[test]
fn paths_that_pages_name_exist() {
    let repository = repository();
    let mut faults = Vec::new();
    for page in repository.ending_with(&[".md"]) {
        let text = repository.text(page);
        for path in text.split('`').skip(1).step_by(2) {
            let is_path = FOLDERS.iter().any(|folder| path.starts_with(folder))
                && path.chars().all(|char| char.is_alphanumeric() || "/._-".contains(char));
            // Built, never committed.
            let is_made =
                path.starts_with(PICTURES) || path.starts_with("web/dist") || path.contains("node_modules");
            if is_path && !is_made && !repository.root().join(path).exists() {
                faults.push(format!("{page}: {path}"));
            }
        }
    }
    none(&faults, "The page is older than the code: bring it up to date.");
}
