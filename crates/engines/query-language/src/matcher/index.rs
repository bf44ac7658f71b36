//! Which queries each atom wakes: atom, cover, guard, posting.

use super::atoms::{Atom, NONE};
use super::choice::Choice;
use super::graph::Ref;
use super::intern::Shared;

/// Marks the last link of an atom.
const LAST: u32 = 1 << 31;
/// Marks the place where the links of an atom go on, instead of a link.
const ELSEWHERE: u32 = 1 << 30;
/// Marks a link to a cover that several atoms lead to.
const LIST: u32 = 1 << 29;
const GROUP: u32 = LIST - 1;

/// Queries of one cover that share a second condition.
#[derive(Clone)]
struct Group {
    cover: Ref,
    guard: Ref,
    first_posting: u32,
    /// The next group of the cover.
    next: u32,
}

/// One query, or several equal ones.
#[derive(Clone)]
struct Posting {
    rest: Ref,
    /// First handle of the query.
    target: u32,
    next: u32,
}

/// A query to be laid out: its choice, handle and root.
pub(crate) type Record = (Choice, u32, Ref);

/// Links, groups and postings, each in one array; a cover is known by its first group.
#[derive(Clone)]
pub(crate) struct Index {
    /// First link of each atom, or `NONE`.
    heads: Vec<u32>,
    /// First groups of the covers of each atom: in a row, before which stand those added since.
    links: Vec<u32>,
    groups: Vec<Group>,
    postings: Vec<Posting>,
}

impl Index {
    pub(crate) fn new() -> Self {
        Self { heads: Vec::new(), links: Vec::new(), groups: Vec::new(), postings: Vec::new() }
    }

    /// Number of groups, and so of covers at most.
    pub(crate) fn len(&self) -> usize {
        self.groups.len()
    }

    /// Lays out many queries at once, those woken together side by side, and what remains to be
    /// checked of them in the same order.
    pub(crate) fn build(mut records: Vec<Record>, shared: &mut Shared) -> Self {
        records.sort_unstable();
        let mut index = Self::new();
        index.postings.reserve_exact(records.len());
        let mut firsts: Vec<u32> = Vec::new();
        let mut before: Option<Choice> = None;
        for (choice, target, root) in records {
            let same_cover = before.is_some_and(|before| before.cover == choice.cover);
            let posting = index.postings.len() as u32;
            if same_cover && before.is_some_and(|before| before.guard == choice.guard) {
                if let Some(last) = index.postings.last_mut() {
                    last.next = posting;
                }
            } else {
                let group = index.groups.len() as u32;
                match index.groups.last_mut().filter(|_| same_cover) {
                    Some(last) => last.next = group,
                    None => firsts.push(group),
                }
                let Choice { cover, guard, .. } = choice;
                index.groups.push(Group { cover, guard, first_posting: posting, next: NONE });
            }
            let rest = shared.rest(root, choice);
            index.postings.push(Posting { rest, target, next: NONE });
            before = Some(choice);
        }
        index.link_all(&firsts, shared);
        index.groups.shrink_to_fit();
        index
    }

    fn link_all(&mut self, firsts: &[u32], shared: &Shared) {
        let cover = |first: u32| self.groups[first as usize].cover;
        let mut places = vec![0_u32; shared.atoms.len()];
        for &first in firsts {
            shared.graph.atoms_of(cover(first)).for_each(|atom| places[atom as usize] += 1);
        }
        self.heads = vec![NONE; shared.atoms.len()];
        let mut next = 0;
        for (head, place) in self.heads.iter_mut().zip(&mut places) {
            if *place > 0 {
                *head = next;
                next += std::mem::replace(place, next);
            }
        }
        let mut links = vec![0; next as usize];
        for &first in firsts {
            for atom in shared.graph.atoms_of(cover(first)) {
                let place = &mut places[atom as usize];
                links[*place as usize] = link(first, cover(first));
                *place += 1;
            }
        }
        for (head, place) in self.heads.iter().zip(&places) {
            if *head != NONE {
                links[*place as usize - 1] |= LAST;
            }
        }
        self.links = links;
    }

    /// Adds one query.
    pub(crate) fn insert(&mut self, (choice, target, root): Record, shared: &mut Shared) {
        let posting = self.postings.len() as u32;
        let group = match self.find_cover(choice.cover, shared) {
            Some(first) => self.find_group(first, choice.guard).unwrap_or_else(|| {
                let group = self.add_group(choice, self.groups[first].next);
                self.groups[first].next = group;
                group as usize
            }),
            None => self.add_cover(choice, shared) as usize,
        };
        let next = std::mem::replace(&mut self.groups[group].first_posting, posting);
        let rest = shared.rest(root, choice);
        self.postings.push(Posting { rest, target, next });
    }

    fn add_group(&mut self, Choice { cover, guard, .. }: Choice, next: u32) -> u32 {
        self.groups.push(Group { cover, guard, first_posting: NONE, next });
        self.groups.len() as u32 - 1
    }

    /// Replaces the handle of a query by another, or takes the query out.
    pub(crate) fn replace(&mut self, choice: Choice, target: u32, by: Option<u32>, shared: &Shared) -> bool {
        let Some(first) = self.find_cover(choice.cover, shared) else { return false };
        let Some(group) = self.find_group(first, choice.guard) else { return false };
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

    /// The first group of a cover.
    fn find_cover(&self, condition: Ref, shared: &Shared) -> Option<usize> {
        let atom = shared.graph.atoms_of(condition).next()?;
        let mut found = None;
        self.each_cover(atom, |first, _| {
            if self.groups[first].cover == condition {
                found = Some(first);
            }
        });
        found
    }

    fn find_group(&self, first: usize, guard: Ref) -> Option<usize> {
        let mut at = first as u32;
        while at != NONE {
            if self.groups[at as usize].guard == guard {
                return Some(at as usize);
            }
            at = self.groups[at as usize].next;
        }
        None
    }

    /// Makes the first group of a new cover, before the others of each of its atoms.
    fn add_cover(&mut self, choice: Choice, shared: &Shared) -> u32 {
        let first = self.add_group(choice, NONE);
        self.heads.resize(shared.atoms.len(), NONE);
        for atom in shared.graph.atoms_of(choice.cover) {
            let head = std::mem::replace(&mut self.heads[atom as usize], self.links.len() as u32);
            let link = link(first, choice.cover);
            if head == NONE {
                self.links.push(link | LAST);
            } else {
                self.links.extend([link, ELSEWHERE | head]);
            }
        }
        first
    }

    /// Hands over each cover that an atom belongs to, and whether several atoms lead to it.
    #[inline]
    pub(crate) fn each_cover(&self, atom: Atom, mut each: impl FnMut(usize, bool)) {
        let Some(&head) = self.heads.get(atom as usize) else { return };
        if head == NONE {
            return;
        }
        let mut at = head as usize;
        loop {
            let link = self.links[at];
            if link & ELSEWHERE != 0 {
                at = (link & GROUP) as usize;
                continue;
            }
            each((link & GROUP) as usize, link & LIST != 0);
            if link & LAST != 0 {
                return;
            }
            at += 1;
        }
    }

    /// Hands over the handles of a cover whose guard and remainder hold.
    #[inline]
    pub(crate) fn each_match(
        &self,
        first: usize,
        mut holds: impl FnMut(Ref) -> bool,
        mut found: impl FnMut(u32),
    ) {
        let mut group = first as u32;
        while group != NONE {
            let Group { guard, first_posting, next, .. } = self.groups[group as usize];
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

    /// Words of 4 bytes that links, groups and postings take, in number.
    pub(crate) fn words(&self) -> usize {
        self.links.len() + 4 * self.groups.len() + 3 * self.postings.len()
    }

    /// Bytes held.
    pub(crate) fn size_bytes(&self) -> usize {
        (self.heads.capacity() + self.links.capacity()) * 4
            + self.groups.capacity() * size_of::<Group>()
            + self.postings.capacity() * size_of::<Posting>()
    }
}

fn link(first: u32, cover: Ref) -> u32 {
    first | if cover.is_atom() { 0 } else { LIST }
}
