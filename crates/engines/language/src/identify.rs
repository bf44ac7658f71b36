//! From a text to its language, with a score that means a probability.

use crate::languages::{COUNT, MODELLED};
use crate::lexicon::{Lexicon, REGIONAL, REGIONAL_COUNT};
use crate::score::{Scores, add_word, members};
use crate::script::{Script, cyrillic_by_letters, dominant};
use crate::table::Table;
use crate::words::{Word, words};

/// Turns summed log-probabilities, which repeat one another, into honest ones.
const TEMPERATURE: f32 = 0.55;

/// A language and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guess {
    /// ISO 639-1 code.
    pub label: &'static str,
    /// Probability that the label is right, ratio, 0 to 1.
    pub score: f64,
}

/// Tells the language of short texts.
pub struct Identifier {
    table: Table,
    lexicon: Lexicon,
}

impl Default for Identifier {
    fn default() -> Self {
        Self::new()
    }
}

impl Identifier {
    /// Opens the statistics built into the program; costs microseconds.
    #[must_use]
    pub fn new() -> Self {
        Self { table: Table::new(), lexicon: Lexicon::new() }
    }

    /// Most likely language of `text`; a text without words gets a label with score 0.
    #[must_use]
    pub fn identify(&self, text: &str) -> Guess {
        self.ranking(text).first().copied().unwrap_or(Guess { label: MODELLED[0].label, score: 0.0 })
    }

    /// Languages of the text's writing system, most likely first; empty for a text without words.
    #[must_use]
    pub fn ranking(&self, text: &str) -> Vec<Guess> {
        let words = words(text);
        let Some((script, share)) = dominant(words.iter().flat_map(|word| word.letters.iter().copied()))
        else {
            return Vec::new();
        };
        match script {
            Script::Single(label) => vec![Guess { label, score: 0.99 * share }],
            Script::Kana => vec![Guess { label: "ja", score: 0.99 * share }],
            Script::Han => vec![Guess { label: "zh", score: 0.9 * share }],
            Script::Cyrillic if let Some(label) = cyrillic_by_letters(text) => {
                vec![Guess { label, score: 0.9 * share }]
            }
            Script::Latin | Script::Cyrillic | Script::Arabic => self.ranking_in(script, share, &words),
        }
    }

    fn ranking_in(&self, script: Script, share: f64, words: &[Word]) -> Vec<Guess> {
        let among = script.modelled();
        let mut scores: Scores = [0.0; COUNT];
        let mut regional = [0.0; REGIONAL_COUNT];
        let accents = words.iter().any(|word| word.letters.iter().any(|letter| !letter.is_ascii()));
        for word in
            words.iter().filter(|word| word.letters.first().copied().and_then(Script::of) == Some(script))
        {
            let before = scores;
            if !self.lexicon.is_neutral(&word.letters) {
                add_word(self.table, &word.letters, word.weight, accents, among, &mut scores);
            }
            if script == Script::Latin {
                self.lexicon.add_word(word, &before, &mut scores, &mut regional);
            }
        }
        let mut ranked: Vec<(&'static str, f32)> = members(among)
            .map(|language| (MODELLED[language].label, logit(scores[language], MODELLED[language].prior)))
            .collect();
        if script == Script::Latin {
            ranked.extend(
                REGIONAL
                    .iter()
                    .zip(regional)
                    .map(|(language, score)| (language.label, logit(score, language.prior))),
            );
        }
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        let best = ranked.first().map_or(0.0, |first| first.1);
        let total: f64 = ranked.iter().map(|(_, logit)| f64::from(logit - best).exp()).sum();
        ranked
            .into_iter()
            .map(|(label, logit)| Guess { label, score: share * f64::from(logit - best).exp() / total })
            .collect()
    }
}

fn logit(score: f32, prior: f32) -> f32 {
    TEMPERATURE * score + prior
}
