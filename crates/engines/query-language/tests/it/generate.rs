//! Generated posts and queries, made to meet: few words, many spellings, every trap we know.

use crate::expression::Expression as E;
use crate::reference::Post;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of texts: the same few words in every disguise, and what could break a reader.
const PIECES: &[&str] = &[
    "mairie",
    "Mairie",
    "MAIRIE",
    "maire",
    "école",
    "ÉCOLE",
    "ecole",
    "e\u{301}cole",
    "écoles",
    "inondation",
    "inondé",
    "Inonder",
    "crue",
    "œuvre",
    "oeuvre",
    "Œuvre",
    "l",
    "d",
    "qu",
    "s",
    "aujourd’hui",
    "l'eau",
    "l’eau",
    "L’ÉCOLE",
    "d'",
    "qu’il",
    "jusqu'à",
    "saint-denis",
    "Saint–Denis",
    "saint",
    "denis",
    "#mairie",
    "#École",
    "@mairie",
    "@mairie.paris.",
    "@ville-de-x-",
    "@Mairie",
    "a@mairie",
    "x#école",
    "d'@mairie",
    "l’#école",
    "https://ville.fr/école?x=mairie",
    "www.mairie.fr",
    "http://",
    "HTTPS://EXEMPLE.FR/A",
    "https://ville.fr.",
    "ﬁn",
    "½",
    "①",
    "m2t",
    "mat",
    "mât",
    "met",
    "m_t",
    "mt",
    "😀",
    "👨‍👩‍👧",
    "mairie😀",
    "“mairie”",
    "«école»",
    "ANSM",
    "Ansm",
    "ANSM-fr",
    "@ANSM-fr",
    "'ANSM'",
    "ß",
    "STRASSE",
    "straße",
    "ΑΣ",
    "ας",
    "İ",
    "ı",
    "’",
    "''",
    "`mairie`",
    "a_b",
    "\u{200b}",
    "\u{a0}",
    "\u{3000}",
    "हिन्दी",
    "日本",
    "ﬀ",
    "🇫🇷",
    "#",
    "@",
    "@@",
    "@.",
    "#_",
    "mairie.",
    "mairie,école",
    "conseil municipal",
    "conseil",
    "municipal",
    "conseil  l’municipal",
    "Ⅷ",
    "²",
    "m²",
    "-",
    "—",
    "\u{345}",
    "ᾳ",
    "\u{301}",
    "la",
    "de",
    "la",
    "de",
    "eau",
    "a",
    "b",
    "a",
    "b",
    "a b a b a",
    "\u{1d16d}",
];

const JOINS: &[&str] =
    &[" ", " ", " ", " ", "", "\n", "'", "’", "-", ".", "#", "@", "/", ":", "\u{301}", ", "];

/// Words that leaves are made of.
const WORDS: &[&str] = &[
    "mairie",
    "Mairie",
    "maire",
    "école",
    "ÉCOLE",
    "ecole",
    "e\u{301}cole",
    "inondation",
    "crue",
    "œuvre",
    "OEUVRE",
    "l’eau",
    "L'école",
    "eau",
    "la",
    "de",
    "a",
    "b",
    "conseil",
    "municipal",
    "saint-denis",
    "aujourd’hui",
    "ﬁn",
    "mat",
    "m_t",
    "ANSM",
    "straße",
    "STRASSE",
    "ΑΣ",
    "İ",
    "ı",
    "हिन्दी",
    "日本",
    "Ⅷ",
    "m²",
    "½",
    "l",
    "qu",
    "#mairie",
    "#école",
    "@mairie",
    "@mairie.paris",
    "@ville-de-x",
    "d'@mairie",
    "a_b",
    "mairie.",
    "fr",
    "jusqu'à",
    "ᾳ",
];

const PHRASES: &[&str] = &[
    "conseil municipal",
    "Conseil Municipal",
    "saint denis",
    "l'eau de",
    "la mairie",
    "mairie de la",
    "a b",
    "b a",
    "a b a",
    "a a",
    "a b a b a b a b a",
    "b a b a b a b a b a",
    "mairie",
    "la",
    "@mairie école",
    "@mairie.paris la",
    "#école de",
    "aujourd hui",
    "mairie, école",
    "jusqu'à l'école",
    "m²",
    "1⁄2",
    "de l’eau",
];

const EXACT: &[&str] = &[
    "ANSM",
    "Mairie",
    "école",
    "e\u{301}cole",
    "l'eau",
    "l’eau",
    "😀",
    "'ANSM'",
    "@mairie",
    "#École",
    "mairie,école",
    "conseil municipal",
    "http://",
    "HTTPS://EXEMPLE.FR/A",
    "eau",
    "a b a",
    "l",
    "l'",
    "@",
    "½",
    "fr",
    "a",
    "@ANSM",
    "www.mairie.fr",
    "@mairie.paris",
    "qu",
    ".",
    "d'@mairie",
];

const FIELDS: &[(&str, &[&str])] = &[
    ("langue", &["fr", "FR", "en", "br"]),
    ("source", &["presse", "forum", "Été"]),
    ("réseau", &["bluesky", "mastodon"]),
    ("auteur", &["mairie", "Élodie", "élodie"]),
    ("site", &["ville.fr", "exemple.fr", "www.mairie.fr"]),
    ("url", &["ville.fr", "ÉCOLE", "/a", "mairie"]),
    ("commune", &["75056", "2A004"]),
    ("type", &["post", "article"]),
    ("avec", &["image", "link"]),
];

/// A text of such pieces.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![12 => select(PIECES).prop_map(str::to_owned), 1 => any::<String>()];
    vec((piece, select(JOINS)), 0..24)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, join)| [piece, join.to_owned()]).collect())
}

/// A post: such a text and some fields.
pub(crate) fn post() -> impl Strategy<Value = Post> {
    let field = select(FIELDS).prop_flat_map(|(name, values)| {
        let values: Vec<&'static str> = match name {
            "url" => vec!["https://ville.fr/École", "http://user@exemple.fr:80/A?mairie", "exemple.fr/a"],
            _ => values.to_vec(),
        };
        (Just(name), select(values))
    });
    (text(), vec(field, 0..5), option::of(0..2000_u32)).prop_map(|(text, fields, followers)| Post {
        text,
        fields: fields.into_iter().map(|(name, value)| (name, value.to_owned())).collect(),
        followers: followers.map(f64::from),
    })
}

fn near_leaf() -> impl Strategy<Value = E> {
    prop_oneof![
        6 => select(WORDS).prop_map(|word| E::Bare(word.to_owned())),
        3 => select(PHRASES).prop_map(|phrase| E::Quoted(phrase.to_owned())),
        1 => select(&["inond", "éco", "mai", "MAIR", "œuv", "str", "l'inond", "mairie", "conseil"][..]).prop_map(|prefix| E::Prefix(prefix.to_owned())),
        1 => select(&["m?t", "M?T", "éc?le", "?aire", "mair??", "?a", "l?", "mairie?", "?b"][..]).prop_map(|shape| E::Wildcard(shape.to_owned())),
        1 => select(EXACT).prop_map(|text| E::Exact(text.to_owned())),
    ]
}

fn leaf() -> impl Strategy<Value = E> {
    let side = || vec(near_leaf(), 1..4);
    prop_oneof![
        6 => near_leaf(),
        1 => select(FIELDS).prop_flat_map(|(name, values)| {
            vec(select(values), 1..3).prop_map(move |values| E::Field(name, values.into_iter().map(str::to_owned).collect()))
        }),
        1 => (select(&["", ">", ">=", "<", "<="][..]), 0..2000_u64).prop_map(|(sign, bound)| E::Followers(sign, bound)),
        2 => (side(), side(), 1..8_u32, any::<bool>())
            .prop_map(|(left, right, distance, ordered)| E::Near { left, right, distance, ordered }),
    ]
}

/// A query that the language accepts.
pub(crate) fn query() -> impl Strategy<Value = E> {
    let tree = leaf().prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            3 => vec(inner.clone(), 2..5).prop_map(E::And),
            3 => vec(inner.clone(), 2..5).prop_map(E::Or),
            1 => inner.prop_map(|part| E::Not(Box::new(part))),
        ]
    });
    tree.prop_map(|tree| if tree.is_valid() { tree } else { without_bad_branches(tree) }).prop_map(|tree| {
        if tree.is_positive() { tree } else { E::And(vec![E::Bare("mairie".to_owned()), tree]) }
    })
}

/// Gives each purely negative branch of an OR something to find.
fn without_bad_branches(tree: E) -> E {
    match tree {
        E::And(parts) => E::And(parts.into_iter().map(without_bad_branches).collect()),
        E::Or(parts) => E::Or(
            parts
                .into_iter()
                .map(without_bad_branches)
                .map(
                    |part| {
                        if part.is_positive() { part } else { E::And(vec![E::Bare("la".to_owned()), part]) }
                    },
                )
                .collect(),
        ),
        E::Not(part) => E::Not(Box::new(without_bad_branches(*part))),
        leaf => leaf,
    }
}
