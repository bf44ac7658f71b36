//! `parvis demo`: loads the example institution into an empty installation.

use super::{say_error, sentence};
use crate::{configuration::Configuration, demo, start::start};
use parvis_identity::count_organisations;
use std::process::ExitCode;

pub(super) async fn run(configuration: Configuration) -> ExitCode {
    let program = match start(&configuration).await {
        Ok(program) => program,
        Err(error) => {
            say_error(&error.sentence(Configuration::console_locale()));
            return ExitCode::FAILURE;
        }
    };
    if count_organisations(&program.db.reader()).await.unwrap_or(1) > 0 {
        say_error(&sentence("demo-not-empty", &[]));
        return ExitCode::FAILURE;
    }
    match demo::load(&program).await {
        Ok(door) => {
            super::tell_door(&door, &configuration.public_url());
            ExitCode::SUCCESS
        }
        Err(error) => {
            say_error(&sentence("demo-failed", &[("cause", error.to_string())]));
            ExitCode::FAILURE
        }
    }
}
