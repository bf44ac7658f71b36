//! Profiles that post the same texts together: same text, short time, more than once.

use crate::Post;
use crate::lexicon::{Lexicon, Words};
use crate::occasions::{Act, NEW_OCCASION, Occasion, Said, Saying, joined};
use crate::stream::Bounds;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// Profiles of one occasion above which each counts for less: it is going viral.
const CROWD: f64 = 15.0;
/// Profiles that follow one another in an occasion and are compared.
const NEIGHBOURS: usize = 60;
/// Least weight of an occasion that binds two profiles, ratio, 0 to 1.
const LEAST: f64 = 0.02;
/// Weights are summed in billionths: whole numbers have one sum whatever their order.
const UNIT: f64 = 1e9;
/// Sum of the weights of common occasions from which two profiles act together, in billionths.
const TOGETHER: u64 = 1_200_000_000;
/// Bytes of a name past which a profile is left out of groups.
const NAME: usize = 256;

/// Profiles that act together, sorted by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Names of the profiles.
    pub authors: Vec<String>,
}

/// Groups of profiles that act together, given the cluster of each post.
///
/// A profile whose name takes more than 256 bytes is in no group.
#[must_use]
pub fn groups(posts: &[Post<'_>], clusters: &[usize]) -> Vec<Group> {
    let mut stream = GroupStream::new(Bounds::NONE);
    stream.add(posts, clusters, true);
    stream.finish()
}

/// Groups of profiles over a stream taken block after block, in bounded memory.
///
/// One block gives exactly what [`groups`] gives. Copies of a text belong to one occasion when less
/// than 6 hours apart. After each block, an occasion ends when its last post is more than 6 hours
/// earlier than all but a twentieth of the posts of the block. A post that comes after its occasion
/// ended begins another, which binds two profiles no further when it belongs to the last one that
/// did. What is forgotten, and when, is in [`Bounds`].
pub struct GroupStream {
    bounds: Bounds,
    names: Lexicon,
    /// By number of name.
    profiles: Vec<Profile>,
    /// Occasions that may go on.
    open: Vec<Occasion>,
    bonds: HashMap<(u32, u32), Bond>,
    /// Posts taken so far.
    posts: u64,
}

#[derive(Clone, Copy, Default)]
struct Profile {
    /// Place in the stream of its last post.
    seen: u64,
    /// Sum of the weights of its occasions, in billionths.
    activity: u64,
}

/// What two profiles have in common.
#[derive(Clone, Copy)]
struct Bond {
    occasions: u32,
    /// In billionths.
    weight: u64,
    /// Cluster of the last occasion, then its first and last instant.
    cluster: usize,
    first: i64,
    last: i64,
}

impl GroupStream {
    /// Starts before the first block.
    #[must_use]
    pub fn new(bounds: Bounds) -> Self {
        let (names, profiles, open) = (Lexicon::new(), Vec::new(), Vec::new());
        Self { bounds, names, profiles, open, bonds: HashMap::new(), posts: 0 }
    }

    /// Pairs of profiles remembered, in number.
    #[must_use]
    pub fn bonds(&self) -> usize {
        self.bonds.len()
    }

    /// Profiles remembered, in number.
    #[must_use]
    pub fn profiles(&self) -> usize {
        self.profiles.len()
    }

    /// Posts kept for the occasions that may go on, in number.
    #[must_use]
    pub fn open_posts(&self) -> usize {
        self.open.iter().map(Occasion::size).sum()
    }

    /// Takes the next block, with the cluster of each post over the whole stream.
    pub fn take(&mut self, block: &[Post<'_>], clusters: &[usize]) {
        self.add(block, clusters, false);
        self.end_oldest();
        self.forget_profiles();
    }

    /// Ends the stream.
    #[must_use]
    pub fn finish(mut self) -> Vec<Group> {
        let open = std::mem::take(&mut self.open);
        self.settle(open);
        let places = places(self.names.words());
        let place = |author: u32| places[author as usize];
        let mut edges: Vec<(u64, u32, u32)> = self
            .bonds
            .iter()
            .filter(|((a, b), bond)| {
                let rarer = self.profiles[*a as usize].activity.min(self.profiles[*b as usize].activity);
                // Occasions in common: two fifths at least of what the rarer profile shares.
                bond.occasions >= 2
                    && bond.weight >= TOGETHER
                    && u128::from(bond.weight) * 5 >= u128::from(rarer) * 2
            })
            .map(|((a, b), bond)| {
                let (a, b) = (place(*a), place(*b));
                (bond.weight, a.min(b), a.max(b))
            })
            .collect();
        edges.sort_unstable_by_key(|(weight, a, b)| (Reverse(*weight), *a, *b));
        let mut names: Vec<&str> = self.names.words().iter().collect();
        names.sort_unstable();
        let named = |author: u32| names[author as usize].to_owned();
        let mut found: Vec<Group> = assemble(&edges)
            .into_iter()
            .map(|members| Group { authors: members.into_iter().map(named).collect() })
            .collect();
        found.sort_by(|a, b| a.authors.cmp(&b.authors));
        found
    }

    /// Adds a block; the occasions of the last one all end with it.
    fn add(&mut self, block: &[Post<'_>], clusters: &[usize], last: bool) {
        let mut parts = std::mem::take(&mut self.open);
        for ((at, post), cluster) in (0..).zip(block).zip(clusters) {
            self.posts += 1;
            if post.author.len() > NAME {
                continue;
            }
            let author = self.names.number(post.author);
            if author as usize == self.profiles.len() {
                self.profiles.push(Profile::default());
            }
            self.profiles[author as usize].seen = self.posts;
            let act = Act { time: post.time, author, said: Said::Unread(at) };
            parts.push(Occasion {
                cluster: *cluster,
                first: post.time,
                last: post.time,
                acts: vec![act],
                crowd: false,
            });
        }
        let places = places(self.names.words());
        let whole = joined(parts, |author| places[author as usize]);
        let mut times: Vec<i64> = block.iter().map(|post| post.time).collect();
        // Not the latest instant: posts may come in any order, and one may be dated far ahead.
        let early = times.len() / 20;
        let early = if times.is_empty() { i64::MIN } else { *times.select_nth_unstable(early).1 };
        let horizon = early.saturating_sub(NEW_OCCASION);
        let (mut ended, mut open): (Vec<Occasion>, Vec<Occasion>) =
            whole.into_iter().partition(|occasion| last || occasion.last < horizon);
        ended.retain(|occasion| occasion.acts.len() > 1);
        ended.iter_mut().chain(&mut open).for_each(|occasion| occasion.read(block));
        self.open = open;
        self.settle(ended);
    }

    /// Adds what ended occasions say of the profiles that took part, oldest first.
    fn settle(&mut self, mut ended: Vec<Occasion>) {
        ended.retain(|occasion| occasion.acts.len() > 1);
        ended.sort_unstable_by_key(|occasion| (occasion.last, occasion.cluster, occasion.first));
        for occasion in ended {
            self.add_occasion(&occasion);
            if self.bonds.len() > self.bounds.bonds {
                self.forget_bonds();
            }
        }
    }

    fn add_occasion(&mut self, occasion: &Occasion) {
        let said: Vec<Saying> = occasion
            .acts
            .iter()
            .map(|act| match act.said {
                Said::Read(saying) => saying,
                Said::Unread(_) => Saying::default(),
            })
            .collect();
        let least = said.iter().map(|saying| saying.telling).min().unwrap_or_default();
        let telling = f64::from(least) / 100.0 * (CROWD / said.len() as f64).min(1.0);
        for (at, (act, saying)) in occasion.acts.iter().zip(&said).enumerate() {
            self.profiles[act.author as usize].activity += billionths(telling);
            for (other, seen) in occasion.acts.iter().zip(&said).skip(at + 1).take(NEIGHBOURS) {
                let delay = other.time.saturating_sub(act.time);
                let weight = telling * closeness(delay) * independence(*saying, *seen);
                if weight > LEAST {
                    self.bind((act.author, other.author), occasion, billionths(weight));
                }
            }
        }
    }

    fn bind(&mut self, (a, b): (u32, u32), occasion: &Occasion, weight: u64) {
        let Occasion { cluster, first, last, .. } = *occasion;
        let new = Bond { occasions: 1, weight, cluster, first, last };
        self.bonds
            .entry((a.min(b), a.max(b)))
            .and_modify(|bond| {
                // Posts far out of order may cut one occasion in two: it still counts once.
                let same = bond.cluster == cluster
                    && first.saturating_sub(bond.last) <= NEW_OCCASION
                    && bond.first.saturating_sub(last) <= NEW_OCCASION;
                if same {
                    bond.weight = bond.weight.max(weight);
                    (bond.first, bond.last) = (bond.first.min(first), bond.last.max(last));
                } else {
                    let (occasions, sum) = (bond.occasions + 1, bond.weight + weight);
                    *bond = Bond { occasions, weight: sum, ..new };
                }
            })
            .or_insert(new);
    }

    /// Ends the occasions with the oldest posts while too many are kept.
    fn end_oldest(&mut self) {
        let mut kept = self.open_posts();
        if kept <= self.bounds.open_posts {
            return;
        }
        self.open.sort_unstable_by_key(|occasion| (occasion.last, occasion.cluster, occasion.first));
        let mut ended = 0;
        while kept > self.bounds.open_posts {
            kept -= self.open[ended].size();
            ended += 1;
        }
        let ended = self.open.drain(..ended).collect();
        self.settle(ended);
    }

    /// Keeps the pairs together last, a quarter fewer than the bound so that this is seldom done.
    fn forget_bonds(&mut self) {
        let mut ages: Vec<(i64, (u32, u32))> =
            self.bonds.iter().map(|(pair, bond)| (bond.last, *pair)).collect();
        let gone = ages.len() - (self.bounds.bonds - self.bounds.bonds / 4);
        ages.select_nth_unstable(gone - 1);
        for (_, pair) in &ages[..gone] {
            self.bonds.remove(pair);
        }
    }

    /// Keeps the profiles seen last, a quarter fewer than the bound, with their bonds and posts.
    fn forget_profiles(&mut self) {
        if self.profiles.len() <= self.bounds.profiles {
            return;
        }
        let mut order: Vec<u32> = (0..self.profiles.len() as u32).collect();
        order.sort_unstable_by_key(|author| Reverse(self.profiles[*author as usize].seen));
        order.truncate(self.bounds.profiles - self.bounds.profiles / 4);
        order.sort_unstable();
        let mut renumbered: Vec<Option<u32>> = vec![None; self.profiles.len()];
        let mut names = Lexicon::new();
        let mut profiles = Vec::with_capacity(order.len());
        for author in order {
            renumbered[author as usize] = Some(names.number(self.names.words().of(author)));
            profiles.push(self.profiles[author as usize]);
        }
        (self.names, self.profiles) = (names, profiles);
        let again = |author: u32| renumbered[author as usize];
        let bonds = std::mem::take(&mut self.bonds).into_iter();
        self.bonds = bonds.filter_map(|((a, b), bond)| Some(((again(a)?, again(b)?), bond))).collect();
        for occasion in &mut self.open {
            occasion.acts.retain_mut(|act| again(act.author).map(|author| act.author = author).is_some());
        }
        self.open.retain(|occasion| occasion.crowd || !occasion.acts.is_empty());
    }
}

/// Place of each name in the order of letters.
fn places(names: &Words) -> Vec<u32> {
    let mut order: Vec<u32> = (0..names.len() as u32).collect();
    order.sort_unstable_by_key(|name| names.of(*name));
    let mut places = vec![0; order.len()];
    for (place, name) in (0..).zip(order) {
        places[name as usize] = place;
    }
    places
}

fn billionths(weight: f64) -> u64 {
    (weight * UNIT).round() as u64
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
fn independence(a: Saying, b: Saying) -> f64 {
    let forwarded = match (a.forwarded, b.forwarded) {
        (true, true) => 0.4,
        (false, false) => 1.0,
        _ => 0.7,
    };
    let own_sites = a.host != 0 && b.host != 0 && a.host != b.host;
    forwarded * if own_sites { 0.4 } else { 1.0 }
}

/// Joins bound profiles into groups where at least half of all pairs are bound.
fn assemble(edges: &[(u64, u32, u32)]) -> Vec<Vec<u32>> {
    let bound: HashSet<(u32, u32)> = edges.iter().map(|(_, a, b)| (*a, *b)).collect();
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
