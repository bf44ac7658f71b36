//! Finds links, hashtags and handles in a text, as byte ranges.

use parvis_outbound::Url;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// What a stretch of text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// A link, with its whole address.
    Link(String),
    /// A hashtag, without its sign.
    Hashtag(String),
    /// A handle, without its sign, in lower case.
    Handle(String),
}

/// Ends of domains that count as links when written without `https://`, in lower case only.
///
/// Those that are also French words (`de`, `es`, `ca`) are left out: a missing space after a full
/// stop must not make a link.
const BARE_ENDS: [&str; 28] = [
    "fr", "re", "gp", "mq", "gf", "yt", "pm", "wf", "pf", "nc", "bzh", "alsace", "corsica", "paris", "eu",
    "com", "org", "net", "info", "be", "ch", "lu", "io", "app", "dev", "social", "museum", "coop",
];

/// Largest hashtag. Source: lexicon `app.bsky.richtext.facet#tag` (64 graphemes, 640 bytes), read 2026-11-24.
const HASHTAG_MAX_GRAPHEMES: usize = 64;

/// Returns every link, hashtag and handle with its range of UTF-8 bytes, in order.
pub(super) fn find(text: &str) -> Vec<(Range<usize>, Word)> {
    let mut found = Vec::new();
    let mut start = 0;
    for token in text.split_inclusive(char::is_whitespace) {
        let word = token.trim_end_matches(char::is_whitespace);
        let opened = word.trim_start_matches(opens);
        let at = start + word.len() - opened.len();
        start += token.len();
        if let Some((range, kind)) = read(opened) {
            found.push((at + range.start..at + range.end, kind));
        }
    }
    found
}

fn opens(character: char) -> bool {
    "([{<\"'«“‘’„¿¡—–*".contains(character)
}

fn closes(character: char) -> bool {
    ".,;:!?…)]}>\"'»”’“*".contains(character)
}

fn read(word: &str) -> Option<(Range<usize>, Word)> {
    if word.starts_with(['#', '＃']) {
        return hashtag(word);
    }
    if word.starts_with('@') {
        return handle(word);
    }
    link(word).or_else(|| bare_link(word))
}

fn hashtag(word: &str) -> Option<(Range<usize>, Word)> {
    let sign = word.chars().next()?.len_utf8();
    let body = word.get(sign..)?;
    // Invisible characters end a hashtag; a variation selector makes the sign a pictogram.
    let end = body
        .find(['\u{ad}', '\u{2060}', '\u{200a}', '\u{200b}', '\u{200c}', '\u{200d}', '\u{20e2}', '\u{fe0f}']);
    let body = body.get(..end.unwrap_or(body.len()))?.trim_end_matches(|c| closes(c) || c == '_' || c == '-');
    let has_a_letter = body
        .chars()
        .any(|character| character.is_alphabetic() || !character.is_ascii() && !closes(character));
    let fits = body.graphemes(true).count() <= HASHTAG_MAX_GRAPHEMES;
    (has_a_letter && fits && !body.contains('#'))
        .then(|| (0..sign + body.len(), Word::Hashtag(body.to_owned())))
}

fn handle(word: &str) -> Option<(Range<usize>, Word)> {
    let body = word.get(1..)?;
    let end = body.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-')).unwrap_or(body.len());
    // `@name@server` is a handle of another network.
    if body.get(end..)?.starts_with('@') {
        return None;
    }
    let name = body.get(..end)?.trim_end_matches(['.', '-']);
    is_domain(name).then(|| (0..1 + name.len(), Word::Handle(name.to_lowercase())))
}

fn link(word: &str) -> Option<(Range<usize>, Word)> {
    let start = word.find("https://").or_else(|| word.find("http://"))?;
    // `xhttps://` is no link; `lien:https://` is one.
    if word.get(..start)?.ends_with(char::is_alphanumeric) {
        return None;
    }
    let address = close(word.get(start..)?);
    let url = Url::parse(address).ok()?;
    let named = url.host_str().is_some_and(|host| host.contains('.') || host == "localhost");
    named.then(|| (start..start + address.len(), Word::Link(address.to_owned())))
}

fn bare_link(word: &str) -> Option<(Range<usize>, Word)> {
    let address = close(word);
    let host = address.split(['/', '?', '#']).next()?;
    let end = host.rsplit('.').next()?;
    let is_link = is_domain(host) && BARE_ENDS.contains(&end);
    is_link.then(|| (0..address.len(), Word::Link(format!("https://{address}"))))
}

/// Takes away the punctuation that ends a sentence, but keeps a parenthesis opened inside the address.
fn close(address: &str) -> &str {
    let mut address = address;
    while let Some(last) = address.chars().next_back().filter(|last| closes(*last)) {
        if last == ')' && address.matches('(').count() >= address.matches(')').count() {
            break;
        }
        address = address.get(..address.len() - last.len_utf8()).unwrap_or_default();
    }
    address
}

/// Tells whether a text is a domain name of at least two labels, of which the last begins with a letter.
fn is_domain(name: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = name.rsplit('.').next().unwrap_or_default();
    name.len() <= 253
        && name.contains('.')
        && name.split('.').all(label)
        && last.starts_with(|first: char| first.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what was found as (text covered, word).
    fn found(text: &str) -> Vec<(&str, Word)> {
        find(text).into_iter().map(|(range, word)| (&text[range], word)).collect()
    }

    fn link_to(address: &str) -> Word {
        Word::Link(address.to_owned())
    }

    #[test]
    fn ranges_count_bytes_not_characters() {
        let spans = find("Été à Évry 🎉 https://valmont.fr/été");
        assert_eq!(spans, vec![(20..44, link_to("https://valmont.fr/été"))]);
    }

    #[test]
    fn links_end_where_the_sentence_does() {
        assert_eq!(found("(voir https://valmont.fr/a).")[0].0, "https://valmont.fr/a");
        assert_eq!(found("« https://valmont.fr/a »")[0].0, "https://valmont.fr/a");
        assert_eq!(
            found("https://fr.wikipedia.org/wiki/Loire_(fleuve)…")[0].0,
            "https://fr.wikipedia.org/wiki/Loire_(fleuve)"
        );
        assert_eq!(found("Lien:https://valmont.fr/a?b=c&d=é!")[0].0, "https://valmont.fr/a?b=c&d=é");
        assert_eq!(found("https:// xhttps://valmont.fr https://mairie"), vec![]);
    }

    #[test]
    fn domains_without_scheme_are_links_when_their_end_is_known() {
        assert_eq!(
            found("Sur valmont.fr/travaux."),
            vec![("valmont.fr/travaux", link_to("https://valmont.fr/travaux"))]
        );
        assert_eq!(found("www.loire.gouv.fr,")[0].0, "www.loire.gouv.fr");
        for text in
            ["Fini.Paris est loin", "rue.de la gare", "etc.", "M.Dupont", "12.50", "a..fr", "info@valmont.fr"]
        {
            assert_eq!(found(text), vec![], "{text}");
        }
    }

    #[test]
    fn hashtags_keep_accents_and_lose_punctuation() {
        let tag = |word: &str| Word::Hashtag(word.to_owned());
        assert_eq!(
            found("#Fête, #Valmont-sur-Loire! (#été)"),
            vec![
                ("#Fête", tag("Fête")),
                ("#Valmont-sur-Loire", tag("Valmont-sur-Loire")),
                ("#été", tag("été")),
            ]
        );
        assert_eq!(found("#2026en 1#non #1 #12.5 # #️⃣ ## #a#b"), vec![("#2026en", tag("2026en"))]);
        assert_eq!(found(&format!("#{}", "é".repeat(65))), vec![]);
    }

    #[test]
    fn handles_are_domains() {
        let handle = |name: &str| Word::Handle(name.to_owned());
        assert_eq!(
            found("Merci @Prefet-Loire.gouv.fr."),
            vec![("@Prefet-Loire.gouv.fr", handle("prefet-loire.gouv.fr"))]
        );
        assert_eq!(found("(@valmont.test)"), vec![("@valmont.test", handle("valmont.test"))]);
        assert_eq!(found("@mairie @valmont@mastodon.social a@b.fr @-x.fr @1.2"), vec![]);
    }

    #[test]
    fn no_text_breaks_the_reading() {
        for text in
            ["", "@", "#", "https://", "\u{200b}#\u{200b}", "🎉#a🎉 @🎉.fr", "\r\n\t", "éhttps://é.fr"]
        {
            for (range, _) in find(text) {
                assert!(text.get(range).is_some(), "{text}");
            }
        }
    }
}
