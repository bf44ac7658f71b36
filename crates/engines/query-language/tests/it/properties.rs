//! Properties: the engine equals the reference, the canonical form reads back, nothing panics.

use crate::expression::Expression;
use crate::generate::{post, query, text};
use crate::{reference, reference_text};
use parvis_query_language::{Field, Handle, Matcher, Post, Scratch, canonical, parse};
use parvis_text::{Kind, Piece, units};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

/// Runs a property; `make soak` asks for many more cases.
fn check<S: Strategy>(cases: u32, strategy: S, property: impl Fn(S::Value) -> Result<(), TestCaseError>)
where
    S::Value: std::fmt::Debug,
{
    #[expect(clippy::disallowed_methods, reason = "the number of cases is a wish of whoever runs the tests")]
    let wished = std::env::var("PARVIS_SOAK_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases = wished.map_or(cases, |wished: u32| wished.max(cases));
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config).run(&strategy, property).unwrap_or_else(|failure| panic!("{failure}"));
}

/// Picks ways to write, one number after the other.
fn style(choices: Vec<u8>) -> impl FnMut(usize) -> usize {
    let mut choices = choices.into_iter().cycle();
    move |count| choices.next().map_or(0, usize::from) % count
}

fn fields(post: &reference::Post) -> Vec<(Field, &str)> {
    post.fields.iter().map(|(name, value)| (Field::of_name(name).unwrap(), value.as_str())).collect()
}

/// Ranks of the queries that the matcher finds in a post.
pub(crate) fn found(matcher: &Matcher, scratch: &mut Scratch, post: &reference::Post) -> Vec<u32> {
    let mut handles = Vec::new();
    let fields = fields(post);
    matcher.matches(
        scratch,
        &Post { text: &post.text, fields: &fields, followers: post.followers, detect_language: None },
        &mut handles,
    );
    let mut ranks: Vec<u32> = handles.into_iter().map(|Handle(rank)| rank).collect();
    ranks.sort_unstable();
    ranks
}

pub(crate) fn expected(queries: &[Expression], post: &reference::Post) -> Vec<u32> {
    (0..).zip(queries).filter(|(_, query)| reference::matches(post, query)).map(|(rank, _)| rank).collect()
}

#[test]
fn the_matcher_finds_what_the_reference_finds() {
    let strategy = (vec(query(), 1..12), vec(post(), 1..6), vec(any::<u8>(), 1..40));
    check(300, strategy, |(queries, posts, choices)| {
        let mut style = style(choices);
        let mut matcher = Matcher::new();
        for query in &queries {
            let written = query.write(&mut style);
            let parsed = parse(&written);
            prop_assert!(parsed.is_ok(), "{written}: {parsed:?}");
            matcher.load(&parsed.unwrap().root);
        }
        matcher.settle();
        let mut scratch = Scratch::new();
        for round in 0..2 {
            if round == 0 {
                scratch.start_learning();
            }
            for post in &posts {
                prop_assert_eq!(found(&matcher, &mut scratch, post), expected(&queries, post), "{:?}", post);
            }
            matcher.learn(&mut scratch);
        }
        Ok(())
    });
}

#[test]
fn the_canonical_form_means_the_same() {
    let strategy = (query(), vec(post(), 1..6), vec(any::<u8>(), 1..20));
    check(150, strategy, |(query, posts, choices)| {
        let written = query.write(&mut style(choices));
        let once = canonical(&parse(&written).unwrap());
        let again = parse(&once);
        prop_assert!(again.is_ok(), "{written} -> {once}: {again:?}");
        let again = again.unwrap();
        prop_assert_eq!(&canonical(&again), &once);
        prop_assert!(again.warnings.is_empty(), "{}: {:?}", once, again.warnings);
        let mut matcher = Matcher::new();
        matcher.add(&again.root);
        let mut scratch = Scratch::new();
        for post in &posts {
            prop_assert_eq!(
                found(&matcher, &mut scratch, post),
                expected(std::slice::from_ref(&query), post)
            );
        }
        Ok(())
    });
}

#[test]
fn tokens_are_those_of_the_definition() {
    check(1_000, prop_oneof![3 => text(), 1 => any::<String>()], |text| {
        let reference = reference_text::read(&text);
        let (folded, units) = units(&text);
        prop_assert_eq!(parvis_text::fold(&text), reference_text::fold(&text));
        let tokens: Vec<_> = units
            .iter()
            .filter_map(|unit| match &unit.piece {
                Piece::Token(Kind::Word, range) => {
                    Some((folded[range.clone()].to_owned(), reference_text::Kind::Word))
                }
                Piece::Token(Kind::Tag, range) => {
                    Some((folded[range.clone()].to_owned(), reference_text::Kind::Tag))
                }
                Piece::Token(Kind::Handle, range) => {
                    Some((folded[range.clone()].to_owned(), reference_text::Kind::Handle))
                }
                _ => None,
            })
            .collect();
        let wanted: Vec<_> = reference.tokens.iter().map(|token| (token.text.clone(), token.kind)).collect();
        prop_assert_eq!(tokens, wanted);
        let places: Vec<_> = units.iter().map(|unit| (unit.original.start, unit.original.end)).collect();
        let wanted: Vec<_> = reference.stretches.iter().map(|stretch| (stretch.start, stretch.end)).collect();
        prop_assert_eq!(places, wanted);
        Ok(())
    });
}

#[test]
fn no_text_makes_the_parser_panic() {
    let bits: &'static [&str] = &[
        "mairie",
        "\"",
        "«",
        "»",
        "“",
        "(",
        ")",
        " ",
        "-",
        " OU ",
        " ET ",
        " SAUF ",
        " PROCHE/5 ",
        " AVANT/",
        "NEAR",
        "*",
        "?",
        ":",
        "langue:",
        "source:(",
        ",",
        "brut:",
        "url:",
        "//",
        "\n",
        "@@",
        "@",
        "#",
        "abonnés:",
        ">",
        "10",
        "l'",
        "é",
        "😀",
        "inond*",
        "\u{301}",
    ];
    let strategy =
        prop_oneof![vec(prop::sample::select(bits), 0..30).prop_map(|bits| bits.concat()), any::<String>(),];
    check(2_000, strategy, |source| {
        match parse(&source) {
            Ok(query) => {
                let written = canonical(&query);
                prop_assert!(parse(&written).is_ok(), "{source:?} -> {written:?}");
            }
            Err(error) => {
                use parvis_query_language::Language::{English, French};
                prop_assert!(error.span.end <= source.len() && error.line >= 1 && error.column >= 1);
                prop_assert!(!error.sentence(French).is_empty() && !error.sentence(English).is_empty());
            }
        }
        Ok(())
    });
}
