//! Streams taken block after block: the same answers, kept quality, bounded memory.

mod generator;

use generator::{
    Made,
    scores::{pair_scores, profile_pairs},
    stream,
};
use parvis_duplicates::{Bounds, ClusterStream, Group, GroupStream, Post, clusters, groups};
use proptest::prelude::*;
use std::collections::{HashMap, HashSet};

const DAY: i64 = 86_400;

fn posts(made: &[Made]) -> Vec<Post<'_>> {
    made.iter().map(|made| Post { author: &made.author, time: made.time, text: &made.text }).collect()
}

/// Clusters and groups of blocks of a given size.
fn in_blocks(posts: &[Post<'_>], block: usize, bounds: Bounds) -> (Vec<usize>, Vec<Group>) {
    let (mut clusters, mut groups) = (ClusterStream::new(bounds), GroupStream::new(bounds));
    let mut told = Vec::new();
    for block in posts.chunks(block) {
        let new = clusters.take(block);
        groups.take(block, &new);
        told.extend(new);
    }
    (told, groups.finish())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn one_block_gives_what_all_posts_at_once_give(seed in 0_u64..1000, size in 1_usize..700) {
        let made = stream(seed, 1, size).posts;
        let posts = posts(&made);
        let (told, found) = in_blocks(&posts, posts.len(), Bounds::default());
        let whole = clusters(&posts);
        prop_assert_eq!(&found, &groups(&posts, &whole));
        prop_assert_eq!(told, whole);
    }

    #[test]
    fn the_same_blocks_give_the_same_answers(seed in 0_u64..1000, block in 1_usize..80) {
        let made = stream(seed, 0, 200).posts;
        let bounds = Bounds { texts: 60, open_posts: 50, profiles: 40, bonds: 30, ..Bounds::default() };
        let posts = posts(&made);
        let (told, found) = in_blocks(&posts, block, bounds);
        let (again, found_again) = in_blocks(&posts, block, bounds);
        prop_assert_eq!(&told, &again);
        prop_assert_eq!(found, found_again);
        // Numbered in order of first appearance, without a gap.
        let mut next = 0;
        for cluster in told {
            prop_assert!(cluster <= next);
            next += usize::from(cluster == next);
        }
    }
}

#[test]
fn small_blocks_keep_quality() {
    let (mut wanted, mut given, mut both) = (0_u32, 0_u32, 0_u32);
    for seed in 201..205 {
        let mut stream = stream(seed, 1, 3000);
        stream.posts.sort_by_key(|made| made.time);
        let posts = posts(&stream.posts);
        let bounds = Bounds { texts: 600, open_posts: 600, bonds: 20_000, ..Bounds::default() };
        let (told, found) = in_blocks(&posts, 400, bounds);
        let truth: Vec<usize> = stream.posts.iter().map(|made| made.message).collect();
        let (precision, recall, f1) = pair_scores(&truth, &told);
        assert!(f1 >= 0.96, "seed {seed}: precision {precision}, recall {recall}");
        let bulletins = |of: &[usize]| {
            let named = stream.posts.iter().zip(of).filter(|(made, _)| made.author.starts_with("bulletin"));
            named.map(|(_, class)| *class).collect::<HashSet<usize>>().len()
        };
        let (kept, apart) = (bulletins(&told), bulletins(&truth));
        assert!(kept * 100 >= apart * 99, "seed {seed}: {apart} bulletins, {kept} kept apart");
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
fn a_later_copy_gets_the_number_told_before() {
    let mut stream = ClusterStream::new(Bounds::default());
    let post = |text| Post { author: "a", time: 0, text };
    let pool = "La piscine municipale ferme pour travaux jusqu'à la rentrée des classes";
    let first = stream.take(&[post("Un marché de nuit ouvre sur la place du village"), post(pool)]);
    assert_eq!(first, [0, 1]);
    assert_eq!(stream.take(&[post("Le maire inaugure la nouvelle médiathèque samedi")]), [2]);
    let edited = "RT @ville: la piscine municipale ferme pour travaux jusqu'à la rentrée des clases !!";
    let other_day = "La piscine municipale ferme pour travaux jusqu'à mardi";
    assert_eq!(stream.take(&[post(other_day), post(edited), post(pool)]), [3, 1, 1]);
}

#[test]
fn what_was_seen_longest_ago_is_forgotten_first() {
    let texts: Vec<String> = stream(7, 0, 300).posts.into_iter().map(|made| made.text).collect();
    let post = |text| Post { author: "a", time: 0, text };
    let (kept, lost) = ("Le tramway reprend ce matin sur toute la ligne", "Un concert gratuit sous la halle");
    let mut stream = ClusterStream::new(Bounds { texts: 120, ..Bounds::default() });
    assert_eq!(stream.take(&[post(kept), post(lost)]), [0, 1]);
    for block in texts.chunks(100) {
        let mut block: Vec<Post<'_>> = block.iter().map(|text| post(text.as_str())).collect();
        block.push(post(kept));
        assert_eq!(stream.take(&block).last(), Some(&0));
        assert!(stream.remembered() <= 120 && stream.remembered() > 60);
    }
    let last = stream.take(&[post(kept), post(lost)]);
    assert_eq!(last[0], 0);
    assert!(last[1] > 1, "a forgotten text has a new number, not {}", last[1]);
}

#[test]
fn texts_remembered_are_bounded_in_bytes() {
    let long = |word: &str| format!("{word} ").repeat(3000);
    let (huge, large) = (long("mairie"), long("ici"));
    let post = |text| Post { author: "a", time: 0, text };
    let mut stream = ClusterStream::new(Bounds { text_bytes: 20_000, ..Bounds::default() });
    stream.take(&[post(&huge)]);
    assert_eq!(stream.remembered(), 0, "past 16 KiB");
    stream.take(&[post(&large), post("Un texte court")]);
    assert_eq!(stream.remembered(), 2);
    let larger = long("nuit");
    stream.take(&[post(&larger)]);
    assert_eq!(stream.remembered(), 2, "the large one gave way, not the short one");
}

#[test]
fn many_texts_of_one_cluster_are_remembered_by_a_few() {
    let text = "Le conseil municipal vote jeudi le budget de rénovation des écoles maternelles du centre";
    let copies: Vec<String> =
        (0..50).map(|at| format!("{text} {}", ["oui", "non"].repeat(at / 40).concat())).collect();
    let typed: Vec<String> =
        copies.iter().enumerate().map(|(at, copy)| copy.replacen('e', "ee", 1 + at % 9)).collect();
    let block: Vec<Post<'_>> = typed.iter().map(|text| Post { author: "a", time: 0, text }).collect();
    let mut stream = ClusterStream::new(Bounds::default());
    let told: HashSet<usize> = stream.take(&block).into_iter().collect();
    assert_eq!(told.len(), 1);
    assert_eq!(stream.remembered(), Bounds::default().texts_of_cluster);
}

#[test]
fn profiles_pairs_and_open_posts_are_bounded() {
    let mut stream = stream(11, 0, 3000);
    stream.posts.sort_by_key(|made| made.time);
    let posts = posts(&stream.posts);
    let whole = clusters(&posts);
    let most = |bounds| {
        let mut groups = GroupStream::new(bounds);
        let mut most = [0; 3];
        for (block, told) in posts.chunks(300).zip(whole.chunks(300)) {
            groups.take(block, told);
            for (most, now) in most.iter_mut().zip([groups.bonds(), groups.profiles(), groups.open_posts()]) {
                *most = now.max(*most);
            }
        }
        most
    };
    let bounds = Bounds { bonds: 200, profiles: 150, open_posts: 100, ..Bounds::default() };
    let (free, bound) = (most(Bounds::default()), most(bounds));
    for (at, limit) in [200, 150, 100].into_iter().enumerate() {
        assert!(free[at] > limit, "the stream is too small to reach the bound {limit}");
        assert!(bound[at] <= limit && bound[at] > limit / 2, "{} for {limit}", bound[at]);
    }
}

/// Texts that two profiles post, each a minute after the other.
fn together(texts: &[&'static str], authors: [&'static str; 2]) -> Vec<(Post<'static>, usize)> {
    let acts = (0_i64..).zip(texts).enumerate().flat_map(|(cluster, (day, text))| {
        (0_i64..)
            .zip(authors)
            .map(move |(minute, author)| (Post { author, time: day * DAY + minute * 60, text }, cluster))
    });
    acts.collect()
}

const ACTIONS: [&str; 2] = [
    "Le collectif refuse la fermeture de la maternité de la vallée",
    "Tous ensemble samedi devant la préfecture contre le projet de décharge",
];

#[test]
fn an_occasion_goes_on_in_the_next_block() {
    let acts = together(&ACTIONS, ["un", "deux"]);
    // Every block ends between the two profiles.
    let mut groups = GroupStream::new(Bounds::default());
    let (first, rest) = acts.split_first().unwrap();
    groups.take(&[first.0], &[first.1]);
    for block in rest.chunks(2) {
        let (posts, clusters): (Vec<Post<'_>>, Vec<usize>) = block.iter().copied().unzip();
        groups.take(&posts, &clusters);
    }
    assert_eq!(groups.finish(), [Group { authors: vec!["deux".into(), "un".into()] }]);
}

#[test]
fn an_occasion_cut_in_two_counts_once() {
    let mut groups = GroupStream::new(Bounds::default());
    let acts = together(&ACTIONS[..1], ["un", "deux"]);
    let (posts, clusters): (Vec<Post<'_>>, Vec<usize>) = acts.into_iter().unzip();
    let later = Post { author: "trois", time: 30 * DAY, text: "Rien à voir avec le reste du monde" };
    for _ in 0..3 {
        groups.take(&posts, &clusters);
        groups.take(&[later], &[9]);
        assert_eq!(groups.bonds(), 1, "the occasion has ended");
    }
    assert!(groups.finish().is_empty());
}

#[test]
fn a_crowd_binds_nobody() {
    let names: HashMap<usize, String> = (0..800).map(|at| (at, format!("p{at}"))).collect();
    let mut posts = Vec::new();
    for (day, text) in (0_i64..).zip(ACTIONS) {
        posts.extend((0..800).map(|at| Post { author: &names[&at], time: day * DAY, text }));
    }
    let told = clusters(&posts);
    assert!(groups(&posts, &told).is_empty());
    let mut groups = GroupStream::new(Bounds::default());
    for (block, told) in posts.chunks(100).zip(told.chunks(100)) {
        groups.take(block, told);
    }
    assert_eq!(groups.bonds(), 0);
    assert!(groups.finish().is_empty());
}
