//! The shared graph of conditions: equal parts of all queries are one node.

use super::atoms::Atom;
use super::hash;

/// A condition: an atom or a node, possibly negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Ref(pub(crate) u32);

const NEGATED: u32 = 1 << 31;
const ATOM: u32 = 1 << 30;

impl Ref {
    /// No condition.
    pub(crate) const NONE: Self = Self(u32::MAX);

    pub(crate) fn atom(atom: Atom) -> Self {
        Self(atom | ATOM)
    }

    #[inline]
    pub(crate) fn as_atom(self) -> Option<Atom> {
        (self.0 & (ATOM | NEGATED) == ATOM).then_some(self.0 & (ATOM - 1))
    }

    #[inline]
    pub(crate) fn is_atom(self) -> bool {
        self.0 & ATOM != 0
    }

    /// Number of the atom, or place of the node in the arena.
    #[inline]
    pub(crate) fn id(self) -> usize {
        (self.0 & (ATOM - 1)) as usize
    }

    #[inline]
    pub(crate) fn is_negated(self) -> bool {
        self.0 & NEGATED != 0
    }

    pub(crate) fn not(self) -> Self {
        Self(self.0 ^ NEGATED)
    }
}

/// What a node is, and what its parts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Conditions that must all hold, cheapest first.
    And,
    /// One of these atoms must be present: words of the bitmap of atoms, each after its number.
    AnyAtom,
    /// Conditions, one of which must hold, cheapest first.
    Or,
    /// Left, right, distance and order.
    Near,
    /// First atoms as one phrase, then every word of the phrase.
    LongPhrase,
    /// Text, then the atoms it cannot do without.
    Exact,
    /// Text.
    Url,
    /// Comparison, low and high half of the bound.
    Followers,
    /// Text: no atom, for the language of a post is worked out only when it decides.
    Language,
}

const SHAPES: [Shape; 9] = [
    Shape::And,
    Shape::AnyAtom,
    Shape::Or,
    Shape::Near,
    Shape::LongPhrase,
    Shape::Exact,
    Shape::Url,
    Shape::Followers,
    Shape::Language,
];

/// Atoms in one word of the bitmap.
pub(crate) const WORD: u32 = u32::BITS;

/// One node.
#[derive(Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(crate) shape: Shape,
    /// Rank of the node among all, where its value is remembered.
    pub(crate) rank: usize,
    pub(crate) parts: &'a [u32],
}

/// Words before the parts of a node: its shape above the number of parts, and its rank.
const HEADER: usize = 2;
const SHAPE_SHIFT: u32 = 28;
const LENGTH: u32 = (1 << SHAPE_SHIFT) - 1;

/// Every node once, one after the other: what is made together lies together.
#[derive(Clone)]
pub(crate) struct Graph {
    arena: Vec<u32>,
    nodes: usize,
    /// Place of each node plus one; zero is empty.
    table: Vec<u32>,
    /// Room for the words of a list.
    words: Vec<u32>,
}

impl Graph {
    pub(crate) fn new() -> Self {
        Self { arena: Vec::new(), nodes: 0, table: vec![0; 64], words: Vec::new() }
    }

    /// Number of nodes.
    pub(crate) fn len(&self) -> usize {
        self.nodes
    }

    /// The node at a place.
    #[inline]
    pub(crate) fn node(&self, id: usize) -> Node<'_> {
        let [header, rank] = [self.arena[id], self.arena[id + 1]];
        let start = id + HEADER;
        Node {
            shape: SHAPES[(header >> SHAPE_SHIFT) as usize % SHAPES.len()],
            rank: rank as usize,
            parts: &self.arena[start..start + (header & LENGTH) as usize],
        }
    }

    /// The shape of a condition that is a node.
    pub(crate) fn shape(&self, condition: Ref) -> Option<Shape> {
        (!condition.is_atom() && condition != Ref::NONE).then(|| self.node(condition.id()).shape)
    }

    /// The parts of a condition that is a node.
    pub(crate) fn parts_of(&self, condition: Ref) -> &[u32] {
        self.node(condition.id()).parts
    }

    /// The atoms of a condition that is an atom or a list of atoms.
    pub(crate) fn atoms_of(&self, condition: Ref) -> impl Iterator<Item = Atom> + '_ {
        let words = if condition.is_atom() { &[] } else { self.parts_of(condition) };
        condition.as_atom().into_iter().chain(atoms_of_words(words))
    }

    /// The node of these parts, made on first use.
    pub(crate) fn intern(&mut self, shape: Shape, parts: &[u32]) -> Ref {
        // Half empty at least: each place that another node has taken costs a walk to that node.
        if (self.nodes + 1) * 2 > self.table.len() {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut at = hash_of(shape, parts) as usize & mask;
        while self.table[at] != 0 {
            let id = self.table[at] - 1;
            let node = self.node(id as usize);
            if node.shape == shape && node.parts == parts {
                return Ref(id);
            }
            at = (at + 1) & mask;
        }
        let id = self.arena.len() as u32;
        self.arena.extend([(shape as u32) << SHAPE_SHIFT | parts.len() as u32, self.nodes as u32]);
        self.arena.extend(parts);
        self.nodes += 1;
        self.table[at] = id + 1;
        Ref(id)
    }

    /// The condition that one of these atoms is present.
    pub(crate) fn any_atom(&mut self, atoms: &mut [Atom]) -> Ref {
        atoms.sort_unstable();
        if let [only, others @ ..] = atoms
            && others.iter().all(|other| other == only)
        {
            return Ref::atom(*only);
        }
        let mut words = std::mem::take(&mut self.words);
        words.clear();
        for &atom in &*atoms {
            let (word, bit) = (atom / WORD, 1 << (atom % WORD));
            match words.as_mut_slice() {
                [.., last, bits] if *last == word => *bits |= bit,
                _ => words.extend([word, bit]),
            }
        }
        let list = self.intern(Shape::AnyAtom, &words);
        self.words = words;
        list
    }

    fn grow(&mut self) {
        let length = self.table.len() * 4;
        let mut table = vec![0; length];
        let mut id = 0;
        while id < self.arena.len() {
            let Node { shape, parts, .. } = self.node(id);
            let mut at = hash_of(shape, parts) as usize & (length - 1);
            while table[at] != 0 {
                at = (at + 1) & (length - 1);
            }
            table[at] = id as u32 + 1;
            id += HEADER + parts.len();
        }
        self.table = table;
    }

    /// Order in which conditions are tested: presence first, negations and searches last.
    pub(crate) fn order(&self, condition: Ref) -> (bool, u8, u32) {
        let rank = match self.shape(condition) {
            None => 0,
            Some(Shape::AnyAtom) => 1,
            Some(Shape::And | Shape::Or) => 2,
            Some(Shape::Followers) => 3,
            Some(Shape::Near | Shape::LongPhrase) => 4,
            Some(Shape::Url | Shape::Exact) => 5,
            Some(Shape::Language) => 6,
        };
        (condition.is_negated(), rank, condition.0)
    }

    /// Words that the nodes take, in number.
    pub(crate) fn words(&self) -> usize {
        self.arena.len()
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        (self.arena.capacity() + self.table.capacity()) * 4
    }

    /// Gives back what growth took in advance.
    pub(crate) fn shrink(&mut self) {
        self.arena.shrink_to_fit();
    }
}

/// The atoms of a list, in order.
pub(crate) fn atoms_of_words(words: &[u32]) -> impl Iterator<Item = Atom> + '_ {
    words.as_chunks().0.iter().flat_map(|&[word, bits]| bits_of(bits).map(move |bit| word * WORD + bit))
}

/// Places of the bits that are set, the lowest first.
pub(crate) fn bits_of(bits: u32) -> impl Iterator<Item = u32> {
    let rest = std::iter::successors(Some(bits), |bits| Some(bits & bits.wrapping_sub(1)));
    rest.take_while(|bits| *bits != 0).map(u32::trailing_zeros)
}

fn hash_of(shape: Shape, parts: &[u32]) -> u64 {
    parts.iter().fold(shape as u64 + 1, |hash, &part| hash::mix(hash, u64::from(part)))
}
