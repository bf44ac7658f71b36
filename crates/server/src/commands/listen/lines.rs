//! JSON lines in and out of a pipe: bad lines reported, progress on a terminal, closed pipes.

use super::line_reader::{Line, LineReader};
use crate::commands::language::Language;
use clap::Args;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Lines between two updates of the progress shown on a terminal.
const PROGRESS_STEP: u64 = 10_000;

/// Where a command reads from, and the language it speaks.
#[derive(Args)]
pub(crate) struct Source {
    /// File to read, `-` for standard input.
    #[arg(long, value_name = "FILE", default_value = "-")]
    input: PathBuf,
    /// Language of messages; the terminal's by default.
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// Identifier of an item, given back as it came.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum ItemId {
    Text(String),
    Number(serde_json::Number),
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The reader of the output went away: nothing is wrong.
    ClosedPipe,
    /// Reported to the person, the exit code says it failed.
    Failed(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Self::ClosedPipe
        } else {
            Self::Failed(error.to_string())
        }
    }
}

/// Lines of one run: what was read, what was wrong, what was written.
pub(crate) struct Lines {
    language: Language,
    input: PathBuf,
    output: BufWriter<io::StdoutLock<'static>>,
    faulty: u64,
}

impl Lines {
    pub(crate) fn new(source: &Source) -> Self {
        Self {
            language: Language::chosen(source.lang),
            input: source.input.clone(),
            output: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            faulty: 0,
        }
    }

    /// Reads every item of the input; `keep` receives the good ones in order.
    pub(crate) fn read<T: DeserializeOwned>(
        &mut self,
        fields: &[&str],
        keep: impl FnMut(&mut Self, T) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let input = self.input.clone();
        self.read_file(&input, fields, keep)
    }

    /// Reads every item of a file; a malformed line is reported with its number and skipped.
    pub(crate) fn read_file<T: DeserializeOwned>(
        &mut self,
        path: &Path,
        fields: &[&str],
        mut keep: impl FnMut(&mut Self, T) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        let mut reader = LineReader::open(path).map_err(|error| self.unreadable(path, &error))?;
        let progress = io::stderr().is_terminal();
        for number in 1_u64.. {
            match reader.next().map_err(|error| self.unreadable(path, &error))? {
                Line::End => break,
                Line::TooLong => {
                    let reason = self.language.pick("ligne trop longue", "line too long");
                    self.report(path, number, reason)?;
                }
                Line::Bytes(line) if line.trim_ascii().is_empty() => {}
                Line::Bytes(line) => match serde_json::from_slice(line.trim_ascii()) {
                    Ok(item) => keep(self, item)?,
                    Err(error) => {
                        let reason = reason(self.language, line, fields, &error);
                        self.report(path, number, &reason)?;
                    }
                },
            }
            if progress && number % PROGRESS_STEP == 0 {
                write!(io::stderr(), "\r{number} {} ", self.language.pick("lignes", "lines"))?;
            }
        }
        if progress {
            write!(io::stderr(), "\r\x1b[K")?;
        }
        Ok(())
    }

    /// Reports a line that cannot be used, with file, line and reason.
    pub(crate) fn report(&mut self, path: &Path, number: u64, reason: &str) -> Result<(), Stop> {
        self.faulty += 1;
        let name = self.name(path);
        let line = self.language.pick("ligne", "line");
        writeln!(io::stderr(), "{name}, {line} {number} : {reason}").map_err(Stop::from)
    }

    /// Writes one result.
    pub(crate) fn write(&mut self, result: &impl Serialize) -> Result<(), Stop> {
        serde_json::to_writer(&mut self.output, result).map_err(io::Error::from)?;
        self.output.write_all(b"\n")?;
        Ok(())
    }

    /// Hands what was written to whoever reads.
    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        Ok(self.output.flush()?)
    }

    /// Ends the run: what is left is written, what went wrong is told.
    pub(crate) fn finish(mut self, outcome: Result<(), Stop>) -> ExitCode {
        match outcome.and_then(|()| self.output.flush().map_err(Stop::from)) {
            Ok(()) if self.faulty == 0 => ExitCode::SUCCESS,
            Ok(()) => ExitCode::FAILURE,
            Err(stop) => {
                // The buffer is dropped unwritten: its reader has gone or the disk is full.
                let (_, _unwritten) = self.output.into_parts();
                match stop {
                    Stop::ClosedPipe => ExitCode::SUCCESS,
                    Stop::Failed(message) => {
                        // Nobody is left to tell when standard error is closed too.
                        let _ = writeln!(io::stderr(), "{message}");
                        ExitCode::FAILURE
                    }
                }
            }
        }
    }

    fn unreadable(&self, path: &Path, error: &io::Error) -> Stop {
        let why = self.language.pick("lecture impossible", "cannot be read");
        Stop::Failed(format!("{} : {why} ({error})", self.name(path)))
    }

    fn name(&self, path: &Path) -> String {
        if path == Path::new("-") {
            self.language.pick("entrée standard", "standard input").to_owned()
        } else {
            path.display().to_string()
        }
    }
}

/// Says in plain words why a line is not an item with the given fields.
fn reason(language: Language, line: &[u8], fields: &[&str], error: &serde_json::Error) -> String {
    let Ok(value) = serde_json::from_slice::<serde_json::Value>(line) else {
        if std::str::from_utf8(line).is_err() {
            return language.pick("texte qui n'est pas en UTF-8", "text is not UTF-8").to_owned();
        }
        let column = error.column();
        return format!("{} {column}", language.pick("JSON mal formé, colonne", "malformed JSON, column"));
    };
    let Some(object) = value.as_object() else {
        return language.pick("un objet JSON est attendu", "a JSON object is expected").to_owned();
    };
    match fields.iter().find(|field| !object.contains_key(**field)) {
        Some(missing) => format!("{} \"{missing}\"", language.pick("champ absent :", "missing field:")),
        None => {
            let wrong = language.pick("champ d'un type inattendu", "field of an unexpected type");
            format!("{wrong} ({error})")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason_of(line: &str) -> String {
        let error = serde_json::from_str::<std::collections::HashMap<String, String>>(line).unwrap_err();
        reason(Language::English, line.as_bytes(), &["id", "text"], &error)
    }

    #[test]
    fn a_bad_line_is_explained() {
        assert_eq!(reason_of("{\"id\":"), "malformed JSON, column 6");
        assert_eq!(reason_of("[1]"), "a JSON object is expected");
        assert_eq!(reason_of("{\"id\":1}"), "missing field: \"text\"");
        assert!(reason_of("{\"id\":1,\"text\":2}").starts_with("field of an unexpected type"));
    }

    #[test]
    fn an_id_is_given_back_as_it_came() {
        for id in ["\"a\"", "12", "12.5"] {
            let read: ItemId = serde_json::from_str(id).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), id);
        }
    }
}
