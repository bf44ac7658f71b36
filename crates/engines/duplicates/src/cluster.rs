//! Clusters of posts that say the same thing, without chains of small differences.

use crate::Post;
use crate::similarity::{Corpus, Likeness};
use crate::sketch::Sketches;
use crate::texts::{Source, Texts};
use std::collections::HashMap;

/// Members of each side compared before two clusters are joined.
const WITNESSES: usize = 4;

/// Cluster of each post, numbered from 0 in order of first appearance.
///
/// Two posts share a number when one is a copy or an edited copy of the other. Which posts share
/// one does not depend on their order; a post that resembles no other has a number of its own.
#[must_use]
pub fn clusters(posts: &[Post<'_>]) -> Vec<usize> {
    let texts = Texts::read(posts.iter().map(|post| Source { text: post.text, author: Some(post.author) }));
    let of_post = texts.of_source.clone();
    let mut sets = Sets::of_alike(texts, std::iter::empty());
    let mut numbers: HashMap<u32, usize> = HashMap::new();
    of_post
        .into_iter()
        .map(|text| {
            let next = numbers.len();
            *numbers.entry(sets.root(text)).or_insert(next)
        })
        .collect()
}

/// Disjoint sets that know their members.
pub(crate) struct Sets {
    parent: Vec<u32>,
    /// Members of each set at its root; none stands for the root alone.
    members: Vec<Vec<u32>>,
}

impl Sets {
    /// Joins the texts that say the same thing; those `known` to do so are joined first.
    pub(crate) fn of_alike(texts: Texts, known: impl Iterator<Item = (u32, u32)>) -> Self {
        let count = texts.len();
        let sketches = Sketches::new(&texts);
        let corpus = Corpus::new(texts);
        let mut links: Vec<(f32, u32, u32)> = Vec::new();
        sketches.pairs(|pairs| {
            links.extend(pairs.iter().filter_map(|(a, b)| match corpus.compare(*a as usize, *b as usize) {
                Likeness::By(margin) if margin >= 0.0 => Some((margin, *a, *b)),
                _ => None,
            }));
        });
        links.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
        let mut sets = Self { parent: (0..count as u32).collect(), members: vec![Vec::new(); count] };
        known.for_each(|(a, b)| sets.join(a, b));
        for (_, a, b) in links {
            sets.join_if_alike(a, b, &corpus);
        }
        sets
    }

    /// The member that stands for the set of a text.
    pub(crate) fn root(&mut self, mut text: u32) -> u32 {
        while self.parent[text as usize] != text {
            let above = self.parent[text as usize];
            self.parent[text as usize] = self.parent[above as usize];
            text = above;
        }
        text
    }

    /// Members of the set of a root.
    pub(crate) fn members<'a>(&'a self, root: &'a u32) -> &'a [u32] {
        let members = &self.members[*root as usize];
        if members.is_empty() { std::slice::from_ref(root) } else { members }
    }

    /// Joins the sets of two alike texts when witnesses of both sides agree.
    fn join_if_alike(&mut self, a: u32, b: u32, corpus: &Corpus) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b && agree(self.members(&a), self.members(&b), corpus) {
            self.join(a, b);
        }
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (kept, gone) = if self.members(&a).len() >= self.members(&b).len() { (a, b) } else { (b, a) };
        let moved = self.members(&gone).to_vec();
        self.members[gone as usize] = Vec::new();
        let members = &mut self.members[kept as usize];
        if members.is_empty() {
            members.push(kept);
        }
        members.extend(moved);
        self.parent[gone as usize] = kept;
    }
}

/// Whether most witnesses are alike and few are apart.
fn agree(a: &[u32], b: &[u32], corpus: &Corpus) -> bool {
    if a.len() == 1 && b.len() == 1 {
        return true;
    }
    let (mut all, mut near, mut apart) = (0, 0, 0);
    for x in witnesses(a) {
        for y in witnesses(b) {
            all += 1;
            match corpus.compare(x as usize, y as usize) {
                Likeness::Apart => apart += 1,
                Likeness::By(margin) if margin >= -0.08 => near += 1,
                Likeness::By(_) => {}
            }
        }
    }
    near * 3 >= all * 2 && apart * 6 <= all
}

/// A few members spread over the set.
fn witnesses(members: &[u32]) -> impl Iterator<Item = u32> {
    let step = members.len().div_ceil(WITNESSES).max(1);
    members.iter().copied().step_by(step)
}
