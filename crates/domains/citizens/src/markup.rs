//! From an approved text to HTML: paragraphs, line breaks, explicit links, everything else escaped.

use std::fmt::Write;

/// Languages written from right to left. Source: CLDR 46, "script metadata", read 2026-11-24.
const RIGHT_TO_LEFT: &[&str] = &["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];

/// Returns the direction of a language, for the `dir` attribute.
pub(crate) fn direction_of(language: &str) -> &'static str {
    let first = language.split('-').next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&first) { "rtl" } else { "ltr" }
}

/// Removes what makes a text read as another: controls, and marks that reverse what follows them.
///
/// Joiners and simple direction marks stay: emoji, Persian and Arabic need them. Direction comes from the
/// language of the item. Source: Unicode Technical Report 36, section 2.8, read 2026-11-24.
pub(crate) fn clean(text: &str) -> String {
    let kept = |letter: &char| match letter {
        '\n' | '\t' => true,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}' => false,
        other => !other.is_control(),
    };
    text.replace("\r\n", "\n").replace('\r', "\n").chars().filter(kept).collect()
}

/// Keeps French signs with their word when the text has an ordinary space there.
pub(crate) fn typo(text: &str, language: &str) -> String {
    if !language.starts_with("fr") {
        return text.to_owned();
    }
    let mut typed = text.to_owned();
    for sign in [':', ';', '?', '!', '»', '%', '€'] {
        typed = typed.replace(&format!(" {sign}"), &format!("\u{A0}{sign}"));
    }
    typed.replace("« ", "«\u{A0}")
}

/// Cleans a text that stays on one line: a title, an alternative text, a note.
pub(crate) fn line(text: &str, language: &str) -> String {
    typo(&clean(text).split_whitespace().collect::<Vec<_>>().join(" "), language)
}

/// Returns the first words of a text, at most `max` characters, cut between two words.
pub(crate) fn excerpt(text: &str, language: &str, max: usize) -> String {
    let whole = line(text, language);
    if whole.chars().count() <= max {
        return whole;
    }
    let head: String = whole.chars().take(max.saturating_sub(1)).collect();
    let cut = head.rfind(' ').filter(|place| *place > head.len() / 2);
    let kept = cut.and_then(|place| head.get(..place)).unwrap_or(&head);
    format!("{}…", kept.trim_end_matches([',', ';', ':', ' ', '\u{A0}']))
}

/// Writes a text as HTML paragraphs.
pub(crate) fn paragraphs(text: &str, language: &str) -> String {
    let text = clean(text);
    let mut html = String::new();
    let mut lines = Vec::new();
    for row in text.lines().chain(std::iter::once("")) {
        if !row.trim().is_empty() {
            lines.push(inline(row.trim_end(), language));
        } else if !lines.is_empty() {
            let _ = write!(html, "<p>{}</p>", lines.join("<br>"));
            lines.clear();
        }
    }
    html
}

/// Escapes one line and makes its `http` and `https` addresses links, shown whole.
fn inline(row: &str, language: &str) -> String {
    let mut html = String::new();
    let mut rest = row;
    while let Some(start) = next_address(rest) {
        let (before, from) = rest.split_at(start);
        html.push_str(&escape(&typo(before, language)));
        let length = address_length(from);
        let (address, after) = from.split_at(length);
        if is_plain_address(address) {
            let address = escape(address);
            let _ = write!(html, "<a href=\"{address}\" rel=\"noopener\">{address}</a>");
        } else {
            html.push_str(&escape(address));
        }
        rest = after;
    }
    html.push_str(&escape(&typo(rest, language)));
    html
}

/// Finds an address that begins a word: `xhttps://` is none.
fn next_address(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let rest = text.get(from..)?;
        let found = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min()?;
        let place = from + found;
        let before = text.get(..place).and_then(|head| head.chars().next_back());
        if before.is_none_or(|letter| !letter.is_alphanumeric()) {
            return Some(place);
        }
        from = place + 1;
    }
}

/// Measures an address: to the next blank or quote, without the signs of the sentence around it.
fn address_length(text: &str) -> usize {
    let ends = |letter: char| letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '«' | '»' | '`');
    let mut address = text.get(..text.find(ends).unwrap_or(text.len())).unwrap_or(text);
    loop {
        let Some(last) = address.chars().next_back() else { return 0 };
        let unopened = |open: char, close: char| {
            last == close && address.matches(close).count() > address.matches(open).count()
        };
        let is_of_sentence = matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '\'' | '’' | '*')
            || unopened('(', ')')
            || unopened('[', ']');
        if !is_of_sentence {
            return address.len();
        }
        address = address.get(..address.len() - last.len_utf8()).unwrap_or_default();
    }
}

/// Says whether an address leads where it seems to: a host, no user name before it.
fn is_plain_address(address: &str) -> bool {
    let host =
        address.split_once("://").map(|(_, rest)| rest.split(['/', '?', '#']).next().unwrap_or_default());
    host.is_some_and(|host| {
        host.starts_with(char::is_alphanumeric)
            && host.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '.' | '-' | ':'))
    })
}

/// Escapes text for HTML, XML and their attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_paragraphs_and_lines() {
        assert_eq!(paragraphs("Un\r\ndeux\n\n\n  \ntrois\n", "fr"), "<p>Un<br>deux</p><p>trois</p>");
        assert_eq!(paragraphs(" \n ", "fr"), "");
    }

    #[test]
    fn everything_is_escaped() {
        assert_eq!(
            paragraphs("<script>alert('x')</script> & \"y\"", "en"),
            "<p>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;y&quot;</p>"
        );
    }

    #[test]
    fn addresses_become_links_without_the_signs_around_them() {
        let link = |address: &str| format!("<a href=\"{address}\" rel=\"noopener\">{address}</a>");
        for (text, html) in [
            ("voir https://a.fr/b.", format!("<p>voir {}.</p>", link("https://a.fr/b"))),
            ("(https://a.fr/b_(c))", format!("<p>({})</p>", link("https://a.fr/b_(c)"))),
            ("https://é.fr:8080/?q=1#x, ici", format!("<p>{}, ici</p>", link("https://é.fr:8080/?q=1#x"))),
            ("http://a.fr http://b.fr", format!("<p>{} {}</p>", link("http://a.fr"), link("http://b.fr"))),
        ] {
            assert_eq!(paragraphs(text, "fr"), html, "{text}");
        }
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for text in [
            "javascript:alert(1)",
            "https://",
            "http://.",
            "xhttps://a.fr",
            "https://banque.fr@evil.example/",
            "#Valmont @mairie",
            "data:text/html,x",
        ] {
            let html = paragraphs(text, "en");
            assert!(!html.contains("<a "), "{html}");
        }
        let quoted = paragraphs("https://a.fr/\"onmouseover=\"x", "en");
        assert!(
            quoted.starts_with("<p><a href=\"https://a.fr/\" rel=\"noopener\">https://a.fr/</a>&quot;onm")
        );
    }

    #[test]
    fn marks_that_reverse_a_text_are_removed_and_useful_ones_kept() {
        assert_eq!(clean("a\u{202E}b\u{2067}c\u{0000}d\u{FEFF}"), "abcd");
        assert_eq!(clean("👩\u{200D}🚒 می\u{200C}روم"), "👩\u{200D}🚒 می\u{200C}روم");
        assert_eq!((direction_of("ar"), direction_of("fr-CA")), ("rtl", "ltr"));
    }

    #[test]
    fn french_signs_stay_with_their_word() {
        assert_eq!(line("Eau : « oui » ?\n", "fr"), "Eau\u{A0}: «\u{A0}oui\u{A0}»\u{A0}?");
        assert_eq!(line("Water : yes", "en"), "Water : yes");
    }

    #[test]
    fn an_excerpt_ends_with_a_word() {
        assert_eq!(excerpt("un deux, trois quatre", "fr", 12), "un deux…");
        assert_eq!(excerpt("court", "fr", 12), "court");
        assert_eq!(excerpt(&"x".repeat(20), "fr", 5), "xxxx…");
    }
}
