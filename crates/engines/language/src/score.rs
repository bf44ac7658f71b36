//! How well each modelled language explains a word.

use crate::gram::{END, ORDER, SPELT, START, fold_into, key, restore};
use crate::languages::{COUNT, Set};
use crate::table::Table;

/// Log-probability lost by each letter of context given up.
const BACK_OFF: f32 = -1.0;
/// Log-probability of a letter that nothing explains.
const FLOOR: f32 = -14.0;
/// A word counts against a language by this much at most: names and borrowed words are common.
const CLIP: f32 = 12.0;
/// Log-probability of an accented letter that a language does not have.
const FOREIGN_LETTER: f32 = -7.0;
/// Share of plain letters that stand for accented ones, in a text without any accent.
const DROPPED_ACCENTS: f32 = 0.3;
/// The same in a text that has accents.
const FORGOTTEN_ACCENTS: f32 = 0.02;

/// Log-probability of a text under each modelled language.
pub(crate) type Scores = [f32; COUNT];

/// Adds what one word says to `scores`, for the languages of `among`.
pub(crate) fn add_word(
    table: Table,
    letters: &[char],
    weight: f32,
    accents: bool,
    among: Set,
    scores: &mut Scores,
) {
    let mut word: Scores = [0.0; COUNT];
    add_letters(table, letters, among, &mut word);
    add_spelling(table, letters, accents, &mut word);
    let best = members(among).map(|language| word[language]).fold(f32::MIN, f32::max);
    for language in members(among) {
        scores[language] += weight * (word[language] - best).max(-CLIP);
    }
}

/// Indices of the languages of a set.
pub(crate) fn members(among: Set) -> impl Iterator<Item = usize> {
    (0..COUNT).filter(move |language| among & (1 << language) != 0)
}

/// Letters in the context of up to four before them, the longest known context of each language.
fn add_letters(table: Table, letters: &[char], among: Set, word: &mut Scores) {
    let mut symbols = Vec::with_capacity(letters.len() + 4);
    symbols.push(START);
    letters.iter().for_each(|letter| fold_into(*letter, &mut symbols));
    symbols.push(END);
    for end in 1..symbols.len() {
        let longest = (end + 1).saturating_sub(ORDER);
        let mut missing = among;
        let mut lost = 0.0;
        for start in longest..=end {
            for pair in table.find(key(&symbols[start..=end])).chunks_exact(2) {
                let language = usize::from(pair[0]);
                if missing & (1 << language) != 0 {
                    missing &= !(1 << language);
                    word[language] += (restore(pair[1]) + lost).max(FLOOR);
                }
            }
            if missing == 0 {
                break;
            }
            lost += BACK_OFF;
        }
        for language in members(missing) {
            word[language] += FLOOR;
        }
    }
}

/// Accents: each letter as spelt against the ways a language spells its folded letter.
fn add_spelling(table: Table, letters: &[char], accents: bool, word: &mut Scores) {
    let dropped = if accents { FORGOTTEN_ACCENTS } else { DROPPED_ACCENTS };
    let mut folded = Vec::new();
    for letter in letters {
        folded.clear();
        fold_into(*letter, &mut folded);
        let plain = folded.as_slice() == [*letter];
        let mut known: Set = 0;
        for pair in table.find(key(&[SPELT, *letter])).chunks_exact(2) {
            let share = restore(pair[1]).exp() * (1.0 - dropped) + if plain { dropped } else { 0.0 };
            word[usize::from(pair[0])] += share.ln().max(FOREIGN_LETTER);
            known |= 1 << pair[0];
        }
        if !plain {
            for (language, score) in word.iter_mut().enumerate() {
                if known & (1 << language) == 0 {
                    *score += FOREIGN_LETTER;
                }
            }
        }
    }
}
