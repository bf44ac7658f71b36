//! The language in which the listening commands speak, and their few sentences.

use crate::commands::language::Language as Spoken;
use parvis_query_language::Language;
use std::fmt::Display;
use std::io::{self, Write};

/// The language of messages: the flag, else the terminal's.
pub(crate) fn language(flag: Option<Spoken>) -> Language {
    match Spoken::chosen(flag) {
        Spoken::French => Language::French,
        Spoken::English => Language::English,
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
