//! A copy of a matcher that holds what its queries use and nothing else; handles stay the same.

use super::atoms::{ALWAYS, Atom, HAS_URL, LEAF, NONE, OPENS, Sense};
use super::graph::{Ref, Shape};
use super::intern::Shared;
use super::{Entry, Matcher};
use std::collections::HashMap;

/// Words of 4 bytes that are let be, in number: a small matcher is not worth a copy.
const LET_BE: usize = 1 << 16;

impl Matcher {
    /// Whether most of what is held serves no query any more: time for a compact copy.
    pub(super) fn is_wasteful(&self) -> bool {
        let words = self.words();
        // Removed queries may have shared what others still use: what is held must have doubled too.
        words > 2 * self.compact_words + LET_BE && 2 * self.waste > words
    }

    /// Words of 4 bytes held by what grows with each addition, in number.
    fn words(&self) -> usize {
        self.shared.graph.words() + 4 * self.shared.atoms.len() + self.index.words()
    }

    /// Words that a query takes in the graph when it shares nothing, in number.
    pub(super) fn words_of(&self, root: Ref) -> usize {
        let graph = &self.shared.graph;
        match graph.shape(root) {
            None => 4,
            Some(Shape::And | Shape::Or) => {
                let parts = graph.parts_of(root);
                parts.iter().map(|part| 1 + self.words_of(Ref(*part))).sum::<usize>() + 2
            }
            Some(Shape::AnyAtom) => 2 + 6 * graph.atoms_of(root).count(),
            Some(Shape::Near) => {
                let sides = graph.parts_of(root)[..2].iter();
                6 + sides.map(|side| self.words_of(Ref(*side))).sum::<usize>()
            }
            Some(_) => 2 + 5 * graph.parts_of(root).len(),
        }
    }

    /// The same queries under the same handles, without what served the removed ones.
    pub(super) fn compacted(&self) -> Self {
        let mut shared = Shared::new();
        let mut copy = Copying::new(&self.shared, &mut shared);
        let mut roots: HashMap<Ref, Ref> = HashMap::with_capacity(self.first.len());
        let mut entries: Vec<Entry> = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let root = match entry.root {
                Ref::NONE => Ref::NONE,
                root => *roots.entry(root).or_insert_with(|| copy.condition(root)),
            };
            entries.push(Entry { root, next: entry.next });
        }
        let numbers = copy.atoms;
        let frequencies = self.frequencies.renumbered(&numbers, shared.atoms.len());
        let first = self.first.iter().map(|(root, handle)| (roots[root], *handle)).collect();
        let (free, live) = (self.free.clone(), self.live);
        let mut compact = Self { shared, frequencies, entries, free, first, live, ..Self::new() };
        compact.settle();
        (compact.waste, compact.compact_words) = (0, compact.words());
        compact
    }
}

/// Copies conditions from one graph to another.
struct Copying<'a> {
    from: &'a Shared,
    to: &'a mut Shared,
    /// New number of each atom; `NONE` for those that were not met.
    atoms: Vec<Atom>,
    /// New condition of each node, by rank.
    nodes: Vec<Ref>,
    /// Text of each atom that has one.
    texts: Vec<Option<(Sense, Box<[u8]>)>>,
    /// Word or shorter phrase, then last word, of each phrase.
    phrases: HashMap<Atom, (Atom, Atom)>,
}

impl<'a> Copying<'a> {
    fn new(from: &'a Shared, to: &'a mut Shared) -> Self {
        let mut atoms = vec![NONE; from.atoms.len()];
        // Two atoms without a text are the same in every matcher.
        [atoms[ALWAYS as usize], atoms[HAS_URL as usize]] = [ALWAYS, HAS_URL];
        let nodes = vec![Ref::NONE; from.graph.len()];
        let mut texts = vec![None; from.atoms.len()];
        from.atoms.each_text(|atom, sense, text| texts[atom as usize] = Some((sense, text.into())));
        let phrases = from.atoms.phrases().map(|(parent, word, phrase)| (phrase, (parent, word))).collect();
        Self { from, to, atoms, nodes, texts, phrases }
    }

    fn condition(&mut self, condition: Ref) -> Ref {
        if condition.is_negated() {
            return self.condition(condition.not()).not();
        }
        match condition.as_atom() {
            Some(atom) => Ref::atom(self.leaf(atom)),
            None => self.node(condition),
        }
    }

    fn node(&mut self, condition: Ref) -> Ref {
        let from = self.from;
        let node = from.graph.node(condition.id());
        if self.nodes[node.rank] != Ref::NONE {
            return self.nodes[node.rank];
        }
        let parts = node.parts;
        let copied = match node.shape {
            Shape::And | Shape::Or => {
                let parts = parts.iter().map(|part| self.condition(Ref(*part)).0).collect();
                if node.shape == Shape::And { self.to.and_of(parts) } else { self.to.or_of(parts) }
            }
            Shape::AnyAtom => {
                let mut atoms: Vec<Atom> =
                    from.graph.atoms_of(condition).map(|atom| self.leaf(atom)).collect();
                self.to.graph.any_atom(&mut atoms)
            }
            Shape::Near => {
                let [left, right] = [parts[0], parts[1]].map(|side| self.condition(Ref(side)));
                self.to.near_of(left, right, parts[2], parts[3] != 0)
            }
            Shape::LongPhrase => {
                let mut copied = vec![self.leaf(parts[0])];
                copied.extend(parts[1..].iter().map(|word| self.atom(*word, 0)));
                self.to.graph.intern(Shape::LongPhrase, &copied)
            }
            Shape::Exact => {
                let mut words: Vec<Atom> = parts[1..].iter().map(|word| self.leaf(*word)).collect();
                words.sort_unstable();
                words.insert(0, self.atom(parts[0], 0));
                self.to.graph.intern(Shape::Exact, &words)
            }
            Shape::Url | Shape::Language => {
                let text = self.atom(parts[0], 0);
                self.to.graph.intern(node.shape, &[text])
            }
            Shape::Followers => self.to.graph.intern(Shape::Followers, parts),
        };
        self.nodes[node.rank] = copied;
        copied
    }

    /// Copies an atom that is a leaf of a query.
    fn leaf(&mut self, atom: Atom) -> Atom {
        let Some((mut parent, word)) = self.phrases.get(&atom).copied() else {
            return self.atom(atom, LEAF);
        };
        let mut words = vec![word];
        while let Some((shorter, word)) = self.phrases.get(&parent) {
            words.push(*word);
            parent = *shorter;
        }
        let mut copied = vec![self.atom(parent, OPENS)];
        copied.extend(words.into_iter().rev().map(|word| self.atom(word, 0)));
        self.atoms[atom as usize] = self.to.atoms.intern_phrase(&copied);
        self.atoms[atom as usize]
    }

    /// Copies an atom that is no phrase.
    fn atom(&mut self, atom: Atom, marks: u32) -> Atom {
        let Some((sense, text)) = &self.texts[atom as usize] else { return atom };
        let known = self.to.atoms.len();
        let copied = self.to.atoms.intern(*sense, text, marks);
        self.atoms[atom as usize] = copied;
        if copied as usize == known {
            self.to.admit(*sense, text, copied, &self.from.wildcards, atom);
        }
        copied
    }
}
