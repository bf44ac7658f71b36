//! `parvis doctor`: explains a sick installation, one line for each thing it looked at.

use super::{say, sentence};
use crate::wiring::is_signed_by;
use crate::{
    configuration::Configuration,
    start::{open_database, open_vault, surroundings},
};
use parvis_database::{
    checkpoint::{Checkpoint, CheckpointCheck, check_checkpoints},
    journal::{ChainCheck, check_chain},
};
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
    let vault = match open_vault(&configuration.key_file(), surroundings.chance.as_ref()) {
        Ok(vault) => vault,
        Err(error) => {
            say(&format!("✗ {}", error.sentence(Configuration::console_locale())));
            return ExitCode::FAILURE;
        }
    };
    tell(true, "doctor-keys", &[("public", vault.public_key().unwrap_or_default())]);
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
                &[("name", organisation.name.clone()), ("lines", lines.to_string())],
            ),
            Ok(ChainCheck::Broken { at }) => tell(
                false,
                "doctor-journal-broken",
                &[("name", organisation.name.clone()), ("number", at.to_string())],
            ),
            Err(error) => tell(false, "start-database", &[("cause", error.to_string())]),
        }
        let is_ours = |checkpoint: &Checkpoint| is_signed_by(&vault, checkpoint);
        match check_checkpoints(&db.reader(), organisation.id, is_ours).await {
            Ok(CheckpointCheck::Whole { count, last }) => tell(
                true,
                "doctor-checkpoints-whole",
                &[
                    ("name", organisation.name),
                    ("count", count.to_string()),
                    ("last", last.map_or_else(|| "–".to_owned(), |last| last.to_string())),
                ],
            ),
            Ok(CheckpointCheck::Broken { at }) => tell(
                false,
                "doctor-checkpoints-broken",
                &[("name", organisation.name), ("number", at.to_string())],
            ),
            Err(error) => tell(false, "start-database", &[("cause", error.to_string())]),
        }
    }
    if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
