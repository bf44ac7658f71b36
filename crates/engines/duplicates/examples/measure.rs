//! Measures clusters and groups on made streams: `measure [posts] [seed] [split]`.
#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a measure speaks to the person who runs it"
)]

#[path = "../tests/generator/mod.rs"]
mod generator;

use parvis_duplicates::{Post, clusters, groups};
use std::collections::{HashMap, HashSet};
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<usize>().ok());
    let size = arguments.next().unwrap_or(10_000);
    let seed = arguments.next().unwrap_or(1);
    let split = arguments.next().unwrap_or(0);
    let stream = generator::stream(seed as u64, split, size);
    let posts: Vec<Post<'_>> = stream
        .posts
        .iter()
        .map(|made| Post { author: &made.author, time: made.time, text: &made.text })
        .collect();
    let start = Instant::now();
    let told = clusters(&posts);
    let clustered = start.elapsed();
    let found = groups(&posts, &told);
    let grouped = start.elapsed() - clustered;
    let truth: Vec<usize> = stream.posts.iter().map(|made| made.message).collect();
    let (precision, recall, f1) = generator::pair_scores(&truth, &told);
    println!(
        "{} posts, split {split}: precision {precision:.4} recall {recall:.4} F1 {f1:.4} in {clustered:.2?}",
        posts.len()
    );
    let pairs = |groups: Vec<&[String]>| -> HashSet<(String, String)> {
        groups
            .into_iter()
            .flat_map(|group| {
                group.iter().flat_map(move |a| {
                    group.iter().filter(move |b| *b > a).map(move |b| (a.clone(), b.clone()))
                })
            })
            .collect()
    };
    let wanted = pairs(stream.groups.iter().map(Vec::as_slice).collect());
    let given = pairs(found.iter().map(|group| group.authors.as_slice()).collect());
    let both = wanted.intersection(&given).count() as f64;
    println!(
        "profiles: pairs wanted {} told {} precision {:.4} recall {:.4} in {grouped:.2?}",
        wanted.len(),
        given.len(),
        both / given.len().max(1) as f64,
        both / wanted.len().max(1) as f64
    );
    if std::env::args().any(|argument| argument == "show") {
        show(&stream, &truth, &told);
        given.difference(&wanted).take(10).for_each(|pair| println!("wrong pair {pair:?}"));
    }
}

/// Prints some pairs that were wrongly joined or wrongly kept apart.
fn show(stream: &generator::Stream, truth: &[usize], told: &[usize]) {
    for (label, key, value) in [("joined", told, truth), ("apart", truth, told)] {
        let mut first: HashMap<usize, usize> = HashMap::new();
        let mut shown = 0;
        for at in 0..key.len() {
            let seen = *first.entry(key[at]).or_insert(at);
            if value[seen] != value[at] && shown < 25 {
                shown += 1;
                println!("{label}:\n  {}\n  {}", stream.posts[seen].text, stream.posts[at].text);
            }
        }
    }
}
