//! What the author of an accepted query should know.

use crate::error::{Language, place};
use crate::syntax::{Field, Span};

/// Something odd in a query that is accepted all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// What is odd.
    pub notice: Notice,
    /// Bytes concerned in the text of the query.
    pub span: Span,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// What is odd.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// AND and OR without parentheses; how they were read.
    MixedOperators(String),
    /// A quotation opened one way and closed another.
    UnbalancedQuotes,
    /// A value outside the closed list of a field.
    UnknownValue(Field, String),
    /// A part that can never be true; the part and what contradicts it.
    NeverTrue(String),
    /// A branch that adds nothing to the one that covers it.
    AddsNothing {
        /// The branch.
        branch: String,
        /// What already covers it.
        covered_by: String,
    },
    /// A leaf found in too large a share (0 to 1) of recent posts.
    TooBroad(String, f64),
    /// A leaf found in none of the recent posts.
    NeverSeen(String),
}

impl Eq for Notice {}

impl Warning {
    pub(crate) fn new(source: &str, span: Span, notice: Notice) -> Self {
        let (line, column) = place(source, span.start);
        Self { notice, span, line, column }
    }

    /// Stable code, for catalogues and logs.
    pub fn code(&self) -> &'static str {
        match self.notice {
            Notice::MixedOperators(_) => "query.mixed_operators",
            Notice::UnbalancedQuotes => "query.unbalanced_quotes",
            Notice::UnknownValue(..) => "query.unknown_value",
            Notice::NeverTrue(_) => "query.never_true",
            Notice::AddsNothing { .. } => "query.adds_nothing",
            Notice::TooBroad(..) => "query.too_broad",
            Notice::NeverSeen(_) => "query.never_seen",
        }
    }

    /// One line: place and advice.
    pub fn sentence(&self, language: Language) -> String {
        let (line, column) = (self.line, self.column);
        match language {
            Language::French => format!("ligne {line}, colonne {column} : {}.", self.notice.french()),
            Language::English => format!("line {line}, column {column}: {}.", self.notice.english()),
        }
    }
}

impl Notice {
    fn french(&self) -> String {
        match self {
            Self::MixedOperators(reading) => {
                format!("ET et OU sont mêlés sans parenthèses ; lu comme : {reading}")
            }
            Self::UnbalancedQuotes => {
                "guillemets dépareillés, sans doute collés d'un traitement de texte ; acceptés comme guillemets".into()
            }
            Self::UnknownValue(field, value) => format!(
                "« {value} » n'est pas une valeur connue de {}: (connues : {})",
                field.name(),
                field.closed_values().unwrap_or_default().join(", ")
            ),
            Self::NeverTrue(part) => format!("branche inatteignable : {part} ne peut jamais être vrai ici"),
            Self::AddsNothing { branch, covered_by } => {
                format!("branche inutile : {branch} est déjà couvert par {covered_by}")
            }
            Self::TooBroad(leaf, share) => {
                format!("{leaf} est présent dans {} des publications récentes : précisez", percent(*share, ','))
            }
            Self::NeverSeen(leaf) => {
                format!("{leaf} n'apparaît dans aucune publication récente : vérifiez l'orthographe")
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::MixedOperators(reading) => {
                format!("AND and OR are mixed without parentheses; read as: {reading}")
            }
            Self::UnbalancedQuotes => {
                "unbalanced quotes, probably pasted from a word processor; accepted as quotes".into()
            }
            Self::UnknownValue(field, value) => format!(
                "\"{value}\" is not a known value of {}: (known: {})",
                field.name(),
                field.closed_values().unwrap_or_default().join(", ")
            ),
            Self::NeverTrue(part) => format!("unreachable branch: {part} can never be true here"),
            Self::AddsNothing { branch, covered_by } => {
                format!("useless branch: {branch} is already covered by {covered_by}")
            }
            Self::TooBroad(leaf, share) => {
                format!("{leaf} occurs in {} of recent posts: be more precise", percent(*share, '.'))
            }
            Self::NeverSeen(leaf) => format!("{leaf} occurs in no recent post: check its spelling"),
        }
    }
}

fn percent(share: f64, point: char) -> String {
    let written = format!("{:.1}", share * 100.0);
    match point {
        ',' => format!("{} %", written.replace('.', ",")),
        _ => format!("{written}%"),
    }
}
