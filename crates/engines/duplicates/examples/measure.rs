//! Measures clusters and groups on made streams: `measure [posts] [seed] [split] [block]`.
//!
//! With a block, posts are sorted by instant and taken in blocks of that many, as from a stream.
#![allow(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a measure speaks to the person who runs it"
)]

#[path = "../tests/generator/mod.rs"]
mod generator;

use parvis_duplicates::{Bounds, ClusterStream, Group, GroupStream, Post, clusters, groups};
use std::collections::HashMap;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse::<usize>().ok());
    let size = arguments.next().unwrap_or(10_000);
    let seed = arguments.next().unwrap_or(1);
    let split = arguments.next().unwrap_or(0);
    let block = arguments.next();
    let mut stream = generator::stream(seed as u64, split, size);
    if block.is_some() && !std::env::args().any(|argument| argument == "shuffled") {
        stream.posts.sort_by_key(|made| made.time);
    }
    let posts: Vec<Post<'_>> = stream
        .posts
        .iter()
        .map(|made| Post { author: &made.author, time: made.time, text: &made.text })
        .collect();
    let start = Instant::now();
    let (told, found) = match block {
        None => {
            let told = clusters(&posts);
            println!("clusters in {:.2?}", start.elapsed());
            let found = groups(&posts, &told);
            (told, found)
        }
        Some(block) => in_blocks(&posts, block.max(1)),
    };
    let elapsed = start.elapsed();
    let truth: Vec<usize> = stream.posts.iter().map(|made| made.message).collect();
    let (precision, recall, f1) = generator::scores::pair_scores(&truth, &told);
    println!(
        "{} posts, split {split}: precision {precision:.4} recall {recall:.4} F1 {f1:.4} in {elapsed:.2?}",
        posts.len()
    );
    let wanted = generator::scores::profile_pairs(stream.groups.iter().map(Vec::as_slice));
    let given = generator::scores::profile_pairs(found.iter().map(|group| group.authors.as_slice()));
    let both = wanted.intersection(&given).count() as f64;
    println!(
        "profiles: pairs wanted {} told {} precision {:.4} recall {:.4}",
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

/// Clusters and groups of a stream taken block after block; as much is remembered as a block holds.
fn in_blocks(posts: &[Post<'_>], block: usize) -> (Vec<usize>, Vec<Group>) {
    let bounds = Bounds { texts: block, ..Bounds::default() };
    let (mut clusters, mut groups) = (ClusterStream::new(bounds), GroupStream::new(bounds));
    let mut told = Vec::new();
    for block in posts.chunks(block) {
        let new = clusters.take(block);
        groups.take(block, &new);
        told.extend(new);
    }
    println!("remembered: {} texts, {} bonds", clusters.remembered(), groups.bonds());
    (told, groups.finish())
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
