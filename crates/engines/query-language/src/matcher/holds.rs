//! Decides whether a condition holds in the post at hand, each shared one at most once.

use super::atoms::Atom;
use super::graph::{Node, Ref, Shape};
use super::intern::{Shared, comparison_of};
use super::post::Post;
use super::scratch::Scratch;
use super::search::{exact_spans, phrase_spans};

/// Parts of a list whose value is not worth remembering: four words of the bitmap.
const SHORT_LIST: usize = 8;

/// What a decision needs to know.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) shared: &'a Shared,
    pub(super) post: &'a Post<'a>,
}

impl Scratch {
    /// Whether a condition holds.
    #[inline]
    pub(super) fn holds(&mut self, case: Case<'_>, condition: Ref) -> bool {
        let value = if condition.is_atom() {
            self.has(condition.id() as Atom)
        } else {
            self.node_holds(case, condition.id())
        };
        value != condition.is_negated()
    }

    fn node_holds(&mut self, case: Case<'_>, id: usize) -> bool {
        let node = case.shared.graph.node(id);
        // Conjunctions belong to one query, and short lists cost less than to remember them.
        match node.shape {
            Shape::And => return node.parts.iter().all(|&part| self.holds(case, Ref(part))),
            Shape::AnyAtom if node.parts.len() <= SHORT_LIST => return self.has_any(node.parts),
            _ => {}
        }
        if let Some(value) = self.decided(node.rank) {
            return value;
        }
        let value = self.node_holds_anew(case, node);
        self.decide(node.rank, value)
    }

    fn node_holds_anew(&mut self, case: Case<'_>, Node { shape, parts, .. }: Node<'_>) -> bool {
        match shape {
            Shape::And => parts.iter().all(|&part| self.holds(case, Ref(part))),
            Shape::Or => parts.iter().any(|&part| self.holds(case, Ref(part))),
            Shape::AnyAtom => self.has_any(parts),
            Shape::Near => self.near(case, parts),
            Shape::LongPhrase => {
                let mut found = std::mem::take(&mut self.spans[0]);
                found.clear();
                phrase_spans(self, parts, &mut found);
                let any = !found.is_empty();
                self.spans[0] = found;
                any
            }
            Shape::Exact => {
                let mut any = false;
                exact_spans(self, case, parts, |_| any = true);
                any
            }
            Shape::Url => {
                let value = std::str::from_utf8(case.shared.atoms.text(parts[0])).unwrap_or_default();
                self.addresses(case.post).iter().any(|address| address.contains(value))
            }
            Shape::Language => self.is_in_language(case.post, case.shared.atoms.text(parts[0])),
            Shape::Followers => {
                let bound = u64::from(parts[1]) | u64::from(parts[2]) << 32;
                case.post.followers.is_some_and(|followers| comparison_of(parts[0]).holds(followers, bound))
            }
        }
    }

    fn near(&mut self, case: Case<'_>, parts: &[u32]) -> bool {
        let &[left, right, distance, ordered] = parts else { return false };
        self.link_places();
        let [mut first, mut second] = std::mem::take(&mut self.spans);
        first.clear();
        second.clear();
        self.gather(case, Ref(left), &mut first);
        if !first.is_empty() {
            self.gather(case, Ref(right), &mut second);
        }
        let holds = comes_before(&mut first, &mut second, distance)
            || (ordered == 0 && comes_before(&mut second, &mut first, distance));
        self.spans = [first, second];
        holds
    }

    /// Adds the spans of one side of NEAR.
    fn gather(&mut self, case: Case<'_>, side: Ref, spans: &mut Vec<(u32, u32)>) {
        if side.is_atom() {
            spans.extend(self.places(side.id() as Atom).map(|place| (place.start, place.end)));
            return;
        }
        let Node { shape, parts, .. } = case.shared.graph.node(side.id());
        match shape {
            Shape::AnyAtom => self.each_present(parts, |atom| {
                spans.extend(self.places(atom).map(|place| (place.start, place.end)));
            }),
            Shape::LongPhrase => phrase_spans(self, parts, spans),
            Shape::Exact => exact_spans(self, case, parts, |span| spans.extend(span)),
            Shape::Or => {
                for &part in parts {
                    self.gather(case, Ref(part), spans);
                }
            }
            // The parser lets nothing else into NEAR.
            Shape::And | Shape::Near | Shape::Url | Shape::Followers | Shape::Language => {}
        }
    }
}

/// Whether a span of `first` ends before one of `second` begins, `distance` tokens apart at most.
fn comes_before(first: &mut [(u32, u32)], second: &mut [(u32, u32)], distance: u32) -> bool {
    first.sort_unstable_by_key(|&(_, end)| end);
    second.sort_unstable();
    let mut ends = first.iter().map(|&(_, end)| end).peekable();
    let mut nearest = None;
    second.iter().any(|&(start, _)| {
        while let Some(end) = ends.next_if(|&end| end < start) {
            nearest = Some(end);
        }
        nearest.is_some_and(|end| start - end - 1 <= distance)
    })
}
