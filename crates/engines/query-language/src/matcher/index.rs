//! Which queries each atom wakes: atom, cover, guard, posting.

use super::atoms::{Atom, NONE};
use super::choice::Choice;
use super::graph::{Ref, Shape};
use super::intern::Shared;

/// Marks the last link of an atom.
const LAST: u32 = 1 << 31;

/// A condition that wakes queries.
struct Cover {
    condition: Ref,
    first_group: u32,
}

/// Queries of one cover that share a second condition.
struct Group {
    guard: Ref,
    first_posting: u32,
    next: u32,
}

/// One query, or several equal ones.
struct Posting {
    rest: Ref,
    /// First handle of the query.
    target: u32,
    next: u32,
}

/// Covers, groups and postings, each in one array.
pub(crate) struct Index {
    /// First link of each atom, or `NONE`.
    heads: Vec<u32>,
    /// Covers of each atom in a row.
    links: Vec<u32>,
    covers: Vec<Cover>,
    groups: Vec<Group>,
    postings: Vec<Posting>,
}

impl Index {
    pub(crate) fn new() -> Self {
        Self {
            heads: Vec::new(),
            links: Vec::new(),
            covers: Vec::new(),
            groups: Vec::new(),
            postings: Vec::new(),
        }
    }

    /// Number of covers.
    pub(crate) fn covers(&self) -> usize {
        self.covers.len()
    }

    /// Lays out many queries at once, those woken together side by side.
    pub(crate) fn build(mut records: Vec<(Choice, u32)>, shared: &Shared) -> Self {
        records.sort_unstable();
        let mut index = Self::new();
        index.postings.reserve_exact(records.len());
        let mut before: Option<Choice> = None;
        for (choice, target) in records {
            let same_cover = before.is_some_and(|before| before.cover == choice.cover);
            if !same_cover {
                index.covers.push(Cover { condition: choice.cover, first_group: index.groups.len() as u32 });
            }
            let posting = index.postings.len() as u32;
            if same_cover && before.is_some_and(|before| before.guard == choice.guard) {
                if let Some(last) = index.postings.last_mut() {
                    last.next = posting;
                }
            } else {
                let group = index.groups.len() as u32;
                if let Some(last) = index.groups.last_mut().filter(|_| same_cover) {
                    last.next = group;
                }
                index.groups.push(Group { guard: choice.guard, first_posting: posting, next: NONE });
            }
            index.postings.push(Posting { rest: choice.rest, target, next: NONE });
            before = Some(choice);
        }
        index.link_all(shared);
        index.covers.shrink_to_fit();
        index.groups.shrink_to_fit();
        index
    }

    fn link_all(&mut self, shared: &Shared) {
        let mut counts = vec![0_u32; shared.atoms.len() + 1];
        for cover in &self.covers {
            each_atom(shared, cover.condition, |atom| counts[atom as usize] += 1);
        }
        self.heads = vec![NONE; shared.atoms.len()];
        let mut next = 0;
        for (head, count) in self.heads.iter_mut().zip(&mut counts) {
            if *count > 0 {
                *head = next;
                next += std::mem::replace(count, next);
            }
        }
        self.links = vec![0; next as usize];
        let mut places = counts;
        for (number, cover) in self.covers.iter().enumerate() {
            each_atom(shared, cover.condition, |atom| {
                self.links[places[atom as usize] as usize] = number as u32;
                places[atom as usize] += 1;
            });
        }
        for (head, place) in self.heads.iter().zip(&places) {
            if *head != NONE {
                self.links[*place as usize - 1] |= LAST;
            }
        }
    }

    /// Adds one query.
    pub(crate) fn insert(&mut self, choice: Choice, target: u32, shared: &Shared) {
        let cover = match self.find_cover(choice.cover, shared) {
            Some(cover) => cover,
            None => self.add_cover(choice.cover, shared),
        };
        let posting = self.postings.len() as u32;
        let group = match self.find_group(cover, choice.guard) {
            Some(group) => group,
            None => {
                let group = self.groups.len();
                let next = self.covers[cover].first_group;
                self.groups.push(Group { guard: choice.guard, first_posting: NONE, next });
                self.covers[cover].first_group = group as u32;
                group
            }
        };
        let next = self.groups[group].first_posting;
        self.postings.push(Posting { rest: choice.rest, target, next });
        self.groups[group].first_posting = posting;
    }

    /// Replaces the handle of a query by another, or takes the query out.
    pub(crate) fn replace(&mut self, choice: Choice, target: u32, by: Option<u32>, shared: &Shared) -> bool {
        let Some(cover) = self.find_cover(choice.cover, shared) else { return false };
        let Some(group) = self.find_group(cover, choice.guard) else { return false };
        let mut before = NONE;
        let mut at = self.groups[group].first_posting;
        while at != NONE {
            let next = self.postings[at as usize].next;
            if self.postings[at as usize].target == target {
                match (by, before) {
                    (Some(other), _) => self.postings[at as usize].target = other,
                    (None, NONE) => self.groups[group].first_posting = next,
                    (None, before) => self.postings[before as usize].next = next,
                }
                return true;
            }
            before = at;
            at = next;
        }
        false
    }

    fn find_cover(&self, condition: Ref, shared: &Shared) -> Option<usize> {
        let mut first = None;
        each_atom(shared, condition, |atom| {
            first.get_or_insert(atom);
        });
        let mut found = None;
        self.each_cover(first?, |cover| {
            if self.covers[cover].condition == condition {
                found = Some(cover);
            }
        });
        found
    }

    fn find_group(&self, cover: usize, guard: Ref) -> Option<usize> {
        let mut at = self.covers[cover].first_group;
        while at != NONE {
            if self.groups[at as usize].guard == guard {
                return Some(at as usize);
            }
            at = self.groups[at as usize].next;
        }
        None
    }

    /// The links of an atom move to the end of the array with one more.
    fn add_cover(&mut self, condition: Ref, shared: &Shared) -> usize {
        let cover = self.covers.len();
        self.covers.push(Cover { condition, first_group: NONE });
        self.heads.resize(shared.atoms.len(), NONE);
        each_atom(shared, condition, |atom| {
            let mut at = self.heads[atom as usize];
            self.heads[atom as usize] = self.links.len() as u32;
            while at != NONE {
                let link = self.links[at as usize];
                self.links.push(link & !LAST);
                at = if link & LAST == 0 { at + 1 } else { NONE };
            }
            self.links.push(cover as u32 | LAST);
        });
        cover
    }

    /// Hands over each cover that an atom belongs to.
    #[inline]
    pub(crate) fn each_cover(&self, atom: Atom, mut each: impl FnMut(usize)) {
        let Some(&head) = self.heads.get(atom as usize) else { return };
        if head == NONE {
            return;
        }
        let mut at = head as usize;
        loop {
            let link = self.links[at];
            each((link & !LAST) as usize);
            if link & LAST != 0 {
                return;
            }
            at += 1;
        }
    }

    /// Whether several atoms lead to a cover.
    #[inline]
    pub(crate) fn is_list(&self, cover: usize) -> bool {
        !self.covers[cover].condition.is_atom()
    }

    /// Hands over the handles of a cover whose guard and remainder hold.
    #[inline]
    pub(crate) fn each_match(
        &self,
        cover: usize,
        mut holds: impl FnMut(Ref) -> bool,
        mut found: impl FnMut(u32),
    ) {
        let mut group = self.covers[cover].first_group;
        while group != NONE {
            let Group { guard, first_posting, next } = self.groups[group as usize];
            if guard == Ref::NONE || holds(guard) {
                let mut at = first_posting;
                while at != NONE {
                    let Posting { rest, target, next } = self.postings[at as usize];
                    if rest == Ref::NONE || holds(rest) {
                        found(target);
                    }
                    at = next;
                }
            }
            group = next;
        }
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        self.heads.capacity() * 4
            + self.links.capacity() * 4
            + self.covers.capacity() * size_of::<Cover>()
            + self.groups.capacity() * size_of::<Group>()
            + self.postings.capacity() * size_of::<Posting>()
    }
}

fn each_atom(shared: &Shared, condition: Ref, mut each: impl FnMut(Atom)) {
    match condition.as_atom() {
        Some(atom) => each(atom),
        None => {
            debug_assert_eq!(shared.graph.shape(condition), Some(Shape::AnyAtom));
            for &atom in shared.graph.parts_of(condition) {
                each(atom);
            }
        }
    }
}
