//! `parvis listen language`: the language of each text.

use super::lines::{ItemId, Lines, Source};
use clap::Args;
use parvis_language::Identifier;
use serde::{Deserialize, Serialize};
use std::process::ExitCode;
use std::sync::LazyLock;

/// Probability from which a language is taken as known, ratio, 0 to 1.
const KNOWN: f64 = 0.6;

/// The language of a text (ISO 639-1), `None` when it is unsure.
pub(crate) fn told_by_text(text: &str) -> Option<&'static str> {
    static IDENTIFIER: LazyLock<Identifier> = LazyLock::new(Identifier::new);
    let guess = IDENTIFIER.identify(text);
    (guess.score >= KNOWN).then_some(guess.label)
}

/// Language of each text: lines {"id","text"} give {"id","label","score"}.
#[derive(Args)]
pub(crate) struct ToldLanguage {
    #[command(flatten)]
    source: Source,
}

#[derive(Deserialize)]
struct Post {
    id: ItemId,
    text: String,
}

#[derive(Serialize)]
struct Labelled {
    id: ItemId,
    /// ISO 639-1.
    label: &'static str,
    /// Probability of the label, ratio, 0 to 1, four decimals.
    score: f64,
}

impl ToldLanguage {
    /// Runs to the end of the texts; fails when a line was refused.
    pub(crate) fn run(self) -> ExitCode {
        let identifier = Identifier::new();
        let mut lines = Lines::new(&self.source);
        let outcome = lines.read(&["id", "text"], |lines, post: Post| {
            let guess = identifier.identify(&post.text);
            let score = (guess.score * 10_000.0).round() / 10_000.0;
            lines.write(&Labelled { id: post.id, label: guess.label, score })
        });
        lines.finish(outcome)
    }
}
