//! The words of a post: addresses, handles and emoji left out, hashtags opened.

use crate::script::Script;
use unicode_normalization::UnicodeNormalization;

/// Words read at most: more of them change no answer, and the cost stays bounded.
const WORDS: usize = 240;
/// Letters of a word read at most.
const LETTERS: usize = 40;

/// A word of a post, in lower case as spelt.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) letters: Vec<char>,
    /// How much it says about the language of the post, ratio, 0 to 1.
    pub(crate) weight: f32,
}

/// Splits a post into words that say something about its language.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut sentence_start = true;
    for token in text.split_whitespace() {
        if found.len() >= WORDS {
            break;
        }
        if is_address(token) {
            continue;
        }
        match token.trim_start_matches(is_opening).strip_prefix(['#', '＃']) {
            Some(tag) => tag_words(tag, &mut found),
            None => plain_words(token, sentence_start, &mut found),
        }
        sentence_start =
            token.ends_with(['.', '!', '?', '…', ':', ';', '»', '"']) || token.starts_with(['-', '•']);
    }
    soften_shouting(&mut found);
    found
}

fn is_opening(c: char) -> bool {
    matches!(c, '(' | '[' | '"' | '«' | '“' | '\'' | '.' | '-')
}

/// Links, handles, e-mail addresses, entities and the marks of a forwarded post.
fn is_address(token: &str) -> bool {
    let token = token.trim_start_matches(is_opening);
    let starts =
        |prefix: &str| token.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    token.starts_with(['@', '＠'])
        || starts("http")
        || starts("www.")
        || starts("pic.twitter")
        || starts("t.co/")
        || token.contains("://")
        || token.contains('@')
        || matches!(token, "RT" | "RT:" | "&amp;" | "&lt;" | "&gt;" | "&quot;" | "via" | "MT")
        || is_bare_link(token)
}

/// `ville.fr/agenda` and the like: a dot between letters, then a known ending or a path.
fn is_bare_link(token: &str) -> bool {
    let Some((head, tail)) = token.split_once('.') else {
        return false;
    };
    let ending = tail.split(['/', '?', ',', '…', ')']).next().unwrap_or_default();
    !head.is_empty()
        && head.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        && (matches!(
            ending,
            "fr" | "com" | "org" | "net" | "eu" | "gouv.fr" | "be" | "ch" | "io" | "ly" | "info"
        ) || (tail.contains('/') && ending.len() >= 2))
}

/// Opens a hashtag at its capitals, digits and underscores.
fn tag_words(tag: &str, found: &mut Vec<Word>) {
    let mut piece = String::new();
    let mut previous_lower = false;
    let mut pieces = Vec::new();
    for c in tag.chars() {
        let cut = !c.is_alphabetic() || (c.is_uppercase() && previous_lower);
        if cut && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
        }
        if c.is_alphabetic() {
            piece.push(c);
        }
        previous_lower = c.is_lowercase();
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    let weight = if pieces.len() > 1 { 0.5 } else { 0.3 };
    for piece in pieces {
        push(&piece, weight, found);
    }
}

fn plain_words(token: &str, sentence_start: bool, found: &mut Vec<Word>) {
    let mut first = sentence_start;
    for piece in token.split(|c: char| !(c.is_alphabetic() || is_mark(c))) {
        if piece.is_empty() {
            continue;
        }
        let capital = piece.chars().next().is_some_and(char::is_uppercase);
        push(piece, if capital && !first { 0.5 } else { 1.0 }, found);
        first = false;
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c) && u32::from(c) < 0xfe00
}

/// Adds one word in lower case; letters repeated for emphasis are written once.
fn push(piece: &str, weight: f32, found: &mut Vec<Word>) {
    let mut letters: Vec<char> = Vec::with_capacity(piece.len());
    let mut run = 0_usize;
    let lower = piece.nfc().take(LETTERS * 4).flat_map(char::to_lowercase);
    for c in lower {
        run = if letters.last() == Some(&c) { run + 1 } else { 1 };
        let signs = matches!(Script::of(c), Some(Script::Han | Script::Kana));
        match run {
            3 if !signs => letters.truncate(letters.len() - 1),
            4.. if !signs => {}
            _ => letters.push(c),
        }
    }
    letters.truncate(LETTERS);
    if !letters.is_empty() && found.len() < WORDS {
        found.push(Word { letters, weight });
    }
}

/// A post in capitals throughout has no proper names to make light of.
fn soften_shouting(found: &mut [Word]) {
    let light = found.iter().filter(|word| word.weight == 0.5).count();
    if light * 3 > found.len() * 2 {
        for word in found.iter_mut() {
            word.weight = word.weight.max(0.8);
        }
    }
}
