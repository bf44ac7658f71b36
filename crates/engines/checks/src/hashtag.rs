//! Hashtags that a screen reader cannot read word by word.

/// A long hashtag without a capital inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LowercaseHashtag<'a> {
    /// First byte.
    pub start: usize,
    /// The hashtag with its `#`.
    pub text: &'a str,
}

/// Shortest hashtag that probably holds several words, in letters.
const LONG: usize = 12;

/// Finds the hashtags of at least 12 letters that are all in lower case.
///
/// Source: RGAA 4.1 has no criterion for hashtags; the advice is that of the French government's
/// communication service ("une majuscule à chaque mot"). Read 2026-11-24, unverified.
#[must_use]
pub fn lowercase_hashtags(text: &str) -> Vec<LowercaseHashtag<'_>> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('#') {
        let before = text.get(..start).and_then(|before| before.chars().next_back());
        if before.is_some_and(|letter| letter.is_alphanumeric() || matches!(letter, '/' | '&' | '_' | '#')) {
            continue;
        }
        let rest = text.get(start + 1..).unwrap_or_default();
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
        if letters >= LONG && !word.contains('_') && !word.chars().any(char::is_uppercase) {
            found.push(LowercaseHashtag { start, text: text.get(start..=start + end).unwrap_or_default() });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_lowercase_hashtags_are_found() {
        let text = "Bonjour #ruedestanneurs #RueDesTanneurs #eau https://x.example/#ancredetexte #2026";
        let found: Vec<_> = lowercase_hashtags(text).into_iter().map(|tag| tag.text).collect();
        assert_eq!(found, ["#ruedestanneurs"]);
    }
}
