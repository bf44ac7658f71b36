//! Floors on our own corpus of posts, and what must hold for any text.

use parvis_language::Identifier;
use proptest::prelude::*;
use std::collections::BTreeMap;

const POSTS: &str = include_str!("corpus/posts.tsv");

/// Label and text of each post of the corpus.
fn posts() -> Vec<(&'static str, &'static str)> {
    POSTS.lines().filter_map(|line| line.split_once('\t')).collect()
}

/// Share of right labels, and F1 of French (ratios, 0 to 1).
fn measure<'a>(texts: impl Iterator<Item = (&'a str, String)>) -> (f64, f64) {
    let identifier = Identifier::new();
    let (mut total, mut right) = (0.0, 0.0);
    let mut french: BTreeMap<(bool, bool), f64> = BTreeMap::new();
    for (label, text) in texts {
        let told = identifier.identify(&text).label;
        total += 1.0;
        right += f64::from(u8::from(told == label));
        *french.entry((label == "fr", told == "fr")).or_default() += 1.0;
    }
    let count = |truth, told| french.get(&(truth, told)).copied().unwrap_or_default();
    let found = count(true, true);
    (right / total, 2.0 * found / (2.0 * found + count(true, false) + count(false, true)))
}

/// Three words in lower case, cut out of each post.
fn fragments() -> Vec<(&'static str, String)> {
    posts()
        .into_iter()
        .flat_map(|(label, text)| {
            let words: Vec<String> = text
                .split_whitespace()
                .filter(|word| !word.starts_with(['#', '@']) && !word.starts_with("http"))
                .filter(|word| word.chars().any(char::is_alphabetic))
                .map(str::to_lowercase)
                .collect();
            words.chunks_exact(3).map(|three| (label, three.join(" "))).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn posts_are_told() {
    let (accuracy, french) = measure(posts().into_iter().map(|(label, text)| (label, text.to_owned())));
    assert!(accuracy >= 0.975, "accuracy {accuracy}");
    assert!(french >= 0.97, "F1 of French {french}");
}

#[test]
fn fragments_of_three_words_are_told() {
    let (accuracy, french) = measure(fragments().into_iter());
    assert!(accuracy >= 0.90, "accuracy {accuracy}");
    assert!(french >= 0.93, "F1 of French {french}");
}

#[test]
fn accents_may_be_missing() {
    let identifier = Identifier::new();
    for text in [
        "la mediatheque est fermee jusqu'a lundi",
        "ou est passe le maire cet ete",
        "ca fait deja trois jours",
    ] {
        assert_eq!(identifier.identify(text).label, "fr", "{text}");
    }
}

#[test]
fn a_text_without_words_scores_nothing() {
    let identifier = Identifier::new();
    for text in ["", "   ", "🎉🎉", "12:30 !!!", "https://exemple.fr/a @mairie"] {
        assert_eq!(identifier.identify(text).score, 0.0, "{text}");
    }
}

#[test]
fn the_score_is_low_where_languages_agree() {
    let identifier = Identifier::new();
    assert!(identifier.identify("Instagram").score < 0.6);
    assert!(
        identifier.identify("La mairie vous attend nombreux samedi matin sur la place du marché").score
            > 0.98
    );
}

#[test]
fn scores_mean_what_they_say() {
    let identifier = Identifier::new();
    let (mut expected, mut right, mut total) = (0.0, 0.0, 0.0);
    for (label, text) in fragments() {
        let guess = identifier.identify(&text);
        expected += guess.score;
        right += f64::from(u8::from(guess.label == label));
        total += 1.0;
    }
    let gap: f64 = (expected - right) / total;
    assert!(gap.abs() < 0.06, "mean score minus accuracy: {gap}");
}

proptest! {
    #[test]
    fn any_text_has_a_ranking_that_adds_up(text in "\\PC{0,200}") {
        let identifier = Identifier::new();
        let ranking = identifier.ranking(&text);
        let sum: f64 = ranking.iter().map(|guess| guess.score).sum();
        prop_assert!((0.0..=1.000_001).contains(&sum));
        prop_assert!(ranking.windows(2).all(|pair| pair[0].score >= pair[1].score));
        prop_assert_eq!(ranking, identifier.ranking(&text));
    }

    #[test]
    fn links_handles_and_emoji_change_nothing(index in 0_usize..200) {
        let identifier = Identifier::new();
        let posts = posts();
        let (_, text) = posts[index % posts.len()];
        let decorated = format!("{text} https://exemple.org/page @quelquun 🎉");
        prop_assert_eq!(identifier.identify(text).label, identifier.identify(&decorated).label);
    }
}
