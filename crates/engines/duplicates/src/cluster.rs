//! Clusters of posts that say the same thing, without chains of small differences.

use crate::Post;
use crate::similarity::{Corpus, Likeness};
use crate::sketch::candidates;
use crate::tokens::{Tokens, tokens};
use std::collections::HashMap;

/// Members of each side compared before two clusters are joined.
const WITNESSES: usize = 4;

/// Cluster of each post, numbered from 0 in order of first appearance.
///
/// Two posts share a number when one is a copy or an edited copy of the other. Which posts share
/// one does not depend on their order; a post that resembles no other has a number of its own.
#[must_use]
pub fn clusters(posts: &[Post<'_>]) -> Vec<usize> {
    let (texts, of_post) = distinct(posts);
    let tokens: Vec<Tokens> = texts.iter().map(|text| text.tokens.clone()).collect();
    let authors: Vec<Option<u32>> = texts.iter().map(|text| text.author).collect();
    let corpus = Corpus::new(&tokens, &authors);
    let mut links: Vec<(f32, u32, u32)> = candidates(&tokens)
        .into_iter()
        .filter_map(|(a, b)| match corpus.compare(a as usize, b as usize) {
            Likeness::By(margin) if margin >= 0.0 => Some((margin, a, b)),
            _ => None,
        })
        .collect();
    links.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut sets = Sets::new(texts.len());
    for (_, a, b) in links {
        sets.join_if_alike(a, b, &corpus);
    }
    let mut numbers: HashMap<u32, usize> = HashMap::new();
    of_post
        .into_iter()
        .map(|text| {
            let next = numbers.len();
            *numbers.entry(sets.root(text)).or_insert(next)
        })
        .collect()
}

/// A text as it is compared, with its author when only one posted it.
struct Text {
    tokens: Tokens,
    author: Option<u32>,
}

/// Distinct texts in the order of their words, and the text of each post.
fn distinct(posts: &[Post<'_>]) -> (Vec<Text>, Vec<u32>) {
    let mut authors: HashMap<&str, u32> = HashMap::new();
    let mut keyed: Vec<(String, Tokens, u32)> = posts
        .iter()
        .map(|post| {
            let read = tokens(post.text);
            let next = authors.len() as u32;
            (key(&read, post.text), read, *authors.entry(post.author).or_insert(next))
        })
        .collect();
    let mut order: Vec<usize> = (0..keyed.len()).collect();
    order.sort_by(|a, b| keyed[*a].0.cmp(&keyed[*b].0).then_with(|| posts[*a].text.cmp(posts[*b].text)));
    let mut texts: Vec<Text> = Vec::new();
    let mut of_post = vec![0; posts.len()];
    let mut last: Option<usize> = None;
    for at in order {
        let same = last.is_some_and(|last| keyed[last].0 == keyed[at].0);
        if same {
            if let Some(text) = texts.last_mut()
                && text.author != Some(keyed[at].2)
            {
                text.author = None;
            }
        } else {
            let author = Some(keyed[at].2);
            texts.push(Text { tokens: std::mem::take(&mut keyed[at].1), author });
        }
        of_post[at] = (texts.len() - 1) as u32;
        last = Some(at);
    }
    (texts, of_post)
}

/// Posts with equal keys are copies: same words, else same hashtags, else same signs.
fn key(read: &Tokens, text: &str) -> String {
    let words: Vec<&str> = read.words.iter().map(|token| token.word.as_str()).collect();
    if !words.is_empty() {
        format!("w{}{}", words.join(" "), if read.cut { "…" } else { "" })
    } else if !read.tags.is_empty() {
        format!("t{}", read.tags.join(" "))
    } else {
        format!("s{}", text.trim())
    }
}

/// Disjoint sets that know their members.
struct Sets {
    parent: Vec<u32>,
    members: Vec<Vec<u32>>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self {
            parent: (0..count as u32).collect(),
            members: (0..count as u32).map(|text| vec![text]).collect(),
        }
    }

    fn root(&mut self, mut text: u32) -> u32 {
        while self.parent[text as usize] != text {
            let above = self.parent[text as usize];
            self.parent[text as usize] = self.parent[above as usize];
            text = above;
        }
        text
    }

    /// Joins the sets of two alike texts when witnesses of both sides agree.
    fn join_if_alike(&mut self, a: u32, b: u32, corpus: &Corpus) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b || !agree(&self.members[a as usize], &self.members[b as usize], corpus) {
            return;
        }
        let (kept, gone) =
            if self.members[a as usize].len() >= self.members[b as usize].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut self.members[gone as usize]);
        self.members[kept as usize].extend(moved);
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
