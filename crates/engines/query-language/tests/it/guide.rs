//! The French guide tells the truth: each of its examples is read, and finds what it says.

use parvis_query_language::{Language, Lists, Matcher, Post, Scratch, canonical, explain, parse, review};

const GUIDE: &str = include_str!("../../../../../docs/guide/ecrire-une-requete.md");

fn lists() -> Lists {
    let mut lists = Lists::new();
    lists.set("institution", "\"Belleville sur Orge\" OU @VilleBellevilleOrge").unwrap();
    lists.set("@@homonymes", "\"Belleville Paris\" OU \"ligne 2\"").unwrap();
    lists
}

#[test]
fn the_twenty_examples_of_the_guide_do_what_they_say() {
    let examples: Vec<&str> =
        GUIDE.split("```requete\n").skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect();
    assert_eq!(examples.len(), 20);
    let lists = lists();
    for example in examples {
        let (source, samples) = example.split_once('\n').unwrap();
        let query = parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
        assert!(review(&query, source).is_empty(), "{source}: {:?}", review(&query, source));
        assert!(explain(&query, Language::French).lines().count() > 1);
        assert!(parse(&canonical(&query)).is_ok());
        let mut matcher = Matcher::new();
        matcher.add(&lists.open(&query, source).unwrap());
        for sample in samples.lines() {
            let (sign, text) = sample.split_at(2);
            let mut matched = Vec::new();
            matcher.matches(&mut Scratch::new(), &Post::of_text(text), &mut matched);
            assert_eq!(!matched.is_empty(), sign == "+ ", "{source} / {text}");
        }
    }
}

#[test]
fn the_refusals_of_the_guide_are_those_of_the_parser() {
    let table = GUIDE.split("| Vous écrivez |").nth(1).unwrap();
    let mut refusals = 0;
    for line in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, refused, reason, accepted, _] = cells.as_slice() else { panic!("{line}") };
        let error = parse(refused.trim_matches('`')).unwrap_err();
        assert!(
            error.reason(Language::French).contains(reason),
            "{refused}: {}",
            error.reason(Language::French)
        );
        assert!(parse(accepted.trim_matches('`')).is_ok(), "{accepted}");
        refusals += 1;
    }
    assert_eq!(refusals, 7);
}
