//! Says what was found in one plain sentence, in French or in English.

use crate::counts::Band;
use serde::{Deserialize, Serialize};

/// A language the engine can explain itself in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// French.
    #[default]
    French,
    /// English.
    English,
}

/// The most surprising window: what it held and what it was expected to hold.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// What the window held, in the unit of the series.
    pub observed: f64,
    /// What it was expected to hold, nine times in ten.
    pub expected: Band,
    /// Length of the window, in seconds; it ends with the observation.
    pub seconds: i64,
}

impl Finding {
    /// One sentence without a final stop: "38 en 3 h pour 2 à 7 attendues".
    #[must_use]
    pub fn explain(&self, language: Language) -> String {
        let (observed, low, high) = self.figures(language);
        let length = length(self.seconds, language);
        match (language, low == high) {
            (Language::French, true) => format!("{observed} en {length} pour {high} attendues"),
            (Language::French, false) => format!("{observed} en {length} pour {low} à {high} attendues"),
            (Language::English, true) => format!("{observed} in {length}, {high} expected"),
            (Language::English, false) => format!("{observed} in {length}, {low} to {high} expected"),
        }
    }

    /// The three figures, written with as few decimals as their size allows.
    fn figures(&self, language: Language) -> (String, String, String) {
        let largest = self.observed.max(self.expected.high);
        let decimals = if largest >= 10.0 || self.observed.fract() == 0.0 { 0 } else { 2 };
        let write = |value: f64| {
            let text = format!("{value:.decimals$}");
            if language == Language::French { text.replace('.', ",") } else { text }
        };
        (
            write(self.observed),
            write(self.expected.low.floor_to(decimals)),
            write(self.expected.high.ceil_to(decimals)),
        )
    }
}

trait RoundOutwards {
    fn floor_to(self, decimals: usize) -> f64;
    fn ceil_to(self, decimals: usize) -> f64;
}

impl RoundOutwards for f64 {
    fn floor_to(self, decimals: usize) -> f64 {
        if decimals == 0 { self.floor() } else { self }
    }

    fn ceil_to(self, decimals: usize) -> f64 {
        if decimals == 0 { self.ceil() } else { self }
    }
}

fn length(seconds: i64, language: Language) -> String {
    match seconds {
        ..120 => format!("{seconds} s"),
        120..7200 => format!("{} min", seconds / 60),
        7200..172_800 => format!("{} h", seconds / 3600),
        _ if language == Language::French => format!("{} jours", seconds / 86_400),
        _ => format!("{} days", seconds / 86_400),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_explains_itself_in_both_languages() {
        let finding = Finding { observed: 38.0, expected: Band { low: 2.0, high: 7.0 }, seconds: 10_800 };
        assert_eq!(finding.explain(Language::French), "38 en 3 h pour 2 à 7 attendues");
        assert_eq!(finding.explain(Language::English), "38 in 3 h, 2 to 7 expected");
    }

    #[test]
    fn small_measures_keep_decimals_and_equal_ends_are_said_once() {
        let finding = Finding { observed: 1.256, expected: Band { low: 0.1, high: 0.5 }, seconds: 3600 };
        assert_eq!(finding.explain(Language::French), "1,26 en 60 min pour 0,10 à 0,50 attendues");
        let finding = Finding { observed: 9.0, expected: Band { low: 0.0, high: 0.0 }, seconds: 172_800 };
        assert_eq!(finding.explain(Language::English), "9 in 2 days, 0 expected");
    }
}
