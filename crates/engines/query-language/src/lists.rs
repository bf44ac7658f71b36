//! Named lists: their texts, and queries with each `@@name` opened.

use crate::error::{QueryError, Reason};
use crate::limits::{MAX_EXPANDED_LEAVES, MAX_LIST_LEVELS};
use crate::parser::{near_operands, parse_part};
use crate::syntax::{ListReference, Near, Node, Query, Span};
use std::borrow::Cow;
use std::collections::HashMap;

/// The named lists of an organisation.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    parts: HashMap<String, Node>,
}

impl Lists {
    /// No list.
    pub fn new() -> Self {
        Self::default()
    }

    /// Records or replaces a list; the name is folded, with or without `@@`.
    ///
    /// # Errors
    /// The text of the list cannot be read, or its name is not one.
    pub fn set(&mut self, name: &str, source: &str) -> Result<(), QueryError> {
        let folded = folded_name(name);
        if !folded.chars().all(|c| parvis_text::is_word_character(c) || matches!(c, '-' | '.'))
            || folded.is_empty()
        {
            return Err(QueryError::new(source, 0..0, Reason::BadListName(name.to_owned())));
        }
        let part = parse_part(source)?;
        self.parts.insert(folded, part.root);
        Ok(())
    }

    /// Forgets a list; tells whether it existed.
    pub fn remove(&mut self, name: &str) -> bool {
        self.parts.remove(&folded_name(name)).is_some()
    }

    /// The tree of a query with its named lists opened, checked again as a whole.
    ///
    /// # Errors
    /// A list is unknown, holds itself, is too large, or makes the query meaningless.
    pub fn open<'a>(&self, query: &'a Query, source: &str) -> Result<Cow<'a, Node>, QueryError> {
        if !uses_list(&query.root) {
            return Ok(Cow::Borrowed(&query.root));
        }
        let mut opening = Opening { lists: self, source, leaves: 0, used_at: None };
        let root = opening.node(&query.root, 0)?;
        if !root.is_positive() {
            return Err(QueryError::new(source, query.root.span(), Reason::OnlyNegative));
        }
        Ok(Cow::Owned(root))
    }
}

fn folded_name(name: &str) -> String {
    parvis_text::fold(name.strip_prefix("@@").unwrap_or(name))
}

fn uses_list(node: &Node) -> bool {
    match node {
        Node::And(children) | Node::Or(children) => children.iter().any(uses_list),
        Node::Not(child) => uses_list(child),
        Node::Near(near) => near.left.iter().chain(&near.right).any(uses_list),
        Node::Leaf(_) => false,
        Node::List(_) => true,
    }
}

/// One walk that opens lists; errors are placed on the reference in the query itself.
struct Opening<'a> {
    lists: &'a Lists,
    source: &'a str,
    leaves: usize,
    used_at: Option<Span>,
}

impl Opening<'_> {
    fn error(&self, span: Span, reason: Reason) -> QueryError {
        QueryError::new(self.source, self.used_at.clone().unwrap_or(span), reason)
    }

    fn node(&mut self, node: &Node, level: usize) -> Result<Node, QueryError> {
        Ok(match node {
            Node::And(children) => Node::all(self.nodes(children, level)?),
            Node::Or(children) => {
                let opened = self.nodes(children, level)?;
                if let Some(branch) = opened.iter().position(|branch| !branch.is_positive()) {
                    let span = children.get(branch).map_or(0..0, Node::span);
                    return Err(self.error(span, Reason::NegativeBranch));
                }
                Node::any(opened)
            }
            Node::Not(child) => self.node(child, level)?.negated(),
            Node::Leaf(leaf) => {
                self.leaves += 1;
                if self.leaves > MAX_EXPANDED_LEAVES {
                    return Err(self.error(leaf.span.clone(), Reason::ExpansionTooLarge));
                }
                node.clone()
            }
            Node::Near(near) => Node::Near(Box::new(Near {
                left: self.side(&near.left, level)?,
                right: self.side(&near.right, level)?,
                ..(**near).clone()
            })),
            Node::List(list) => self.list(list, level)?,
        })
    }

    fn nodes(&mut self, nodes: &[Node], level: usize) -> Result<Vec<Node>, QueryError> {
        nodes.iter().map(|node| self.node(node, level)).collect()
    }

    fn side(&mut self, side: &[Node], level: usize) -> Result<Vec<Node>, QueryError> {
        let span = side.first().map_or(0..0, Node::span);
        let opened = Node::any(self.nodes(side, level)?);
        near_operands(opened).map_err(|(misuse, _)| self.error(span, Reason::NearHolds(misuse)))
    }

    fn list(&mut self, list: &ListReference, level: usize) -> Result<Node, QueryError> {
        let Some(part) = self.lists.parts.get(&list.name) else {
            return Err(self.error(list.span.clone(), Reason::UnknownList(list.name.clone())));
        };
        if level == MAX_LIST_LEVELS {
            return Err(self.error(list.span.clone(), Reason::ListInItself(list.name.clone())));
        }
        let outermost = self.used_at.is_none();
        if outermost {
            self.used_at = Some(list.span.clone());
        }
        let opened = self.node(part, level + 1)?;
        if outermost {
            self.used_at = None;
        }
        Ok(opened)
    }
}
