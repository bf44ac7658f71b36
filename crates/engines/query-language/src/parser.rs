//! From the text of a query to its tree: NOT binds tightest, then NEAR, AND, OR.

use crate::error::{NearMisuse, QueryError, Reason};
use crate::leaf::{self, Tokens};
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
    Parser::new(source).and_then(Parser::query).map_err(|error| *error)
}

/// What was read, or why not; an error takes no more room than what it stands in for.
pub(crate) type Parsed<T> = Result<T, Box<QueryError>>;

/// Nodes waiting for their parent that fit without growing.
const USUAL_NODES: usize = 16;

pub(crate) struct Parser<'a> {
    pub(crate) source: &'a str,
    pub(crate) lexer: Lexer<'a>,
    pub(crate) ahead: Option<Lexeme>,
    /// Nodes read whose parent is not: each level leaves one more.
    pub(crate) stack: Vec<Node>,
    pub(crate) tokens: Tokens,
    pub(crate) warnings: Vec<Warning>,
    leaves: usize,
    level: usize,
}

impl<'a> Parser<'a> {
    fn new(source: &'a str) -> Parsed<Self> {
        let mut lexer = Lexer::new(source);
        let ahead = lexer.next()?;
        let stack = Vec::with_capacity(USUAL_NODES);
        Ok(Self {
            source,
            lexer,
            ahead,
            stack,
            tokens: Tokens::default(),
            warnings: Vec::new(),
            leaves: 0,
            level: 0,
        })
    }

    fn query(mut self) -> Parsed<Query> {
        if self.ahead.is_none() {
            return Err(self.error(0..self.source.len(), Reason::Empty));
        }
        self.or_level()?;
        match (self.ahead, self.stack.pop()) {
            (None, Some(root)) => Ok(Query { root, warnings: self.warnings }),
            (stray, _) => {
                let span = stray.map_or(0..self.source.len(), Lexeme::span);
                Err(self.error(span, Reason::StrayParenthesis))
            }
        }
    }

    #[cold]
    pub(crate) fn error(&self, span: Span, reason: Reason) -> Box<QueryError> {
        Box::new(QueryError::new(self.source, span, reason))
    }

    pub(crate) fn warn(&mut self, span: Span, notice: Notice) {
        self.warnings.push(Warning::new(self.source, span, notice));
    }

    pub(crate) fn advance(&mut self) -> Parsed<Option<Lexeme>> {
        let next = self.lexer.next()?;
        Ok(std::mem::replace(&mut self.ahead, next))
    }

    fn ahead_sort(&self) -> Option<Sort> {
        self.ahead.map(|lexeme| lexeme.sort)
    }

    fn ahead_is(&self, sort: Sort) -> bool {
        self.ahead_sort() == Some(sort)
    }

    fn written(&self, span: &Span) -> String {
        self.source[span.clone()].to_owned()
    }

    /// Counts one more leaf.
    pub(crate) fn count_leaf(&mut self, span: &Span) -> Parsed<()> {
        self.leaves += 1;
        if self.leaves > MAX_LEAVES {
            return Err(self.error(span.clone(), Reason::TooManyLeaves));
        }
        Ok(())
    }

    fn or_level(&mut self) -> Parsed<()> {
        let mark = self.stack.len();
        let mut mixed = self.and_level()?;
        if !self.ahead_is(Sort::Or) {
            return Ok(());
        }
        while self.ahead_is(Sort::Or) {
            self.binary_operator()?;
            mixed |= self.and_level()?;
        }
        let branches = self.stack.split_off(mark);
        if let Some(branch) = branches.iter().find(|branch| !branch.is_positive()) {
            return Err(self.error(branch.span(), Reason::NegativeBranch));
        }
        let node = Node::any(branches);
        if mixed {
            let reading = crate::canonical::canonical_node(&node);
            self.warn(node.span(), Notice::MixedOperators(reading));
        }
        self.stack.push(node);
        Ok(())
    }

    /// An AND; tells whether it joins several parts without parentheses around it.
    fn and_level(&mut self) -> Parsed<bool> {
        let mark = self.stack.len();
        self.near_level()?;
        if matches!(self.ahead_sort(), None | Some(Sort::Or | Sort::Close)) {
            return Ok(false);
        }
        loop {
            match self.ahead_sort() {
                None | Some(Sort::Or | Sort::Close) => break,
                Some(Sort::And) => self.binary_operator()?,
                Some(_) => {}
            }
            self.near_level()?;
        }
        let parts = self.stack.split_off(mark);
        self.stack.push(Node::all(parts));
        Ok(true)
    }

    /// Steps over a binary operator; something must stand on its right.
    fn binary_operator(&mut self) -> Parsed<()> {
        let Some(operator) = self.advance()? else { return Ok(()) };
        match self.ahead_sort() {
            None | Some(Sort::Close | Sort::And | Sort::Or | Sort::Near { .. }) => {
                let written = self.written(&operator.span());
                Err(self.error(operator.span(), Reason::NothingOnTheRight(written)))
            }
            Some(_) => Ok(()),
        }
    }

    fn near_level(&mut self) -> Parsed<()> {
        let start = self.ahead.map_or(self.source.len(), |lexeme| lexeme.span().start);
        self.not_level()?;
        while let Some(operator @ Lexeme { sort: Sort::Near { ordered }, .. }) = self.ahead {
            let span = operator.span();
            let distance = self.distance(&span)?;
            self.binary_operator()?;
            self.not_level()?;
            let (Some(right), Some(left)) = (self.stack.pop(), self.stack.pop()) else { break };
            let end = right.span().end;
            let left = self.near_side(left, &span)?;
            let right = self.near_side(right, &span)?;
            let near = Near { left, right, distance, ordered, span: start..end };
            self.stack.push(Node::Near(Box::new(near)));
        }
        Ok(())
    }

    fn distance(&self, span: &Span) -> Parsed<u32> {
        let written = &self.source[span.clone()];
        let (name, number) = written.split_once('/').unwrap_or((written, ""));
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        match number.parse::<u32>() {
            Ok(distance) if digits && (1..=MAX_DISTANCE).contains(&distance) => Ok(distance),
            _ => Err(self.error(span.clone(), Reason::NearWithoutNumber(name.to_owned()))),
        }
    }

    fn near_side(&self, side: Node, operator: &Span) -> Parsed<Vec<Node>> {
        near_operands(side)
            .map_err(|(misuse, span)| self.error(span.unwrap_or(operator.clone()), Reason::NearHolds(misuse)))
    }

    fn not_level(&mut self) -> Parsed<()> {
        let mut negations = 0_usize;
        while self.ahead_is(Sort::Not) {
            let Some(operator) = self.advance()? else { break };
            negations += 1;
            if matches!(
                self.ahead_sort(),
                None | Some(Sort::Close | Sort::And | Sort::Or | Sort::Near { .. })
            ) {
                let written = self.written(&operator.span());
                return Err(self.error(operator.span(), Reason::NothingToExclude(written)));
            }
        }
        self.primary()?;
        if negations % 2 == 1
            && let Some(node) = self.stack.pop()
        {
            self.stack.push(node.negated());
        }
        Ok(())
    }

    fn primary(&mut self) -> Parsed<()> {
        let Some(lexeme) = self.advance()? else {
            return Err(self.error(self.source.len()..self.source.len(), Reason::Empty));
        };
        match lexeme.sort {
            Sort::Open => self.group(lexeme.span()),
            Sort::Close => Err(self.error(lexeme.span(), Reason::StrayParenthesis)),
            Sort::And | Sort::Or | Sort::Near { .. } => {
                let written = self.written(&lexeme.span());
                Err(self.error(lexeme.span(), Reason::NothingOnTheLeft(written)))
            }
            // The caller has consumed every negation.
            Sort::Not => {
                let written = self.written(&lexeme.span());
                Err(self.error(lexeme.span(), Reason::NothingToExclude(written)))
            }
            Sort::Quoted => leaf::quoted(self, lexeme.span()),
            Sort::Plain => leaf::plain(self, lexeme.span()),
            Sort::Word => leaf::bare(self, lexeme.span()),
        }
    }

    fn group(&mut self, opening: Span) -> Parsed<()> {
        if self.level == MAX_LEVELS {
            return Err(self.error(opening, Reason::TooDeep));
        }
        if let Some(closing @ Lexeme { sort: Sort::Close, .. }) = self.ahead {
            return Err(self.error(opening.start..closing.span().end, Reason::EmptyParentheses));
        }
        if self.ahead.is_none() {
            return Err(self.error(opening, Reason::UnclosedParenthesis));
        }
        self.level += 1;
        self.or_level()?;
        self.level -= 1;
        if !self.ahead_is(Sort::Close) {
            return Err(self.error(opening, Reason::UnclosedParenthesis));
        }
        self.advance()?;
        Ok(())
    }

    /// A use of a named list.
    pub(crate) fn list(&mut self, name: &str, span: Span) -> Parsed<()> {
        let folded = parvis_text::fold(name);
        let valid = !folded.is_empty()
            && folded.chars().all(|c| parvis_text::is_word_character(c) || matches!(c, '-' | '.'));
        if !valid {
            return Err(self.error(span, Reason::BadListName(name.to_owned())));
        }
        self.count_leaf(&span)?;
        self.stack.push(Node::List(ListReference { name: folded, span }));
        Ok(())
    }

    /// A leaf, counted.
    pub(crate) fn leaf(&mut self, test: Test, span: Span) -> Parsed<()> {
        self.count_leaf(&span)?;
        self.stack.push(Node::Leaf(Leaf { test, span }));
        Ok(())
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
