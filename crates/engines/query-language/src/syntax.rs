//! The tree of a query, as the parser reads it and the block editor shows it.

use crate::text::Text;
use std::ops::Range;

/// Byte range in the text of the query.
pub type Span = Range<usize>;

/// A query that was read without error.
#[derive(Clone, Debug)]
pub struct Query {
    /// What it asks.
    pub root: Node,
    /// What its author should know, in the order of the text.
    pub warnings: Vec<crate::Warning>,
}

/// One part of a query.
#[derive(Clone, Debug)]
pub enum Node {
    /// All of these, in the order written; two at least.
    And(Vec<Node>),
    /// One of these at least; two at least.
    Or(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// A test on the text or on a field.
    Leaf(Leaf),
    /// Two leaves, or ORs of leaves, close to each other.
    Near(Box<Near>),
    /// A named list: `@@institution`.
    List(ListReference),
}

/// One leaf and its place in the text.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// What it tests.
    pub test: Test,
    /// Where it was written.
    pub span: Span,
}

/// What a leaf tests.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// A token with this folded text, whatever its kind.
    Term(Text),
    /// These folded tokens at consecutive positions, whatever their kinds; two at least, with a
    /// space between two.
    Phrase(Text),
    /// A token of this shape.
    Pattern(Pattern),
    /// A tag with this folded text.
    Tag(Text),
    /// A handle with this folded text.
    Handle(Text),
    /// These exact characters of the original text, at token boundaries.
    Exact(String),
    /// Equality ignoring case on a field; never [`Field::Url`] nor [`Field::Followers`].
    Field(Field, String),
    /// A URL of the post or of its text contains this, ignoring case.
    UrlContains(String),
    /// The author's followers compared with a number.
    Followers(Comparison, u64),
}

/// The shape of a token: `inond*`, `m?t`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// Folded characters; `None` stands for exactly one letter.
    pub characters: Vec<Option<char>>,
    /// Whether anything may follow.
    pub open: bool,
}

/// `A NEAR/5 B`.
#[derive(Clone, Debug)]
pub struct Near {
    /// Leaves or named lists, any of which is A.
    pub left: Vec<Node>,
    /// Leaves or named lists, any of which is B.
    pub right: Vec<Node>,
    /// Tokens between the two at most, 1 to 50.
    pub distance: u32,
    /// Whether A must come before B.
    pub ordered: bool,
    /// Where it was written.
    pub span: Span,
}

/// A use of a named list.
#[derive(Clone, Debug)]
pub struct ListReference {
    /// Folded name, without `@@`.
    pub name: String,
    /// Where it was written.
    pub span: Span,
}

/// A field of a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// `langue:`, `lang:`.
    Language,
    /// `source:`.
    Source,
    /// `réseau:`, `network:`.
    Network,
    /// `auteur:`, `author:`.
    Author,
    /// `site:`, `domain:`.
    Site,
    /// `url:`, the only one tested by "contains".
    Url,
    /// `commune:`, an INSEE code.
    Commune,
    /// `type:`.
    Type,
    /// `avec:`.
    With,
    /// `abonnés:`, `followers:`.
    Followers,
}

/// How a number is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `:10`
    Equal,
    /// `:>10`
    Above,
    /// `:>=10`
    AtLeast,
    /// `:<10`
    Below,
    /// `:<=10`
    AtMost,
}

impl Comparison {
    /// Whether `value` passes against `bound`.
    pub fn holds(self, value: f64, bound: u64) -> bool {
        let bound = bound as f64;
        match self {
            Self::Equal => value == bound,
            Self::Above => value > bound,
            Self::AtLeast => value >= bound,
            Self::Below => value < bound,
            Self::AtMost => value <= bound,
        }
    }

    /// The sign as it is written, empty for equality.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "",
            Self::Above => ">",
            Self::AtLeast => ">=",
            Self::Below => "<",
            Self::AtMost => "<=",
        }
    }
}

impl Field {
    /// Every field, in the order of the definition.
    pub const ALL: [Self; 10] = [
        Self::Language,
        Self::Source,
        Self::Network,
        Self::Author,
        Self::Site,
        Self::Url,
        Self::Commune,
        Self::Type,
        Self::With,
        Self::Followers,
    ];

    /// The French name, which the canonical form uses.
    pub fn name(self) -> &'static str {
        self.names()[0]
    }

    /// Every accepted name; the French one first.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Language => &["langue", "lang"],
            Self::Source => &["source"],
            Self::Network => &["réseau", "network"],
            Self::Author => &["auteur", "author"],
            Self::Site => &["site", "domain"],
            Self::Url => &["url"],
            Self::Commune => &["commune"],
            Self::Type => &["type"],
            Self::With => &["avec"],
            Self::Followers => &["abonnés", "followers"],
        }
    }

    /// The field of a name, whatever its case and accents.
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match parvis_text::fold(name).as_str() {
            "langue" | "lang" => Self::Language,
            "source" => Self::Source,
            "reseau" | "network" => Self::Network,
            "auteur" | "author" => Self::Author,
            "site" | "domain" => Self::Site,
            "url" => Self::Url,
            "commune" => Self::Commune,
            "type" => Self::Type,
            "avec" => Self::With,
            "abonnes" | "followers" => Self::Followers,
            _ => return None,
        })
    }

    /// The values a field may take, when the list is closed.
    pub fn closed_values(self) -> Option<&'static [&'static str]> {
        match self {
            Self::Type => Some(&["post", "comment", "article", "review", "video"]),
            Self::With => Some(&["image", "video", "link"]),
            _ => None,
        }
    }
}

impl Node {
    /// Where the part was written, from its first leaf to its last.
    pub fn span(&self) -> Span {
        match self {
            Self::And(children) | Self::Or(children) => {
                let start = children.first().map_or(0, |child| child.span().start);
                start..children.last().map_or(start, |child| child.span().end)
            }
            Self::Not(child) => child.span(),
            Self::Leaf(leaf) => leaf.span.clone(),
            Self::Near(near) => near.span.clone(),
            Self::List(list) => list.span.clone(),
        }
    }

    /// Whether the part asks for something, and not only for absences.
    pub(crate) fn is_positive(&self) -> bool {
        match self {
            Self::And(children) => children.iter().any(Self::is_positive),
            Self::Or(children) => children.iter().all(Self::is_positive),
            Self::Not(_) => false,
            Self::Leaf(_) | Self::Near(_) | Self::List(_) => true,
        }
    }

    /// The number of leaves, a named list counting for one.
    pub fn leaves(&self) -> usize {
        match self {
            Self::And(children) | Self::Or(children) => children.iter().map(Self::leaves).sum(),
            Self::Not(child) => child.leaves(),
            Self::Near(near) => near.left.len() + near.right.len(),
            Self::Leaf(_) | Self::List(_) => 1,
        }
    }

    /// The same as [`Node::Not`], a double negation undone.
    pub(crate) fn negated(self) -> Self {
        match self {
            Self::Not(child) => *child,
            other => Self::Not(Box::new(other)),
        }
    }

    /// An AND with nested ANDs opened; a single child stays alone.
    pub(crate) fn all(children: Vec<Self>) -> Self {
        if children.len() > 1 && !children.iter().any(|child| matches!(child, Self::And(_))) {
            return Self::And(children);
        }
        Self::join(children, Self::And, |child| match child {
            Self::And(inner) => Ok(inner),
            other => Err(other),
        })
    }

    /// An OR with nested ORs opened; a single child stays alone.
    pub(crate) fn any(children: Vec<Self>) -> Self {
        if children.len() > 1 && !children.iter().any(|child| matches!(child, Self::Or(_))) {
            return Self::Or(children);
        }
        Self::join(children, Self::Or, |child| match child {
            Self::Or(inner) => Ok(inner),
            other => Err(other),
        })
    }

    fn join(
        children: Vec<Self>,
        make: fn(Vec<Self>) -> Self,
        open: fn(Self) -> Result<Vec<Self>, Self>,
    ) -> Self {
        let mut joined = Vec::with_capacity(children.len());
        for child in children {
            match open(child) {
                Ok(inner) => joined.extend(inner),
                Err(other) => joined.push(other),
            }
        }
        if joined.len() == 1
            && let Some(only) = joined.pop()
        {
            return only;
        }
        make(joined)
    }
}
