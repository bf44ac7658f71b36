//! Reviews an accepted query: branches never true, branches that add nothing, leaves against history.

use crate::canonical::{canonical_node, write_test};
use crate::syntax::{Field, Leaf, Node, Query, Test};
use crate::warning::{Notice, Warning};
use std::collections::{HashMap, HashSet};

/// Share of recent posts, 0 to 1, past which a leaf is said to match too much.
pub const TOO_BROAD: f64 = 0.2;

/// Every warning about a query: those of reading, then those of its logic, in order of place.
///
/// `source` is the text the query was read from.
pub fn review(query: &Query, source: &str) -> Vec<Warning> {
    let mut review = Review { source, warnings: query.warnings.clone() };
    review.node(&query.root);
    review.warnings.sort_by_key(|warning| warning.span.start);
    review.warnings
}

/// Warnings about leaves found too often, or never, in recent posts.
///
/// `share` gives the share of recent posts, 0 to 1, that a query of one leaf matches.
pub fn review_history(query: &Query, source: &str, mut share: impl FnMut(&Node) -> f64) -> Vec<Warning> {
    let mut warnings = Vec::new();
    each_leaf(&query.root, &mut |leaf: &Leaf| {
        if matches!(leaf.test, Test::Field(..) | Test::Followers(..)) {
            return;
        }
        let found = share(&Node::Leaf(leaf.clone()));
        let written = written(&leaf.test);
        let notice = if found > TOO_BROAD {
            Notice::TooBroad(written, found)
        } else if found <= 0.0 {
            Notice::NeverSeen(written)
        } else {
            return;
        };
        warnings.push(Warning::new(source, leaf.span.clone(), notice));
    });
    warnings
}

fn each_leaf(node: &Node, each: &mut impl FnMut(&Leaf)) {
    match node {
        Node::And(children) | Node::Or(children) => children.iter().for_each(|child| each_leaf(child, each)),
        Node::Not(child) => each_leaf(child, each),
        Node::Leaf(leaf) => each(leaf),
        Node::Near(near) => near.left.iter().chain(&near.right).for_each(|child| each_leaf(child, each)),
        Node::List(_) => {}
    }
}

fn written(test: &Test) -> String {
    let mut written = String::new();
    write_test(test, &mut written);
    written
}

struct Review<'a> {
    source: &'a str,
    warnings: Vec<Warning>,
}

impl Review<'_> {
    fn warn(&mut self, node: &Node, notice: Notice) {
        self.warnings.push(Warning::new(self.source, node.span(), notice));
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::And(children) => {
                self.contradictions(children);
                children.iter().for_each(|child| self.node(child));
            }
            Node::Or(children) => {
                self.redundancies(children);
                children.iter().for_each(|child| self.node(child));
            }
            Node::Not(child) => self.node(child),
            Node::Near(near) => {
                self.redundancies(&near.left);
                self.redundancies(&near.right);
            }
            Node::Leaf(_) | Node::List(_) => {}
        }
    }

    /// An AND that asks for what it refuses, or for two values of a field that has one.
    fn contradictions(&mut self, children: &[Node]) {
        let refused: HashSet<String> = children
            .iter()
            .filter_map(|child| match child {
                Node::Not(inner) => Some(&**inner),
                _ => None,
            })
            .flat_map(|inner| match inner {
                Node::Or(branches) => branches.as_slice(),
                other => std::slice::from_ref(other),
            })
            .map(canonical_node)
            .collect();
        let mut values: HashMap<Field, String> = HashMap::new();
        for child in children.iter().filter(|child| !matches!(child, Node::Not(_))) {
            let branches = match child {
                Node::Or(branches) => branches.as_slice(),
                other => std::slice::from_ref(other),
            };
            for branch in branches {
                let written = canonical_node(branch);
                if refused.contains(&written) {
                    self.warn(branch, Notice::NeverTrue(written));
                }
            }
            if let Node::Leaf(Leaf { test: Test::Field(field, value), .. }) = child
                && has_one_value(*field)
            {
                let value = parvis_text::fold_case(value);
                let known = values.entry(*field).or_insert_with(|| value.clone());
                if *known != value {
                    self.warn(child, Notice::NeverTrue(canonical_node(child)));
                }
            }
        }
    }

    /// Branches of an OR that another branch already covers.
    fn redundancies(&mut self, branches: &[Node]) {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let prefixes: Vec<(String, &Node)> = branches.iter().filter_map(prefix).collect();
        for (rank, branch) in branches.iter().enumerate() {
            let key = canonical_node(branch);
            let covered_by = if seen.contains_key(&key) {
                Some(key.clone())
            } else {
                covering_prefix(branch, &prefixes).or_else(|| covering_part(branch, &seen))
            };
            seen.entry(key.clone()).or_insert(rank);
            if let Some(covered_by) = covered_by {
                self.warn(branch, Notice::AddsNothing { branch: key, covered_by });
            }
        }
    }
}

fn has_one_value(field: Field) -> bool {
    matches!(
        field,
        Field::Language | Field::Source | Field::Network | Field::Author | Field::Commune | Field::Type
    )
}

fn prefix(node: &Node) -> Option<(String, &Node)> {
    match node {
        Node::Leaf(Leaf { test: Test::Pattern(pattern), .. }) if pattern.open => {
            let characters: Option<String> = pattern.characters.iter().copied().collect();
            characters.map(|characters| (characters, node))
        }
        _ => None,
    }
}

/// The prefix that covers a word, tag, handle or longer prefix.
fn covering_prefix(branch: &Node, prefixes: &[(String, &Node)]) -> Option<String> {
    let longer;
    let text: &str = match branch {
        Node::Leaf(Leaf { test: Test::Term(text) | Test::Tag(text) | Test::Handle(text), .. }) => text,
        _ => {
            longer = prefix(branch)?.0;
            &longer
        }
    };
    let covering = prefixes.iter().find(|(start, node)| {
        !std::ptr::eq(*node, branch) && text != start && text.starts_with(start.as_str())
    });
    let exact = || prefixes.iter().find(|(start, _)| text == start && prefix(branch).is_none());
    covering.or_else(exact).map(|(start, _)| format!("{start}*"))
}

/// The part of an AND that is already a branch by itself: `A OU (A ET B)`.
fn covering_part(branch: &Node, seen: &HashMap<String, usize>) -> Option<String> {
    let Node::And(parts) = branch else { return None };
    parts.iter().map(canonical_node).find(|part| seen.contains_key(part))
}
