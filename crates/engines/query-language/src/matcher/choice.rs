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
    /// What the two do not prove; or none.
    pub(crate) rest: Ref,
}

/// A condition every match fulfils.
struct Required {
    condition: Ref,
    cost: u64,
    /// Rank of the part of the query that the condition proves entirely.
    proves: Option<usize>,
}

/// How often each atom is present in posts.
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
    /// How a query of this condition is woken and checked.
    pub(crate) fn choose(&mut self, root: Ref, frequencies: &Frequencies) -> Choice {
        let parts: Vec<Ref> = match self.graph.shape(root) {
            Some(Shape::And) if !root.is_negated() => {
                self.graph.parts_of(root).iter().map(|&part| Ref(part)).collect()
            }
            _ => vec![root],
        };
        let mut required = Vec::with_capacity(parts.len() + 1);
        for (rank, &part) in parts.iter().enumerate() {
            if !part.is_negated() {
                self.require(part, rank, frequencies, &mut required);
            }
        }
        required.sort_by_key(|required| required.cost);
        let mut proven = [None; 2];
        let mut chosen = [Ref::NONE; 2];
        for (place, required) in required.iter().take(2).enumerate() {
            chosen[place] = required.condition;
            proven[place] = required.proves;
        }
        let [mut cover, guard] = chosen;
        if cover == Ref::NONE {
            // No query without a positive part is accepted; if one came, it is always checked.
            cover = Ref::atom(ALWAYS);
        }
        let rest: Vec<Ref> = parts
            .into_iter()
            .enumerate()
            .filter(|(rank, _)| !proven.contains(&Some(*rank)))
            .map(|(_, part)| part)
            .collect();
        let rest = if rest.is_empty() { Ref::NONE } else { self.and_of(rest) };
        Choice { cover, guard, rest }
    }

    fn require(&mut self, part: Ref, rank: usize, frequencies: &Frequencies, required: &mut Vec<Required>) {
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
        match cover.as_atom() {
            Some(atom) => frequencies.of(atom, self),
            None => self.graph.parts_of(cover).iter().map(|&atom| frequencies.of(atom, self)).sum(),
        }
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
            Shape::Followers => Ref::atom(ALWAYS),
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
                let mut atoms = Vec::new();
                for part in parts {
                    let cover = self.cover(part, frequencies);
                    match cover.as_atom() {
                        Some(_) => atoms.push(cover),
                        None => atoms.extend(self.graph.parts_of(cover).iter().map(|&atom| Ref::atom(atom))),
                    }
                }
                if atoms.contains(&Ref::atom(ALWAYS)) { Ref::atom(ALWAYS) } else { self.or_of(&mut atoms) }
            }
        }
    }

    fn cheapest(&self, covers: Vec<Ref>, frequencies: &Frequencies) -> Ref {
        covers.into_iter().min_by_key(|&cover| self.cost(cover, frequencies)).unwrap_or(Ref::atom(ALWAYS))
    }
}
