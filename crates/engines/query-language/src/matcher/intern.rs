//! From the tree of a query to a condition of the shared graph.

use super::atoms::{Atom, Atoms, LEAF, OPENS, Sense};
use super::graph::{Graph, Ref, Shape};
use super::prefixes::{Prefixes, SHORTEST};
use super::wildcards::Wildcards;
use crate::syntax::{Comparison, Field, Near, Node, Pattern, Test};
use parvis_text::{Piece, fold, fold_case, is_elision, scan};
use std::sync::atomic::{AtomicU64, Ordering};

/// Longest phrase that is an atom, in words; longer ones are verified word by word.
pub(crate) const LONGEST_PHRASE: usize = 8;

/// Which readings the queries in place need.
#[derive(Clone, Copy, Default)]
pub(crate) struct Needs {
    pub(crate) tags: bool,
    pub(crate) handles: bool,
    /// One bit for each field, by its rank.
    pub(crate) fields: u16,
}

/// Numberings of atoms given out so far.
static NUMBERINGS: AtomicU64 = AtomicU64::new(1);

/// Everything that is shared between queries.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) atoms: Atoms,
    pub(crate) graph: Graph,
    pub(crate) prefixes: Prefixes,
    pub(crate) wildcards: Wildcards,
    pub(crate) needs: Needs,
    /// Tells this numbering of atoms from that of any other matcher.
    pub(crate) numbering: u64,
    stack: Vec<Ref>,
}

impl Shared {
    pub(crate) fn new() -> Self {
        Self {
            atoms: Atoms::new(),
            graph: Graph::new(),
            prefixes: Prefixes::new(),
            wildcards: Wildcards::new(),
            needs: Needs::default(),
            numbering: NUMBERINGS.fetch_add(1, Ordering::Relaxed),
            stack: Vec::new(),
        }
    }

    /// The condition of a query without named lists.
    pub(crate) fn intern(&mut self, node: &Node) -> Ref {
        match node {
            Node::And(children) => {
                let mark = self.push_all(children);
                self.close_and(mark)
            }
            Node::Or(children) => {
                let mark = self.push_all(children);
                self.close_or(mark)
            }
            Node::Not(child) => self.intern(child).not(),
            Node::Leaf(leaf) => self.leaf(&leaf.test),
            Node::Near(near) => self.near(near),
            // Lists are opened before; an unknown one matches nothing.
            Node::List(_) => self.graph.any_atom(&mut []),
        }
    }

    fn push_all(&mut self, children: &[Node]) -> usize {
        let mark = self.stack.len();
        for child in children {
            let condition = self.intern(child);
            self.stack.push(condition);
        }
        mark
    }

    /// Joins the conditions pushed since `mark`; refused words go together so that they are shared.
    fn close_and(&mut self, mark: usize) -> Ref {
        let mut parts: Vec<u32> = Vec::with_capacity(self.stack.len() - mark);
        let mut refused: Vec<Atom> = Vec::new();
        for condition in self.stack.drain(mark..) {
            if condition.is_negated() && condition.is_atom() {
                refused.push(condition.id() as u32);
            } else if self.graph.shape(condition) == Some(Shape::And) && !condition.is_negated() {
                parts.extend(self.graph.parts_of(condition));
            } else {
                parts.push(condition.0);
            }
        }
        if !refused.is_empty() {
            parts.push(self.graph.any_atom(&mut refused).not().0);
        }
        self.and_of(parts)
    }

    /// The condition that all of these hold.
    pub(crate) fn and_of(&mut self, parts: Vec<u32>) -> Ref {
        self.join(Shape::And, parts)
    }

    fn close_or(&mut self, mark: usize) -> Ref {
        let parts = self.stack.drain(mark..).map(|part| part.0).collect();
        self.or_of(parts)
    }

    /// The condition that one of these holds.
    pub(crate) fn or_of(&mut self, mut parts: Vec<u32>) -> Ref {
        if parts.iter().all(|&part| Ref(part).as_atom().is_some()) {
            parts.iter_mut().for_each(|part| *part = Ref(*part).id() as Atom);
            return self.graph.any_atom(&mut parts);
        }
        self.join(Shape::Or, parts)
    }

    /// The node of several conditions, each once, in the order in which they are tested.
    fn join(&mut self, shape: Shape, mut parts: Vec<u32>) -> Ref {
        parts.sort_unstable_by_key(|&part| self.graph.order(Ref(part)));
        parts.dedup();
        match parts.as_slice() {
            &[only] => Ref(only),
            several => self.graph.intern(shape, several),
        }
    }

    fn near(&mut self, near: &Near) -> Ref {
        let mark = self.push_all(&near.left);
        let left = self.close_or(mark);
        let mark = self.push_all(&near.right);
        let right = self.close_or(mark);
        self.near_of(left, right, near.distance, near.ordered)
    }

    /// The condition that two others hold near one another.
    pub(crate) fn near_of(&mut self, left: Ref, right: Ref, distance: u32, ordered: bool) -> Ref {
        // Without an order, the two sides may trade places and be shared.
        let (left, right) = if ordered || left <= right { (left, right) } else { (right, left) };
        self.graph.intern(Shape::Near, &[left.0, right.0, distance, u32::from(ordered)])
    }

    /// Takes in a text that another matcher knew under another number.
    pub(crate) fn admit(&mut self, sense: Sense, text: &[u8], atom: Atom, known: &Wildcards, as_atom: Atom) {
        match sense {
            Sense::Tag => self.needs.tags = true,
            Sense::Handle => self.needs.handles = true,
            Sense::Field(rank) => self.needs.fields |= 1 << rank,
            Sense::Url => self.need(Field::Url),
            Sense::Prefix => self.prefixes.add(text),
            Sense::Wildcard => known.copy(as_atom, &mut self.wildcards, atom),
            Sense::Term | Sense::Exact | Sense::Language => {}
        }
    }

    fn leaf(&mut self, test: &Test) -> Ref {
        match test {
            Test::Term(word) => Ref::atom(self.atoms.intern(Sense::Term, word.as_bytes(), LEAF)),
            Test::Phrase(words) => self.phrase(words),
            Test::Pattern(pattern) => Ref::atom(self.pattern(pattern)),
            Test::Tag(text) => {
                self.needs.tags = true;
                Ref::atom(self.atoms.intern(Sense::Tag, text.as_bytes(), LEAF))
            }
            Test::Handle(text) => {
                self.needs.handles = true;
                Ref::atom(self.atoms.intern(Sense::Handle, text.as_bytes(), LEAF))
            }
            Test::Exact(text) => self.exact(text),
            Test::Field(Field::Language, value) => {
                let text = self.atoms.intern(Sense::Language, fold_case(value).as_bytes(), 0);
                self.graph.intern(Shape::Language, &[text])
            }
            Test::Field(field, value) => self.field(*field, value),
            Test::UrlContains(value) => {
                self.need(Field::Url);
                let text = self.atoms.intern(Sense::Url, fold_case(value).as_bytes(), 0);
                self.graph.intern(Shape::Url, &[text])
            }
            Test::Followers(comparison, bound) => {
                let [low, high] = [*bound as u32, (*bound >> 32) as u32];
                self.graph.intern(Shape::Followers, &[comparison_code(*comparison), low, high])
            }
        }
    }

    fn need(&mut self, field: Field) {
        self.needs.fields |= 1 << field as u16;
    }

    fn field(&mut self, field: Field, value: &str) -> Ref {
        self.need(field);
        Ref::atom(self.atoms.intern(Sense::Field(field as u8), fold_case(value).as_bytes(), LEAF))
    }

    fn pattern(&mut self, pattern: &Pattern) -> Atom {
        let mut written: String =
            pattern.characters.iter().map(|character| character.unwrap_or('?')).collect();
        let known = self.atoms.len();
        if pattern.open && written.len() >= SHORTEST && !pattern.characters.contains(&None) {
            let atom = self.atoms.intern(Sense::Prefix, written.as_bytes(), LEAF);
            if atom as usize == known {
                self.prefixes.add(written.as_bytes());
            }
            return atom;
        }
        written.push_str(if pattern.open { "*" } else { "" });
        let atom = self.atoms.intern(Sense::Wildcard, written.as_bytes(), LEAF);
        if atom as usize == known {
            self.wildcards.add(pattern.clone(), atom);
        }
        atom
    }

    fn phrase(&mut self, words: &str) -> Ref {
        let mut atoms = Vec::with_capacity(LONGEST_PHRASE);
        let mut marks = OPENS;
        for word in words.as_bytes().split(|byte| *byte == b' ') {
            atoms.push(self.atoms.intern(Sense::Term, word, marks));
            marks = 0;
        }
        let Some(first) = atoms.get(..LONGEST_PHRASE).filter(|_| atoms.len() > LONGEST_PHRASE) else {
            return Ref::atom(self.atoms.intern_phrase(&atoms));
        };
        let mut parts = vec![self.atoms.intern_phrase(first)];
        parts.append(&mut atoms);
        self.graph.intern(Shape::LongPhrase, &parts)
    }

    /// An exact text is found again from the words that stand whole inside it.
    fn exact(&mut self, text: &str) -> Ref {
        let mut parts = vec![self.atoms.intern(Sense::Exact, text.as_bytes(), 0)];
        let folded = fold(text);
        let mut words = Vec::new();
        scan(folded.as_bytes(), |piece| {
            if let Piece::Token(_, range) = piece {
                words.push(range);
            }
        });
        // What stands before or after in the post may turn the ends into something else: a
        // handle or a tag at the start, an elided word at either end.
        let sigil = folded.starts_with(['@', '#']);
        let first_space = folded.find(char::is_whitespace).unwrap_or(folded.len());
        for range in words {
            let word = &folded[range.clone()];
            let in_first = sigil && range.start < first_space;
            let plain = range.start == 1 && !word.contains(['.', '-']) && !word.starts_with(['h', 'w']);
            let at_end = folded.len() - range.end <= 1;
            if (in_first && !plain) || (is_elision(word) && (in_first || at_end)) {
                continue;
            }
            parts.push(self.atoms.intern(Sense::Term, word.as_bytes(), LEAF));
        }
        parts[1..].sort_unstable();
        parts.dedup();
        self.graph.intern(Shape::Exact, &parts)
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.atoms.size_bytes()
            + self.graph.size_bytes()
            + self.prefixes.size_bytes()
            + self.wildcards.size_bytes()
    }
}

fn comparison_code(comparison: Comparison) -> u32 {
    comparison as u32
}

/// The comparison of a code written by the graph.
pub(crate) fn comparison_of(code: u32) -> Comparison {
    match code {
        0 => Comparison::Equal,
        1 => Comparison::Above,
        2 => Comparison::AtLeast,
        3 => Comparison::Below,
        _ => Comparison::AtMost,
    }
}
