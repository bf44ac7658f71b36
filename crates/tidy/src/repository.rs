//! The tracked files of the repository, with their text.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The repository this crate is part of.
#[derive(Clone, Debug)]
pub struct Repository {
    root: PathBuf,
    files: Vec<String>,
}

impl Repository {
    /// Lists what git tracks; files that were removed but not committed yet are left out.
    ///
    /// # Errors
    /// One sentence: git is missing, or this is not a clone.
    pub fn read() -> Result<Self, String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let listed = Command::new("git")
            .args(["ls-files", "-z"])
            .current_dir(&root)
            .output()
            .map_err(|error| format!("git does not run: {error}"))?;
        if !listed.status.success() {
            return Err("git lists no file: the written rules are checked in a clone".to_owned());
        }
        let files = String::from_utf8_lossy(&listed.stdout)
            .split('\0')
            .filter(|path| !path.is_empty() && root.join(path).is_file())
            .map(str::to_owned)
            .collect();
        Ok(Self { root, files })
    }

    /// Returns the folder of the repository.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Returns every tracked path, with `/` between its parts.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// Returns the tracked paths that end with one of `endings`.
    pub fn ending_with<'a>(&'a self, endings: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
        self.paths().filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
    }

    /// Returns the text of a file; empty when it is no text.
    #[must_use]
    pub fn text(&self, path: &str) -> String {
        std::fs::read_to_string(self.root.join(path)).unwrap_or_default()
    }
}
