//! From one model's letter statistics to log-probabilities that know where words begin and end.
//!
//! A model holds P(last letter | letters before) for runs of one to five letters inside words.
//! Runs that begin a word are what is left of a run's frequency once every longer run that
//! ends with it is taken away; runs that end a word, likewise on the right.

use crate::gram::{END, ORDER, SPELT, START, fold_into, key, quantise};
use crate::run::{Run, Runs};
use fst::Streamer;
use std::collections::HashMap;

/// Statistics of longer runs are left out when they move the score of a letter by less than
/// this (frequency of the run times the change of its log-probability).
const NEGLIGIBLE: f64 = 2e-7;
/// Under this frequency a remainder is rounding, not words.
const NOISE: f64 = 1e-9;
/// Log-probability lost by each letter of context given up.
const BACK_OFF: f64 = -1.0;
/// Log-probability of a symbol never met.
const UNSEEN: f64 = -14.0;

/// One statistic: key, language, stored log-probability.
pub(crate) struct Entry {
    pub(crate) key: u64,
    pub(crate) language: u8,
    pub(crate) stored: u8,
}

/// The statistics of one language.
pub(crate) fn entries(model: &[u8], language: u8) -> Vec<Entry> {
    let (spellings, inside) = frequencies(model);
    let mut entries = spelling_entries(&spellings, language);
    let letters: f64 = sum(&inside, |run| run.len() == 1);
    let edge = Run::of(&[START]);
    let all = with_word_edges(inside, edge);
    let mut runs: Vec<Run> = all.keys().copied().filter(|run| *run != edge).collect();
    // Shorter runs have smaller numbers: contexts come before what follows them.
    runs.sort_unstable();
    let mut kept = Runs::default();
    for run in runs {
        let whole = if run.len() == 1 { letters } else { all.get(&run.head()).copied().unwrap_or(0.0) };
        if whole <= 0.0 {
            continue;
        }
        let frequency = all[&run];
        let log = (frequency / whole).min(1.0).ln();
        if run.len() > 2 && (frequency * (log - backed_off(&kept, run))).abs() < NEGLIGIBLE {
            continue;
        }
        kept.insert(run, log);
        entries.push(Entry { key: key(&run.symbols()), language, stored: quantise(log) });
    }
    entries
}

/// What look-ups would find for `run` without a statistic of its own.
fn backed_off(kept: &Runs, run: Run) -> f64 {
    (1..run.len())
        .find_map(|skipped| kept.get(&run.tail(skipped)).map(|log| log + BACK_OFF * f64::from(skipped)))
        .unwrap_or(UNSEEN)
}

/// Joint frequencies per letter: of single letters as spelt, and of folded runs.
fn frequencies(model: &[u8]) -> (HashMap<char, f64>, Runs) {
    let map = fst::Map::new(model).expect("a model is a finite-state map");
    let mut spellings = HashMap::new();
    let mut inside = Runs::default();
    // Joint frequency of each prefix of the current run; a prefix comes before its extensions.
    let mut joint = [0.0_f64; ORDER + 1];
    let mut stream = map.stream();
    let mut previous: Vec<char> = Vec::new();
    let mut folded = Vec::with_capacity(2 * ORDER);
    while let Some((bytes, value)) = stream.next() {
        let run: Vec<char> = std::str::from_utf8(bytes).expect("runs are text").chars().collect();
        if run.len() > ORDER || (run.len() > 1 && !previous.starts_with(&run[..run.len() - 1])) {
            continue;
        }
        let parent = if run.len() == 1 { 1.0 } else { joint[run.len() - 1] };
        let frequency = parent * f64::from_bits(value).exp();
        joint[run.len()] = frequency;
        if run.len() == 1 {
            spellings.insert(run[0], frequency);
        }
        folded.clear();
        run.iter().for_each(|letter| fold_into(*letter, &mut folded));
        if !folded.is_empty() && folded.len() <= ORDER {
            *inside.entry(Run::of(&folded)).or_default() += frequency;
        }
        previous = run;
    }
    (spellings, inside)
}

/// Adds the runs that begin or end a word to the runs found inside words.
fn with_word_edges(inside: Runs, edge: Run) -> Runs {
    let order = ORDER as u32;
    let mut starts: Runs =
        inside.iter().filter(|(run, _)| run.len() < order).map(|(run, f)| (*run, *f)).collect();
    for (run, frequency) in inside.iter().filter(|(run, _)| run.len() > 1) {
        if let Some(rest) = starts.get_mut(&run.tail(1)) {
            *rest -= frequency;
        }
    }
    starts.retain(|_, frequency| *frequency > NOISE);
    let mut all = inside;
    all.insert(edge, sum(&starts, |run| run.len() == 1));
    all.extend(starts.into_iter().map(|(run, frequency)| (run.after(START), frequency)));
    let mut ends: Runs =
        all.iter().filter(|(run, _)| run.len() < order && **run != edge).map(|(run, f)| (*run, *f)).collect();
    for (run, frequency) in all.iter().filter(|(run, _)| run.len() > 1) {
        if let Some(rest) = ends.get_mut(&run.head()) {
            *rest -= frequency;
        }
    }
    ends.retain(|_, frequency| *frequency > NOISE);
    all.extend(ends.into_iter().map(|(run, frequency)| (run.then(END), frequency)));
    all
}

/// Sum in the order of the runs, so that two builds give the same bytes.
fn sum(frequencies: &Runs, which: impl Fn(Run) -> bool) -> f64 {
    let mut chosen: Vec<(Run, f64)> =
        frequencies.iter().filter(|(run, _)| which(**run)).map(|(r, f)| (*r, *f)).collect();
    chosen.sort_by_key(|(run, _)| *run);
    chosen.iter().map(|(_, frequency)| frequency).sum()
}

/// How often a folded letter is spelt in each way: P(é | e), for letters that have several.
fn spelling_entries(spellings: &HashMap<char, f64>, language: u8) -> Vec<Entry> {
    let folded = |letter: char| {
        let mut plain = Vec::new();
        fold_into(letter, &mut plain);
        plain
    };
    let mut letters: Vec<(char, f64)> = spellings.iter().map(|(letter, f)| (*letter, *f)).collect();
    letters.sort_by_key(|(letter, _)| *letter);
    let mut families: HashMap<Vec<char>, f64> = HashMap::new();
    for (letter, frequency) in &letters {
        *families.entry(folded(*letter)).or_default() += frequency;
    }
    letters
        .into_iter()
        .map(|(letter, frequency)| (letter, frequency / families[&folded(letter)]))
        .filter(|(_, share)| *share < 0.999_999)
        .map(|(letter, share)| Entry { key: key(&[SPELT, letter]), language, stored: quantise(share.ln()) })
        .collect()
}
