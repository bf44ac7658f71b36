//! Why a query is refused, where, what was expected, and what to write instead.

use crate::syntax::{Field, Span};

/// The language a message is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// French.
    French,
    /// English.
    English,
}

/// A query refused: the first error met, and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong.
    pub reason: Reason,
    /// Bytes at fault in the text of the query.
    pub span: Span,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// What is wrong with a query.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is worded for people in wording.rs")]
pub enum Reason {
    Empty,
    TooLong,
    TooManyLeaves,
    TooDeep,
    UnclosedQuote,
    EmptyQuote,
    UnclosedParenthesis,
    StrayParenthesis,
    EmptyParentheses,
    /// The operator as written.
    NothingOnTheRight(String),
    /// The operator as written.
    NothingOnTheLeft(String),
    NothingToExclude(String),
    /// The operator as written, without its number.
    NearWithoutNumber(String),
    NearHolds(NearMisuse),
    /// The text that gives no token.
    NoToken(String),
    /// The quoted text.
    WildcardInPhrase(String),
    /// The word.
    MisplacedWildcard(String),
    /// The word.
    PrefixTooShort(String),
    OnlyNegative,
    NegativeBranch,
    UnknownField {
        name: String,
        closest: Option<Field>,
        value: String,
    },
    MissingValue(Field),
    /// The value that is not a number.
    NotANumber(String),
    EmptyItem(Field),
    OperatorInList(Field),
    UnclosedList(Field),
    MissingExactText,
    BadListName(String),
    UnknownList(String),
    ListInItself(String),
    ExpansionTooLarge,
}

/// What NEAR cannot hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is worded for people in wording.rs")]
pub enum NearMisuse {
    Near,
    Not,
    Field,
    And,
}

impl QueryError {
    pub(crate) fn new(source: &str, span: Span, reason: Reason) -> Self {
        let (line, column) = place(source, span.start);
        Self { reason, span, line, column }
    }

    /// Stable code, for catalogues and logs.
    pub fn code(&self) -> &'static str {
        match self.reason {
            Reason::Empty => "query.empty",
            Reason::TooLong => "query.too_long",
            Reason::TooManyLeaves => "query.too_many_leaves",
            Reason::TooDeep => "query.too_deep",
            Reason::UnclosedQuote => "query.unclosed_quote",
            Reason::EmptyQuote => "query.empty_quote",
            Reason::UnclosedParenthesis => "query.unclosed_parenthesis",
            Reason::StrayParenthesis => "query.stray_parenthesis",
            Reason::EmptyParentheses => "query.empty_parentheses",
            Reason::NothingOnTheRight(_) => "query.nothing_on_the_right",
            Reason::NothingOnTheLeft(_) => "query.nothing_on_the_left",
            Reason::NothingToExclude(_) => "query.nothing_to_exclude",
            Reason::NearWithoutNumber(_) => "query.near_without_number",
            Reason::NearHolds(_) => "query.near_misuse",
            Reason::NoToken(_) => "query.no_token",
            Reason::WildcardInPhrase(_) => "query.wildcard_in_phrase",
            Reason::MisplacedWildcard(_) => "query.misplaced_wildcard",
            Reason::PrefixTooShort(_) => "query.prefix_too_short",
            Reason::OnlyNegative => "query.only_negative",
            Reason::NegativeBranch => "query.negative_branch",
            Reason::UnknownField { .. } => "query.unknown_field",
            Reason::MissingValue(_) => "query.missing_value",
            Reason::NotANumber(_) => "query.not_a_number",
            Reason::EmptyItem(_) => "query.empty_item",
            Reason::OperatorInList(_) => "query.operator_in_list",
            Reason::UnclosedList(_) => "query.unclosed_list",
            Reason::MissingExactText => "query.missing_exact_text",
            Reason::BadListName(_) => "query.bad_list_name",
            Reason::UnknownList(_) => "query.unknown_list",
            Reason::ListInItself(_) => "query.list_in_itself",
            Reason::ExpansionTooLarge => "query.expansion_too_large",
        }
    }

    /// One line: place, reason, expectation and suggestion.
    pub fn sentence(&self, language: Language) -> String {
        let (reason, expected, suggestion) =
            (self.reason(language), self.expected(language), self.suggestion(language));
        let (line, column) = (self.line, self.column);
        match language {
            Language::French => format!(
                "ligne {line}, colonne {column} : {reason}. Attendu : {expected}. Suggestion : {suggestion}."
            ),
            Language::English => format!(
                "line {line}, column {column}: {reason}. Expected: {expected}. Suggestion: {suggestion}."
            ),
        }
    }
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.sentence(Language::English))
    }
}

impl std::error::Error for QueryError {}

/// Line and column of a byte, in characters from 1.
pub(crate) fn place(source: &str, byte: usize) -> (usize, usize) {
    let before = source.get(..byte).unwrap_or(source);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}
