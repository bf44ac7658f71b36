//! Reads a series from CSV, one row at a time, and says what is wrong with a line.

use super::super::speech::file_reason;
use crate::commands::language::Language;
use jiff::civil::DateTime;
use std::io::{BufRead, BufReader, ErrorKind, Read};

/// Longest line accepted, in bytes: memory stays flat whatever comes in.
const LONGEST_LINE: u64 = 4096;
/// Bytes read at a time.
const BUFFER: usize = 1 << 16;
/// The clock may be put back by this much, in seconds (end of summer time).
const CLOCK_PUT_BACK: i64 = 3600;

/// One observation as read.
#[derive(Debug)]
pub(super) struct Row {
    /// Wall-clock seconds, counted as if there were no zone.
    pub(super) at: i64,
    /// None where nothing was collected.
    pub(super) value: Option<f64>,
    /// The timestamp as it was written.
    pub(super) timestamp: String,
    /// The value as it was written.
    pub(super) written: String,
}

/// What is wrong with a line or with the whole input.
#[derive(Debug, PartialEq)]
pub(super) enum Problem {
    /// The input cannot be read.
    Unreadable(ErrorKind),
    /// The first line names columns, but not the two needed.
    NoColumns,
    NotText,
    TooLong,
    MissingValue,
    Timestamp(String),
    Value(String),
    GoesBack(String),
}

impl Problem {
    /// Whether nothing more can be read after it.
    pub(super) fn is_fatal(&self) -> bool {
        matches!(self, Problem::Unreadable(_) | Problem::NoColumns)
    }

    pub(super) fn text(&self, language: Language) -> String {
        let pick = |french: &str, english: &str| language.pick(french, english).to_owned();
        match self {
            Problem::Unreadable(cause) => {
                let cause = file_reason(&(*cause).into(), language);
                format!("{} ({cause})", pick("lecture impossible", "cannot be read"))
            }
            Problem::NoColumns => pick(
                "colonnes « timestamp » et « value » attendues sur la première ligne",
                "columns \"timestamp\" and \"value\" expected on the first line",
            ),
            Problem::NotText => pick("la ligne n'est pas du texte UTF-8", "the line is not UTF-8 text"),
            Problem::TooLong => pick("ligne de plus de 4096 octets", "line of more than 4096 bytes"),
            Problem::MissingValue => pick("il manque une colonne", "a column is missing"),
            Problem::Timestamp(text) => format!(
                "{}{text:?}",
                pick(
                    "date attendue comme 2026-06-04 10:00:00, reçu ",
                    "date expected like 2026-06-04 10:00:00, got "
                )
            ),
            Problem::Value(text) => {
                format!("{}{text:?}", pick("nombre attendu, reçu ", "number expected, got "))
            }
            Problem::GoesBack(text) => format!(
                "{text} {}",
                pick(
                    "recule de plus d'une heure : la série doit être dans l'ordre",
                    "goes back by more than an hour: the series must be in order"
                )
            ),
        }
    }
}

/// Rows of a CSV series: `timestamp,value`, with or without a first line that names the columns.
pub(super) struct Series<R> {
    input: BufReader<R>,
    buffer: Vec<u8>,
    line: u64,
    /// Positions of the timestamp and the value; none until the first line was seen.
    columns: Option<(usize, usize)>,
    last: Option<i64>,
}

impl<R: Read> Series<R> {
    pub(super) fn new(input: R) -> Self {
        Series {
            input: BufReader::with_capacity(BUFFER, input),
            buffer: Vec::new(),
            line: 0,
            columns: None,
            last: None,
        }
    }

    /// Whether reading the next row may have to wait for whoever writes the input.
    pub(super) fn may_wait(&self) -> bool {
        !self.input.buffer().contains(&b'\n')
    }

    /// The next row, none at the end, or what is wrong and on which line (from 1).
    pub(super) fn next_row(&mut self) -> Result<Option<Row>, (u64, Problem)> {
        loop {
            let more = self.read_line().map_err(|problem| (self.line, problem))?;
            if !more {
                return Ok(None);
            }
            let text = std::mem::take(&mut self.buffer);
            let row = self.row_of(&text);
            self.buffer = text;
            match row {
                Ok(None) => {}
                Ok(row) => return Ok(row),
                Err(problem) => return Err((self.line, problem)),
            }
        }
    }

    /// Reads one line into the buffer; false at the end.
    fn read_line(&mut self) -> Result<bool, Problem> {
        self.buffer.clear();
        self.line += 1;
        let read =
            self.input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.buffer).map_err(unreadable)?;
        if read == 0 {
            return Ok(false);
        }
        if u64::try_from(read).is_ok_and(|read| read == LONGEST_LINE) && !self.buffer.ends_with(b"\n") {
            self.skip_line()?;
            return Err(Problem::TooLong);
        }
        Ok(true)
    }

    fn skip_line(&mut self) -> Result<(), Problem> {
        loop {
            let available = self.input.fill_buf().map_err(unreadable)?;
            let length = available.len();
            let end = available.iter().position(|&byte| byte == b'\n');
            self.input.consume(end.map_or(length, |at| at + 1));
            if end.is_some() || length == 0 {
                return Ok(());
            }
        }
    }

    /// None for an empty line and for the line that names the columns.
    fn row_of(&mut self, bytes: &[u8]) -> Result<Option<Row>, Problem> {
        let text =
            std::str::from_utf8(bytes).map_err(|_| Problem::NotText)?.trim_start_matches('\u{feff}').trim();
        if text.is_empty() {
            return Ok(None);
        }
        let columns = match self.columns {
            Some(columns) => columns,
            None if instant(field(text, 0).unwrap_or_default()).is_some() => *self.columns.insert((0, 1)),
            None => {
                self.columns = Some(named_columns(text).ok_or(Problem::NoColumns)?);
                return Ok(None);
            }
        };
        let timestamp = field(text, columns.0).ok_or(Problem::MissingValue)?;
        let written = field(text, columns.1).ok_or(Problem::MissingValue)?;
        let at = instant(timestamp).ok_or_else(|| Problem::Timestamp(timestamp.to_owned()))?;
        let value = number(written).ok_or_else(|| Problem::Value(written.to_owned()))?;
        if self.last.is_some_and(|last| at < last - CLOCK_PUT_BACK) {
            return Err(Problem::GoesBack(timestamp.to_owned()));
        }
        self.last = Some(at);
        Ok(Some(Row { at, value, timestamp: timestamp.to_owned(), written: written.to_owned() }))
    }
}

fn unreadable(error: std::io::Error) -> Problem {
    Problem::Unreadable(error.kind())
}

fn field(line: &str, position: usize) -> Option<&str> {
    line.split(',').nth(position).map(|field| field.trim().trim_matches('"').trim())
}

fn named_columns(line: &str) -> Option<(usize, usize)> {
    let position = |name: &str| {
        line.split(',').position(|field| field.trim().trim_matches('"').trim().eq_ignore_ascii_case(name))
    };
    Some((position("timestamp")?, position("value")?))
}

/// Wall-clock seconds of a timestamp; a zone or an offset after it is not looked at.
pub(super) fn instant(text: &str) -> Option<i64> {
    let local = match text.rfind(['Z', '+']) {
        Some(end) => text.get(..end)?,
        // an offset to the west: a dash after the time of day, not the dashes of the date
        None => match text.rfind('-') {
            Some(end) if end > 10 => text.get(..end)?,
            _ => text,
        },
    };
    let moment: DateTime = local.trim_end().parse().ok()?;
    let seconds = jiff::tz::Offset::UTC.to_timestamp(moment).ok()?.as_second();
    Some(seconds)
}

/// The outer option is none when this is no number, the inner one when nothing was collected.
fn number(text: &str) -> Option<Option<f64>> {
    if text.is_empty() || ["nan", "null", "na"].iter().any(|none| text.eq_ignore_ascii_case(none)) {
        return Some(None);
    }
    let value: f64 = text.parse().ok()?;
    value.is_finite().then_some(Some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    type Observations = Vec<(i64, Option<f64>)>;

    fn read(text: &str) -> (Observations, Vec<(u64, Problem)>) {
        let (mut series, mut rows, mut problems) = (Series::new(text.as_bytes()), Vec::new(), Vec::new());
        loop {
            match series.next_row() {
                Ok(Some(row)) => rows.push((row.at, row.value)),
                Ok(None) => return (rows, problems),
                Err((line, problem)) => {
                    let fatal = problem.is_fatal();
                    problems.push((line, problem));
                    if fatal {
                        return (rows, problems);
                    }
                }
            }
        }
    }

    #[test]
    fn rows_are_read_with_or_without_column_names() {
        let expected = vec![(0, Some(3.0)), (3600, None)];
        assert_eq!(read("timestamp,value\n1970-01-01 00:00:00,3\n1970-01-01 01:00:00,\n").0, expected);
        assert_eq!(read("1970-01-01 00:00:00,3\r\n\n1970-01-01T01:00:00Z,NaN").0, expected);
        assert_eq!(
            read("\u{feff}place,\"Value\",timestamp\nParis,3,1970-01-01\nParis,,1970-01-01 01:00\n").0,
            expected
        );
    }

    #[test]
    fn a_bad_line_is_named_and_the_next_one_is_read() {
        let (rows, problems) =
            read("timestamp,value\nyesterday,1\n1970-01-01,many\n1970-01-01\n1970-01-01,2\n1969-12-31,4\n");
        assert_eq!(rows, [(0, Some(2.0))]);
        let expected = [
            (2, Problem::Timestamp("yesterday".into())),
            (3, Problem::Value("many".into())),
            (4, Problem::MissingValue),
            (6, Problem::GoesBack("1969-12-31".into())),
        ];
        assert_eq!(problems, expected);
    }

    #[test]
    fn an_endless_line_is_refused_without_being_kept() {
        let text = format!("timestamp,value\n{}\n1970-01-01,2\n", "9".repeat(1_000_000));
        let (rows, problems) = read(&text);
        assert_eq!((rows, problems), (vec![(0, Some(2.0))], vec![(2, Problem::TooLong)]));
    }

    #[test]
    fn a_table_without_the_columns_is_refused_at_once() {
        assert_eq!(read("id,text\n1,bonjour\n2,bonsoir\n").1, [(1, Problem::NoColumns)]);
    }

    #[test]
    fn timestamps_keep_their_wall_clock() {
        let noon = Some(12 * 3600);
        for text in [
            "1970-01-01 12:00:00",
            "1970-01-01T12:00:00.000000",
            "1970-01-01T12:00:00Z",
            "1970-01-01T12:00:00+02:00",
            "1970-01-01T12:00-05:00",
        ] {
            assert_eq!(instant(text), noon, "{text}");
        }
        assert_eq!(instant("1970-13-01"), None);
        assert_eq!(instant("-"), None);
    }
}
