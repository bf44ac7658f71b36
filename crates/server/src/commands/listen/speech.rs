//! The language in which the listening commands speak, and their few sentences.

use crate::commands::language::Language as Spoken;
use parvis_query_language::Language;
use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;

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

/// What a file is called in messages.
pub(crate) fn name_of(path: &Path, language: Spoken) -> String {
    if path == Path::new("-") {
        language.pick("entrée standard", "standard input").to_owned()
    } else {
        path.display().to_string()
    }
}

/// A file, a line and what is wrong with it.
pub(crate) fn at_line(path: &Path, line: u64, reason: impl Display, language: Spoken) -> String {
    format!("{}:{line}{}{reason}", name_of(path, language), language.pick(" : ", ": "))
}

/// Why a file cannot be read or written.
pub(crate) fn file_reason(error: &io::Error, language: Spoken) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => language.pick("fichier introuvable", "file not found"),
        io::ErrorKind::PermissionDenied => language.pick("accès refusé", "permission denied"),
        io::ErrorKind::IsADirectory => language.pick("c'est un dossier", "it is a folder"),
        io::ErrorKind::StorageFull => language.pick("disque plein", "no space left on the disk"),
        _ => return error.to_string(),
    };
    known.to_owned()
}

/// A file that cannot be read, and why.
pub(crate) fn unreadable(path: &Path, error: &io::Error, language: Spoken) -> String {
    let why = language.pick("lecture impossible", "cannot be read");
    let colon = language.pick(" : ", ": ");
    format!("{}{colon}{why} ({})", name_of(path, language), file_reason(error, language))
}

/// An output that cannot be written, and why.
pub(crate) fn unwritable(name: &str, error: &io::Error, language: Spoken) -> String {
    let why = language.pick("écriture impossible", "cannot be written");
    format!("{name}{}{why} ({})", language.pick(" : ", ": "), file_reason(error, language))
}

/// The language of the engine's sentences, as that of the others.
pub(crate) fn spoken(language: Language) -> Spoken {
    match language {
        Language::French => Spoken::French,
        Language::English => Spoken::English,
    }
}

/// Writes one line on the standard error; a closed one is nobody's loss.
pub(crate) fn complain(message: impl Display) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}

/// What is wrong with a line of JSON.
pub(crate) fn json_reason(language: Language, line: &[u8], error: &serde_json::Error) -> String {
    let column = error.column();
    if std::str::from_utf8(line).is_err() {
        return say(language, "texte qui n'est pas en UTF-8", "text is not UTF-8").to_owned();
    }
    if error.is_data() && !line.trim_ascii_start().starts_with(b"{") {
        return say(language, "un objet JSON est attendu", "a JSON object is expected").to_owned();
    }
    match (language, error.is_data()) {
        (Language::French, false) => format!("colonne {column} : ce n'est pas du JSON valide"),
        (Language::French, true) => format!("colonne {column} : un champ n'a pas le type attendu"),
        (Language::English, false) => format!("column {column}: not valid JSON"),
        (Language::English, true) => format!("column {column}: a field is not of the expected type"),
    }
}
