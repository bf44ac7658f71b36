//! What a test of secrets looks at and changes: stored bytes, the session, the key file.

use super::TestApp;
use parvis::SystemChance;
use parvis_vault::Vault;
use secrecy::ExposeSecret;

impl TestApp {
    /// Every byte of the database's files. SQLite only.
    pub(crate) fn database_files(&self) -> Vec<u8> {
        let names = ["parvis.db", "parvis.db-wal"].map(|name| self.folder.path().join(name));
        names.iter().filter_map(|path| std::fs::read(path).ok()).flatten().collect()
    }

    /// The secret of the session's cookie.
    pub(crate) fn session(&self) -> &str {
        self.cookie.as_ref().unwrap().split_once('=').unwrap().1
    }

    /// Adds a second key, with which whatever starts from now on seals.
    pub(crate) fn add_key(&self) {
        let path = self.folder.path().join("keys");
        let first = std::fs::read_to_string(&path).unwrap();
        let second = Vault::new_key_line(2, &SystemChance);
        std::fs::write(path, format!("{first}{}", second.expose_secret())).unwrap();
    }

    /// Takes the first key away.
    pub(crate) fn forget_first_key(&self) {
        let path = self.folder.path().join("keys");
        let both = std::fs::read_to_string(&path).unwrap();
        std::fs::write(path, both.lines().filter(|line| line.starts_with("2:")).collect::<String>()).unwrap();
    }
}
