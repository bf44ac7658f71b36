//! Which texts are worth comparing: signatures of their character runs, cut in bands.

use crate::lexicon::Lists;
use crate::texts::{Mark, Texts};
use std::cmp::Ordering;

/// Smallest hashes kept of a text, one for each of as many hash functions.
const HASHES: usize = 60;
/// Hashes of a band: two texts that share a whole band are compared.
const ROWS: usize = 3;
/// Values of a text: its bands, then its first words and its last.
const VALUES: usize = HASHES / ROWS + 2;
/// Characters of a run.
const RUN: usize = 5;
/// Words hashed at each end of a text.
const ENDS: usize = 5;
/// Texts of a bucket that are all compared; a larger bucket is cut by its numbers first.
const SMALL: usize = 24;
/// Neighbours compared in a bucket that stays large.
const NEIGHBOURS: usize = 12;
/// Pairs held before they are handed over.
const PAIRS: usize = 1 << 21;

/// What is needed to pair texts, once their words are no longer in order.
pub(crate) struct Sketches {
    /// Values of each text: one for each band, then of the first words and of the last (0: none).
    values: Vec<[u64; VALUES]>,
    /// Place of each text in the order of the letters of its words.
    places: Vec<u32>,
    /// Texts with the same numbers in any order share one; in the order of the letters of these.
    numbers: Vec<u32>,
}

impl Sketches {
    pub(crate) fn new(texts: &Texts) -> Self {
        let mut writing = Writing::default();
        let values = (0..texts.len()).map(|text| writing.values(texts, text)).collect();
        Self { values, places: places(texts), numbers: numbers(texts) }
    }

    /// Hands over the pairs (lower, higher) of texts worth comparing; some come more than once.
    pub(crate) fn pairs(mut self, mut compare: impl FnMut(&[(u32, u32)])) {
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        for column in 0..VALUES {
            let mut keyed: Vec<(u64, u32)> = self
                .values
                .iter()
                .map(|values| values[column])
                .zip(0..)
                .filter(|(value, _)| *value > 0)
                .collect();
            keyed.sort_unstable();
            for bucket in keyed.chunk_by(|a, b| a.0 == b.0).filter(|bucket| bucket.len() > 1) {
                self.pair_up(column, bucket.iter().map(|(_, text)| *text).collect(), &mut pairs);
                if pairs.len() >= PAIRS {
                    hand_over(&mut pairs, PAIRS / 2, &mut compare);
                }
            }
        }
        hand_over(&mut pairs, 0, &mut compare);
    }

    /// Pairs of one bucket: all of a small one; of a large one, those with equal numbers and neighbours.
    fn pair_up(&mut self, column: usize, mut bucket: Vec<u32>, pairs: &mut Vec<(u32, u32)>) {
        if bucket.len() <= SMALL {
            all_pairs(&bucket, pairs, |a, b| !self.paired_before(column, a, b));
            return;
        }
        // Not every pair of it is handed over: it proves nothing of later columns.
        bucket.iter().for_each(|text| self.values[*text as usize][column] = 0);
        let number = |text: &u32| self.numbers[*text as usize];
        // A copy may have lost a number: neighbours by text are compared too.
        bucket.sort_unstable_by_key(|text| self.places[*text as usize]);
        near_pairs(&bucket, pairs);
        bucket.sort_by_key(number);
        for same in bucket.chunk_by(|a, b| number(a) == number(b)) {
            if same.len() <= SMALL {
                all_pairs(same, pairs, |_, _| true);
            } else {
                near_pairs(same, pairs);
            }
        }
    }
}

impl Sketches {
    /// Whether two texts met in a small bucket of an earlier column.
    fn paired_before(&self, column: usize, a: u32, b: u32) -> bool {
        let [a, b] = [a, b].map(|text| self.values[text as usize].iter().take(column));
        a.zip(b).any(|(x, y)| x == y && *x > 0)
    }
}

/// Takes away the pairs held twice, and hands the others over when they are more than `least`.
fn hand_over(pairs: &mut Vec<(u32, u32)>, least: usize, compare: &mut impl FnMut(&[(u32, u32)])) {
    pairs.sort_unstable();
    pairs.dedup();
    if pairs.len() > least {
        compare(pairs);
        pairs.clear();
    }
}

/// Room to write one text after another.
#[derive(Default)]
struct Writing {
    text: String,
    chars: Vec<char>,
}

impl Writing {
    /// Values of one text: bands of its character runs, first words, last words (0: too few words).
    fn values(&mut self, texts: &Texts, text: usize) -> [u64; VALUES] {
        self.text.clear();
        let words: Vec<&str> = texts.marks(text).map(|mark| texts.words.of(mark.word())).collect();
        if words.is_empty() {
            push_joined(&mut self.text, texts.tags.of(text).iter().map(|tag| texts.words.of(*tag)));
        } else {
            push_joined(&mut self.text, words.iter().copied());
        }
        self.chars.clear();
        self.chars.extend(self.text.chars());
        let smallest = smallest(&self.chars);
        let mut values = [0; VALUES];
        for (value, rows) in values.iter_mut().zip(smallest.chunks_exact(ROWS)) {
            *value = rows.iter().fold(0, |value, row| mix(value ^ *row));
        }
        if words.len() >= ENDS {
            values[VALUES - 2] = hash_words(&words[..ENDS]);
            values[VALUES - 1] = hash_words(&words[words.len() - ENDS..]);
        }
        values
    }
}

fn push_joined<'a>(text: &mut String, words: impl Iterator<Item = &'a str>) {
    for (at, word) in words.enumerate() {
        if at > 0 {
            text.push(' ');
        }
        text.push_str(word);
    }
}

/// For each hash function, the smallest hash of the runs of a text.
fn smallest(chars: &[char]) -> [u64; HASHES] {
    let mut smallest = [u64::MAX; HASHES];
    let length = RUN.min(chars.len().max(1));
    for run in chars.windows(length) {
        let seed = run.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, c| {
            (hash ^ u64::from(u32::from(*c))).wrapping_mul(0x0100_0000_01b3)
        });
        let mut hash = mix(seed);
        let step = mix(seed ^ 0x5bd1_e995) | 1;
        for slot in &mut smallest {
            *slot = (*slot).min(mix(hash));
            hash = hash.wrapping_add(step);
        }
    }
    smallest
}

fn hash_words(words: &[&str]) -> u64 {
    words.iter().flat_map(|word| word.bytes().chain([b' '])).fold(7, |hash, byte| mix(hash ^ u64::from(byte)))
}

fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value ^ (value >> 32)
}

/// The items of a list in order, each with its place: equal ones share one when `same` says so.
fn ordered(
    count: usize,
    compare: impl Fn(usize, usize) -> Ordering,
    same: impl Fn(usize, usize) -> bool,
) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_by(|a, b| compare(*a as usize, *b as usize));
    let mut places = vec![0; count];
    let (mut place, mut last) = (0, None);
    for at in order.into_iter().map(|at| at as usize) {
        place += u32::from(last.is_some_and(|last| !same(last, at)));
        places[at] = place;
        last = Some(at);
    }
    places
}

fn places(texts: &Texts) -> Vec<u32> {
    let word = |mark: &u32| Mark(*mark).word();
    let by_words = |a: usize, b: usize| {
        let (a, b) = (texts.marks.of(a), texts.marks.of(b));
        let same = a.iter().zip(b).take_while(|(x, y)| word(x) == word(y)).count();
        texts.words.letters(a, same, word).cmp(texts.words.letters(b, same, word))
    };
    ordered(texts.len(), by_words, |_, _| false)
}

fn numbers(texts: &Texts) -> Vec<u32> {
    let letters = |a: usize, b: usize| texts.words.of(a as u32).cmp(texts.words.of(b as u32));
    let ranks = ordered(texts.words.len(), letters, |_, _| false);
    let mut numbers = Lists::default();
    for text in 0..texts.len() {
        let marks = texts.marks(text).filter(|mark| mark.number());
        numbers.push(marks.map(|mark| ranks[mark.word() as usize]));
        numbers.of_mut(text).sort_unstable();
    }
    let by_numbers = |a: usize, b: usize| numbers.of(a).cmp(numbers.of(b));
    ordered(texts.len(), by_numbers, |a, b| numbers.of(a) == numbers.of(b))
}

fn all_pairs(posts: &[u32], pairs: &mut Vec<(u32, u32)>, wanted: impl Fn(u32, u32) -> bool) {
    for (at, a) in posts.iter().enumerate() {
        let others = posts[at + 1..].iter().filter(|b| wanted(*a, **b));
        pairs.extend(others.map(|b| (*a.min(b), *a.max(b))));
    }
}

fn near_pairs(posts: &[u32], pairs: &mut Vec<(u32, u32)>) {
    for (at, a) in posts.iter().enumerate() {
        let end = (at + 1 + NEIGHBOURS).min(posts.len());
        pairs.extend(posts[at + 1..end].iter().map(|b| (*a.min(b), *a.max(b))));
    }
}
