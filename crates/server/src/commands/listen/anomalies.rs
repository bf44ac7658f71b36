//! `parvis listen anomalies`: a series in, the same series with scores and announced episodes out.

mod calendar;
mod series;

use super::speech::{unreadable, unwritable};
use crate::commands::language::Language;
use clap::Args;
use parvis_anomaly::{Calendar, Detector, Sensitivity, Verdict};
use series::{Row, Series};
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Lines between two signs of progress.
const PROGRESS_LINES: u64 = 50_000;

/// Announces unusual rises in a series of counts (CSV in, CSV out), from the past alone.
///
/// Reads `timestamp,value` (regular steps of any length, an empty value where nothing was
/// collected, a value under 0 counts as 0) and writes `timestamp,value,anomaly_score,alert,expected_low,expected_high`, each
/// line as soon as it is read. The step is the gap between the first two lines.
#[derive(Args)]
pub(crate) struct Anomalies {
    /// The series, or - for standard input.
    #[arg(long, value_name = "FILE")]
    input: PathBuf,
    /// Planned peaks: {"planned":[["2026-06-04 10:00:00","2026-06-04 21:00:00"],…]}.
    #[arg(long, value_name = "FILE")]
    calendar: Option<PathBuf>,
    /// How readily to announce, 0.1 to 10: 2 asks for half the evidence, 0.5 for twice.
    #[arg(long, value_name = "S", default_value_t = 1.0)]
    sensitivity: f64,
    /// Explains each announced episode on standard error.
    #[arg(long)]
    explain: bool,
    /// Language of messages; the terminal's by default.
    #[arg(long, value_enum)]
    lang: Option<Language>,
}

/// Why the command stopped before the end.
enum Stop {
    /// Nobody reads the output any more: that is a normal end.
    ClosedPipe,
    /// Something the person can act on.
    Told(String),
}

impl Anomalies {
    /// Runs to the end of the series; fails when a line was refused.
    pub(crate) fn run(self) -> ExitCode {
        let language = Language::chosen(self.lang);
        match self.listen(language) {
            Ok(0) | Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
            Ok(_) => ExitCode::FAILURE,
            Err(Stop::Told(message)) => {
                tell(&message);
                ExitCode::FAILURE
            }
        }
    }

    /// Gives the number of refused lines.
    fn listen(&self, language: Language) -> Result<u64, Stop> {
        let sensitivity = Sensitivity::new(self.sensitivity).ok_or_else(|| {
            let wrong = language
                .pick("--sensitivity : attendu de 0,1 à 10, reçu", "--sensitivity: expected 0.1 to 10, got");
            Stop::Told(format!("{wrong} {}", self.sensitivity))
        })?;
        let calendar = match &self.calendar {
            Some(path) => calendar::read(path, language).map_err(Stop::Told)?,
            None => Calendar::default(),
        };
        let (name, input) = open(&self.input, language)?;
        let output = io::stdout();
        let progress = io::stderr().is_terminal() && !output.is_terminal();
        let mut run = Run {
            language,
            explain: self.explain,
            progress,
            name,
            lines: 0,
            refused: 0,
            detector: Detector::new(sensitivity, calendar),
            output: BufWriter::new(output.lock()),
            line: String::new(),
        };
        run.follow(Series::new(input))?;
        Ok(run.refused)
    }
}

/// One run over one series.
struct Run<W: Write> {
    language: Language,
    explain: bool,
    progress: bool,
    name: String,
    lines: u64,
    refused: u64,
    detector: Detector,
    output: BufWriter<W>,
    line: String,
}

impl<W: Write> Run<W> {
    fn follow(&mut self, mut series: Series<impl Read>) -> Result<(), Stop> {
        self.write("timestamp,value,anomaly_score,alert,expected_low,expected_high\n")?;
        loop {
            // whoever feeds us line by line gets each answer before the next question
            if series.may_wait() {
                self.flush()?;
            }
            match series.next_row() {
                Ok(Some(row)) => self.judge(&row)?,
                Ok(None) => break,
                Err((line, problem)) => {
                    let message = format!(
                        "{}:{line}{}{}",
                        self.name,
                        self.language.pick(" : ", ": "),
                        problem.text(self.language)
                    );
                    if problem.is_fatal() {
                        self.flush()?;
                        return Err(Stop::Told(message));
                    }
                    tell(&message);
                    self.refused += 1;
                }
            }
            self.show_progress();
        }
        self.flush()?;
        if self.progress && self.lines >= PROGRESS_LINES {
            tell("");
        }
        Ok(())
    }

    fn judge(&mut self, row: &Row) -> Result<(), Stop> {
        let verdict = self.detector.observe(row.at, row.value);
        let mut line = std::mem::take(&mut self.line);
        line.clear();
        line_of(&mut line, row, &verdict);
        let written = self.write(&line);
        self.line = line;
        written?;
        if self.explain
            && verdict.alert
            && let Some(finding) = verdict.finding
        {
            let language = match self.language {
                Language::French => parvis_anomaly::Language::French,
                Language::English => parvis_anomaly::Language::English,
            };
            tell(&format!(
                "{}{}{}",
                row.timestamp,
                self.language.pick(" : ", ": "),
                finding.explain(language)
            ));
        }
        Ok(())
    }

    fn show_progress(&mut self) {
        self.lines += 1;
        if self.progress && self.lines.is_multiple_of(PROGRESS_LINES) {
            // a terminal that went away is no reason to stop
            let _ = write!(io::stderr(), "\r{} {}", self.lines, self.language.pick("lignes", "lines"));
        }
    }

    fn write(&mut self, text: &str) -> Result<(), Stop> {
        let written = self.output.write_all(text.as_bytes());
        written.map_err(|error| output_stop(&error, self.language))
    }

    fn flush(&mut self) -> Result<(), Stop> {
        let flushed = self.output.flush();
        flushed.map_err(|error| output_stop(&error, self.language))
    }
}

fn line_of(line: &mut String, row: &Row, verdict: &Verdict) {
    let (alert, expected) = (u8::from(verdict.alert), verdict.expected);
    // writing to a string cannot fail
    let _ = write!(line, "{},{},{:.6},{alert},", row.timestamp, row.written, verdict.score);
    write_figure(line, expected.low);
    line.push(',');
    write_figure(line, expected.high);
    line.push('\n');
}

/// Whole figures without decimals, the others with as many as they need to be told from 0.
fn write_figure(line: &mut String, figure: f64) {
    let _ = if figure.fract() == 0.0 {
        write!(line, "{figure:.0}")
    } else if figure >= 1.0 {
        write!(line, "{figure:.2}")
    } else {
        write!(line, "{figure:.6}")
    };
}

fn output_stop(error: &io::Error, language: Language) -> Stop {
    if error.kind() == ErrorKind::BrokenPipe {
        return Stop::ClosedPipe;
    }
    let name = language.pick("sortie standard", "standard output");
    Stop::Told(unwritable(name, error, language))
}

/// Opens the series and gives the name to call it by in messages.
fn open(path: &Path, language: Language) -> Result<(String, Box<dyn Read>), Stop> {
    if path.as_os_str() == "-" {
        let name = language.pick("entrée standard", "standard input").to_owned();
        return Ok((name, Box::new(io::stdin())));
    }
    let name = path.display().to_string();
    let told = |error: io::Error| Stop::Told(unreadable(path, &error, language));
    let file = File::open(path).map_err(told)?;
    Ok((name, Box::new(file)))
}

fn tell(message: &str) {
    // nowhere left to complain to
    let _ = writeln!(io::stderr(), "{message}");
}
