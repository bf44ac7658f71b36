//! JSON lines in and out of a pipe: bad lines reported, progress on a terminal, closed pipes.

use super::line_reader::{Line, LineReader};
use super::post_line::is_id;
use super::speech::{at_line, unreadable, unwritable};
use crate::commands::language::Language;
use clap::Args;
use serde::de::DeserializeOwned;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
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

/// Identifier of an item, a text or a number, given back as it came.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(crate) struct ItemId(Box<RawValue>);

impl ItemId {
    /// Bytes of what was written.
    pub(crate) fn size_bytes(&self) -> usize {
        self.0.get().len()
    }
}

impl<'de> Deserialize<'de> for ItemId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Box::<RawValue>::deserialize(deserializer)?;
        if is_id(written.get()) { Ok(Self(written)) } else { Err(D::Error::custom("text or number")) }
    }
}

/// Why a command stopped before its end.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The reader of the output went away (nothing is wrong), or the output cannot be written.
    Output(io::Error),
    /// Reported to the person, the exit code says it failed.
    Failed(String),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
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
                    let reason = self.language.pick("ligne de plus de 32 Mio", "line of more than 32 MiB");
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
        writeln!(io::stderr(), "{}", at_line(path, number, reason, self.language)).map_err(Stop::from)
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
                let message = match stop {
                    Stop::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                        return ExitCode::SUCCESS;
                    }
                    Stop::Output(error) => {
                        let name = self.language.pick("sortie standard", "standard output");
                        unwritable(name, &error, self.language)
                    }
                    Stop::Failed(message) => message,
                };
                // Nobody is left to tell when standard error is closed too.
                let _ = writeln!(io::stderr(), "{message}");
                ExitCode::FAILURE
            }
        }
    }

    fn unreadable(&self, path: &Path, error: &io::Error) -> Stop {
        Stop::Failed(unreadable(path, error, self.language))
    }

    /// The language of messages.
    pub(crate) fn language(&self) -> Language {
        self.language
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
    if let Some(missing) = fields.iter().find(|field| !object.contains_key(**field)) {
        return format!("{} \"{missing}\"", language.pick("champ absent :", "missing field:"));
    }
    let wrong = fields.iter().find_map(|field| {
        let value = object.get(*field)?;
        let expected = expected(language, field, value)?;
        Some(format!("\"{field}\"{}{expected}{value}", language.pick(" : ", ": ")))
    });
    wrong.unwrap_or_else(|| {
        // Of two fields with one name, the object above kept one.
        let twice = language.pick("champ écrit deux fois, colonne", "field written twice, column");
        format!("{twice} {}", error.column())
    })
}

/// What a field should hold, when that is not what it holds.
fn expected(language: Language, field: &str, value: &serde_json::Value) -> Option<&'static str> {
    let (french, english) = match field {
        "text" if value.is_string() => return None,
        "text" => ("texte attendu, reçu ", "a text is expected, got "),
        "time" => (
            "date comme 2026-06-04 10:00:00 attendue, reçu ",
            "a date like 2026-06-04 10:00:00 is expected, got ",
        ),
        _ if value.is_string() || value.is_number() => return None,
        _ => ("texte ou nombre attendu, reçu ", "a text or a number is expected, got "),
    };
    Some(language.pick(french, english))
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
        assert_eq!(reason_of("{\"id\":1,\"text\":2}"), "\"text\": a text is expected, got 2");
        assert_eq!(reason_of("{\"id\":[1],\"text\":2}"), "\"id\": a text or a number is expected, got [1]");
    }

    #[test]
    fn an_id_is_given_back_as_it_came() {
        for id in ["\"a\\u00e9\"", "12", "12.50", "1e3", "12345678901234567890123"] {
            let read: ItemId = serde_json::from_str(id).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), id);
        }
        for other in ["null", "[1]", "{}", "true"] {
            assert!(serde_json::from_str::<ItemId>(other).is_err(), "{other}");
        }
    }
}
