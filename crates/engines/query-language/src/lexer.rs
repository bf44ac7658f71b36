//! The words of a query: parentheses, quotes, operators and bare words, with their places.

use crate::error::{QueryError, Reason};
use crate::parser::Parsed;
use crate::syntax::Span;

/// One lexical element and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Lexeme {
    pub(crate) sort: Sort,
    start: u32,
    end: u32,
}

impl Lexeme {
    pub(crate) fn span(self) -> Span {
        self.start as usize..self.end as usize
    }
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
    Quoted,
    /// A word of ASCII letters, digits and `_`, perhaps after `#` or `@`.
    Plain,
    Word,
}

/// Bytes that plain words are made of.
const PLAIN: u8 = 1;
/// Bytes where any word ends.
const END: u8 = 2;

const ASCII: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        if b.is_ascii_alphanumeric() || b == b'_' {
            classes[byte] = PLAIN;
        } else if matches!(b, b'(' | b')' | b'"' | b' ' | b'\t'..=b'\r') {
            classes[byte] = END;
        }
        byte += 1;
    }
    classes
};

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
    pub(crate) fn next(&mut self) -> Parsed<Option<Lexeme>> {
        self.skip_blank();
        let start = self.at;
        if let Some(end) = self.plain_end(start) {
            self.at = end;
            let word = &self.source[start..end];
            return Ok(Some(self.lexeme(operator(word).unwrap_or(Sort::Plain), start)));
        }
        let Some(first) = self.source[start..].chars().next() else { return Ok(None) };
        let sort = match first {
            '(' => self.single(Sort::Open),
            ')' => self.single(Sort::Close),
            '-' if self.minus_excludes(start) => self.single(Sort::Not),
            quote if is_quote(quote) => self.quoted(start, quote)?,
            _ => self.word(start),
        };
        Ok(Some(self.lexeme(sort, start)))
    }

    /// Queries are short: their places fit in 32 bits.
    fn lexeme(&self, sort: Sort, start: usize) -> Lexeme {
        Lexeme { sort, start: start as u32, end: self.at as u32 }
    }

    /// Where a word ends that is plain, if one begins here: most are.
    fn plain_end(&self, start: usize) -> Option<usize> {
        let rest = self.source.as_bytes().get(start..)?;
        let sigil = usize::from(matches!(rest, [b'#' | b'@', ..]));
        let length = rest[sigil..].iter().take_while(|byte| ASCII[**byte as usize] == PLAIN).count();
        let ends = rest.get(sigil + length).is_none_or(|byte| ASCII[*byte as usize] == END);
        (length > 0 && ends).then_some(start + sigil + length)
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

    fn quoted(&mut self, start: usize, opening: char) -> Parsed<Sort> {
        let inner = start + opening.len_utf8();
        let rest = &self.source[inner..];
        let straight = rest.as_bytes().iter().position(|&byte| byte == b'"' || byte >= 0x80);
        let found = match straight {
            Some(at) if rest.as_bytes()[at] == b'"' => Some((at, '"')),
            Some(_) => rest.char_indices().find(|&(_, c)| is_quote(c)),
            None => None,
        };
        let Some((offset, closing)) = found else {
            let error = QueryError::new(self.source, start..self.source.len(), Reason::UnclosedQuote);
            return Err(Box::new(error));
        };
        self.at = inner + offset + closing.len_utf8();
        Ok(Sort::Quoted)
    }

    fn word(&mut self, start: usize) -> Sort {
        let rest = &self.source[start..];
        let bytes = rest.as_bytes();
        let mut end = 0;
        while let Some(&byte) = bytes.get(end) {
            if byte < 0x80 {
                let comment = byte == b'/' && bytes.get(end + 1) == Some(&b'/') && !in_address(&rest[..end]);
                if comment || ASCII[byte as usize] == END {
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
        operator(&rest[..end]).unwrap_or(Sort::Word)
    }
}

/// Whether `//` after these characters belongs to an address and not to a comment.
fn in_address(before: &str) -> bool {
    before.ends_with(':') || before.get(..4).is_some_and(|field| field.eq_ignore_ascii_case("url:"))
}

fn operator(word: &str) -> Option<Sort> {
    // Operators are in capitals.
    if !word.as_bytes().first().is_some_and(u8::is_ascii_uppercase) {
        return None;
    }
    match word {
        "AND" | "ET" => Some(Sort::And),
        "OR" | "OU" => Some(Sort::Or),
        "NOT" | "SAUF" => Some(Sort::Not),
        _ => match word.split('/').next() {
            Some("NEAR" | "PROCHE") => Some(Sort::Near { ordered: false }),
            Some("ONEAR" | "AVANT") => Some(Sort::Near { ordered: true }),
            _ => None,
        },
    }
}
