//! The program `parvis`: reads the command line and calls one command.

mod commands;

use clap::Parser;

fn main() -> std::process::ExitCode {
    commands::Commands::parse().run()
}
