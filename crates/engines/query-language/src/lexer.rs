//! The words of a query: parentheses, quotes, operators and bare words, with their places.

use crate::error::{QueryError, Reason};
use crate::syntax::Span;

/// One lexical element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lexeme {
    pub(crate) sort: Sort,
    pub(crate) span: Span,
}

/// What an element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Open,
    Close,
    And,
    Or,
    Not,
    /// NEAR or AVANT; its number is read by the parser.
    Near {
        ordered: bool,
    },
    /// A quoted text; the span holds the quotes.
    Quoted {
        opening: char,
        closing: char,
    },
    Word,
}

/// Whether a character opens or closes a quotation, straight or typographic.
pub(crate) fn is_quote(character: char) -> bool {
    matches!(character, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂')
}

/// Walks the text of a query.
pub(crate) struct Lexer<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(crate) fn new(source: &'a str) -> Self {
        Self { source, at: 0 }
    }

    /// Goes on from another place.
    pub(crate) fn jump(&mut self, at: usize) {
        self.at = at;
    }

    /// The next element, `None` at the end.
    pub(crate) fn next(&mut self) -> Result<Option<Lexeme>, QueryError> {
        self.skip_blank();
        let start = self.at;
        if self.source.as_bytes().get(start).is_some_and(u8::is_ascii_alphanumeric) {
            let sort = self.word(start);
            return Ok(Some(Lexeme { sort, span: start..self.at }));
        }
        let Some(first) = self.source[start..].chars().next() else { return Ok(None) };
        let sort = match first {
            '(' => self.single(Sort::Open),
            ')' => self.single(Sort::Close),
            '-' if self.minus_excludes(start) => self.single(Sort::Not),
            quote if is_quote(quote) => self.quoted(start, quote)?,
            _ => self.word(start),
        };
        Ok(Some(Lexeme { sort, span: start..self.at }))
    }

    fn single(&mut self, sort: Sort) -> Sort {
        self.at += 1;
        sort
    }

    fn skip_blank(&mut self) {
        let bytes = self.source.as_bytes();
        while bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        if bytes.get(self.at).is_some_and(|byte| byte.is_ascii_graphic() && *byte != b'/') {
            return;
        }
        loop {
            let rest = &self.source[self.at..];
            let trimmed = rest.trim_start();
            self.at += rest.len() - trimmed.len();
            if !trimmed.starts_with("//") {
                return;
            }
            self.at += trimmed.find('\n').unwrap_or(trimmed.len());
        }
    }

    /// A minus excludes when something stands right after it.
    fn minus_excludes(&self, start: usize) -> bool {
        self.source[start + 1..].chars().next().is_some_and(|next| !next.is_whitespace() && next != ')')
    }

    fn quoted(&mut self, start: usize, opening: char) -> Result<Sort, QueryError> {
        let inner = start + opening.len_utf8();
        let rest = &self.source[inner..];
        let straight = rest.as_bytes().iter().position(|&byte| byte == b'"' || byte >= 0x80);
        let found = match straight {
            Some(at) if rest.as_bytes()[at] == b'"' => Some((at, '"')),
            Some(_) => rest.char_indices().find(|&(_, c)| is_quote(c)),
            None => None,
        };
        let Some((offset, closing)) = found else {
            return Err(QueryError::new(self.source, start..self.source.len(), Reason::UnclosedQuote));
        };
        self.at = inner + offset + closing.len_utf8();
        Ok(Sort::Quoted { opening, closing })
    }

    fn word(&mut self, start: usize) -> Sort {
        let rest = &self.source[start..];
        let bytes = rest.as_bytes();
        let mut end = 0;
        while let Some(&byte) = bytes.get(end) {
            if byte < 0x80 {
                let comment = byte == b'/' && bytes.get(end + 1) == Some(&b'/') && !in_address(&rest[..end]);
                if comment || matches!(byte, b'(' | b')' | b'"' | b' ' | b'\t'..=b'\r') {
                    break;
                }
                end += 1;
            } else {
                let Some(character) = rest[end..].chars().next() else { break };
                if character.is_whitespace() || is_quote(character) {
                    break;
                }
                end += character.len_utf8();
            }
        }
        self.at = start + end;
        operator(&rest[..end])
    }
}

/// Whether `//` after these characters belongs to an address and not to a comment.
fn in_address(before: &str) -> bool {
    before.ends_with(':') || before.get(..4).is_some_and(|field| field.eq_ignore_ascii_case("url:"))
}

fn operator(word: &str) -> Sort {
    // Operators are in capitals.
    if !word.as_bytes().first().is_some_and(u8::is_ascii_uppercase) {
        return Sort::Word;
    }
    match word {
        "AND" | "ET" => Sort::And,
        "OR" | "OU" => Sort::Or,
        "NOT" | "SAUF" => Sort::Not,
        _ => match word.split('/').next() {
            Some("NEAR" | "PROCHE") => Sort::Near { ordered: false },
            Some("ONEAR" | "AVANT") => Sort::Near { ordered: true },
            _ => Sort::Word,
        },
    }
}
