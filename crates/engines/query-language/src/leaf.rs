//! Reads leaves: words, phrases, wildcards, tags, handles, exact texts.

use crate::error::{QueryError, Reason};
use crate::field;
use crate::lexer::{Sort, is_quote};
use crate::limits::MIN_PREFIX;
use crate::parser::Parser;
use crate::syntax::{Field, Node, Pattern, Span, Test};
use crate::warning::Notice;
use parvis_text::{Kind, Piece, fold, is_elision, scan};

/// Stands for `?` while a word is folded; a letter that nothing folds to.
const ANY_LETTER: char = 'ꙮ';

/// Reads a quoted text.
pub(crate) fn quoted(
    parser: &mut Parser,
    span: Span,
    opening: char,
    closing: char,
) -> Result<Node, QueryError> {
    note_unbalanced(parser, &span, opening, closing);
    let inner = &parser.source[span.start + opening.len_utf8()..span.end - closing.len_utf8()];
    if inner.trim().is_empty() {
        return Err(parser.error(span, Reason::EmptyQuote));
    }
    if inner.bytes().any(|byte| matches!(byte, b'*' | b'?')) {
        let phrase = inner.trim().to_owned();
        return Err(parser.error(span, Reason::WildcardInPhrase(phrase)));
    }
    let test = match read_tokens(inner) {
        Read::None => return Err(parser.error(span, Reason::NoToken(inner.trim().to_owned()))),
        Read::One(_, text) => Test::Term(text),
        Read::Several(words) => Test::Phrase(words),
    };
    parser.leaf(test, span)
}

/// Warns about a quotation that a word processor left half typographic.
pub(crate) fn note_unbalanced(parser: &mut Parser, span: &Span, opening: char, closing: char) {
    let balanced = matches!(
        (opening, closing),
        ('"', '"')
            | ('“', '”')
            | ('”', '”')
            | ('„', '“')
            | ('„', '”')
            | ('‟', '”')
            | ('«', '»')
            | ('»', '«')
            | ('＂', '＂')
    );
    if !balanced {
        parser.warn(span.clone(), Notice::UnbalancedQuotes);
    }
}

/// Reads a word outside quotes: operator words were taken out before.
pub(crate) fn bare(parser: &mut Parser, span: Span) -> Result<Node, QueryError> {
    let source = parser.source;
    let word = &source[span.clone()];
    if let Some(test) = plain(word) {
        return parser.leaf(test, span);
    }
    if let Some(name) = word.strip_prefix("@@") {
        return parser.list(name, span);
    }
    if let Some((name, value)) = word.split_once(':')
        && !name.is_empty()
        && name.chars().all(char::is_alphabetic)
    {
        let value_start = span.start + name.len() + 1;
        if fold(name) == "brut" {
            return exact(parser, span, value_start);
        }
        if let Some(known) = Field::of_name(name) {
            return field::value(parser, known, span, value_start);
        }
        if !value.is_empty() && !value.starts_with("//") {
            let reason = Reason::UnknownField {
                name: name.to_owned(),
                closest: field::closest(name),
                value: value.to_owned(),
            };
            return Err(parser.error(span, reason));
        }
    }
    if word.bytes().any(|byte| matches!(byte, b'*' | b'?')) {
        return wildcard(parser, word, span);
    }
    let test = match read_tokens(word) {
        Read::None => return Err(parser.error(span.clone(), Reason::NoToken(word.to_owned()))),
        // An elision that leans on nothing is a slip, not a one-letter word.
        Read::One(Kind::Word, text) if is_elision(&text) && fold(word).ends_with('\'') => {
            return Err(parser.error(span.clone(), Reason::NoToken(word.to_owned())));
        }
        Read::One(Kind::Word, text) => Test::Term(text),
        Read::One(Kind::Tag, text) => Test::Tag(text),
        Read::One(Kind::Handle, text) => Test::Handle(text),
        Read::Several(words) => Test::Phrase(words),
    };
    parser.leaf(test, span)
}

/// A word, tag or handle of ASCII letters, digits and `_`, which is what most leaves are.
fn plain(word: &str) -> Option<Test> {
    let body = word.strip_prefix(['#', '@']).unwrap_or(word);
    if body.is_empty() || !body.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
        return None;
    }
    let text = body.to_ascii_lowercase();
    Some(match word.as_bytes().first() {
        Some(b'#') => Test::Tag(text),
        Some(b'@') => Test::Handle(text),
        _ => Test::Term(text),
    })
}

/// What a piece of query text holds.
enum Read {
    None,
    One(Kind, String),
    Several(Vec<String>),
}

fn read_tokens(text: &str) -> Read {
    if let Some(Test::Term(word)) = plain(text) {
        return Read::One(Kind::Word, word);
    }
    let folded = fold(text);
    let mut first = None;
    let mut words = Vec::new();
    scan(folded.as_bytes(), |piece| {
        if let Piece::Token(kind, range) = piece {
            first.get_or_insert(kind);
            words.push(folded[range].to_owned());
        }
    });
    match first {
        None => Read::None,
        Some(kind) if words.len() == 1 => Read::One(kind, words.pop().unwrap_or_default()),
        Some(_) => Read::Several(words),
    }
}

fn wildcard(parser: &mut Parser, word: &str, span: Span) -> Result<Node, QueryError> {
    let (body, open) = match word.strip_suffix('*') {
        Some(body) => (body, true),
        None => (word, false),
    };
    let misplaced = Reason::MisplacedWildcard(word.to_owned());
    if body.contains('*') {
        return Err(parser.error(span, misplaced));
    }
    let folded = fold(&body.replace('?', ANY_LETTER.encode_utf8(&mut [0; 4])));
    let mut found = Vec::new();
    scan(folded.as_bytes(), |piece| match piece {
        Piece::Token(kind, range) => found.push((kind, range)),
        Piece::Url(range) => found.push((Kind::Handle, range)),
        Piece::Elision(_) => {}
    });
    let range = match found.as_slice() {
        [] => return Err(parser.error(span, Reason::NoToken(word.to_owned()))),
        [(Kind::Word, range)] if range.end == folded.len() || !open => range.clone(),
        _ => return Err(parser.error(span, misplaced)),
    };
    let characters: Vec<_> = folded[range].chars().map(|c| (c != ANY_LETTER).then_some(c)).collect();
    let literal = characters.iter().flatten().count();
    if literal == 0 {
        return Err(parser.error(span, Reason::NoToken(word.to_owned())));
    }
    if open && literal < MIN_PREFIX {
        return Err(parser.error(span, Reason::PrefixTooShort(word.to_owned())));
    }
    if !open && literal == characters.len() {
        // `?` fell outside the word, as in `(quoi)?`-like typing: nothing is left of it.
        return Err(parser.error(span, misplaced));
    }
    parser.leaf(Test::Pattern(Pattern { characters, open }), span)
}

/// Reads `brut:"…"`; the characters are kept as they are.
fn exact(parser: &mut Parser, span: Span, value_start: usize) -> Result<Node, QueryError> {
    let source = parser.source;
    if value_start < span.end {
        let value = source[value_start..span.end].to_owned();
        return parser.leaf(Test::Exact(value), span);
    }
    match quoted_value(parser, value_start)? {
        Some((value, end)) if !value.is_empty() => {
            let value = value.to_owned();
            parser.leaf(Test::Exact(value), span.start..end)
        }
        _ => Err(parser.error(span, Reason::MissingExactText)),
    }
}

/// The quoted text that begins exactly at a byte, and where it ends; consumed when there.
pub(crate) fn quoted_value<'a>(
    parser: &mut Parser<'a>,
    start: usize,
) -> Result<Option<(&'a str, usize)>, QueryError> {
    let source = parser.source;
    let Some(ahead) = parser.ahead.clone().filter(|lexeme| lexeme.span.start == start) else {
        return Ok(None);
    };
    let Sort::Quoted { opening, closing } = ahead.sort else { return Ok(None) };
    parser.advance()?;
    note_unbalanced(parser, &ahead.span, opening, closing);
    let inner = &source[ahead.span.start + opening.len_utf8()..ahead.span.end - closing.len_utf8()];
    // French quotation marks hold a space on each side that belongs to typography.
    let inner = if opening == '«' { inner.trim() } else { inner };
    Ok(Some((inner, ahead.span.end)))
}

/// Whether a field value can be written without quotes.
pub(crate) fn needs_quotes(value: &str) -> bool {
    value.contains("//")
        || value.chars().any(|c| c.is_whitespace() || matches!(c, '(' | ')' | ',') || is_quote(c))
}
