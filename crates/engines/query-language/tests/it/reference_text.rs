//! Folding and tokens, step by step as the definition tells them; slow and plain.

use caseless::Caseless;
use unicode_general_category::{GeneralCategory as C, get_general_category};
use unicode_normalization::UnicodeNormalization;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Tag,
    Handle,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) kind: Kind,
}

/// A stretch of the original text that nothing may cut, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Position of the token, none for elisions and URLs.
    pub(crate) position: Option<usize>,
    pub(crate) is_url: bool,
}

pub(crate) struct Read {
    pub(crate) tokens: Vec<Token>,
    pub(crate) stretches: Vec<Stretch>,
}

pub(crate) fn fold(text: &str) -> String {
    let text: String = text
        .chars()
        .map(|c| {
            let variants = ['\u{2019}', '\u{2018}', '\u{2BC}', '\u{2032}', '\u{60}', '\u{B4}', '\u{FF07}'];
            if variants.contains(&c) { '\'' } else { c }
        })
        .collect();
    let text: String = text.nfkd().collect();
    let text: String = text.chars().default_case_fold().collect();
    let text: String = text.nfkd().collect();
    let text: String = text.chars().filter(|&c| get_general_category(c) != C::NonspacingMark).collect();
    text.replace('œ', "oe").replace('æ', "ae")
}

pub(crate) fn is_letter(c: char) -> bool {
    use C::{LowercaseLetter, ModifierLetter, OtherLetter, TitlecaseLetter, UppercaseLetter};
    matches!(
        get_general_category(c),
        UppercaseLetter | LowercaseLetter | TitlecaseLetter | ModifierLetter | OtherLetter
    )
}

pub(crate) fn is_word(c: char) -> bool {
    use C::{DecimalNumber, LetterNumber, OtherNumber};
    c == '_' || is_letter(c) || matches!(get_general_category(c), DecimalNumber | LetterNumber | OtherNumber)
}

const ELISIONS: [&str; 13] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// Folded characters, each with the original byte it comes from.
fn folded_characters(text: &str) -> Vec<(char, usize)> {
    let mut characters = Vec::new();
    for (at, c) in text.char_indices() {
        characters.extend(fold(&c.to_string()).chars().map(|folded| (folded, at)));
    }
    characters
}

pub(crate) fn read(text: &str) -> Read {
    let folded = folded_characters(text);
    let characters: Vec<char> = folded.iter().map(|&(c, _)| c).collect();
    let mut read = Read { tokens: Vec::new(), stretches: Vec::new() };
    let at = |place: usize| characters.get(place).copied();
    let word_at = |place: usize| at(place).is_some_and(is_word);
    let mut place = 0;
    while place < characters.len() {
        let rest: String = characters[place..].iter().take(8).collect();
        let url = ["http://", "https://", "www."].iter().any(|scheme| rest.starts_with(scheme));
        let (start, end, kind) = if url {
            (place, run(&characters, place, |c| !c.is_whitespace()), None)
        } else if matches!(characters[place], '#' | '@') && !(place > 0 && word_at(place - 1)) {
            let tag = characters[place] == '#';
            let end = run(&characters, place + 1, |c| is_word(c) || (!tag && matches!(c, '.' | '-')));
            let mut trimmed = end;
            while trimmed > place + 1 && matches!(characters[trimmed - 1], '.' | '-') {
                trimmed -= 1;
            }
            if trimmed == place + 1 {
                place += 1;
                continue;
            }
            (place + 1, trimmed, Some(if tag { Kind::Tag } else { Kind::Handle }))
        } else if is_word(characters[place]) {
            let end = run(&characters, place, is_word);
            let text: String = characters[place..end].iter().collect();
            let elided = ELISIONS.contains(&text.as_str())
                && at(end) == Some('\'')
                && (word_at(end + 1) || matches!(at(end + 1), Some('#' | '@')));
            (place, end, (!elided).then_some(Kind::Word))
        } else {
            place += 1;
            continue;
        };
        let position = kind.map(|kind| {
            read.tokens.push(Token { text: characters[start..end].iter().collect(), kind });
            read.tokens.len() - 1
        });
        // Whole original characters, with the marks that fold to nothing after them.
        let first = folded[start].1;
        let last = folded[end - 1].1;
        let after =
            folded[end..].iter().map(|&(_, from)| from).find(|&from| from > last).unwrap_or(text.len());
        read.stretches.push(Stretch { start: first, end: after, position, is_url: url });
        place = end;
    }
    read
}

fn run(characters: &[char], from: usize, belongs: impl Fn(char) -> bool) -> usize {
    (from..characters.len()).find(|&place| !belongs(characters[place])).unwrap_or(characters.len())
}
