//! Links in a text, as a reader sees them.

/// A link and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// First byte.
    pub start: usize,
    /// The link as written.
    pub text: &'a str,
}

/// Finds `http://` and `https://` links, without the punctuation that ends a sentence.
///
/// A closing bracket belongs to the link only when the link holds its opening one.
#[must_use]
pub fn links(text: &str) -> Vec<Link<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..) {
        let Some(at) = ["http://", "https://"].iter().filter_map(|scheme| rest.find(scheme)).min() else {
            break;
        };
        let start = from + at;
        let Some(candidate) = text.get(start..) else { break };
        let end = candidate
            .find(|letter: char| {
                letter.is_whitespace() || matches!(letter, '<' | '>' | '"' | '«' | '»' | '“' | '”')
            })
            .unwrap_or(candidate.len());
        let link = trim_end(candidate.get(..end).unwrap_or_default());
        let scheme = if link.starts_with("https") { "https://".len() } else { "http://".len() };
        if link.len() > scheme {
            found.push(Link { start, text: link });
        }
        from = start + link.len().max(scheme);
    }
    found
}

fn trim_end(mut link: &str) -> &str {
    loop {
        let Some(last) = link.chars().next_back() else { return link };
        let unopened = match last {
            ')' => link.matches(')').count() > link.matches('(').count(),
            ']' => link.matches(']').count() > link.matches('[').count(),
            _ => false,
        };
        if unopened || matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '\'' | '’') {
            link = link.get(..link.len() - last.len_utf8()).unwrap_or_default();
        } else {
            return link;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_stops_before_the_end_of_the_sentence() {
        let texts: Vec<_> = links("Voir https://valmont.example/plan. (et http://x.example/a_(b)) !")
            .into_iter()
            .map(|link| link.text)
            .collect();
        assert_eq!(texts, ["https://valmont.example/plan", "http://x.example/a_(b)"]);
    }

    #[test]
    fn a_scheme_alone_is_no_link() {
        assert!(links("https:// et http://, rien").is_empty());
    }

    #[test]
    fn accents_and_emoji_around_do_not_shift_it() {
        let text = "Été 🌞 https://é.example/ça?";
        let link = links(text)[0];
        assert_eq!(&text[link.start..link.start + link.text.len()], "https://é.example/ça");
    }
}
