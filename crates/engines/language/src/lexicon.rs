//! Our own word lists: regional languages, the spelling of text messages, words of no language.

use crate::languages::{COUNT, MODELLED};
use crate::score::Scores;
use crate::words::Word;
use std::collections::HashMap;

/// A language known by its words alone, explained otherwise like a neighbour.
pub(crate) struct Regional {
    pub(crate) label: &'static str,
    pub(crate) prior: f32,
    /// Neighbours whose statistics explain the words that are not listed.
    neighbours: &'static [&'static str],
    words: &'static str,
}

/// Number of languages known by their words.
pub(crate) const REGIONAL_COUNT: usize = 4;

/// What a listed word of a regional language adds over the best explanation.
const LISTED: f32 = 3.0;
/// What an unlisted word costs a regional language, below its best neighbour.
const UNLISTED: f32 = 2.0;
/// What a word of text messages adds to its language over the best explanation.
const COLLOQUIAL: f32 = 2.0;

/// Regional languages of France and Spain without statistics.
pub(crate) const REGIONAL: [Regional; REGIONAL_COUNT] = [
    Regional {
        label: "oc",
        prior: -2.6,
        neighbours: &["ca", "fr", "es"],
        words: include_str!("../words/oc.txt"),
    },
    Regional {
        label: "br",
        prior: -3.0,
        neighbours: &["nl", "fr", "en"],
        words: include_str!("../words/br.txt"),
    },
    Regional { label: "co", prior: -2.6, neighbours: &["it", "ro"], words: include_str!("../words/co.txt") },
    Regional { label: "gl", prior: -4.0, neighbours: &["pt", "es"], words: include_str!("../words/gl.txt") },
];

/// Words of text messages and forums, by language.
const MESSAGES: &str = include_str!("../words/messages.txt");
/// Words that say nothing about the language.
const NEUTRAL: &str = include_str!("../words/neutral.txt");

/// What a listed word says.
#[derive(Default, Clone, Copy)]
struct Listed {
    neutral: bool,
    /// Modelled languages whose messages use it.
    messages: u32,
    /// Regional languages that use it.
    regional: u8,
}

/// The lists, ready for look-up.
pub(crate) struct Lexicon {
    words: HashMap<Vec<char>, Listed>,
    neighbours: [Vec<usize>; REGIONAL_COUNT],
}

impl Lexicon {
    pub(crate) fn new() -> Self {
        let mut words: HashMap<Vec<char>, Listed> = HashMap::new();
        for word in listed(NEUTRAL) {
            words.entry(word.chars().collect()).or_default().neutral = true;
        }
        for line in MESSAGES.lines().filter(|line| !line.starts_with("//")) {
            let mut parts = line.split_whitespace();
            let language = parts.next().and_then(position);
            for word in parts {
                if let Some(language) = language {
                    words.entry(word.chars().collect()).or_default().messages |= 1 << language;
                }
            }
        }
        for (index, language) in REGIONAL.iter().enumerate() {
            for word in listed(language.words) {
                words.entry(word.chars().collect()).or_default().regional |= 1 << index;
            }
        }
        let neighbours = std::array::from_fn(|index| {
            REGIONAL[index].neighbours.iter().filter_map(|label| position(label)).collect()
        });
        Self { words, neighbours }
    }

    /// Whether a word belongs to every language: laughter, brands, marks of the medium.
    pub(crate) fn is_neutral(&self, letters: &[char]) -> bool {
        self.words.get(letters).is_some_and(|listed| listed.neutral)
    }

    /// Adds what the lists say of a word, given the scores before and after its letters were read.
    pub(crate) fn add_word(
        &self,
        word: &Word,
        before: &Scores,
        scores: &mut Scores,
        regional: &mut [f32; REGIONAL_COUNT],
    ) {
        let listed = self.words.get(word.letters.as_slice()).copied().unwrap_or_default();
        // The best explanation of a word is 0: see `score::add_word`.
        for (index, score) in regional.iter_mut().enumerate() {
            if listed.regional & (1 << index) != 0 {
                *score += word.weight * telling(&word.letters);
            } else if !listed.neutral {
                let nearest = self.neighbours[index]
                    .iter()
                    .map(|near| scores[*near] - before[*near])
                    .fold(f32::MIN, f32::max);
                *score += nearest - word.weight * UNLISTED;
            }
        }
        for language in (0..COUNT).filter(|language| listed.messages & (1 << language) != 0) {
            scores[language] = before[language] + word.weight * COLLOQUIAL;
        }
    }
}

/// A short plain word is often a word of the neighbours too: it pleads for nobody.
fn telling(letters: &[char]) -> f32 {
    if letters.len() <= 3 && letters.iter().all(char::is_ascii) { 0.0 } else { LISTED }
}

fn listed(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with("//")).flat_map(str::split_whitespace)
}

fn position(label: &str) -> Option<usize> {
    MODELLED.iter().position(|modelled| modelled.label == label)
}
