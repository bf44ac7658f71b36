//! `make bench-listening`: matching against scanning, against a loop, by size of the set of queries.

#![expect(
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints figures and stops at the first surprise"
)]

mod chance;
mod naive;
mod posts;
mod saved;
mod vocabulary;

use chance::Chance;
use daachorse::DoubleArrayAhoCorasick;
use naive::Numbers;
use parvis_query_language::{Handle, LiveMatcher, Matcher, Node, Post, Scratch, Test, parse};
use posts::Item;
use rustix::time::{ClockId, clock_gettime};
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;
use vocabulary::Vocabulary;

const SEED: u64 = 20_261_124;

/// CPU time of this thread, in seconds.
fn cpu() -> f64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    now.tv_sec as f64 + now.tv_nsec as f64 / 1e9
}

fn seconds(work: impl FnOnce()) -> f64 {
    let begun = cpu();
    work();
    cpu() - begun
}

/// The middle of three runs.
fn median(mut work: impl FnMut()) -> f64 {
    let mut runs = [0.0; 3];
    for run in &mut runs {
        *run = seconds(&mut work);
    }
    runs.sort_by(f64::total_cmp);
    runs[1]
}

fn main() {
    let arguments: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let count = arguments.first().copied().unwrap_or(200_000);
    let mut chance = Chance::new(SEED);
    let vocabulary = Vocabulary::new(&mut chance);
    let items = posts::posts(&mut chance, &vocabulary, count);
    let bytes: usize = items.iter().map(|item| item.text.len()).sum();
    println!("{count} posts of {} bytes on average, one thread, CPU time, medians of 3", bytes / count);
    let sizes: Vec<usize> = arguments
        .get(1..)
        .filter(|sizes| !sizes.is_empty())
        .map_or(vec![1_000, 10_000, 100_000], <[_]>::to_vec);
    for size in sizes {
        let queries = saved::realistic(&mut Chance::new(SEED + size as u64), &vocabulary, size);
        one_size(&items, &queries);
    }
    hostile(&items, &vocabulary);
    churn(&vocabulary);
}

/// Memory while queries are added and removed for a long time.
fn churn(vocabulary: &Vocabulary) {
    const BASE: usize = 10_000;
    const CYCLES: usize = 1_000_000;
    let mut matcher = register(&saved::realistic(&mut Chance::new(SEED), vocabulary, BASE));
    let (start, mut most, mut longest) = (matcher.size_bytes(), 0, 0.0_f64);
    let passing = saved::realistic(&mut Chance::new(SEED + 1), vocabulary, CYCLES / 10);
    let spent = seconds(|| {
        for cycle in 0..CYCLES {
            // Every query comes with a word of its own, as names of people and places do.
            let query = format!("({}) SAUF propre{cycle}", passing[cycle % passing.len()]);
            let Ok(query) = parse(&query) else { continue };
            longest = longest.max(seconds(|| {
                let handle = matcher.add(&query.root);
                matcher.remove(handle);
            }));
            most = most.max(matcher.size_bytes());
        }
    });
    println!(
        "\n{CYCLES} additions and removals over {BASE} queries: {:.1} MB at the start, {:.1} at most, {:.1} at the end; {:.1} µs each, {:.0} ms the longest",
        start as f64 / 1e6,
        most as f64 / 1e6,
        matcher.size_bytes() as f64 / 1e6,
        spent / CYCLES as f64 * 1e6,
        longest * 1e3
    );
}

fn one_size(items: &[Item], queries: &[String]) {
    let nodes: Vec<Node> = queries.iter().map(|query| parse(query).unwrap().root).collect();
    println!("\n{} queries, {} leaves", queries.len(), nodes.iter().map(Node::leaves).sum::<usize>());
    let registered = median(|| {
        std::hint::black_box(register(queries));
    });
    println!("  registered in {registered:.3} s: {:.0} a second", queries.len() as f64 / registered);
    let mut matcher = register(queries);
    learn(&mut matcher, items);
    println!("  memory: {:.0} bytes a query", matcher.size_bytes() as f64 / queries.len() as f64);

    let (scan, hits) = scanning(items, &nodes);
    let mut scratch = Scratch::new();
    let mut matches = 0;
    let ours = median(|| matches = match_all(&matcher, &mut scratch, items));
    let count = items.len() as f64;
    println!("  scan (daachorse): {:.0} posts a second, {hits} hits", count / scan);
    println!(
        "  match: {:.0} posts a second, {matches} matches, {:.2} of the scan",
        count / ours,
        scan / ours
    );
    percentiles(&matcher, items);
    against_loop(&matcher, items, &nodes, count / ours);
    live(matcher, items);
}

fn register(queries: &[String]) -> Matcher {
    let mut matcher = Matcher::new();
    for query in queries {
        matcher.load(&parse(query).unwrap().root);
    }
    matcher.settle();
    matcher
}

/// The first posts teach how common words are.
fn learn(matcher: &mut Matcher, items: &[Item]) {
    let mut scratch = Scratch::new();
    scratch.start_learning();
    match_all(matcher, &mut scratch, &items[..items.len().min(20_000)]);
    matcher.learn(&mut scratch);
}

fn match_all(matcher: &Matcher, scratch: &mut Scratch, items: &[Item]) -> usize {
    let mut matched = Vec::new();
    let mut total = 0;
    for item in items {
        matched.clear();
        matcher.matches(scratch, &item.post(&item.fields()), &mut matched);
        total += matched.len();
    }
    total
}

/// Seconds to find every term of the queries in texts already folded, and the hits.
fn scanning(items: &[Item], nodes: &[Node]) -> (f64, usize) {
    let mut terms = BTreeSet::new();
    nodes.iter().for_each(|node| collect_terms(node, &mut terms));
    let automaton: DoubleArrayAhoCorasick<u32> = DoubleArrayAhoCorasick::new(&terms).unwrap();
    let folded: Vec<String> = items.iter().map(|item| parvis_text::fold(&item.text)).collect();
    let mut hits = 0;
    let spent =
        median(|| hits = folded.iter().map(|text| automaton.find_overlapping_iter(text).count()).sum());
    (spent, hits)
}

fn collect_terms(node: &Node, terms: &mut BTreeSet<String>) {
    match node {
        Node::And(children) | Node::Or(children) => {
            children.iter().for_each(|child| collect_terms(child, terms))
        }
        Node::Not(child) => collect_terms(child, terms),
        Node::Near(near) => near.left.iter().chain(&near.right).for_each(|child| collect_terms(child, terms)),
        Node::Leaf(leaf) => {
            let term = match &leaf.test {
                Test::Term(text) | Test::Tag(text) | Test::Handle(text) | Test::Phrase(text) => {
                    text.to_string()
                }
                Test::Pattern(pattern) => pattern.characters.iter().flatten().collect(),
                _ => return,
            };
            terms.insert(term);
        }
        Node::List(_) => {}
    }
}

/// CPU of single posts, each tried once.
fn percentiles(matcher: &Matcher, items: &[Item]) {
    let mut scratch = Scratch::new();
    let mut matched = Vec::new();
    let mut spent: Vec<f64> = items[..items.len().min(50_000)]
        .iter()
        .map(|item| {
            let fields = item.fields();
            let post = item.post(&fields);
            matched.clear();
            seconds(|| matcher.matches(&mut scratch, &post, &mut matched)) * 1e6
        })
        .collect();
    spent.sort_by(f64::total_cmp);
    let at = |share: f64| spent[((spent.len() - 1) as f64 * share) as usize];
    println!("  CPU of a post: median {:.1} µs, p99 {:.1} µs, p99.9 {:.1} µs", at(0.5), at(0.99), at(0.999));
}

/// A loop over every query, on the first posts; it must find the same matches.
fn against_loop(matcher: &Matcher, items: &[Item], nodes: &[Node], speed: f64) {
    let sample = &items[..items.len().min(20_000_000 / nodes.len()).min(5_000)];
    let mut numbers = Numbers::default();
    let tried: Vec<_> = nodes.iter().map(|node| numbers.query(node)).collect();
    let mut found: Vec<Vec<u32>> = Vec::new();
    let spent = seconds(|| {
        for item in sample {
            let post = numbers.post(&item.text, &item.fields(), item.post(&[]).followers.unwrap());
            found.push(
                (0..).zip(&tried).filter(|(_, query)| query.holds(&post)).map(|(rank, _)| rank).collect(),
            );
        }
    });
    let mut scratch = Scratch::new();
    let mut matched = Vec::new();
    let mut differences = 0;
    for (item, found) in sample.iter().zip(&found) {
        matched.clear();
        matcher.matches(&mut scratch, &item.post(&item.fields()), &mut matched);
        let mut ranks: Vec<u32> = matched.iter().map(|&Handle(rank)| rank).collect();
        ranks.sort_unstable();
        differences += usize::from(ranks != *found);
    }
    let loops = sample.len() as f64 / spent;
    println!(
        "  loop over every query: {loops:.0} posts a second, {:.0} times slower, {differences} posts differ",
        speed / loops
    );
}

/// Adds and removes one query while another thread matches, and waits until it is seen.
fn live(matcher: Matcher, items: &[Item]) {
    let live = LiveMatcher::new(matcher);
    let done = AtomicBool::new(false);
    let probe = parse("motquinestpasla PROCHE/3 mairie").unwrap();
    let text = "La mairie, motquinestpasla !";
    let mut worst = [0.0_f64; 2];
    std::thread::scope(|threads| {
        threads.spawn(|| {
            let mut scratch = Scratch::new();
            let mut matched = Vec::new();
            while !done.load(Ordering::Relaxed) {
                for chunk in items.chunks(64).take(100) {
                    let matcher = live.read();
                    for item in chunk {
                        matched.clear();
                        matcher.matches(&mut scratch, &item.post(&item.fields()), &mut matched);
                    }
                }
            }
        });
        let mut scratch = Scratch::new();
        let mut sees = || {
            let mut matched = Vec::new();
            live.read().matches(&mut scratch, &Post::of_text(text), &mut matched);
            !matched.is_empty()
        };
        for _ in 0..200 {
            let begun = Instant::now();
            let handle = live.add(&probe.root);
            assert!(sees());
            worst[0] = worst[0].max(begun.elapsed().as_secs_f64());
            let begun = Instant::now();
            live.remove(handle);
            assert!(!sees());
            worst[1] = worst[1].max(begun.elapsed().as_secs_f64());
        }
        done.store(true, Ordering::Relaxed);
    });
    println!(
        "  while matching: addition seen within {:.1} ms, removal within {:.1} ms (worst of 200)",
        worst[0] * 1e3,
        worst[1] * 1e3
    );
}

/// A set meant to hurt, beside a realistic set of the same size.
fn hostile(items: &[Item], vocabulary: &Vocabulary) {
    let items = &items[..items.len().min(50_000)];
    let speed = |queries: &[String]| {
        let mut matcher = register(queries);
        learn(&mut matcher, items);
        let mut scratch = Scratch::new();
        let mut matches = 0;
        let spent = median(|| matches = match_all(&matcher, &mut scratch, items));
        (items.len() as f64 / spent, matches)
    };
    for size in [100, 1_000] {
        let (plain, _) = speed(&saved::realistic(&mut Chance::new(SEED), vocabulary, size));
        let mixed = [
            saved::realistic(&mut Chance::new(SEED), vocabulary, size),
            saved::hostile(&mut Chance::new(SEED), vocabulary, size / 10),
        ]
        .concat();
        let (tenth, _) = speed(&mixed);
        let (hostile, matches) = speed(&saved::hostile(&mut Chance::new(SEED), vocabulary, size));
        println!(
            "\nhostile, {size} queries: {hostile:.0} posts a second ({matches} matches) against {plain:.0}: {:.1} times slower; one hostile for ten others: {:.1} times",
            plain / hostile,
            plain / tenth
        );
    }
}
