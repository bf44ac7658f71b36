//! What a post says once links, handles, emoji and marks of forwarding are left out.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words read of one post at most: the cost of one comparison stays bounded.
const WORDS: usize = 400;
/// Bytes read of one post at most, UTF-8.
const BYTES: usize = 64 << 10;
/// Hashtags that end a post are kept apart, as many as this at most.
const TAGS: usize = 40;

/// A post reduced to what can be compared.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    /// Folded words and numbers in order, hashtags inside sentences included.
    pub(crate) words: Vec<Token>,
    /// Folded hashtags at the end or the beginning, sorted.
    pub(crate) tags: Vec<String>,
    /// The text stops in the middle: it ended with an ellipsis.
    pub(crate) cut: bool,
    /// It says that it forwards another post.
    pub(crate) forwarded: bool,
    /// Host of the first link.
    pub(crate) host: Option<String>,
}

/// One folded word or number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) word: String,
    pub(crate) number: bool,
    /// Written with a capital where nothing but a name asks for it.
    pub(crate) capital: bool,
    /// First of its sentence: a capital there says nothing.
    pub(crate) first: bool,
}

/// Reads one post.
pub(crate) fn tokens(text: &str) -> Tokens {
    let mut read = Tokens::default();
    let text = &text[..text.floor_char_boundary(BYTES)];
    let trimmed = without_forwarding(text.trim(), &mut read.forwarded);
    let shouted = is_shouted(trimmed);
    let content: Vec<&str> =
        trimmed.split_whitespace().filter(|piece| !skip(piece, &mut read.host)).collect();
    let body = content.iter().rposition(|piece| !piece.starts_with('#')).map_or(0, |last| last + 1);
    read.cut = content[..body].last().is_some_and(|last| last.ends_with('…') || last.ends_with("..."));
    let head = content.iter().position(|piece| !piece.starts_with('#')).unwrap_or(body);
    let mut first = true;
    for (at, piece) in content.iter().enumerate() {
        let outside = at >= body || at < head;
        if outside && read.tags.len() < TAGS {
            let tag: String = fold(piece).chars().filter(|c| c.is_alphanumeric()).collect();
            if !tag.is_empty() {
                read.tags.push(tag);
            }
        } else if read.words.len() < WORDS {
            push_words(piece, first, shouted, &mut read.words);
        }
        first = piece.ends_with(['.', '!', '?', ':', '…', '»', '"']);
    }
    let broken = content[..body].last().is_some_and(|last| !last.trim_end_matches(['…', '.']).is_empty());
    if read.cut && broken && read.words.len() > 1 {
        read.words.pop();
    }
    join_thousands(&mut read.words);
    read.tags.sort();
    read.tags.dedup();
    read
}

/// Takes away « RT @x: », « MT », « via @x » and quotation marks around the whole.
fn without_forwarding<'a>(text: &'a str, forwarded: &mut bool) -> &'a str {
    let mut rest = text;
    loop {
        let start = rest.trim_start_matches(['"', '«', '“', ' ', '\u{a0}', '♻', '🔁']);
        let Some(after) = ["RT ", "rt ", "MT ", "Rt "].iter().find_map(|mark| start.strip_prefix(mark))
        else {
            return rest;
        };
        let after = after.trim_start();
        if !after.starts_with('@') {
            return rest;
        }
        *forwarded = true;
        rest =
            after.split_once(char::is_whitespace).map_or("", |(_, tail)| tail).trim_start_matches([':', ' ']);
    }
}

/// Links, handles and marks that say nothing; remembers the host of the first link.
fn skip(piece: &str, host: &mut Option<String>) -> bool {
    let bare = piece.trim_start_matches(['(', '[', '"', '«', '.']);
    if bare.starts_with('@') || matches!(bare, "via" | "Via" | "|" | "cc" | "RT") {
        return true;
    }
    let link = bare
        .strip_prefix("https://")
        .or_else(|| bare.strip_prefix("http://"))
        .or_else(|| bare.strip_prefix("www."));
    if let Some(link) = link {
        if host.is_none() {
            *host = Some(link.split(['/', '?', '…']).next().unwrap_or_default().to_lowercase());
        }
        return true;
    }
    bare.starts_with("pic.twitter")
        || bare.starts_with("t.co/")
        || !bare.chars().any(char::is_alphanumeric) && !bare.contains('…')
}

/// Most letters are capitals: they say nothing about names.
fn is_shouted(text: &str) -> bool {
    let (mut upper, mut lower) = (0_usize, 0_usize);
    for c in text.chars() {
        upper += usize::from(c.is_uppercase());
        lower += usize::from(c.is_lowercase());
    }
    upper > lower
}

/// Folds a text: lower case, no accents, ligatures opened.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            '’' | 'ʼ' => folded.push('\''),
            other => folded.push(other),
        }
    }
    folded
}

/// Words and numbers of one piece between spaces: `18h30`, `12,5` and `3°C` keep their number.
fn push_words(piece: &str, first: bool, shouted: bool, out: &mut Vec<Token>) {
    let mut first = first;
    let chars: Vec<char> = piece.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_alphanumeric() {
            at += 1;
            continue;
        }
        let digits = chars[at].is_ascii_digit();
        let start = at;
        at += 1;
        while at < chars.len() && goes_on(&chars, at, digits) {
            at += 1;
        }
        let raw: String = chars[start..at].iter().collect();
        let negative = digits
            && start > 0
            && matches!(chars[start - 1], '-' | '−')
            && (start == 1 || !chars[start - 2].is_alphanumeric());
        let word = if digits { number(&raw, negative) } else { squeeze(&fold(&raw)) };
        if !word.is_empty() {
            let capital = !shouted && !digits && chars[start].is_uppercase();
            out.push(Token { word, number: digits, capital, first });
        }
        first = false;
    }
}

/// Whether the run of letters, or of digits with their separators, goes on at `at`.
fn goes_on(chars: &[char], at: usize, digits: bool) -> bool {
    let c = chars[at];
    if !digits {
        return c.is_alphabetic()
            || is_combining_mark(c)
            || (c.is_ascii_digit() && at > 0 && chars[at - 1].is_ascii_alphabetic());
    }
    let between =
        at > 0 && chars[at - 1].is_ascii_digit() && chars.get(at + 1).is_some_and(char::is_ascii_digit);
    c.is_ascii_digit() || (between && matches!(c, ',' | '.' | ':' | 'h' | 'H' | '/'))
}

/// One way of writing a number: decimal comma, `18h30`, no leading zero, no `:00`.
fn number(raw: &str, negative: bool) -> String {
    let plain = raw.replace(['h', 'H'], ":").replace('.', ",");
    // Three digits may be the end of « 10 000 ».
    let plain = if plain.len() == 3 { plain.as_str() } else { plain.trim_start_matches('0') };
    let plain = plain.strip_suffix(":00").unwrap_or(plain);
    let sign = if negative { "-" } else { "" };
    format!("{sign}{}", if plain.is_empty() { "0" } else { plain })
}

/// Writes once a letter repeated three times or more.
fn squeeze(word: &str) -> String {
    let mut squeezed = String::with_capacity(word.len());
    let chars: Vec<char> = word.chars().collect();
    for run in chars.chunk_by(|a, b| a == b) {
        let times = if run.len() > 2 { 1 } else { run.len() };
        squeezed.extend(run.iter().take(times));
    }
    squeezed
}

/// `10 000` is one number.
fn join_thousands(words: &mut Vec<Token>) {
    let mut at = 1;
    while at < words.len() {
        let plain = |token: &Token, length: std::ops::RangeInclusive<usize>| {
            token.number
                && length.contains(&token.word.len())
                && token.word.bytes().all(|b| b.is_ascii_digit())
        };
        if plain(&words[at], 3..=3) && plain(&words[at - 1], 1..=3) {
            let tail = words.remove(at).word;
            words[at - 1].word.push_str(&tail);
        } else {
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).words.into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn forwarding_links_and_handles_are_left_out() {
        assert_eq!(words("RT @mairie: Été à la plage ! https://x.fr/a @b 🎉"), ["ete", "a", "la", "plage"]);
        assert!(tokens("RT @mairie: Été").forwarded);
        assert_eq!(words("RT @a: RT @b: oui"), ["oui"]);
    }

    #[test]
    fn numbers_are_written_one_way() {
        assert_eq!(
            words("à 18h00, 18:30 ou 12,5 km et -3°C"),
            ["a", "18", "18:30", "ou", "12,5", "km", "et", "-3", "c"]
        );
        assert_eq!(words("10 000 euros"), ["10000", "euros"]);
    }

    #[test]
    fn figures_of_other_scripts_are_read() {
        assert_eq!(words("12 m² Ⅳ ٣"), ["12", "m", "2", "iv", "٣"]);
    }

    #[test]
    fn tags_around_a_post_are_kept_apart() {
        let read = tokens("#Info Le #marché ouvre #Ville #Fête");
        assert_eq!(read.tags, ["fete", "info", "ville"]);
        assert_eq!(read.words.len(), 3);
    }

    #[test]
    fn the_last_word_of_a_cut_text_is_dropped() {
        let read = tokens("La piscine municipale rouv… https://t.co/x");
        assert!(read.cut);
        assert_eq!(read.words.len(), 3);
    }
}
