//! `parvis listen …`: the listening engines in a pipe, JSONL or CSV in and out.

mod anomalies;
mod check_query;
mod duplicates;
mod language;
mod line_reader;
mod lines;
mod match_posts;
mod post_line;
mod query_file;
mod speech;
mod tally;

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
    /// Explains one saved query in plain words.
    Check(check_query::CheckQuery),
    /// Says which saved queries each post matches.
    Match(match_posts::MatchPosts),
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
                ListenCommand::Check(check) => check.run(),
                ListenCommand::Match(posts) => posts.run(),
                ListenCommand::Duplicates(duplicates) => duplicates.run(),
                ListenCommand::Language(language) => language.run(),
            },
        }
    }
}
