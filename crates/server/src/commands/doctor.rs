//! `parvis doctor`: explains a sick installation, one line for each thing it looked at.

use super::{say, sentence};
use crate::{
    configuration::Configuration,
    start::{open_database, open_vault, surroundings},
};
use parvis_database::journal::{ChainCheck, check_chain};
use parvis_identity::list_organisations;
use std::process::ExitCode;

pub(super) async fn run(configuration: Configuration) -> ExitCode {
    let surroundings = surroundings();
    let mut healthy = true;
    let mut tell = |good: bool, key: &str, values: &[(&str, String)]| {
        healthy &= good;
        let mark = if good { "✓" } else { "✗" };
        say(&format!("{mark} {}", sentence(key, values)));
    };
    tell(true, "doctor-settings", &[("url", configuration.public_url())]);
    match open_vault(&configuration.key_file(), surroundings.chance.as_ref()) {
        Ok(_) => tell(true, "doctor-keys", &[]),
        Err(error) => {
            say(&format!("✗ {}", error.sentence(Configuration::console_locale())));
            return ExitCode::FAILURE;
        }
    }
    let db = match open_database(&configuration, surroundings).await {
        Ok(db) => db,
        Err(error) => {
            say(&format!("✗ {}", error.sentence(Configuration::console_locale())));
            return ExitCode::FAILURE;
        }
    };
    tell(true, "doctor-database", &[]);
    for organisation in list_organisations(&db.reader()).await.unwrap_or_default() {
        match check_chain(&db.reader(), organisation.id).await {
            Ok(ChainCheck::Whole { lines }) => tell(
                true,
                "doctor-journal-whole",
                &[("name", organisation.name), ("lines", lines.to_string())],
            ),
            Ok(ChainCheck::Broken { at }) => tell(
                false,
                "doctor-journal-broken",
                &[("name", organisation.name), ("number", at.to_string())],
            ),
            Err(error) => tell(false, "start-database", &[("cause", error.to_string())]),
        }
    }
    if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
