//! Generated saved queries, of the shapes that communication teams write.

use crate::chance::Chance;
use crate::vocabulary::{EVERYDAY, PHRASES, TOPICS, Vocabulary, compact};

/// Makes `count` realistic queries: about twenty to a town.
pub(crate) fn realistic(chance: &mut Chance, vocabulary: &Vocabulary, count: usize) -> Vec<String> {
    let towns = (count / 20).clamp(50, vocabulary.towns.len());
    (0..count).map(|_| one(chance, vocabulary, towns)).collect()
}

fn one(chance: &mut Chance, vocabulary: &Vocabulary, towns: usize) -> String {
    let town = &vocabulary.towns[chance.below(towns)];
    match chance.below(100) {
        0..20 => brand(chance, vocabulary, town),
        20..50 => topics(chance, vocabulary, town),
        50..62 => phrases(chance, town),
        62..74 => proximity(chance, town),
        74..82 => prefixes(chance, vocabulary, town),
        82..88 => tags(chance, vocabulary, town),
        88..94 => fields(chance, vocabulary, town),
        _ => dashboard(chance, vocabulary, towns),
    }
}

/// The names of a town: few, so that its queries share them.
fn institution(town: &str) -> String {
    let compact = compact(town);
    format!("(\"ville de {town}\" OU \"mairie de {town}\" OU @villede{compact} OU #{compact})")
}

fn brand(chance: &mut Chance, vocabulary: &Vocabulary, town: &str) -> String {
    let name = if chance.percent(50) {
        vocabulary.words[chance.below(30_000)].clone()
    } else {
        format!("\"{town}\"")
    };
    let mut query = format!("({name} OU @{} OU #{})", compact(&name), compact(&name));
    for word in homonyms(chance, vocabulary) {
        query.push_str(&format!(" -{word}"));
    }
    query
}

fn homonyms<'a>(chance: &mut Chance, vocabulary: &'a Vocabulary) -> Vec<&'a String> {
    let count = chance.below(4);
    let start = chance.below(2_000);
    vocabulary.words[start..start + count].iter().collect()
}

/// Half of the teams keep the list as it came, the others cut in it.
fn topic_list(chance: &mut Chance) -> String {
    let topic = TOPICS[chance.below(TOPICS.len())];
    let kept = if chance.percent(50) { topic.len() } else { 3 + chance.below(topic.len() - 3) };
    let words: Vec<&str> = topic[..kept].to_vec();
    format!("({})", words.join(" OU "))
}

fn topics(chance: &mut Chance, vocabulary: &Vocabulary, town: &str) -> String {
    let mut query = format!("{} ET {}", institution(town), topic_list(chance));
    let refused = homonyms(chance, vocabulary);
    if !refused.is_empty() {
        let refused: Vec<&str> = refused.into_iter().map(String::as_str).collect();
        query.push_str(&format!(" SAUF ({})", refused.join(" OU ")));
    }
    query
}

fn phrases(chance: &mut Chance, town: &str) -> String {
    let count = 1 + chance.below(3);
    let some = chance.some(PHRASES, count);
    let written: Vec<String> = some.into_iter().map(|phrase| format!("\"{phrase}\"")).collect();
    format!("({}) \"{town}\"", written.join(" OU "))
}

fn proximity(chance: &mut Chance, town: &str) -> String {
    let operator = if chance.percent(70) { "PROCHE" } else { "AVANT" };
    format!("\"{town}\" {operator}/{} {}", 2 + chance.below(9), topic_list(chance))
}

fn prefixes(chance: &mut Chance, vocabulary: &Vocabulary, town: &str) -> String {
    let word = &vocabulary.words[chance.below(20_000)];
    let start: String = word.chars().take(4 + chance.below(3)).collect();
    if chance.percent(60) {
        format!("{start}* ET \"{town}\"")
    } else {
        format!("({start}* OU inond*) ET {}", institution(town))
    }
}

fn tags(chance: &mut Chance, vocabulary: &Vocabulary, town: &str) -> String {
    let word = compact(&vocabulary.words[chance.below(4_000)]);
    format!("#{word} OU #{} OU @villede{}", compact(town), compact(town))
}

fn fields(chance: &mut Chance, vocabulary: &Vocabulary, town: &str) -> String {
    let word = &vocabulary.words[chance.below(30_000)];
    match chance.below(3) {
        0 => format!("({word} OU \"{town}\") langue:fr source:(presse, forum)"),
        1 => format!("\"{town}\" abonnés:>{} langue:fr", chance.below(5_000)),
        _ => format!("site:www.{}.fr {word}", compact(town)),
    }
}

/// A list of towns against a list of topics: an agglomeration's dashboard.
fn dashboard(chance: &mut Chance, vocabulary: &Vocabulary, towns: usize) -> String {
    let start = chance.below(towns / 20) * 20;
    let names: Vec<String> =
        vocabulary.towns[start..start + 20].iter().map(|town| format!("\"{town}\"")).collect();
    let first = chance.below(TOPICS.len() - 2);
    let words: Vec<&str> = TOPICS[first..first + 2].concat();
    let refused: Vec<&str> = homonyms(chance, vocabulary).into_iter().map(String::as_str).collect();
    let mut query = format!("({}) ET ({})", names.join(" OU "), words.join(" OU "));
    if !refused.is_empty() {
        query.push_str(&format!(" SAUF ({})", refused.join(" OU ")));
    }
    query
}

/// Queries meant to hurt: frequent words only, lists of 500, deep nesting.
pub(crate) fn hostile(chance: &mut Chance, vocabulary: &Vocabulary, count: usize) -> Vec<String> {
    (0..count)
        .map(|_| match chance.below(3) {
            0 => {
                let words = chance.some(&EVERYDAY[..60], 3);
                format!("{} {} {} -{}", words[0], words[1], words[2], chance.pick(&EVERYDAY[..60]))
            }
            1 => {
                let start = chance.below(2_000);
                let words: Vec<&str> =
                    vocabulary.words[start..start + 499].iter().map(String::as_str).collect();
                format!("({}) {}", words.join(" OU "), chance.pick(EVERYDAY))
            }
            _ => nested(chance, 30),
        })
        .collect()
}

fn nested(chance: &mut Chance, levels: usize) -> String {
    let mut query = chance.pick(EVERYDAY).to_owned();
    for level in 0..levels {
        let word = chance.pick(EVERYDAY);
        query = if level % 2 == 0 { format!("({query} {word})") } else { format!("({query} OU {word})") };
    }
    query
}
