//! Which posts are worth comparing: signatures of their character runs, cut in bands.

use crate::tokens::Tokens;
use std::collections::HashMap;

/// Smallest hashes kept of a post, one for each of as many hash functions.
const HASHES: usize = 60;
/// Hashes of a band: two posts that share a whole band are compared.
const ROWS: usize = 3;
/// Characters of a run.
const RUN: usize = 5;
/// Posts of a bucket that are all compared; a larger bucket is cut by its numbers first.
const SMALL: usize = 24;
/// Neighbours compared in a bucket that stays large.
const NEIGHBOURS: usize = 12;

/// Pairs (lower, higher) of posts worth comparing, sorted.
pub(crate) fn candidates(posts: &[Tokens]) -> Vec<(u32, u32)> {
    let mut buckets: HashMap<(u32, u64), Vec<u32>> = HashMap::new();
    for (post, tokens) in (0_u32..).zip(posts) {
        for (band, value) in (0_u32..).zip(bands(tokens)) {
            buckets.entry((band, value)).or_default().push(post);
        }
    }
    let mut pairs = Vec::new();
    for bucket in buckets.into_values().filter(|bucket| bucket.len() > 1) {
        pair_up(bucket, posts, &mut pairs);
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Values of the bands of one post: character runs, then the first words and the last.
fn bands(tokens: &Tokens) -> Vec<u64> {
    let text = if tokens.words.is_empty() { tokens.tags.join(" ") } else { joined(tokens) };
    let chars: Vec<char> = text.chars().collect();
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
    let mut values: Vec<u64> =
        smallest.chunks_exact(ROWS).map(|rows| rows.iter().fold(0, |value, row| mix(value ^ *row))).collect();
    let words: Vec<&str> = tokens.words.iter().map(|token| token.word.as_str()).collect();
    if words.len() >= 5 {
        values.push(hash_words(&words[..5]));
        values.push(hash_words(&words[words.len() - 5..]));
    }
    values
}

/// Words in order, numbers left out: what a post shares with its edited copies.
fn joined(tokens: &Tokens) -> String {
    let words: Vec<&str> = tokens.words.iter().map(|token| token.word.as_str()).collect();
    words.join(" ")
}

fn hash_words(words: &[&str]) -> u64 {
    words.iter().flat_map(|word| word.bytes().chain([b' '])).fold(7, |hash, byte| mix(hash ^ u64::from(byte)))
}

fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    value ^ (value >> 32)
}

/// Pairs of one bucket: all of a small one; of a large one, those with equal numbers and neighbours.
fn pair_up(mut bucket: Vec<u32>, posts: &[Tokens], pairs: &mut Vec<(u32, u32)>) {
    if bucket.len() <= SMALL {
        all_pairs(&bucket, pairs);
        return;
    }
    let mut keys: HashMap<u32, (Vec<&str>, String)> = HashMap::new();
    for post in &bucket {
        let tokens = &posts[*post as usize];
        let mut numbers: Vec<&str> =
            tokens.words.iter().filter(|token| token.number).map(|token| token.word.as_str()).collect();
        numbers.sort_unstable();
        keys.insert(*post, (numbers, joined(tokens)));
    }
    bucket.sort_by(|a, b| keys[a].cmp(&keys[b]));
    for same in bucket.chunk_by(|a, b| keys[a].0 == keys[b].0) {
        if same.len() <= SMALL {
            all_pairs(same, pairs);
        } else {
            near_pairs(same, pairs);
        }
    }
    // A copy may have lost a number: neighbours by text are compared too.
    bucket.sort_by(|a, b| keys[a].1.cmp(&keys[b].1));
    near_pairs(&bucket, pairs);
}

fn all_pairs(posts: &[u32], pairs: &mut Vec<(u32, u32)>) {
    for (at, a) in posts.iter().enumerate() {
        pairs.extend(posts[at + 1..].iter().map(|b| (*a.min(b), *a.max(b))));
    }
}

fn near_pairs(posts: &[u32], pairs: &mut Vec<(u32, u32)>) {
    for (at, a) in posts.iter().enumerate() {
        let end = (at + 1 + NEIGHBOURS).min(posts.len());
        pairs.extend(posts[at + 1..end].iter().map(|b| (*a.min(b), *a.max(b))));
    }
}
