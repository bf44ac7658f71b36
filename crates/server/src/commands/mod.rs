//! The commands of the program, one file or folder each.

pub(crate) mod language;
pub(crate) mod listen;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Parvis, the social-media workplace of a public institution.
#[derive(Parser)]
#[command(name = "parvis", version, about)]
pub(crate) struct Commands {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Listening engines on files and pipes.
    Listen(listen::Listen),
}

impl Commands {
    /// Runs the chosen command to its end.
    pub(crate) fn run(self) -> ExitCode {
        match self.command {
            Command::Listen(listen) => listen.run(),
        }
    }
}
