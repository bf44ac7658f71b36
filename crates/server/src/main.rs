//! The program `parvis`: reads the command line and calls one command.

use clap::Parser;

fn main() -> std::process::ExitCode {
    parvis::commands::Commands::parse().run()
}
