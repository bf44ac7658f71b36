//! `parvis listen …`: the listening engines in a pipe, JSONL or CSV in and out.

mod anomalies;
mod duplicates;
mod language;
mod lines;

use clap::{Args, Subcommand};
use std::process::ExitCode;

/// Listening engines on files and pipes.
#[derive(Args)]
pub(crate) struct Listen {
    #[command(subcommand)]
    command: Option<ListenCommand>,
}

#[derive(Subcommand)]
enum ListenCommand {
    /// Announces unusual rises in a series of counts.
    Anomalies(anomalies::Anomalies),
    /// Groups the copies of one text, and the profiles that post them together.
    Duplicates(duplicates::Duplicates),
    /// Tells the language of each text.
    Language(language::ToldLanguage),
}

impl Listen {
    /// Runs the chosen listening command to its end.
    pub(crate) fn run(self) -> ExitCode {
        match self.command {
            None => ExitCode::FAILURE,
            Some(command) => match command {
                ListenCommand::Anomalies(anomalies) => anomalies.run(),
                ListenCommand::Duplicates(duplicates) => duplicates.run(),
                ListenCommand::Language(language) => language.run(),
            },
        }
    }
}
