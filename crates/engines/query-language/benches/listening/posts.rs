//! Generated posts: short French texts with names, topics, tags, handles, URLs and emoji.

use crate::chance::Chance;
use crate::vocabulary::{EVERYDAY, PHRASES, TOPICS, Vocabulary, capitalised, compact};
use parvis_query_language::{Field, Post};

/// One generated post.
pub(crate) struct Item {
    pub(crate) text: String,
    language: &'static str,
    source: &'static str,
    followers: f64,
}

impl Item {
    /// The fields of the post.
    pub(crate) fn fields(&self) -> [(Field, &str); 2] {
        [(Field::Language, self.language), (Field::Source, self.source)]
    }

    /// The post as the matcher takes it.
    pub(crate) fn post<'a>(&'a self, fields: &'a [(Field, &'a str)]) -> Post<'a> {
        Post { text: &self.text, fields, followers: Some(self.followers), detect_language: None }
    }
}

/// Makes `count` posts.
pub(crate) fn posts(chance: &mut Chance, vocabulary: &Vocabulary, count: usize) -> Vec<Item> {
    (0..count)
        .map(|_| Item {
            text: text(chance, vocabulary),
            language: ["fr", "fr", "fr", "fr", "fr", "fr", "fr", "en", "es", "br"][chance.below(10)],
            source: ["bluesky", "bluesky", "forum", "presse", "blog"][chance.below(5)],
            followers: (chance.below(1_000) * chance.below(100)) as f64,
        })
        .collect()
}

fn text(chance: &mut Chance, vocabulary: &Vocabulary) -> String {
    let length = 4 + chance.below(14) + chance.below(14) + chance.below(8);
    let civic = chance.percent(35);
    let topic = TOPICS[chance.rank(TOPICS.len())];
    let town = &vocabulary.towns[chance.rank(vocabulary.towns.len())];
    let mut text = String::new();
    for place in 0..length {
        if place > 0 {
            text.push_str(if chance.percent(8) { ", " } else { " " });
        }
        if civic && chance.percent(12) {
            text.push_str(chance.pick(topic));
        } else if civic && chance.percent(7) {
            named(chance, town, &mut text);
        } else if civic && chance.percent(4) {
            text.push_str(chance.pick(PHRASES));
        } else {
            word(chance, vocabulary, place == 0, &mut text);
        }
    }
    tail(chance, vocabulary, town, &mut text);
    text
}

fn word(chance: &mut Chance, vocabulary: &Vocabulary, first: bool, text: &mut String) {
    if chance.percent(52) {
        let word = EVERYDAY[chance.rank(EVERYDAY.len())];
        if first {
            text.push_str(&capitalised(word));
        } else {
            text.push_str(word);
        }
        return;
    }
    if chance.percent(9) {
        text.push_str(["l'", "d'", "qu’", "l’", "j'", "s'", "n’"][chance.below(7)]);
    }
    if chance.percent(6) {
        let topic = TOPICS[chance.rank(TOPICS.len())];
        text.push_str(chance.pick(topic));
        return;
    }
    let word = &vocabulary.words[chance.rank(vocabulary.words.len())];
    match chance.below(40) {
        0 => text.push_str(&word.to_uppercase()),
        1 | 2 => text.push_str(&capitalised(word)),
        _ => text.push_str(word),
    }
}

fn named(chance: &mut Chance, town: &str, text: &mut String) {
    match chance.below(8) {
        0 => text.push_str(&format!("mairie de {town}")),
        1 => text.push_str(&format!("ville de {town}")),
        2 => text.push_str(&format!("@villede{}", compact(town))),
        3 => text.push_str(&format!("#{}", compact(town))),
        _ => text.push_str(town),
    }
}

fn tail(chance: &mut Chance, vocabulary: &Vocabulary, town: &str, text: &mut String) {
    if chance.percent(20) {
        text.push_str(&format!(" #{}", compact(&vocabulary.words[chance.rank(4_000)])));
    }
    if chance.percent(12) {
        text.push_str(&format!(" @{}", compact(&vocabulary.words[chance.rank(20_000)])));
    }
    if chance.percent(15) {
        text.push_str([" 😀", " 🎉🎉", " 👍", " ❤️", " 🚲", " …", " !"][chance.below(7)]);
    }
    if chance.percent(18) {
        text.push_str(&format!(
            " https://www.{}.fr/{}/{}",
            compact(town),
            compact(chance.pick(PHRASES)),
            chance.below(100_000)
        ));
    }
}
