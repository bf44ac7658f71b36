//! The commands of the program, one file or folder each.

mod configuration;
mod demo;
mod doctor;
pub(crate) mod language;
mod listen;
mod migrate;
mod openapi;
mod serve;

use crate::configuration::{Configuration, Flags};
use clap::{Parser, Subcommand};
use std::{io::Write, path::PathBuf, process::ExitCode};

/// Parvis, the social-media workplace of a public institution.
#[derive(Parser)]
#[command(name = "parvis", version, about)]
pub struct Commands {
    /// File of settings; ./parvis.toml when it is there.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    /// Folder of the embedded database, the files and the keys.
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the program.
    Serve(serve::Serve),
    /// Brings the database to this version.
    Migrate,
    /// Loads the example institution, Ville de Valmont-sur-Loire, into an empty installation.
    Demo,
    /// Explains a sick installation.
    Doctor,
    /// Shows or checks the settings.
    Config(configuration::Config),
    /// Prints the OpenAPI document.
    Openapi,
    /// Listening engines on files and pipes.
    Listen(listen::Listen),
}

impl Commands {
    /// Runs the chosen command to its end.
    #[must_use]
    pub fn run(self) -> ExitCode {
        let mut flags = Flags { file: self.config, port: None, data: self.data };
        match self.command {
            Command::Listen(listen) => listen.run(),
            Command::Openapi => openapi::run(),
            Command::Serve(serve) => {
                flags.port = serve.port;
                with_settings(&flags, serve::run)
            }
            Command::Migrate => with_settings(&flags, migrate::run),
            Command::Demo => with_settings(&flags, demo::run),
            Command::Doctor => with_settings(&flags, doctor::run),
            Command::Config(config) => config.run(&flags),
        }
    }
}

/// Reads the settings, begins the log, and runs a command on the async runtime.
fn with_settings<F>(flags: &Flags, command: impl FnOnce(Configuration) -> F) -> ExitCode
where
    F: Future<Output = ExitCode>,
{
    let configuration = match Configuration::read(flags) {
        Ok(configuration) => configuration,
        Err(error) => {
            say_error(&sentence("start-settings", &[("cause", error.to_string())]));
            return ExitCode::from(2);
        }
    };
    begin_log(&configuration);
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(command(configuration)),
        Err(error) => {
            say_error(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn begin_log(configuration: &Configuration) {
    use tracing_subscriber::{EnvFilter, fmt};
    let filter = EnvFilter::try_new(&configuration.log.level).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if configuration.log.format == "json" {
        log.json().init();
    } else {
        log.with_target(false).init();
    }
}

/// Returns a sentence of the console in its language.
fn sentence(key: &str, values: &[(&str, String)]) -> String {
    parvis_web_kit::catalogue().text(Configuration::console_locale(), key, values)
}

/// Tells on the console how to enter the example institution: its password is shown nowhere else.
pub(crate) fn tell_door(door: &crate::demo::Door, address: &str) {
    let values =
        [("email", door.email.clone()), ("password", door.password.clone()), ("address", address.to_owned())];
    say(&sentence("demo-loaded", &values));
}

/// Writes a line on standard output; a closed pipe is nobody's fault.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Writes a line on standard error.
fn say_error(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
