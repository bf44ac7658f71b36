//! Queries come and go while posts pass: each post sees exactly those in place.

use crate::expression::Expression;
use crate::generate::{post, query};
use crate::properties::found;
use crate::reference;
use parvis_query_language::{Handle, LiveMatcher, Matcher, Node, Post, Scratch, parse};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

#[derive(Clone, Debug)]
enum Step {
    Add(Expression),
    /// The query of this rank among those in place, if there are that many.
    Remove(usize),
    Settle,
    Compact,
    Match(reference::Post),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => query().prop_map(Step::Add),
        2 => (0..12_usize).prop_map(Step::Remove),
        1 => Just(Step::Settle),
        1 => Just(Step::Compact),
        4 => post().prop_map(Step::Match),
    ]
}

#[test]
fn a_post_sees_the_queries_in_place_and_no_other() {
    let config = ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() };
    let property = |(steps, twins): (Vec<Step>, Vec<bool>)| {
        let mut matcher = Matcher::new();
        let mut scratch = Scratch::new();
        let mut in_place: Vec<(Handle, Expression)> = Vec::new();
        let mut twins = twins.into_iter().cycle();
        for step in steps {
            match step {
                Step::Add(query) => {
                    let root = parse(&query.write(&mut |_| 0)).unwrap().root;
                    for _ in 0..=usize::from(twins.next().unwrap()) {
                        in_place.push((matcher.add(&root), query.clone()));
                    }
                }
                Step::Remove(rank) if rank < in_place.len() => {
                    let (handle, _) = in_place.swap_remove(rank);
                    prop_assert!(matcher.remove(handle));
                    prop_assert!(!matcher.remove(handle));
                }
                Step::Remove(_) => {}
                Step::Settle => matcher.settle(),
                Step::Compact => matcher.compact(),
                Step::Match(post) => {
                    let mut expected: Vec<u32> = in_place
                        .iter()
                        .filter(|(_, query)| reference::matches(&post, query))
                        .map(|(handle, _)| handle.0)
                        .collect();
                    expected.sort_unstable();
                    prop_assert_eq!(found(&matcher, &mut scratch, &post), expected);
                }
            }
            prop_assert_eq!(matcher.len(), in_place.len());
        }
        Ok(())
    };
    let strategy = (vec(step(), 1..30), vec(any::<bool>(), 1..4));
    TestRunner::new(config).run(&strategy, property).unwrap_or_else(|failure| panic!("{failure}"));
}

/// A query that shares no word with any other of another rank.
fn passing(rank: u32) -> Node {
    let query = format!(
        "(secteur{rank} OU \"plan numero{rank}\") ET (place{rank} OU travaux{rank}*) PROCHE/5 mairie{rank} SAUF #tag{rank}"
    );
    parse(&query).unwrap().root
}

/// A matcher of some queries that stay.
fn staying() -> (Matcher, Vec<Handle>) {
    let mut matcher = Matcher::new();
    let handles = (0..300).map(|rank| matcher.add(&passing(rank))).collect();
    (matcher, handles)
}

fn sees(matcher: &Matcher, rank: u32) -> Vec<Handle> {
    let text = format!("Secteur{rank} : place{rank}, devant mairie{rank}");
    let mut matched = Vec::new();
    matcher.matches(&mut Scratch::new(), &Post::of_text(&text), &mut matched);
    matched
}

#[test]
fn what_removed_queries_used_is_given_back() {
    let (mut matcher, handles) = staying();
    let (start, mut most) = (matcher.size_bytes(), 0);
    for rank in 1_000..31_000 {
        let handle = matcher.add(&passing(rank));
        if rank % 1_000 == 0 {
            assert_eq!(sees(&matcher, rank), [handle]);
        }
        assert!(matcher.remove(handle));
        most = most.max(matcher.size_bytes());
    }
    // Thirty thousand of them would take some ten megabytes.
    assert!(most < 2_000_000 + 3 * start, "{most} bytes for {start} at the start");
    assert_eq!(matcher.len(), handles.len());
    assert!((0..).zip(&handles).all(|(rank, handle)| sees(&matcher, rank) == [*handle]));
    assert!(sees(&matcher, 30_999).is_empty());
}

#[test]
fn an_addition_takes_no_more_where_many_stand() {
    let mut matcher = Matcher::new();
    for rank in 0..4_000 {
        // Every list is another cover of the same hundred words.
        let words: Vec<String> = (0..100).map(|word| format!("mot{word}")).collect();
        matcher.add(&parse(&format!("({} OU propre{rank})", words.join(" OU "))).unwrap().root);
    }
    // Were the links of each word written again, they would take gigabytes.
    assert!(matcher.size_bytes() < 20_000_000, "{} bytes", matcher.size_bytes());
    let mut matched = Vec::new();
    matcher.matches(&mut Scratch::new(), &Post::of_text("mot7"), &mut matched);
    assert_eq!(matched.len(), 4_000);
}

#[test]
fn learning_again_and_again_takes_no_more() {
    let (mut matcher, handles) = staying();
    let mut scratch = Scratch::new();
    let mut most = 0;
    for round in 0..600 {
        scratch.start_learning();
        for rank in 0..5 {
            let text = format!("secteur{rank} place{} mairie{}", (rank + round) % 300, round % 300);
            matcher.matches(&mut scratch, &Post::of_text(&text), &mut Vec::new());
        }
        matcher.learn(&mut scratch);
        most = most.max(matcher.size_bytes());
    }
    assert!(most < 1_000_000, "{most} bytes");
    assert!((0..).zip(&handles).all(|(rank, handle)| sees(&matcher, rank) == [*handle]));
}

#[test]
fn a_live_matcher_gives_back_while_others_change_it() {
    let (matcher, handles) = staying();
    let live = LiveMatcher::new(matcher);
    let kept: Vec<(u32, Handle)> = std::thread::scope(|threads| {
        let workers = [1_000, 100_000, 200_000].map(|first| {
            let live = &live;
            threads.spawn(move || {
                let mut kept = Vec::new();
                for rank in first..first + 10_000 {
                    let handle = live.add(&passing(rank));
                    if rank % 500 == 0 {
                        kept.push((rank, live.change(handle, &passing(rank))));
                        assert_eq!(sees(&live.read(), rank).len(), 1);
                    } else {
                        assert!(live.remove(handle));
                    }
                }
                kept
            })
        });
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    let matcher = live.read();
    assert_eq!(matcher.len(), handles.len() + kept.len());
    let staying = (0..).zip(handles);
    assert!(staying.chain(kept).all(|(rank, handle)| sees(&matcher, rank) == [handle]));
    assert!(matcher.size_bytes() < 5_000_000, "{} bytes", matcher.size_bytes());
}
