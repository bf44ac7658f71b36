//! Reads a calendar of planned peaks from JSON.

use super::super::speech::unreadable;
use super::series::instant;
use crate::commands::language::Language;
use parvis_anomaly::Calendar;
use serde::Deserialize;
use std::path::Path;

/// The file: `{"planned":[[start, end], …]}`, both ends included.
#[derive(Deserialize)]
struct Planned {
    planned: Vec<(String, String)>,
}

/// Reads the calendar, or says what is wrong with it, with file and line.
pub(super) fn read(path: &Path, language: Language) -> Result<Calendar, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error, language))?;
    parse(text.trim_start_matches('\u{feff}'), language)
        .map_err(|(line, reason)| format!("{name}:{line}{}{reason}", language.pick(" : ", ": ")))
}

fn parse(text: &str, language: Language) -> Result<Calendar, (usize, String)> {
    let wanted = language.pick(
        "calendrier attendu : {\"planned\":[[\"2026-06-04 10:00:00\",\"2026-06-04 21:00:00\"],…]}",
        "calendar expected: {\"planned\":[[\"2026-06-04 10:00:00\",\"2026-06-04 21:00:00\"],…]}",
    );
    let file: Planned =
        serde_json::from_str(text).map_err(|error| (error.line(), format!("{wanted} ({error})")))?;
    let mut intervals = Vec::with_capacity(file.planned.len());
    for (start, end) in &file.planned {
        let (Some(from), Some(to)) = (instant(start), instant(end)) else {
            let bad = if instant(start).is_none() { start } else { end };
            let reason = language.pick(
                "date attendue comme 2026-06-04 10:00:00, reçu",
                "date expected like 2026-06-04 10:00:00, got",
            );
            return Err((line_of(text, bad), format!("{reason} {bad:?}")));
        };
        if to < from {
            let reason = language.pick("se termine avant de commencer", "ends before it starts");
            return Err((line_of(text, start), format!("{start} – {end} {reason}")));
        }
        intervals.push((from, to));
    }
    Ok(Calendar::new(intervals))
}

/// Line, from 1, where a date stands in the file.
fn line_of(text: &str, date: &str) -> usize {
    let before = text.find(&format!("\"{date}\"")).and_then(|at| text.get(..at)).unwrap_or_default();
    1 + before.matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calendar_is_read() {
        let calendar =
            parse(r#"{"planned":[["1970-01-01 10:00:00","1970-01-01 12:00:00"]]}"#, Language::French)
                .unwrap();
        assert!(calendar.covers(10 * 3600) && calendar.covers(12 * 3600) && !calendar.covers(13 * 3600));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        let line = |text: &str| parse(text, Language::English).unwrap_err().0;
        assert_eq!(line("{\"planned\":[\n[\"1970-01-01\",\"1970-01-02\"],\n[\"soon\",\"1970-01-02\"]]}"), 3);
        assert_eq!(line("{\"planned\":[\n[\"1970-01-03\",\"1970-01-02\"]]}"), 2);
        assert_eq!(line("{\n\"events\": []}"), 2);
        assert_eq!(line("\n\nnot json"), 3);
    }
}
