//! `parvis config check | print`: the settings as they are read.

use super::{say, say_error, sentence};
use crate::configuration::{Configuration, DEFAULTS, Flags};
use clap::{Args, Subcommand};
use std::process::ExitCode;

/// Shows or checks the settings.
#[derive(Args)]
pub(super) struct Config {
    #[command(subcommand)]
    command: ConfigCommand,
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Says whether the settings can be used.
    Check,
    /// Prints the commented defaults.
    Print,
}

impl Config {
    pub(super) fn run(&self, flags: &Flags) -> ExitCode {
        match self.command {
            ConfigCommand::Print => {
                say(DEFAULTS.trim_end());
                ExitCode::SUCCESS
            }
            ConfigCommand::Check => match Configuration::read(flags) {
                Ok(_) => {
                    say(&sentence("settings-good", &[]));
                    ExitCode::SUCCESS
                }
                Err(error) => {
                    say_error(&sentence("start-settings", &[("cause", error.to_string())]));
                    ExitCode::from(2)
                }
            },
        }
    }
}
