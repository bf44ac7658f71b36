//! Floors on made streams of a vocabulary not tuned on, and what must hold for any posts.

mod generator;

use generator::{
    Stream,
    scores::{pair_scores, profile_pairs},
    stream,
};
use parvis_duplicates::{Post, clusters, groups};
use proptest::prelude::*;

fn posts(stream: &Stream) -> Vec<Post<'_>> {
    stream.posts.iter().map(|made| Post { author: &made.author, time: made.time, text: &made.text }).collect()
}

fn together(texts: [&str; 2]) -> bool {
    let posts: Vec<Post<'_>> =
        ["a", "b"].into_iter().zip(texts).map(|(author, text)| Post { author, time: 0, text }).collect();
    let told = clusters(&posts);
    told.windows(2).all(|pair| pair.first() == pair.last())
}

#[test]
fn copies_are_found_and_bulletins_kept_apart() {
    for seed in [101, 102] {
        let stream = stream(seed, 1, 3000);
        let truth: Vec<usize> = stream.posts.iter().map(|made| made.message).collect();
        let (precision, recall, f1) = pair_scores(&truth, &clusters(&posts(&stream)));
        assert!(f1 >= 0.97, "seed {seed}: precision {precision}, recall {recall}");
    }
}

#[test]
fn groups_are_found_and_crowds_left_alone() {
    let (mut wanted, mut given, mut both) = (0_u32, 0_u32, 0_u32);
    for seed in 201..205 {
        let stream = stream(seed, 1, 3000);
        let posts = posts(&stream);
        let found = groups(&posts, &clusters(&posts));
        let told = profile_pairs(found.iter().map(|group| group.authors.as_slice()));
        let truth = profile_pairs(stream.groups.iter().map(Vec::as_slice));
        let size = |count: usize| u32::try_from(count).unwrap();
        both += size(truth.intersection(&told).count());
        wanted += size(truth.len());
        given += size(told.len());
    }
    let (wanted, given, both) = (f64::from(wanted), f64::from(given), f64::from(both));
    assert!(both / given >= 0.97, "precision {}", both / given);
    assert!(2.0 * both / (given + wanted) >= 0.92, "F1 {}", 2.0 * both / (given + wanted));
}

#[test]
fn edited_copies_are_told() {
    let text = "Le conseil municipal vote jeudi le budget de rénovation des écoles maternelles";
    for copy in [
        "RT @ville: Le conseil municipal vote jeudi le budget de rénovation des écoles maternelles",
        "LE CONSEIL MUNICIPAL VOTE JEUDI LE BUDGET DE RÉNOVATION DES ÉCOLES MATERNELLES !!!",
        "Le conseil municipal vote jeudi le budget de rénovation des écol… https://t.co/x",
        "#Budget #École Le conseil municipal vote jeudi le budget de renovation des ecoles maternelles 😡",
        "Le consiel municipal vote jeudi le budgets de rénovation des écoles maternelles @prefet",
    ] {
        assert!(together([text, copy]), "{copy}");
    }
}

#[test]
fn what_changes_the_message_keeps_posts_apart() {
    for texts in [
        ["Vigilance orange neige demain en Isère", "Vigilance rouge neige demain en Isère"],
        ["Piscine fermée lundi pour travaux d'entretien", "Piscine fermée mardi pour travaux d'entretien"],
        ["Trafic ligne 28, retard de 25 minutes environ", "Trafic ligne 25, retard de 28 minutes environ"],
        ["Ligne 4 : le trafic est interrompu ce soir", "Ligne 4 : le trafic est rétabli ce soir"],
        ["Accident sur l'A41 à hauteur de Crolles, 3 km", "Accident sur l'A41 à hauteur de Crolles, 5 km"],
    ] {
        assert!(!together(texts), "{texts:?}");
    }
}

#[test]
fn greetings_make_no_group() {
    let names: Vec<String> = (0..6).map(|at| format!("p{at}")).collect();
    let mut posts = Vec::new();
    for (day, text) in ["Bonne année à toutes et à tous !", "Joyeux Noël à tous", "Bon week-end à tous"]
        .into_iter()
        .enumerate()
    {
        let start = i64::try_from(day).unwrap() * 86_400;
        posts.extend((0_i64..).zip(&names).map(|(at, author)| Post { author, time: start + at * 60, text }));
    }
    assert!(groups(&posts, &clusters(&posts)).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_texts_are_clustered(texts in proptest::collection::vec("\\PC{0,80}", 0..20), times in proptest::collection::vec(any::<i64>(), 20)) {
        let posts: Vec<Post<'_>> = texts.iter().zip(&times).map(|(text, time)| Post { author: &text[..text.chars().next().map_or(0, char::len_utf8)], time: *time, text }).collect();
        let told = clusters(&posts);
        prop_assert_eq!(told.len(), posts.len());
        prop_assert_eq!(&told, &clusters(&posts));
        prop_assert!(groups(&posts, &told).iter().all(|group| group.authors.len() > 1));
    }

    #[test]
    fn the_order_of_posts_changes_nothing(seed in 0_u64..1000) {
        let stream = stream(seed, 0, 150);
        let forward = posts(&stream);
        let backward: Vec<Post<'_>> = forward.iter().rev().copied().collect();
        let (one, mut two) = (clusters(&forward), clusters(&backward));
        two.reverse();
        for (a, b) in (0..one.len()).zip(1..one.len()) {
            prop_assert_eq!(one[a] == one[b], two[a] == two[b]);
        }
    }
}
