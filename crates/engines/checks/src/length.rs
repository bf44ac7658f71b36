//! The length of a text as a network counts it.

use crate::links;
use unicode_segmentation::UnicodeSegmentation;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Extended grapheme clusters: what a person calls a character.
    Graphemes,
    /// Unicode code points.
    Characters,
    /// UTF-8 bytes.
    Bytes,
}

/// How a network counts.
#[derive(Clone, Copy, Debug)]
pub struct Counting {
    /// What is counted.
    pub unit: Unit,
    /// Length that every link counts for, whatever its own.
    pub link_weight: Option<u32>,
    /// True when `@name@server` counts as `@name`.
    pub handles_count_local_part: bool,
}

/// Measures a text; stops at the largest number rather than wrap.
#[must_use]
pub fn measure(text: &str, counting: Counting) -> u32 {
    let count = |part: &str| match counting.unit {
        Unit::Graphemes => part.graphemes(true).count(),
        Unit::Characters => part.chars().count(),
        Unit::Bytes => part.len(),
    };
    let mut total = 0_usize;
    let mut from = 0;
    let local = |part: &str| {
        if counting.handles_count_local_part { count(&without_servers(part)) } else { count(part) }
    };
    if let Some(weight) = counting.link_weight {
        for link in links(text) {
            total += local(text.get(from..link.start).unwrap_or_default());
            total += usize::try_from(weight).unwrap_or(usize::MAX);
            from = link.start + link.text.len();
        }
    }
    total += local(text.get(from..).unwrap_or_default());
    u32::try_from(total).unwrap_or(u32::MAX)
}

/// Takes the server away from every `@name@server`.
fn without_servers(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for piece in text.split_inclusive(|letter: char| letter.is_whitespace()) {
        let handle = piece.trim_end();
        let is_remote = handle.starts_with('@')
            && handle.get(1..).and_then(|rest| rest.split_once('@')).is_some_and(|(name, server)| {
                !name.is_empty() && server.contains('.') && !server.contains('@')
            });
        if is_remote {
            let (name, _) = handle.get(1..).and_then(|rest| rest.split_once('@')).unwrap_or_default();
            kept.push('@');
            kept.push_str(name);
            kept.push_str(piece.get(handle.len()..).unwrap_or_default());
        } else {
            kept.push_str(piece);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRAPHEMES: Counting =
        Counting { unit: Unit::Graphemes, link_weight: None, handles_count_local_part: false };
    const MASTODON: Counting =
        Counting { unit: Unit::Characters, link_weight: Some(23), handles_count_local_part: true };

    #[test]
    fn a_family_emoji_is_one_for_a_person() {
        assert_eq!(measure("👨‍👩‍👧‍👦é", GRAPHEMES), 2);
        assert_eq!(measure("👨‍👩‍👧‍👦", Counting { unit: Unit::Bytes, ..GRAPHEMES }), 25);
    }

    #[test]
    fn every_link_counts_the_same_where_the_network_says_so() {
        assert_eq!(measure("https://a.fr", MASTODON), 23);
        assert_eq!(measure("Plan : https://valmont.example/une/tres/longue/adresse.", MASTODON), 7 + 23 + 1);
    }

    #[test]
    fn a_remote_handle_counts_as_its_name() {
        assert_eq!(measure("@mairie@social.valmont.example bonjour", MASTODON), 15);
        assert_eq!(measure("@mairie bonjour", MASTODON), 15);
    }
}
