//! The reference: each query against each post, leaf by leaf, exactly as the definition says.

use crate::expression::Expression as E;
use crate::reference_text::{Kind, Read, fold, is_letter, read};
use caseless::Caseless;
use unicode_normalization::UnicodeNormalization;

/// A post as the tests make it: fields by their French name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Post {
    pub(crate) text: String,
    pub(crate) fields: Vec<(&'static str, String)>,
    pub(crate) followers: Option<f64>,
}

/// Whether a post satisfies a query.
pub(crate) fn matches(post: &Post, query: &E) -> bool {
    let read = read(&post.text);
    holds(post, &read, query)
}

fn holds(post: &Post, read: &Read, query: &E) -> bool {
    match query {
        E::And(parts) => parts.iter().all(|part| holds(post, read, part)),
        E::Or(parts) => parts.iter().any(|part| holds(post, read, part)),
        E::Not(part) => !holds(post, read, part),
        E::Field(name, values) => values.iter().any(|value| field(post, read, name, value)),
        E::Followers(sign, bound) => post.followers.is_some_and(|count| match *sign {
            ">" => count > *bound as f64,
            ">=" => count >= *bound as f64,
            "<" => count < *bound as f64,
            "<=" => count <= *bound as f64,
            _ => count == *bound as f64,
        }),
        E::Near { left, right, distance, ordered } => {
            let spans = |side: &[E]| side.iter().flat_map(|leaf| spans(post, read, leaf)).collect::<Vec<_>>();
            let (left, right) = (spans(left), spans(right));
            let before =
                |a: (usize, usize), b: (usize, usize)| a.1 < b.0 && b.0 - a.1 - 1 <= *distance as usize;
            left.iter().any(|&a| right.iter().any(|&b| before(a, b) || (!ordered && before(b, a))))
        }
        E::Exact(text) => !exact(post, read, text).is_empty(),
        leaf => !spans(post, read, leaf).is_empty(),
    }
}

/// First and last position of each place where a leaf is found.
fn spans(post: &Post, read: &Read, leaf: &E) -> Vec<(usize, usize)> {
    match leaf {
        E::Bare(text) => {
            let wanted = crate::reference_text::read(text).tokens;
            match wanted.as_slice() {
                [only] if only.kind != Kind::Word => {
                    positions(read, |token, kind| token == only.text && kind == only.kind)
                }
                _ => phrase(read, wanted.iter().map(|token| token.text.as_str()).collect()),
            }
        }
        E::Quoted(text) => {
            let wanted = crate::reference_text::read(text).tokens;
            phrase(read, wanted.iter().map(|token| token.text.as_str()).collect())
        }
        E::Prefix(text) => {
            let wanted = crate::reference_text::read(text).tokens[0].text.clone();
            positions(read, |token, _| token.starts_with(&wanted))
        }
        E::Wildcard(text) => {
            let shape: Vec<char> = fold(text).chars().collect();
            positions(read, |token, _| {
                let letters: Vec<char> = token.chars().collect();
                letters.len() == shape.len()
                    && letters
                        .iter()
                        .zip(&shape)
                        .all(|(&c, &wanted)| if wanted == '?' { is_letter(c) } else { c == wanted })
            })
        }
        E::Exact(text) => exact(post, read, text).into_iter().flatten().collect(),
        other => panic!("not a leaf: {other:?}"),
    }
}

fn positions(read: &Read, fits: impl Fn(&str, Kind) -> bool) -> Vec<(usize, usize)> {
    let tokens = read.tokens.iter().enumerate();
    tokens.filter(|(_, token)| fits(&token.text, token.kind)).map(|(at, _)| (at, at)).collect()
}

fn phrase(read: &Read, words: Vec<&str>) -> Vec<(usize, usize)> {
    let texts: Vec<_> = read.tokens.iter().map(|token| token.text.as_str()).collect();
    let count = words.len();
    (0..texts.len()).filter(|&at| texts[at..].starts_with(&words)).map(|at| (at, at + count - 1)).collect()
}

/// Each occurrence of exact characters at token boundaries, with its span if it touches a token.
fn exact(post: &Post, read: &Read, wanted: &str) -> Vec<Option<(usize, usize)>> {
    let text = &post.text;
    let mut found = Vec::new();
    for (start, _) in text.char_indices() {
        let end = start + wanted.len();
        if !text[start..].starts_with(wanted) {
            continue;
        }
        if read.stretches.iter().any(|s| (s.start < start && start < s.end) || (s.start < end && end < s.end))
        {
            continue;
        }
        let touched = read.stretches.iter().filter(|s| s.start < end && start < s.end);
        let positions: Vec<usize> = touched.filter_map(|stretch| stretch.position).collect();
        found.push(positions.first().copied().zip(positions.last().copied()));
    }
    found
}

fn same(left: &str, right: &str) -> bool {
    case_folded(left) == case_folded(right)
}

fn case_folded(text: &str) -> String {
    text.nfd().default_case_fold().nfd().collect()
}

fn field(post: &Post, read: &Read, name: &str, value: &str) -> bool {
    let given: Vec<&str> =
        post.fields.iter().filter(|(known, _)| *known == name).map(|(_, value)| value.as_str()).collect();
    let urls = read.stretches.iter().filter(|stretch| stretch.is_url);
    let in_text: Vec<&str> = urls.map(|stretch| &post.text[stretch.start..stretch.end]).collect();
    let url_field: Vec<&str> =
        post.fields.iter().filter(|(known, _)| *known == "url").map(|(_, value)| value.as_str()).collect();
    match name {
        "url" => given.iter().chain(&in_text).any(|url| case_folded(url).contains(&case_folded(value))),
        "site" => {
            let derived = if given.is_empty() { url_field } else { Vec::new() };
            given.iter().any(|site| same(site, value))
                || derived.iter().chain(&in_text).any(|url| same(&host(url), value))
        }
        "avec" if given.is_empty() => same(value, "link") && !in_text.is_empty(),
        _ => given.iter().any(|known| same(known, value)),
    }
}

fn host(url: &str) -> String {
    let rest =
        url.split("://").nth(1).map_or(url.to_owned(), |_| url[url.find("://").unwrap() + 3..].to_owned());
    let authority: String = rest.chars().take_while(|c| !matches!(c, '/' | '?' | '#')).collect();
    let host = authority.rsplit('@').next().unwrap_or("").to_owned();
    let kept: String =
        host.chars().take_while(|&c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_')).collect();
    kept.trim_end_matches('.').to_owned()
}
