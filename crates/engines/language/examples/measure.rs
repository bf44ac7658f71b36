//! Measures accuracy and speed on the corpus of the tests, whole posts then fragments.
#![allow(clippy::print_stdout, reason = "a measure speaks to the person who runs it")]

use parvis_language::Identifier;
use std::time::Instant;

const POSTS: &str = include_str!("../tests/corpus/posts.tsv");

fn main() {
    let posts: Vec<(&str, String)> = POSTS
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(label, text)| (label, text.to_owned()))
        .collect();
    let fragments: Vec<(&str, String)> = posts
        .iter()
        .flat_map(|(label, text)| {
            let words: Vec<String> = text
                .split_whitespace()
                .filter(|word| !word.starts_with(['#', '@']) && !word.starts_with("http"))
                .filter(|word| word.chars().any(char::is_alphabetic))
                .map(str::to_lowercase)
                .collect();
            words.chunks_exact(3).map(|three| (*label, three.join(" "))).collect::<Vec<_>>()
        })
        .collect();
    let identifier = Identifier::new();
    for (name, texts) in [("posts", posts), ("fragments of three words", fragments)] {
        let start = Instant::now();
        let told: Vec<&str> = texts.iter().map(|(_, text)| identifier.identify(text).label).collect();
        let elapsed = start.elapsed();
        let right = texts.iter().zip(&told).filter(|((label, _), told)| label == *told).count();
        println!("{name}: {right} right of {}, {elapsed:.2?} in all", texts.len());
        for ((label, text), told) in texts.iter().zip(&told).filter(|((label, _), told)| label != *told) {
            println!("  {label} told as {told}: {text}");
        }
    }
}
