//! Reads leaves: words, phrases, wildcards, tags, handles, exact texts.

use crate::error::Reason;
use crate::field;
use crate::lexer::{Sort, is_quote};
use crate::limits::MIN_PREFIX;
use crate::parser::{Parsed, Parser};
use crate::syntax::{Field, Pattern, Span, Test};
use crate::text::Text;
use crate::warning::Notice;
use parvis_text::{Kind, Piece, fold, fold_into, is_elision, scan};

/// Stands for `?` while a word is folded; a letter that nothing folds to.
const ANY_LETTER: char = 'ꙮ';

/// Reads a quoted text.
pub(crate) fn quoted(parser: &mut Parser, span: Span) -> Parsed<()> {
    let inner = within_quotes(parser, &span);
    if inner.trim().is_empty() {
        return Err(parser.error(span, Reason::EmptyQuote));
    }
    if inner.bytes().any(|byte| matches!(byte, b'*' | b'?')) {
        let phrase = inner.trim().to_owned();
        return Err(parser.error(span, Reason::WildcardInPhrase(phrase)));
    }
    match parser.tokens.test(inner) {
        // Between quotes, one token counts whatever its kind.
        Some(Test::Tag(text) | Test::Handle(text)) => parser.leaf(Test::Term(text), span),
        Some(test) => parser.leaf(test, span),
        None => Err(parser.error(span, Reason::NoToken(inner.trim().to_owned()))),
    }
}

/// The text between the quotes of a span; warns when a word processor left them half typographic.
fn within_quotes<'a>(parser: &mut Parser<'a>, span: &Span) -> &'a str {
    let written = &parser.source[span.clone()];
    if let Some(inner) = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return inner;
    }
    let mut characters = written.chars();
    let (opening, closing) = (characters.next(), characters.next_back());
    let balanced = matches!(
        (opening, closing),
        (Some('“'), Some('”'))
            | (Some('”'), Some('”'))
            | (Some('„'), Some('“'))
            | (Some('„'), Some('”'))
            | (Some('‟'), Some('”'))
            | (Some('«'), Some('»'))
            | (Some('»'), Some('«'))
            | (Some('＂'), Some('＂'))
    );
    if !balanced {
        parser.warn(span.clone(), Notice::UnbalancedQuotes);
    }
    characters.as_str()
}

/// Reads a word outside quotes: operator words were taken out before.
pub(crate) fn bare(parser: &mut Parser, span: Span) -> Parsed<()> {
    let source = parser.source;
    let word = &source[span.clone()];
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
    let slip = |text: &str| is_elision(text) && fold(word).ends_with('\'');
    match parser.tokens.test(word) {
        // An elision that leans on nothing is a slip, not a one-letter word.
        Some(Test::Term(text)) if slip(&text) => Err(parser.error(span, Reason::NoToken(word.to_owned()))),
        Some(test) => parser.leaf(test, span),
        None => Err(parser.error(span, Reason::NoToken(word.to_owned()))),
    }
}

/// Reads a word of ASCII letters, digits and `_`, perhaps a tag or a handle.
pub(crate) fn plain(parser: &mut Parser, span: Span) -> Parsed<()> {
    let word = &parser.source[span.clone()];
    let test = match word.as_bytes().first() {
        Some(b'#') => Test::Tag(Text::lower(&word[1..])),
        Some(b'@') => Test::Handle(Text::lower(&word[1..])),
        _ => Test::Term(Text::lower(word)),
    };
    parser.leaf(test, span)
}

/// Reads the tokens of a piece of query text, with a space between two; its own room, used again.
#[derive(Default)]
pub(crate) struct Tokens {
    folded: Vec<u8>,
    words: String,
    count: usize,
    first: Option<Kind>,
}

impl Tokens {
    /// What the tokens of a text test: nothing without token.
    fn test(&mut self, text: &str) -> Option<Test> {
        self.words.clear();
        self.count = 0;
        self.first = None;
        self.read(text);
        Some(match self.first? {
            _ if self.count > 1 => Test::Phrase(self.words.as_str().into()),
            Kind::Word => Test::Term(self.words.as_str().into()),
            Kind::Tag => Test::Tag(self.words.as_str().into()),
            Kind::Handle => Test::Handle(self.words.as_str().into()),
        })
    }

    fn read(&mut self, text: &str) {
        if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b' ' | b'-')) {
            // Without sigil, apostrophe, point or colon, words are what lies between spaces and hyphens.
            let words = text.as_bytes().split(|byte| matches!(byte, b' ' | b'-'));
            words.filter(|word| !word.is_empty()).for_each(|word| self.add(Kind::Word, word));
            self.words.make_ascii_lowercase();
            return;
        }
        let mut folded = std::mem::take(&mut self.folded);
        fold_into(text, &mut folded);
        scan(&folded, |piece| {
            if let Piece::Token(kind, range) = piece {
                self.add(kind, &folded[range]);
            }
        });
        self.folded = folded;
    }

    fn add(&mut self, kind: Kind, token: &[u8]) {
        if self.count > 0 {
            self.words.push(' ');
        }
        self.count += 1;
        self.first.get_or_insert(kind);
        self.words.push_str(str::from_utf8(token).unwrap_or_default());
    }
}

fn wildcard(parser: &mut Parser, word: &str, span: Span) -> Parsed<()> {
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
fn exact(parser: &mut Parser, span: Span, value_start: usize) -> Parsed<()> {
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
pub(crate) fn quoted_value<'a>(parser: &mut Parser<'a>, start: usize) -> Parsed<Option<(&'a str, usize)>> {
    let Some(quoted) = parser.ahead.filter(|lexeme| lexeme.sort == Sort::Quoted) else { return Ok(None) };
    let span = quoted.span();
    if span.start != start {
        return Ok(None);
    }
    parser.advance()?;
    let inner = within_quotes(parser, &span);
    // French quotation marks hold a space on each side that belongs to typography.
    let french = parser.source[start..].starts_with('«');
    Ok(Some((if french { inner.trim() } else { inner }, span.end)))
}

/// Whether a field value can be written without quotes.
pub(crate) fn needs_quotes(value: &str) -> bool {
    value.contains("//")
        || value.chars().any(|c| c.is_whitespace() || matches!(c, '(' | ')' | ',') || is_quote(c))
}
