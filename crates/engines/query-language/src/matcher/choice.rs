//! Chooses, for a query, the rare condition it waits for, the one checked next, and what remains.

use super::atoms::{ALWAYS, Atom, HAS_URL};
use super::graph::{Ref, Shape};
use super::intern::Shared;

/// How a query is woken and checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Choice {
    /// An atom or a list of atoms, one of which every match holds.
    pub(crate) cover: Ref,
    /// A second condition, worth checking first; or none.
    pub(crate) guard: Ref,
    /// Ranks of the parts of the query that the two prove entirely.
    proven: [Option<u32>; 2],
}

/// A condition every match fulfils.
struct Required {
    condition: Ref,
    cost: u64,
    /// Rank of the part of the query that the condition proves entirely.
    proves: Option<u32>,
}

/// How often each atom is present in posts.
#[derive(Clone)]
pub(crate) struct Frequencies {
    /// By atom; those made since are guessed.
    counts: Vec<u32>,
    learnt: bool,
}

impl Frequencies {
    /// Before anything was learnt.
    pub(crate) fn unlearnt() -> Self {
        Self { counts: Vec::new(), learnt: false }
    }

    /// Posts in which each atom was present, out of a sample.
    pub(crate) fn learnt(counts: Vec<u32>) -> Self {
        Self { counts, learnt: true }
    }

    /// The same for atoms that have new numbers, `NONE` for those that are gone.
    pub(crate) fn renumbered(&self, numbers: &[Atom], length: usize) -> Self {
        let mut counts = vec![0; if self.learnt { length } else { 0 }];
        for (count, number) in self.counts.iter().zip(numbers) {
            if let Some(place) = counts.get_mut(*number as usize) {
                *place = *count;
            }
        }
        Self { counts, learnt: self.learnt }
    }

    /// Guesses again for every atom, unless the stream has taught better.
    pub(crate) fn refresh(&mut self, shared: &Shared) {
        if !self.learnt {
            self.counts = super::prior::commonness(&shared.atoms);
        }
    }

    fn of(&self, atom: Atom, shared: &Shared) -> u64 {
        if atom == ALWAYS {
            return 1 << 32;
        }
        match self.counts.get(atom as usize) {
            Some(&count) => u64::from(count) + 1,
            None if self.learnt => 1,
            None => u64::from(super::prior::guess(&shared.atoms, atom)),
        }
    }

    pub(crate) fn size_bytes(&self) -> usize {
        self.counts.capacity() * 4
    }
}

impl Shared {
    /// What a query of this condition waits for, and what is checked next.
    pub(crate) fn choose(&mut self, root: Ref, frequencies: &Frequencies) -> Choice {
        let parts = self.conjuncts(root);
        let mut required: Vec<Required> = Vec::with_capacity(parts.len() + 1);
        for (rank, part) in (0..).zip(parts.iter().map(|&part| Ref(part))) {
            if !part.is_negated() {
                self.require(part, rank, frequencies, &mut required);
            }
        }
        required.sort_by_key(|required| required.cost);
        let mut choice = Choice { cover: Ref::atom(ALWAYS), guard: Ref::NONE, proven: [None; 2] };
        // No query without a positive part is accepted; if one came, it is always checked.
        if let Some(first) = required.first() {
            choice.cover = first.condition;
            choice.proven[0] = first.proves;
        }
        if let Some(second) = required.get(1).filter(|second| second.condition != Ref::atom(ALWAYS)) {
            choice.guard = second.condition;
            choice.proven[1] = second.proves;
        }
        choice
    }

    /// What cover and guard do not prove of a query; or none.
    pub(crate) fn rest(&mut self, root: Ref, choice: Choice) -> Ref {
        let mut rest = self.conjuncts(root);
        let mut rank = 0;
        rest.retain(|_| {
            rank += 1;
            !choice.proven.contains(&Some(rank - 1))
        });
        if rest.is_empty() { Ref::NONE } else { self.and_of(rest) }
    }

    /// The conditions that a query is made of.
    fn conjuncts(&self, root: Ref) -> Vec<u32> {
        match self.graph.shape(root) {
            Some(Shape::And) if !root.is_negated() => self.graph.parts_of(root).to_vec(),
            _ => vec![root.0],
        }
    }

    fn require(&mut self, part: Ref, rank: u32, frequencies: &Frequencies, required: &mut Vec<Required>) {
        let implied = |condition, cost| Required { condition, cost, proves: None };
        match self.graph.shape(part) {
            None | Some(Shape::AnyAtom) => {
                required.push(Required {
                    condition: part,
                    cost: self.cost(part, frequencies),
                    proves: Some(rank),
                });
            }
            Some(Shape::Near) => {
                for side in [0, 1] {
                    let side = Ref(self.graph.parts_of(part)[side]);
                    let cover = self.cover(side, frequencies);
                    required.push(implied(cover, self.cost(cover, frequencies)));
                }
            }
            Some(Shape::Exact) => {
                let words: Vec<Atom> = self.graph.parts_of(part)[1..].to_vec();
                for word in words {
                    let condition = Ref::atom(word);
                    required.push(implied(condition, self.cost(condition, frequencies)));
                }
            }
            Some(_) => {
                let cover = self.cover(part, frequencies);
                required.push(implied(cover, self.cost(cover, frequencies)));
            }
        }
        if required.is_empty() {
            required.push(implied(Ref::atom(ALWAYS), u64::MAX));
        }
    }

    /// Expected number of posts that wake a cover.
    fn cost(&self, cover: Ref, frequencies: &Frequencies) -> u64 {
        self.graph.atoms_of(cover).map(|atom| frequencies.of(atom, self)).sum()
    }

    /// The cheapest atom or list of atoms without which a positive condition cannot hold.
    fn cover(&mut self, condition: Ref, frequencies: &Frequencies) -> Ref {
        if condition.is_negated() {
            return Ref::atom(ALWAYS);
        }
        let Some(shape) = self.graph.shape(condition) else { return condition };
        let parts: Vec<Ref> = self.graph.parts_of(condition).iter().map(|&part| Ref(part)).collect();
        match shape {
            Shape::AnyAtom => condition,
            Shape::Url => Ref::atom(HAS_URL),
            Shape::Followers | Shape::Language => Ref::atom(ALWAYS),
            Shape::LongPhrase => Ref::atom(parts[0].0),
            Shape::Exact => {
                self.cheapest(parts[1..].iter().map(|word| Ref::atom(word.0)).collect(), frequencies)
            }
            Shape::And => {
                let covers = parts.into_iter().filter(|part| !part.is_negated());
                let covers = covers.map(|part| self.cover(part, frequencies)).collect();
                self.cheapest(covers, frequencies)
            }
            Shape::Near => {
                let covers = parts[..2].iter().map(|&side| self.cover(side, frequencies)).collect();
                self.cheapest(covers, frequencies)
            }
            Shape::Or => {
                let mut atoms: Vec<u32> = Vec::new();
                for part in parts {
                    let cover = self.cover(part, frequencies);
                    atoms.extend(self.graph.atoms_of(cover));
                }
                if atoms.contains(&ALWAYS) { Ref::atom(ALWAYS) } else { self.graph.any_atom(&mut atoms) }
            }
        }
    }

    fn cheapest(&self, covers: Vec<Ref>, frequencies: &Frequencies) -> Ref {
        covers.into_iter().min_by_key(|&cover| self.cost(cover, frequencies)).unwrap_or(Ref::atom(ALWAYS))
    }
}
