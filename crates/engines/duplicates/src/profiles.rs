//! Profiles that post the same texts together: same text, short time, more than once.

use crate::Post;
use crate::kind::{is_agency, is_filler, is_greeting};
use crate::tokens::{Tokens, tokens};
use std::collections::HashMap;

/// A gap without copies after which a text that comes back is another occasion, in seconds.
const NEW_OCCASION: i64 = 6 * 3600;
/// Profiles of one occasion above which each counts for less: it is going viral.
const CROWD: f64 = 15.0;
/// Profiles that follow one another in an occasion and are compared.
const NEIGHBOURS: usize = 60;
/// Sum of the weights of common occasions from which two profiles act together.
const TOGETHER: f64 = 1.2;
/// Share of the rarer profile's shared texts that two profiles must have in common.
const SHARE: f64 = 0.4;

/// Profiles that act together, sorted by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Names of the profiles.
    pub authors: Vec<String>,
}

/// One profile's first post of a text on one occasion.
#[derive(Clone, Copy)]
struct Act {
    time: i64,
    author: u32,
    post: usize,
}

/// What two profiles have in common.
#[derive(Default, Clone, Copy)]
struct Bond {
    occasions: u32,
    weight: f64,
}

/// Groups of profiles that act together, given the cluster of each post.
#[must_use]
pub fn groups(posts: &[Post<'_>], clusters: &[usize]) -> Vec<Group> {
    let mut names: Vec<&str> = posts.iter().map(|post| post.author).collect();
    names.sort_unstable();
    names.dedup();
    let author_of = |name: &str| names.binary_search(&name).unwrap_or_default() as u32;
    let mut acts: Vec<(usize, Act)> = posts
        .iter()
        .zip(clusters)
        .enumerate()
        .map(|(post, (it, cluster))| (*cluster, Act { time: it.time, author: author_of(it.author), post }))
        .collect();
    acts.sort_by_key(|(cluster, act)| (*cluster, act.time, act.author, act.post));
    let mut bonds: HashMap<(u32, u32), Bond> = HashMap::new();
    let mut activity = vec![0.0; names.len()];
    for same in acts.chunk_by(|a, b| a.0 == b.0) {
        for occasion in same.chunk_by(|a, b| b.1.time.saturating_sub(a.1.time) <= NEW_OCCASION) {
            add_occasion(posts, occasion, &mut bonds, &mut activity);
        }
    }
    let mut edges: Vec<(f64, u32, u32)> = bonds
        .into_iter()
        .filter(|((a, b), bond)| {
            let rarer = activity[*a as usize].min(activity[*b as usize]);
            bond.occasions >= 2 && bond.weight >= TOGETHER && bond.weight >= SHARE * rarer
        })
        .map(|((a, b), bond)| (bond.weight, a, b))
        .collect();
    edges.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut found: Vec<Group> = assemble(&edges)
        .into_iter()
        .map(|members| Group {
            authors: members.into_iter().map(|author| names[author as usize].to_owned()).collect(),
        })
        .collect();
    found.sort_by(|a, b| a.authors.cmp(&b.authors));
    found
}

/// Adds what one occasion says of the profiles that took part.
fn add_occasion(
    posts: &[Post<'_>],
    occasion: &[(usize, Act)],
    bonds: &mut HashMap<(u32, u32), Bond>,
    activity: &mut [f64],
) {
    let mut seen = std::collections::HashSet::new();
    let acts: Vec<Act> = occasion.iter().map(|(_, act)| *act).filter(|act| seen.insert(act.author)).collect();
    if acts.len() < 2 {
        return;
    }
    let read: Vec<Tokens> = acts.iter().map(|act| tokens(posts[act.post].text)).collect();
    let telling =
        read.iter().map(telling).fold(f64::INFINITY, f64::min) * (CROWD / acts.len() as f64).min(1.0);
    for (at, act) in acts.iter().enumerate() {
        activity[act.author as usize] += telling;
        for (other, seen) in acts.iter().zip(&read).skip(at + 1).take(NEIGHBOURS) {
            let weight =
                telling * closeness(other.time.saturating_sub(act.time)) * independence(&read[at], seen);
            if weight > 0.02 {
                let bond =
                    bonds.entry((act.author.min(other.author), act.author.max(other.author))).or_default();
                bond.occasions += 1;
                bond.weight += weight;
            }
        }
    }
}

/// How unlikely two people are to write a text by chance, ratio, 0 to 1.
fn telling(read: &Tokens) -> f64 {
    let content: Vec<&str> = read
        .words
        .iter()
        .map(|token| token.word.as_str())
        .filter(|word| !is_filler(word) && word.len() > 1)
        .collect();
    let greetings = content.iter().filter(|word| is_greeting(word)).count();
    if content.is_empty() || greetings * 2 >= content.len() {
        return 0.1;
    }
    if content.iter().any(|word| is_agency(word)) {
        return 0.2;
    }
    match content.len() - greetings {
        0..=2 => 0.15,
        3 => 0.6,
        _ => 1.0,
    }
}

/// How telling a delay between two copies is, ratio, 0 to 1.
fn closeness(delay: i64) -> f64 {
    match delay {
        ..=900 => 1.0,
        901..=1800 => 0.8,
        1801..=3600 => 0.5,
        3601..=10_800 => 0.25,
        _ => 0.0,
    }
}

/// Forwarding is what people do with a post they like; outlets each link to their own site.
fn independence(a: &Tokens, b: &Tokens) -> f64 {
    let forwarded = match (a.forwarded, b.forwarded) {
        (true, true) => 0.4,
        (false, false) => 1.0,
        _ => 0.7,
    };
    let own_sites = matches!((&a.host, &b.host), (Some(a), Some(b)) if a != b);
    forwarded * if own_sites { 0.4 } else { 1.0 }
}

/// Joins bound profiles into groups where at least half of all pairs are bound.
fn assemble(edges: &[(f64, u32, u32)]) -> Vec<Vec<u32>> {
    let bound: std::collections::HashSet<(u32, u32)> = edges.iter().map(|(_, a, b)| (*a, *b)).collect();
    let is_bound = |a: u32, b: u32| bound.contains(&(a.min(b), a.max(b)));
    let mut group_of: HashMap<u32, usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for (_, a, b) in edges {
        for author in [a, b] {
            group_of.entry(*author).or_insert_with(|| {
                groups.push(vec![*author]);
                groups.len() - 1
            });
        }
        let (one, other) = (group_of[a], group_of[b]);
        if one == other {
            continue;
        }
        let pairs = groups[one].len() * groups[other].len();
        let linked = groups[one]
            .iter()
            .map(|x| groups[other].iter().filter(|y| is_bound(*x, **y)).count())
            .sum::<usize>();
        if linked * 2 >= pairs {
            let moved = std::mem::take(&mut groups[other]);
            moved.iter().for_each(|author| {
                group_of.insert(*author, one);
            });
            groups[one].extend(moved);
        }
    }
    let mut found: Vec<Vec<u32>> = groups.into_iter().filter(|group| group.len() > 1).collect();
    found.iter_mut().for_each(|group| group.sort_unstable());
    found
}
