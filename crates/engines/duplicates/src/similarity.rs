//! How alike two posts are, where numbers, dates and names weigh more than the words around.

use crate::kind::{family, is_filler};
use crate::tokens::{Tokens, names};
use std::collections::HashMap;

/// Similarity from which two long posts say the same thing.
const ALIKE: f32 = 0.74;
/// What is asked on top of [`ALIKE`] of a post of one word; less and less of longer ones.
const SHORT: f32 = 0.24;
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

/// A post ready to compare.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    entries: Vec<Entry>,
    cut: bool,
    tags: Vec<u32>,
    /// Its numbers, in order.
    numbers: Vec<u32>,
    /// The one profile that posted it, when there is one.
    author: Option<u32>,
}

/// All posts ready to compare, with the letters of their words.
pub(crate) struct Corpus {
    items: Vec<Item>,
    letters: Vec<Vec<char>>,
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
    /// Weighs the words of all posts; `authors` names the one author of each text, if only one.
    pub(crate) fn new(posts: &[Tokens], authors: &[Option<u32>]) -> Self {
        let names = names(posts);
        let mut ids: HashMap<&str, u32> = HashMap::new();
        let mut letters: Vec<Vec<char>> = Vec::new();
        let mut spread: Vec<u32> = Vec::new();
        for post in posts {
            let mut seen: Vec<u32> = Vec::with_capacity(post.words.len());
            for word in
                post.words.iter().map(|token| token.word.as_str()).chain(post.tags.iter().map(String::as_str))
            {
                let next = letters.len() as u32;
                let id = *ids.entry(word).or_insert(next);
                if id == next {
                    letters.push(word.chars().collect());
                    spread.push(0);
                }
                seen.push(id);
            }
            seen.sort_unstable();
            seen.dedup();
            seen.into_iter().for_each(|id| spread[id as usize] += 1);
        }
        let all = (posts.len() as f32).max(2.0).ln();
        let items = posts
            .iter()
            .zip(authors)
            .map(|(post, author)| {
                let mut entries: Vec<Entry> = post
                    .words
                    .iter()
                    .map(|token| {
                        let id = ids[token.word.as_str()];
                        let rare = 1.0 - (spread[id as usize] as f32).ln() / all;
                        Entry {
                            id,
                            weight: weight(&token.word, token.number, rare),
                            number: token.number,
                            name: names.contains_key(&token.word) && family(&token.word).is_none(),
                            family: family(&token.word),
                        }
                    })
                    .collect();
                let numbers = entries.iter().filter(|entry| entry.number).map(|entry| entry.id).collect();
                entries.sort_by_key(|entry| entry.id);
                let mut tags: Vec<u32> = post.tags.iter().map(|tag| ids[tag.as_str()]).collect();
                tags.sort_unstable();
                Item { entries, cut: post.cut, tags, numbers, author: *author }
            })
            .collect();
        Self { items, letters }
    }

    /// Compares two posts.
    pub(crate) fn compare(&self, a: usize, b: usize) -> Likeness {
        let (a, b) = (&self.items[a], &self.items[b]);
        if a.entries.is_empty() || b.entries.is_empty() {
            return if a.entries.len() == b.entries.len() {
                tags_alike(&a.tags, &b.tags)
            } else {
                Likeness::By(-1.0)
            };
        }
        let mut met = meet(&a.entries, &b.entries);
        // Typing errors aside, nothing below can make up for so little in common.
        if met.shared < 0.4 * (met.shared + sum(&met.left).min(sum(&met.right))) {
            return Likeness::By(-1.0);
        }
        self.pardon_typing_errors(&mut met);
        // Of two cut copies, the shorter is the one that lacks what follows.
        let a_cut = a.cut && a.entries.len() <= b.entries.len();
        let b_cut = b.cut && b.entries.len() <= a.entries.len();
        let swapped = a.numbers.len() == b.numbers.len() && a.numbers != b.numbers;
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
        let rewritten = left > 0.7 && right > 0.7 && a.author.is_some() && a.author == b.author;
        let length = a.entries.len().min(b.entries.len()) as f32;
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
        let (a, b) = (&self.letters[a.id as usize], &self.letters[b.id as usize]);
        let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
        let allowed = if short >= 8 { 2 } else { usize::from(short >= 3) };
        long - short <= allowed
            && allowed > 0
            && (a[0] == b[0] || short >= 5)
            && distance_within(a, b, allowed)
    }
}

/// What two posts share and what is left of each.
struct Meeting {
    shared: f32,
    words: usize,
    left: Vec<Entry>,
    right: Vec<Entry>,
}

fn weight(word: &str, number: bool, rare: f32) -> f32 {
    if number {
        1.3
    } else if is_filler(word) || word.len() == 1 {
        0.25
    } else {
        0.6 + 0.6 * rare.clamp(0.0, 1.0)
    }
}

fn sum(entries: &[Entry]) -> f32 {
    entries.iter().map(|entry| entry.weight).sum()
}

/// Splits two sorted lists into what is common and what is not.
fn meet(a: &[Entry], b: &[Entry]) -> Meeting {
    let mut met = Meeting { shared: 0.0, words: 0, left: Vec::new(), right: Vec::new() };
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match a[i].id.cmp(&b[j].id) {
            std::cmp::Ordering::Equal => {
                met.shared += a[i].weight;
                met.words += 1;
                i += 1;
                j += 1;
            }
            std::cmp::Ordering::Less => {
                met.left.push(a[i]);
                i += 1;
            }
            std::cmp::Ordering::Greater => {
                met.right.push(b[j]);
                j += 1;
            }
        }
    }
    met.left.extend_from_slice(&a[i..]);
    met.right.extend_from_slice(&b[j..]);
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
fn distance_within(a: &[char], b: &[char], allowed: usize) -> bool {
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
