//! From the text of a query to its tree: NOT binds tightest, then NEAR, AND, OR.

use crate::error::{NearMisuse, QueryError, Reason};
use crate::leaf;
use crate::lexer::{Lexeme, Lexer, Sort};
use crate::limits::{MAX_CHARACTERS, MAX_DISTANCE, MAX_LEAVES, MAX_LEVELS};
use crate::syntax::{Leaf, ListReference, Near, Node, Query, Span, Test};
use crate::warning::{Notice, Warning};

/// Reads a query.
///
/// # Errors
/// The first error met: place, expectation, suggestion.
pub fn parse(source: &str) -> Result<Query, QueryError> {
    let query = parse_part(source)?;
    if !query.root.is_positive() {
        return Err(QueryError::new(source, query.root.span(), Reason::OnlyNegative));
    }
    Ok(query)
}

/// Reads the text of a named list, which may hold only exclusions.
///
/// # Errors
/// The first error met: place, expectation, suggestion.
pub fn parse_part(source: &str) -> Result<Query, QueryError> {
    // The byte length bounds the count of characters from above.
    if source.len() > MAX_CHARACTERS
        && let Some((start, _)) = source.char_indices().nth(MAX_CHARACTERS)
    {
        return Err(QueryError::new(source, start..source.len(), Reason::TooLong));
    }
    let mut parser = Parser::new(source)?;
    if parser.ahead.is_none() {
        return Err(parser.error(0..source.len(), Reason::Empty));
    }
    let root = parser.or_level()?;
    if let Some(stray) = parser.ahead.take() {
        return Err(parser.error(stray.span, Reason::StrayParenthesis));
    }
    Ok(Query { root, warnings: parser.warnings })
}

pub(crate) struct Parser<'a> {
    pub(crate) source: &'a str,
    pub(crate) lexer: Lexer<'a>,
    pub(crate) ahead: Option<Lexeme>,
    pub(crate) warnings: Vec<Warning>,
    leaves: usize,
    level: usize,
}

impl<'a> Parser<'a> {
    fn new(source: &'a str) -> Result<Self, QueryError> {
        let mut lexer = Lexer::new(source);
        let ahead = lexer.next()?;
        Ok(Self { source, lexer, ahead, warnings: Vec::new(), leaves: 0, level: 0 })
    }

    pub(crate) fn error(&self, span: Span, reason: Reason) -> QueryError {
        QueryError::new(self.source, span, reason)
    }

    pub(crate) fn warn(&mut self, span: Span, notice: Notice) {
        self.warnings.push(Warning::new(self.source, span, notice));
    }

    pub(crate) fn advance(&mut self) -> Result<Option<Lexeme>, QueryError> {
        let next = self.lexer.next()?;
        Ok(std::mem::replace(&mut self.ahead, next))
    }

    fn ahead_is(&self, sort: Sort) -> bool {
        self.ahead.as_ref().is_some_and(|lexeme| lexeme.sort == sort)
    }

    fn written(&self, span: &Span) -> String {
        self.source[span.clone()].to_owned()
    }

    /// Counts one more leaf.
    pub(crate) fn count_leaf(&mut self, span: &Span) -> Result<(), QueryError> {
        self.leaves += 1;
        if self.leaves > MAX_LEAVES {
            return Err(self.error(span.clone(), Reason::TooManyLeaves));
        }
        Ok(())
    }

    fn or_level(&mut self) -> Result<Node, QueryError> {
        let (first, mut mixed) = self.and_level()?;
        if !self.ahead_is(Sort::Or) {
            return Ok(first);
        }
        let mut branches = vec![first];
        while self.ahead_is(Sort::Or) {
            self.binary_operator()?;
            let (branch, several) = self.and_level()?;
            mixed |= several;
            branches.push(branch);
        }
        if let Some(branch) = branches.iter().find(|branch| !branch.is_positive()) {
            return Err(self.error(branch.span(), Reason::NegativeBranch));
        }
        let node = Node::any(branches);
        if mixed {
            let reading = crate::canonical::canonical_node(&node);
            self.warn(node.span(), Notice::MixedOperators(reading));
        }
        Ok(node)
    }

    /// An AND, and whether it joins several parts without parentheses around it.
    fn and_level(&mut self) -> Result<(Node, bool), QueryError> {
        let first = self.near_level()?;
        if matches!(self.ahead.as_ref().map(|lexeme| lexeme.sort), None | Some(Sort::Or | Sort::Close)) {
            return Ok((first, false));
        }
        let mut parts = vec![first];
        loop {
            match self.ahead.as_ref().map(|lexeme| lexeme.sort) {
                None | Some(Sort::Or | Sort::Close) => break,
                Some(Sort::And) => {
                    self.binary_operator()?;
                }
                Some(_) => {}
            }
            let part = self.near_level()?;
            parts.push(part);
        }
        Ok((Node::all(parts), true))
    }

    /// Steps over a binary operator; something must stand on its right.
    fn binary_operator(&mut self) -> Result<Span, QueryError> {
        let Some(operator) = self.advance()? else { return Ok(0..0) };
        match self.ahead.as_ref().map(|lexeme| lexeme.sort) {
            None | Some(Sort::Close | Sort::And | Sort::Or | Sort::Near { .. }) => {
                let written = self.written(&operator.span);
                Err(self.error(operator.span, Reason::NothingOnTheRight(written)))
            }
            Some(_) => Ok(operator.span),
        }
    }

    fn near_level(&mut self) -> Result<Node, QueryError> {
        let start = self.ahead.as_ref().map_or(self.source.len(), |lexeme| lexeme.span.start);
        let mut left = self.not_level()?;
        while let Some(Lexeme { sort: Sort::Near { ordered }, span }) = self.ahead.clone() {
            let distance = self.distance(&span)?;
            self.binary_operator()?;
            let right = self.not_level()?;
            let end = right.span().end;
            let near = Near {
                left: self.near_side(left, &span)?,
                right: self.near_side(right, &span)?,
                distance,
                ordered,
                span: start..end,
            };
            left = Node::Near(Box::new(near));
        }
        Ok(left)
    }

    fn distance(&self, span: &Span) -> Result<u32, QueryError> {
        let written = &self.source[span.clone()];
        let (name, number) = written.split_once('/').unwrap_or((written, ""));
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        match number.parse::<u32>() {
            Ok(distance) if digits && (1..=MAX_DISTANCE).contains(&distance) => Ok(distance),
            _ => Err(self.error(span.clone(), Reason::NearWithoutNumber(name.to_owned()))),
        }
    }

    fn near_side(&self, side: Node, operator: &Span) -> Result<Vec<Node>, QueryError> {
        near_operands(side)
            .map_err(|(misuse, span)| self.error(span.unwrap_or(operator.clone()), Reason::NearHolds(misuse)))
    }

    fn not_level(&mut self) -> Result<Node, QueryError> {
        let mut negations = 0_usize;
        while self.ahead_is(Sort::Not) {
            let Some(operator) = self.advance()? else { break };
            negations += 1;
            if matches!(
                self.ahead.as_ref().map(|lexeme| lexeme.sort),
                None | Some(Sort::Close | Sort::And | Sort::Or | Sort::Near { .. })
            ) {
                let written = self.written(&operator.span);
                return Err(self.error(operator.span, Reason::NothingToExclude(written)));
            }
        }
        let node = self.primary()?;
        Ok(if negations % 2 == 1 { node.negated() } else { node })
    }

    fn primary(&mut self) -> Result<Node, QueryError> {
        let Some(lexeme) = self.advance()? else {
            return Err(self.error(self.source.len()..self.source.len(), Reason::Empty));
        };
        match lexeme.sort {
            Sort::Open => self.group(lexeme.span),
            Sort::Close => Err(self.error(lexeme.span, Reason::StrayParenthesis)),
            Sort::And | Sort::Or | Sort::Near { .. } => {
                let written = self.written(&lexeme.span);
                Err(self.error(lexeme.span, Reason::NothingOnTheLeft(written)))
            }
            // The caller has consumed every negation.
            Sort::Not => {
                let written = self.written(&lexeme.span);
                Err(self.error(lexeme.span, Reason::NothingToExclude(written)))
            }
            Sort::Quoted { opening, closing } => leaf::quoted(self, lexeme.span, opening, closing),
            Sort::Word => leaf::bare(self, lexeme.span),
        }
    }

    fn group(&mut self, opening: Span) -> Result<Node, QueryError> {
        if self.level == MAX_LEVELS {
            return Err(self.error(opening, Reason::TooDeep));
        }
        if let Some(Lexeme { sort: Sort::Close, span }) = &self.ahead {
            return Err(self.error(opening.start..span.end, Reason::EmptyParentheses));
        }
        if self.ahead.is_none() {
            return Err(self.error(opening, Reason::UnclosedParenthesis));
        }
        self.level += 1;
        let node = self.or_level()?;
        self.level -= 1;
        if !self.ahead_is(Sort::Close) {
            return Err(self.error(opening, Reason::UnclosedParenthesis));
        }
        self.advance()?;
        Ok(node)
    }

    /// A use of a named list.
    pub(crate) fn list(&mut self, name: &str, span: Span) -> Result<Node, QueryError> {
        let folded = parvis_text::fold(name);
        let valid = !folded.is_empty()
            && folded.chars().all(|c| parvis_text::is_word_character(c) || matches!(c, '-' | '.'));
        if !valid {
            return Err(self.error(span, Reason::BadListName(name.to_owned())));
        }
        self.count_leaf(&span)?;
        Ok(Node::List(ListReference { name: folded, span }))
    }

    /// A leaf, counted.
    pub(crate) fn leaf(&mut self, test: Test, span: Span) -> Result<Node, QueryError> {
        self.count_leaf(&span)?;
        Ok(Node::Leaf(Leaf { test, span }))
    }
}

/// The leaves of one side of NEAR, or what is wrong with it and where.
pub(crate) fn near_operands(side: Node) -> Result<Vec<Node>, (NearMisuse, Option<Span>)> {
    let children = match side {
        Node::Or(children) => children,
        other => vec![other],
    };
    for child in &children {
        let misuse = match child {
            Node::List(_) => continue,
            Node::Leaf(leaf) if !is_field(&leaf.test) => continue,
            Node::Leaf(_) => NearMisuse::Field,
            Node::And(_) | Node::Or(_) => NearMisuse::And,
            Node::Not(_) => NearMisuse::Not,
            Node::Near(_) => NearMisuse::Near,
        };
        return Err((misuse, Some(child.span())));
    }
    Ok(children)
}

fn is_field(test: &Test) -> bool {
    matches!(test, Test::Field(..) | Test::UrlContains(_) | Test::Followers(..))
}
