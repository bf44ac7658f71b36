//! The loop: every query tried on every post, on words already numbered. Written apart from the engine.

use parvis_query_language::{Comparison, Field, Near, Node, Pattern, Test};
use parvis_text::{Kind, fold_case, tokens};
use std::collections::HashMap;

/// A query on numbered words.
pub(crate) enum Tried {
    And(Vec<Tried>),
    Or(Vec<Tried>),
    Not(Box<Tried>),
    Term(u32),
    Of(u32, Kind),
    Phrase(Vec<u32>),
    Pattern(Pattern),
    Field(Field, String),
    Followers(Comparison, u64),
    Near { left: Vec<Tried>, right: Vec<Tried>, distance: u32, ordered: bool },
}

/// The numbers of words.
#[derive(Default)]
pub(crate) struct Numbers(HashMap<String, u32>);

/// A post on numbered words.
pub(crate) struct Numbered<'a> {
    words: Vec<(u32, Kind, String)>,
    /// One bit for each word of the queries.
    present: Vec<u64>,
    fields: Vec<(Field, String)>,
    followers: f64,
    _text: &'a str,
}

impl Numbers {
    fn of(&mut self, word: &str) -> u32 {
        let next = self.0.len() as u32 + 1;
        *self.0.entry(word.to_owned()).or_insert(next)
    }

    pub(crate) fn query(&mut self, node: &Node) -> Tried {
        match node {
            Node::And(children) => Tried::And(children.iter().map(|child| self.query(child)).collect()),
            Node::Or(children) => Tried::Or(children.iter().map(|child| self.query(child)).collect()),
            Node::Not(child) => Tried::Not(Box::new(self.query(child))),
            Node::Near(near) => {
                let Near { left, right, distance, ordered, .. } = &**near;
                Tried::Near {
                    left: left.iter().map(|leaf| self.query(leaf)).collect(),
                    right: right.iter().map(|leaf| self.query(leaf)).collect(),
                    distance: *distance,
                    ordered: *ordered,
                }
            }
            Node::Leaf(leaf) => match &leaf.test {
                Test::Term(word) => Tried::Term(self.of(word)),
                Test::Tag(word) => Tried::Of(self.of(word), Kind::Tag),
                Test::Handle(word) => Tried::Of(self.of(word), Kind::Handle),
                Test::Phrase(words) => Tried::Phrase(words.split(' ').map(|word| self.of(word)).collect()),
                Test::Pattern(pattern) => Tried::Pattern(pattern.clone()),
                Test::Field(field, value) => Tried::Field(*field, fold_case(value)),
                Test::Followers(comparison, bound) => Tried::Followers(*comparison, *bound),
                other => panic!("the benchmark has no {other:?}"),
            },
            Node::List(_) => panic!("the benchmark has no named list"),
        }
    }

    /// Numbers the words of a post; its hosts count for `site:`.
    pub(crate) fn post<'a>(&self, text: &'a str, fields: &[(Field, &str)], followers: f64) -> Numbered<'a> {
        let words: Vec<_> = tokens(text)
            .into_iter()
            .map(|token| (self.0.get(&token.text).copied().unwrap_or(0), token.kind, token.text))
            .collect();
        let mut present = vec![0_u64; self.0.len() / 64 + 1];
        for (number, ..) in &words {
            present[*number as usize / 64] |= 1 << (number % 64);
        }
        let mut fields: Vec<_> = fields.iter().map(|&(field, value)| (field, fold_case(value))).collect();
        for address in text.split_whitespace().filter_map(|word| word.strip_prefix("https://")) {
            fields.push((Field::Site, fold_case(address.split('/').next().unwrap_or_default())));
        }
        Numbered { words, present, fields, followers, _text: text }
    }
}

impl Tried {
    pub(crate) fn holds(&self, post: &Numbered<'_>) -> bool {
        match self {
            Self::And(parts) => parts.iter().all(|part| part.holds(post)),
            Self::Or(parts) => parts.iter().any(|part| part.holds(post)),
            Self::Not(part) => !part.holds(post),
            Self::Term(number) => post.has(*number),
            Self::Of(number, kind) => {
                post.has(*number) && post.words.iter().any(|(word, of, _)| word == number && of == kind)
            }
            Self::Phrase(words) => words.iter().all(|&word| post.has(word)) && !self.spans(post).is_empty(),
            Self::Pattern(_) => !self.spans(post).is_empty(),
            Self::Field(field, value) => {
                post.fields.iter().any(|(known, given)| known == field && given == value)
            }
            Self::Followers(comparison, bound) => comparison.holds(post.followers, *bound),
            Self::Near { left, right, distance, ordered } => {
                let left: Vec<_> = left.iter().flat_map(|leaf| leaf.spans(post)).collect();
                if left.is_empty() {
                    return false;
                }
                let right: Vec<_> = right.iter().flat_map(|leaf| leaf.spans(post)).collect();
                let before = |a: (u32, u32), b: (u32, u32)| a.1 < b.0 && b.0 - a.1 - 1 <= *distance;
                left.iter().any(|&a| right.iter().any(|&b| before(a, b) || (!ordered && before(b, a))))
            }
        }
    }

    fn spans(&self, post: &Numbered<'_>) -> Vec<(u32, u32)> {
        let single = |fits: &dyn Fn(&(u32, Kind, String)) -> bool| {
            (0..).zip(&post.words).filter(|(_, word)| fits(word)).map(|(at, _)| (at, at)).collect()
        };
        match self {
            Self::Term(number) if !post.has(*number) => Vec::new(),
            Self::Term(number) => single(&|(word, ..)| word == number),
            Self::Of(number, kind) => single(&|(word, of, _)| word == number && of == kind),
            Self::Pattern(pattern) => {
                let start: String = pattern.characters.iter().flatten().collect();
                single(&|(.., text)| text.starts_with(&start))
            }
            Self::Phrase(words) => {
                if !words.iter().all(|&word| post.has(word)) {
                    return Vec::new();
                }
                let numbers: Vec<u32> = post.words.iter().map(|(number, ..)| *number).collect();
                let found = numbers.windows(words.len()).enumerate().filter(|(_, window)| window == words);
                found.map(|(at, _)| (at as u32, (at + words.len() - 1) as u32)).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Numbered<'_> {
    fn has(&self, number: u32) -> bool {
        self.present[number as usize / 64] >> (number % 64) & 1 != 0
    }
}
