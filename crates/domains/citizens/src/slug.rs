//! The last part of an item's address, made from its title.

use parvis_kernel::PublicationId;
use unicode_normalization::UnicodeNormalization;

/// Longest slug, in bytes.
const SLUG_MAX: usize = 80;
/// Letters of the publication's id that make a slug unique.
const SUFFIX: usize = 8;

/// Makes a slug: folded ASCII, words joined by hyphens, at most 80 bytes; `information` when no letter is left.
pub(crate) fn slug_of(title: &str) -> String {
    let slug = cut(&fold(title), SLUG_MAX);
    if slug.is_empty() { "information".to_owned() } else { slug }
}

/// Makes the slug that is used when `slug` is taken.
pub(crate) fn unique_slug(slug: &str, publication: PublicationId) -> String {
    let id = publication.to_string();
    let suffix = id.get(id.len().saturating_sub(SUFFIX)..).unwrap_or(&id);
    format!("{}-{suffix}", cut(slug, SLUG_MAX - SUFFIX - 1))
}

/// Says whether a text can be a slug; what cannot is not searched for.
pub(crate) fn is_slug(text: &str) -> bool {
    let allowed = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    (1..=SLUG_MAX).contains(&text.len()) && text.bytes().all(allowed)
}

fn fold(title: &str) -> String {
    let mut slug = String::new();
    for letter in title.nfkd().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            'œ' => slug.push_str("oe"),
            'æ' => slug.push_str("ae"),
            'ß' => slug.push_str("ss"),
            'ø' => slug.push('o'),
            'ł' => slug.push('l'),
            // Accents that NFKD set apart, and marks that are not seen.
            '\u{0300}'..='\u{036F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Cuts between two words when there are two, at most at `max` bytes.
fn cut(slug: &str, max: usize) -> String {
    let Some(head) = slug.get(..max).filter(|_| slug.len() > max) else { return slug.to_owned() };
    let whole = slug.get(max..).is_some_and(|rest| rest.starts_with('-'));
    let kept = if whole { Some(head) } else { head.rsplit_once('-').map(|(words, _)| words) };
    kept.filter(|words| !words.is_empty()).unwrap_or(head).trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_kernel::{Id, SeededChance, Timestamp};

    #[test]
    fn a_title_becomes_a_readable_address() {
        for (title, slug) in [
            ("Pont Saint-Aubin fermé ce matin jusqu’à 11 h", "pont-saint-aubin-ferme-ce-matin-jusqu-a-11-h"),
            ("  Œuvres & ÆON : « l’été »  ", "oeuvres-aeon-l-ete"),
            ("Ville\u{202E}de Valmont", "villede-valmont"),
            ("ﬁn № 4", "fin-no-4"),
            ("🎉🎉", "information"),
            ("حديقة", "information"),
            ("", "information"),
        ] {
            assert_eq!(slug_of(title), slug, "{title}");
        }
    }

    #[test]
    fn a_long_title_is_cut_between_words() {
        let slug = slug_of(&"travaux de la rue des Tanneurs ".repeat(6));
        assert!(slug.len() <= 80 && slug.ends_with("rue"), "{slug}");
        assert_eq!(slug_of(&"a".repeat(300)).len(), 80);
    }

    #[test]
    fn a_taken_slug_gets_the_end_of_the_id() {
        let publication = PublicationId::new(Timestamp::from_micros(5), &SeededChance::new(4));
        let slug = unique_slug(&"a".repeat(80), publication);
        assert!(slug.len() == 80 && is_slug(&slug), "{slug}");
        assert!(publication.to_string().ends_with(slug.rsplit('-').next().unwrap()));
        assert!(!is_slug("atom.xml") && !is_slug("") && !is_slug("É"));
    }
}
