//! `parvis openapi`: prints the contract of the program, without a database.

use super::{say, say_error};
use crate::program::{Assembly, Program};
use parvis_database::Database;
use parvis_editorial::EditorialSettings;
use parvis_files::Files;
use parvis_media::MediaSettings;
use parvis_publishing::PublishingSettings;
use parvis_vault::Vault;
use secrecy::ExposeSecret;
use std::{process::ExitCode, sync::Arc, time::Duration};

pub(super) fn run() -> ExitCode {
    let document = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())
        .and_then(|runtime| runtime.block_on(document()));
    match document {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(error) => {
            say_error(&error);
            ExitCode::FAILURE
        }
    }
}

/// Puts a program together that is never served, and asks it for its document.
async fn document() -> Result<String, String> {
    let surroundings = crate::start::surroundings();
    let folder = std::env::temp_dir().join(format!("parvis-openapi-{}", std::process::id()));
    let keys = Vault::new_key_file(surroundings.chance.as_ref());
    let assembly = Assembly {
        db: Database::open("sqlite::memory:", surroundings).await.map_err(|error| error.to_string())?,
        files: Files::open(&folder).map_err(|error| error.to_string())?,
        vault: Arc::new(Vault::from_key_file(keys.expose_secret()).map_err(|error| error.to_string())?),
        networks: Vec::new(),
        quotas: Vec::new(),
        public_url: "http://localhost:8080".to_owned(),
        session_idle: Duration::from_secs(3600),
        publishing: PublishingSettings::default(),
        media: MediaSettings::default(),
        editorial: EditorialSettings::default(),
    };
    let program = Program::assemble(assembly);
    let document = crate::openapi(&program).to_pretty_json().map_err(|error| error.to_string());
    let _ = std::fs::remove_dir_all(folder);
    document
}
