//! From settings to a running program: folder, keys, database, networks. Anything in the way is one sentence.

use crate::{
    configuration::Configuration,
    program::{Assembly, Program, migrations},
    surroundings::{SystemChance, SystemClock},
};
use parvis_connector::Connector;
use parvis_database::{Database, DatabaseError, Surroundings};
use parvis_files::Files;
use parvis_kernel::{Chance, Clock, Locale};
use parvis_networks::{bluesky::Bluesky, mastodon::Mastodon};
use parvis_outbound::Outbound;
use parvis_vault::{Vault, VaultError};
use parvis_web_kit::catalogue;
use secrecy::ExposeSecret;
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

/// What stands in the way of a start.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    /// The data folder cannot be made or written.
    #[error("data folder {0}: {1}")]
    Folder(PathBuf, io::Error),
    /// The key file cannot be read or made.
    #[error("key file {0}: {1}")]
    KeyFile(PathBuf, io::Error),
    /// The key file is malformed.
    #[error("key file {0}: {1}")]
    Keys(PathBuf, VaultError),
    /// The database was written by a newer version.
    #[error("database newer: {0}")]
    Newer(String),
    /// The database cannot be opened or migrated.
    #[error("database: {0}")]
    Database(DatabaseError),
    /// The port is taken, or the address is not this machine's.
    #[error("cannot listen on {0}: {1}")]
    Listen(String, io::Error),
}

impl StartError {
    /// Says what is in the way and what to do, in one sentence.
    pub(crate) fn sentence(&self, locale: Locale) -> String {
        let (key, values): (&str, Vec<(&str, String)>) = match self {
            Self::Folder(path, error) if error.kind() == io::ErrorKind::StorageFull => {
                ("start-disk-full", vec![("path", path.display().to_string())])
            }
            Self::Folder(path, error) => {
                ("start-folder", vec![("path", path.display().to_string()), ("cause", error.to_string())])
            }
            Self::KeyFile(path, error) => {
                ("start-key-file", vec![("path", path.display().to_string()), ("cause", error.to_string())])
            }
            Self::Keys(path, _) => ("start-keys", vec![("path", path.display().to_string())]),
            Self::Newer(found) => ("start-newer", vec![("migration", found.clone())]),
            Self::Database(error) if error.to_string().contains("disk is full") => {
                ("start-disk-full", vec![("path", String::new())])
            }
            Self::Database(error) => ("start-database", vec![("cause", error.to_string())]),
            Self::Listen(address, error) if error.kind() == io::ErrorKind::AddrInUse => {
                ("start-port-taken", vec![("address", address.clone())])
            }
            Self::Listen(address, error) => {
                ("start-listen", vec![("address", address.clone()), ("cause", error.to_string())])
            }
        };
        catalogue().text(locale, key, &values)
    }
}

/// Returns the real clock and randomness.
pub(crate) fn surroundings() -> Surroundings {
    Surroundings { clock: Arc::new(SystemClock), chance: Arc::new(SystemChance) }
}

/// Opens the database and migrates it.
pub(crate) async fn open_database(
    configuration: &Configuration,
    surroundings: Surroundings,
) -> Result<Database, StartError> {
    let folder = &configuration.data.folder;
    check_folder(folder).map_err(|error| StartError::Folder(folder.clone(), error))?;
    let url = configuration.database_url();
    let db = Database::open(&url, surroundings).await.map_err(StartError::Database)?;
    migrations().apply(&db).await.map_err(|error| match error {
        DatabaseError::NewerSchema { found } => StartError::Newer(found),
        other => StartError::Database(other),
    })?;
    Ok(db)
}

/// Makes the folder and proves that it can be written.
fn check_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let probe = folder.join(".writable");
    std::fs::write(&probe, b"1")?;
    std::fs::remove_file(probe)
}

/// Reads the keys, or makes the first one, readable by this user alone.
pub(crate) fn open_vault(path: &Path, chance: &dyn Chance) -> Result<Vault, StartError> {
    let failed = |error| StartError::KeyFile(path.to_owned(), error);
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let keys = Vault::new_key_file(chance);
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(path).map_err(failed)?;
            file.write_all(keys.expose_secret().as_bytes()).map_err(failed)?;
            file.sync_all().map_err(failed)?;
            keys.expose_secret().to_owned()
        }
        Err(error) => return Err(failed(error)),
    };
    Vault::from_key_file(&text).map_err(|error| StartError::Keys(path.to_owned(), error))
}

/// Puts the program together on the real networks.
pub(crate) async fn start(configuration: &Configuration) -> Result<Arc<Program>, StartError> {
    let surroundings = surroundings();
    let db = open_database(configuration, surroundings.clone()).await?;
    let clock = Arc::clone(&surroundings.clock);
    let assembly = assembly(configuration, db, networks(configuration, clock))?;
    Ok(Program::assemble(assembly))
}

/// Returns what the program is put together from.
pub(crate) fn assembly(
    configuration: &Configuration,
    db: Database,
    networks: Vec<Arc<dyn Connector>>,
) -> Result<Assembly, StartError> {
    let folder = configuration.data.folder.join("files");
    let files = Files::open(&folder)
        .map_err(|error| StartError::Folder(folder.clone(), io::Error::other(error.to_string())))?;
    let vault = open_vault(&configuration.key_file(), db.chance())?;
    Ok(Assembly {
        files,
        vault: Arc::new(vault),
        networks,
        quotas: configuration.own_quotas(),
        public_url: configuration.public_url(),
        session_idle: Duration::from_secs(configuration.sessions.idle_minutes * 60),
        publishing: configuration.publishing_settings(),
        media: configuration.media_settings(),
        editorial: configuration.editorial_settings(),
        db,
    })
}

fn networks(configuration: &Configuration, clock: Arc<dyn Clock>) -> Vec<Arc<dyn Connector>> {
    let outbound = Outbound::new(configuration.outbound.clone(), clock);
    vec![Arc::new(Bluesky::new(outbound.clone())), Arc::new(Mastodon::new(outbound))]
}
