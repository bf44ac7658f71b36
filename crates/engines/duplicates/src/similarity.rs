//! How alike two posts are, where numbers, dates and names weigh more than the words around.

use crate::kind::{family, is_filler};
use crate::lexicon::{Lists, Words};
use crate::texts::{Mark, Texts};
use std::cmp::Ordering;

/// Similarity from which two long posts say the same thing.
const ALIKE: f32 = 0.74;
/// What is asked on top of [`ALIKE`] of a post of one word; less and less of longer ones.
const SHORT: f32 = 0.24;
/// Weight of a number.
const NUMBER: f32 = 1.3;
/// Words in common that make a cut or quoted copy believable.
const QUOTED: usize = 5;

/// A word of a post, ready to compare.
#[derive(Clone, Copy, Debug)]
struct Entry {
    id: u32,
    weight: f32,
    number: bool,
    name: bool,
    family: Option<u8>,
}

/// What is known of a word in all the texts that hold it.
#[derive(Clone, Copy)]
struct Known {
    /// Weight when it is not written as a number.
    weight: f32,
    name: bool,
    family: Option<u8>,
}

/// All texts ready to compare.
pub(crate) struct Corpus {
    words: Words,
    known: Vec<Known>,
    /// Marks of each text, sorted by word.
    marks: Lists,
    /// Hashtags of each text, sorted.
    tags: Lists,
    /// Numbers of each text, in the order they are written.
    numbers: Lists,
    cut: Vec<bool>,
    /// The one profile that posted each text, when there is one.
    authors: Vec<Option<u32>>,
}

/// How two posts compare.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Likeness {
    /// Something that matters was changed: another number, date, name or opposite.
    Apart,
    /// Similarity (ratio, 0 to 1) minus what is asked of posts of that length.
    By(f32),
}

impl Corpus {
    /// Weighs the words of all texts.
    pub(crate) fn new(texts: Texts) -> Self {
        let (names, spread) = (names(&texts), spread(&texts));
        let all = (texts.len() as f32).max(2.0).ln();
        let known = |((word, name), spread): ((&str, bool), u32)| {
            let family = family(word);
            let rare = 1.0 - (spread as f32).ln() / all;
            Known { weight: weight(word, rare), name: name && family.is_none(), family }
        };
        let known = texts.words.iter().zip(names).zip(spread).map(known).collect();
        let Texts { words, mut marks, mut tags, cut, authors, .. } = texts;
        let mut numbers = Lists::default();
        for text in 0..cut.len() {
            let written = marks.of(text).iter().map(|mark| Mark(*mark));
            numbers.push(written.filter(|mark| mark.number()).map(Mark::word));
            marks.of_mut(text).sort_by_key(|mark| Mark(*mark).word());
            tags.of_mut(text).sort_unstable();
        }
        Self { words, known, marks, tags, numbers, cut, authors }
    }

    fn entries(&self, text: usize) -> impl Iterator<Item = Entry> {
        self.marks.of(text).iter().map(|mark| {
            let (id, number) = (Mark(*mark).word(), Mark(*mark).number());
            let Known { weight, name, family } = self.known[id as usize];
            Entry { id, weight: if number { NUMBER } else { weight }, number, name, family }
        })
    }

    /// Compares two texts.
    pub(crate) fn compare(&self, a: usize, b: usize) -> Likeness {
        let (a_words, b_words) = (self.marks.of(a).len(), self.marks.of(b).len());
        if a_words == 0 || b_words == 0 {
            return if a_words == b_words {
                tags_alike(self.tags.of(a), self.tags.of(b))
            } else {
                Likeness::By(-1.0)
            };
        }
        let (shared, left, right) = weigh(self.entries(a), self.entries(b));
        // Typing errors aside, nothing below can make up for so little in common.
        if shared < 0.4 * (shared + left.min(right)) {
            return Likeness::By(-1.0);
        }
        let mut met = meet(self.entries(a), self.entries(b));
        self.pardon_typing_errors(&mut met);
        // Of two cut copies, the shorter is the one that lacks what follows.
        let a_cut = self.cut[a] && a_words <= b_words;
        let b_cut = self.cut[b] && b_words <= a_words;
        let (a_numbers, b_numbers) = (self.numbers.of(a), self.numbers.of(b));
        let swapped = a_numbers.len() == b_numbers.len() && a_numbers != b_numbers;
        if swapped || conflict(&met, a_cut, b_cut) {
            return Likeness::Apart;
        }
        let (left, right) = (sum(&met.left), sum(&met.right));
        let mut similarity = met.shared / (met.shared + (left + right) / 2.0);
        if met.words >= QUOTED {
            let covered = |unmatched: f32| met.shared / (met.shared + unmatched);
            if a_cut {
                similarity = similarity.max(covered(left) - 0.1);
            }
            if b_cut {
                similarity = similarity.max(covered(right) - 0.1);
            }
            let (least, most) = (left.min(right), left.max(right));
            if met.words >= QUOTED + 2 && covered(least) > 0.95 && covered(most) > 0.55 {
                similarity = similarity.max(ALIKE + 0.08);
            }
        }
        let one_author = self.authors[a].is_some() && self.authors[a] == self.authors[b];
        let rewritten = left > 0.7 && right > 0.7 && one_author;
        let length = a_words.min(b_words) as f32;
        let asked = ALIKE + SHORT * (-(length - 1.0) / 5.0).exp() + if rewritten { 0.15 } else { 0.0 };
        Likeness::By(similarity - asked)
    }

    /// Takes as equal two unmatched words that differ by a letter or two.
    fn pardon_typing_errors(&self, met: &mut Meeting) {
        let mut at = 0;
        while at < met.left.len() {
            let left = met.left[at];
            let twin = met.right.iter().position(|right| self.mistyped(left, *right));
            match twin {
                Some(twin) => {
                    let right = met.right.swap_remove(twin);
                    met.left.swap_remove(at);
                    met.shared += left.weight.min(right.weight) * 0.9;
                    met.words += 1;
                }
                None => at += 1,
            }
        }
    }

    fn mistyped(&self, a: Entry, b: Entry) -> bool {
        if a.number || b.number || (a.family.is_some() && b.family.is_some()) {
            return false;
        }
        let (a, b) = (self.words.of(a.id), self.words.of(b.id));
        if a.is_ascii() && b.is_ascii() {
            return nearly(a.as_bytes(), b.as_bytes());
        }
        // No letter is written in more than four bytes: lengths that far apart need no count.
        if a.len().max(b.len()) > (a.len().min(b.len()) + 2) * 4 {
            return false;
        }
        let [a, b]: [Vec<char>; 2] = [a, b].map(|word| word.chars().collect());
        nearly(&a, &b)
    }
}

/// Whether two words differ by a letter, or by two when they are long.
fn nearly<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    let allowed = if short >= 8 { 2 } else { usize::from(short >= 3) };
    allowed > 0
        && long - short <= allowed
        && (a.first() == b.first() || short >= 5)
        && distance_within(a, b, allowed)
}

/// How many texts hold each word.
fn spread(texts: &Texts) -> Vec<u32> {
    let mut spread = vec![0; texts.words.len()];
    let mut seen: Vec<u32> = Vec::new();
    for text in 0..texts.len() {
        seen.clear();
        seen.extend(texts.marks(text).map(Mark::word).chain(texts.tags.of(text).iter().copied()));
        seen.sort_unstable();
        seen.dedup();
        seen.iter().for_each(|word| spread[*word as usize] += 1);
    }
    spread
}

/// Which words are names: written with a capital that their place does not explain.
fn names(texts: &Texts) -> Vec<bool> {
    let mut seen = vec![(0_u32, 0_u32, 0_u32); texts.words.len()];
    for mark in (0..texts.len()).flat_map(|text| texts.marks(text)).filter(|mark| !mark.number()) {
        let counts = &mut seen[mark.word() as usize];
        counts.0 += 1;
        counts.1 += u32::from(mark.capital());
        counts.2 += u32::from(mark.capital() && !mark.first());
    }
    let is_name = |(all, capital, inside): (u32, u32, u32)| {
        (inside > 0 && u64::from(capital) * 10 >= u64::from(all) * 6) || (all >= 4 && capital == all)
    };
    seen.into_iter().map(is_name).collect()
}

/// What two posts share and what is left of each.
struct Meeting {
    shared: f32,
    words: usize,
    left: Vec<Entry>,
    right: Vec<Entry>,
}

fn weight(word: &str, rare: f32) -> f32 {
    if is_filler(word) || word.len() == 1 { 0.25 } else { 0.6 + 0.6 * rare.clamp(0.0, 1.0) }
}

fn sum(entries: &[Entry]) -> f32 {
    entries.iter().map(|entry| entry.weight).sum()
}

/// Splits two sorted lists into what is common and what is not.
fn split(a: impl Iterator<Item = Entry>, b: impl Iterator<Item = Entry>, mut take: impl FnMut(Side, Entry)) {
    let (mut a, mut b) = (a.peekable(), b.peekable());
    loop {
        let order = match (a.peek(), b.peek()) {
            (Some(left), Some(right)) => left.id.cmp(&right.id),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return,
        };
        if order == Ordering::Equal {
            b.next();
        }
        let (side, entry) = match order {
            Ordering::Equal => (Side::Both, a.next()),
            Ordering::Less => (Side::Left, a.next()),
            Ordering::Greater => (Side::Right, b.next()),
        };
        if let Some(entry) = entry {
            take(side, entry);
        }
    }
}

/// Where a word stands.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
    Both,
}

/// Sums of the weights of what is common, and of what is not on each side.
fn weigh(a: impl Iterator<Item = Entry>, b: impl Iterator<Item = Entry>) -> (f32, f32, f32) {
    let (mut both, mut left, mut right) = (0.0, 0.0, 0.0);
    split(a, b, |side, entry| match side {
        Side::Left => left += entry.weight,
        Side::Right => right += entry.weight,
        Side::Both => both += entry.weight,
    });
    (both, left, right)
}

fn meet(a: impl Iterator<Item = Entry>, b: impl Iterator<Item = Entry>) -> Meeting {
    let mut met = Meeting { shared: 0.0, words: 0, left: Vec::new(), right: Vec::new() };
    split(a, b, |side, entry| match side {
        Side::Left => met.left.push(entry),
        Side::Right => met.right.push(entry),
        Side::Both => {
            met.shared += entry.weight;
            met.words += 1;
        }
    });
    met
}

/// Whether a number, a date, a name or a word with opposites was changed for another.
fn conflict(met: &Meeting, left_cut: bool, right_cut: bool) -> bool {
    let numbers = |entries: &[Entry]| entries.iter().any(|entry| entry.number);
    let names = |entries: &[Entry]| entries.iter().any(|entry| entry.name);
    let (left, right) = (&met.left, &met.right);
    if (numbers(left) && (numbers(right) || left_cut)) || (numbers(right) && right_cut) {
        return true;
    }
    if names(left) && names(right) {
        return true;
    }
    left.iter().any(|a| a.family.is_some() && right.iter().any(|b| a.family == b.family))
}

/// Posts made of hashtags alone are the same when they hold the same ones.
fn tags_alike(a: &[u32], b: &[u32]) -> Likeness {
    let shared = a.iter().filter(|tag| b.contains(tag)).count() as f32;
    let all = (a.len() + b.len()) as f32 - shared;
    Likeness::By(if all > 0.0 { shared / all - 0.9 } else { -1.0 })
}

/// Whether two words are at most `allowed` changes apart (swapped neighbours are one change).
fn distance_within<T: PartialEq>(a: &[T], b: &[T], allowed: usize) -> bool {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1; b.len() + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && a[i - 1] == *y && b[j - 1] == *x {
                best = best.min(before[j - 1] + 1);
            }
            row[j + 1] = best;
        }
        if row.iter().all(|cost| *cost > allowed) {
            return false;
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()] <= allowed
}
