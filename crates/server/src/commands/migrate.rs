//! `parvis migrate`: brings the database to this version.

use super::{say, say_error, sentence};
use crate::{
    configuration::Configuration,
    start::{open_database, surroundings},
};
use std::process::ExitCode;

pub(super) async fn run(configuration: Configuration) -> ExitCode {
    match open_database(&configuration, surroundings()).await {
        Ok(_) => {
            say(&sentence("migrate-done", &[]));
            ExitCode::SUCCESS
        }
        Err(error) => {
            say_error(&error.sentence(Configuration::console_locale()));
            ExitCode::FAILURE
        }
    }
}
