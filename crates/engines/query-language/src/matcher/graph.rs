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

/// What a node is; its parts lie in the arena.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Conditions that must all hold, cheapest first.
    And,
    /// Atoms in order, one of which must be present.
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
}

/// One node: shape, and where its parts are.
#[derive(Clone, Copy)]
pub(crate) struct Node {
    pub(crate) shape: Shape,
    pub(crate) start: u32,
    pub(crate) length: u32,
}

/// Every node once.
pub(crate) struct Graph {
    nodes: Vec<Node>,
    parts: Vec<u32>,
    /// Node number plus one; zero is empty.
    table: Vec<u32>,
}

impl Graph {
    pub(crate) fn new() -> Self {
        Self { nodes: Vec::new(), parts: Vec::new(), table: vec![0; 64] }
    }

    /// Number of nodes.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    #[inline]
    pub(crate) fn node(&self, id: usize) -> Node {
        self.nodes[id]
    }

    #[inline]
    pub(crate) fn parts(&self, node: Node) -> &[u32] {
        &self.parts[node.start as usize..(node.start + node.length) as usize]
    }

    /// The shape of a condition that is a node.
    pub(crate) fn shape(&self, condition: Ref) -> Option<Shape> {
        (!condition.is_atom() && condition != Ref::NONE).then(|| self.nodes[condition.id()].shape)
    }

    /// The parts of a condition that is a node.
    pub(crate) fn parts_of(&self, condition: Ref) -> &[u32] {
        self.parts(self.nodes[condition.id()])
    }

    /// The node of these parts, made on first use.
    pub(crate) fn intern(&mut self, shape: Shape, parts: &[u32]) -> Ref {
        if (self.nodes.len() + 1) * 4 > self.table.len() * 3 {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut at = hash_of(shape, parts) as usize & mask;
        while self.table[at] != 0 {
            let id = self.table[at] - 1;
            let node = self.nodes[id as usize];
            if node.shape == shape && self.parts(node) == parts {
                return Ref(id);
            }
            at = (at + 1) & mask;
        }
        let id = self.nodes.len() as u32;
        self.nodes.push(Node { shape, start: self.parts.len() as u32, length: parts.len() as u32 });
        self.parts.extend(parts);
        self.table[at] = id + 1;
        Ref(id)
    }

    fn grow(&mut self) {
        let length = self.table.len() * 2;
        self.table = vec![0; length];
        for (id, &node) in self.nodes.iter().enumerate() {
            let mut at = hash_of(node.shape, self.parts(node)) as usize & (length - 1);
            while self.table[at] != 0 {
                at = (at + 1) & (length - 1);
            }
            self.table[at] = id as u32 + 1;
        }
    }

    /// Order in which conditions are tested: presence first, negations and searches last.
    pub(crate) fn order(&self, condition: Ref) -> (bool, u8, u32) {
        let rank = if condition.is_atom() {
            0
        } else {
            match self.nodes[condition.id()].shape {
                Shape::AnyAtom => 1,
                Shape::And | Shape::Or => 2,
                Shape::Followers => 3,
                Shape::Near | Shape::LongPhrase => 4,
                Shape::Url | Shape::Exact => 5,
            }
        };
        (condition.is_negated(), rank, condition.0)
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.nodes.capacity() * size_of::<Node>() + self.parts.capacity() * 4 + self.table.capacity() * 4
    }

    /// Gives back what growth took in advance.
    pub(crate) fn shrink(&mut self) {
        self.nodes.shrink_to_fit();
        self.parts.shrink_to_fit();
    }
}

fn hash_of(shape: Shape, parts: &[u32]) -> u64 {
    parts.iter().fold(shape as u64 + 1, |hash, &part| hash::mix(hash, u64::from(part)))
}
