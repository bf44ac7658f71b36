//! Clusters of a stream without end: block after block, with a bounded memory of earlier ones.

use crate::Post;
use crate::cluster::Sets;
use crate::texts::{Source, Texts};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Bytes of a text, spaces around it aside, past which it is not remembered after its block.
const LONGEST: usize = 16 << 10;

/// How much is remembered from one block to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Texts remembered, in number; those of the clusters seen longest ago are forgotten first.
    pub texts: usize,
    /// Bytes of these texts, UTF-8; a text of more than 16 KiB is never remembered.
    pub text_bytes: usize,
    /// Different texts remembered of one cluster, in number, at least 1.
    pub texts_of_cluster: usize,
    /// First posts of profiles kept for the occasions that may go on, in number; past it, the
    /// occasions with the oldest posts are taken as ended.
    pub open_posts: usize,
    /// Profiles remembered, in number; those seen longest ago are forgotten first.
    pub profiles: usize,
    /// Pairs of profiles remembered, in number; those together longest ago are forgotten first.
    pub bonds: usize,
}

impl Bounds {
    /// Nothing is forgotten.
    pub const NONE: Self = Self {
        texts: usize::MAX,
        text_bytes: usize::MAX,
        texts_of_cluster: 4,
        open_posts: usize::MAX,
        profiles: usize::MAX,
        bonds: usize::MAX,
    };
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            texts: 100_000,
            text_bytes: 64 << 20,
            texts_of_cluster: 4,
            open_posts: 400_000,
            profiles: 200_000,
            bonds: 500_000,
        }
    }
}

/// Clusters of a stream taken block after block, in bounded memory.
///
/// The first block gets exactly what [`clusters`](crate::clusters) gives. A later copy of a text
/// gets the number told before, as long as the cluster is remembered ([`Bounds`]); a number told
/// never changes. Names and rare words are learnt from one block and what is remembered alone.
/// The same blocks always give the same numbers.
pub struct ClusterStream {
    bounds: Bounds,
    /// Sorted by cluster.
    witnesses: Vec<Witness>,
    /// Posts taken so far.
    posts: u64,
    /// Clusters numbered so far.
    numbered: usize,
}

/// A text that stands for its cluster in later blocks.
struct Witness {
    cluster: usize,
    /// Place in the stream of the last post of the cluster.
    seen: u64,
    text: Box<str>,
    author: Option<Box<str>>,
}

impl ClusterStream {
    /// Posts of a block at which memory and quality are both good, in number.
    pub const BLOCK: usize = 200_000;

    /// Starts before the first block.
    #[must_use]
    pub fn new(bounds: Bounds) -> Self {
        Self { bounds, witnesses: Vec::new(), posts: 0, numbered: 0 }
    }

    /// Texts remembered from the blocks taken so far, in number.
    #[must_use]
    pub fn remembered(&self) -> usize {
        self.witnesses.len()
    }

    /// Cluster of each post of the next block, numbered from 0 in order of first appearance.
    pub fn take(&mut self, block: &[Post<'_>]) -> Vec<usize> {
        let remembered = std::mem::take(&mut self.witnesses);
        let sources = remembered
            .iter()
            .map(|witness| Source { text: &witness.text, author: witness.author.as_deref() })
            .chain(block.iter().map(|post| Source { text: post.text, author: Some(post.author) }));
        let mut texts = Texts::read(sources);
        let of_source = std::mem::take(&mut texts.of_source);
        let writings = Writings {
            remembered: &remembered,
            block,
            source: std::mem::take(&mut texts.source),
            alone: texts.authors.iter().map(Option::is_some).collect(),
            words: (0..texts.len()).map(|text| texts.marks.of(text).len() as u32).collect(),
        };
        let (old, new) = of_source.split_at(remembered.len());
        let copies = remembered.windows(2).zip(old.windows(2));
        let known = copies.filter_map(|(witnesses, texts)| match (witnesses, texts) {
            ([a, b], [x, y]) if a.cluster == b.cluster => Some((*x, *y)),
            _ => None,
        });
        let mut sets = Sets::of_alike(texts, known);
        let mut found: HashMap<u32, Cluster> = HashMap::new();
        for (text, witness) in old.iter().zip(&remembered) {
            let root = sets.root(*text);
            let cluster = found.entry(root).or_insert(Cluster { number: witness.cluster, root, seen: 0 });
            cluster.number = cluster.number.min(witness.cluster);
            cluster.seen = cluster.seen.max(witness.seen);
        }
        let mut told = Vec::with_capacity(block.len());
        for text in new {
            let root = sets.root(*text);
            let next = self.numbered;
            let cluster = found.entry(root).or_insert(Cluster { number: next, root, seen: 0 });
            self.numbered += usize::from(cluster.number == next);
            cluster.seen = self.posts;
            self.posts += 1;
            told.push(cluster.number);
        }
        self.witnesses = self.remember(&sets, found.into_values().collect(), &writings);
        told
    }

    /// The texts to remember: of the clusters seen last, as many as the bounds allow.
    fn remember(&self, sets: &Sets, mut found: Vec<Cluster>, writings: &Writings<'_>) -> Vec<Witness> {
        found.sort_unstable_by_key(|cluster| (Reverse(cluster.seen), cluster.number));
        let mut kept: Vec<Witness> = Vec::new();
        let mut bytes = 0;
        for cluster in found {
            let texts = writings.telling(sets.members(&cluster.root), self.bounds.texts_of_cluster.max(1));
            bytes += texts.iter().map(|text| writings.of(*text).0.len()).sum::<usize>();
            if kept.len() + texts.len() > self.bounds.texts || bytes > self.bounds.text_bytes {
                break;
            }
            kept.extend(texts.into_iter().map(|text| {
                let (text, author) = writings.of(text);
                Witness {
                    cluster: cluster.number,
                    seen: cluster.seen,
                    text: text.into(),
                    author: author.map(Into::into),
                }
            }));
        }
        kept.sort_by_key(|witness| witness.cluster);
        kept
    }
}

/// A cluster met in a block.
struct Cluster {
    number: usize,
    root: u32,
    seen: u64,
}

/// The texts of a block as they were written.
struct Writings<'a> {
    remembered: &'a [Witness],
    block: &'a [Post<'a>],
    /// Place of one writing of each text, among what is remembered and then the block.
    source: Vec<u32>,
    /// Texts that one profile alone posted.
    alone: Vec<bool>,
    words: Vec<u32>,
}

impl Writings<'_> {
    /// A text without the spaces around it, and the profile that alone posted it.
    fn of(&self, text: u32) -> (&str, Option<&str>) {
        let at = self.source[text as usize] as usize;
        let (writing, author) = match at.checked_sub(self.remembered.len()) {
            None => (&*self.remembered[at].text, self.remembered[at].author.as_deref()),
            Some(at) => (self.block[at].text, Some(self.block[at].author)),
        };
        (writing.trim(), author.filter(|_| self.alone[text as usize]))
    }

    /// The fullest of some texts, then others spread over them.
    fn telling(&self, members: &[u32], count: usize) -> Vec<u32> {
        let mut texts: Vec<u32> =
            members.iter().copied().filter(|text| self.of(*text).0.len() <= LONGEST).collect();
        texts.sort_unstable();
        let fullest = (0..texts.len()).max_by_key(|at| (self.words[texts[*at] as usize], Reverse(*at)));
        if let Some(fullest) = fullest {
            texts[..=fullest].rotate_right(1);
        }
        let step = texts.len().div_ceil(count).max(1);
        texts.into_iter().step_by(step).collect()
    }
}
