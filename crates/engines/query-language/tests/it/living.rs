//! Queries come and go while posts pass: each post sees exactly those in place.

use crate::expression::Expression;
use crate::generate::{post, query};
use crate::properties::found;
use crate::reference;
use parvis_query_language::{Handle, Matcher, Scratch, parse};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

#[derive(Clone, Debug)]
enum Step {
    Add(Expression),
    /// The query of this rank among those in place, if there are that many.
    Remove(usize),
    Settle,
    Match(reference::Post),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => query().prop_map(Step::Add),
        2 => (0..12_usize).prop_map(Step::Remove),
        1 => Just(Step::Settle),
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
