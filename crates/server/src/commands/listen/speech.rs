//! The language in which the listening commands speak, and their few sentences.

use parvis_query_language::Language;
use std::fmt::Display;
use std::io::{self, Write};

/// The language asked for, or that of the terminal.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Speech {
    /// Français.
    Fr,
    /// English.
    En,
}

/// The language of messages: the flag, else `LC_ALL`, `LC_MESSAGES`, `LANG`; French unless English is asked for.
pub(crate) fn language(flag: Option<Speech>) -> Language {
    match flag {
        Some(Speech::Fr) => Language::French,
        Some(Speech::En) => Language::English,
        None => {
            #[expect(clippy::disallowed_methods, reason = "the language of messages is that of the terminal")]
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
                .into_iter()
                .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
            match locale {
                Some(locale) if locale.starts_with("en") => Language::English,
                _ => Language::French,
            }
        }
    }
}

/// The French or the English sentence.
pub(crate) fn say<'a>(language: Language, french: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::French => french,
        Language::English => english,
    }
}

/// Writes one line on the standard error; a closed one is nobody's loss.
pub(crate) fn complain(message: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}

/// What is wrong with a line of JSON.
pub(crate) fn json_reason(language: Language, error: &serde_json::Error) -> String {
    let column = error.column();
    match (language, error.is_data()) {
        (Language::French, false) => format!("colonne {column} : ce n'est pas du JSON valide"),
        (Language::French, true) => format!("colonne {column} : un champ n'a pas le type attendu"),
        (Language::English, false) => format!("column {column}: not valid JSON"),
        (Language::English, true) => format!("column {column}: a field is not of the expected type"),
    }
}
