//! Each code of an error or a finding has its sentence in both languages, and is on the page of codes.

use crate::{none, repository};
use parvis_tidy::{Repository, literals, messages, without_inline_tests};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

const PAGE: &str = "docs/api/errors.md";

/// Words a code may begin with.
fn domains(repository: &Repository) -> BTreeSet<String> {
    let folders = repository.paths().filter_map(|path| path.strip_prefix("crates/domains/"));
    folders.filter_map(|rest| rest.split('/').next()).map(str::to_owned).chain(["web".to_owned()]).collect()
}

fn is_code(text: &str, domains: &BTreeSet<String>) -> bool {
    let mut parts = text.split('.');
    let is_word = |part: &str| {
        !part.is_empty()
            && part.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_')
    };
    parts.next().is_some_and(|first| domains.contains(first)) && text.contains('.') && parts.all(is_word)
}

/// Permissions are written like codes and have no sentence.
fn permissions(repository: &Repository) -> BTreeSet<String> {
    literals(&repository.text("crates/kernel/src/permission.rs"))
        .into_iter()
        .map(|literal| literal.text)
        .collect()
}

/// Every code in the program, with where it was seen first.
fn codes(repository: &Repository) -> BTreeMap<String, String> {
    let (domains, permissions) = (domains(repository), permissions(repository));
    let mut codes = BTreeMap::new();
    for path in repository.ending_with(&[".rs"]) {
        let is_program = path.contains("/src/")
            && !path.starts_with("crates/tidy/")
            && !path.starts_with("crates/test-kit/")
            && !path.contains("/tests/")
            && !path.contains("/suite/");
        let source = if is_program { repository.text(path) } else { String::new() };
        for literal in literals(without_inline_tests(&source)) {
            if is_code(&literal.text, &domains) && !permissions.contains(&literal.text) {
                codes.entry(literal.text).or_insert_with(|| format!("{path}:{}", literal.line));
            }
        }
    }
    codes
}

fn catalogue(repository: &Repository, language: &str) -> BTreeMap<String, String> {
    let folder = format!("locales/{language}/");
    let files = repository.ending_with(&[".ftl"]).filter(|path| path.starts_with(&folder));
    files.flat_map(|path| messages(&repository.text(path))).collect()
}

/// The sentence of a code, whether it is an error or a finding.
fn sentence<'a>(catalogue: &'a BTreeMap<String, String>, code: &str) -> Option<&'a String> {
    let key = code.replace('.', "-");
    catalogue.get(&format!("error-{key}")).or_else(|| catalogue.get(&format!("finding-{key}")))
}

#[test]
fn each_code_has_its_sentence_in_both_languages() {
    let repository = repository();
    let codes = codes(&repository);
    assert!(codes.len() > 50, "the codes were read");
    let mut faults = Vec::new();
    for language in ["fr", "en"] {
        let catalogue = catalogue(&repository, language);
        let missing = codes.iter().filter(|(code, _)| sentence(&catalogue, code).is_none());
        faults.extend(
            missing.map(|(code, place)| format!("{place}: {code} has no sentence in locales/{language}")),
        );
    }
    none(&faults, "Add `error-<code>` (or `finding-<code>`), dots as hyphens, to both languages.");
}

#[test]
fn both_languages_have_the_same_messages() {
    let repository = repository();
    let (french, english) = (catalogue(&repository, "fr"), catalogue(&repository, "en"));
    let only = |of: &BTreeMap<String, String>, other: &BTreeMap<String, String>, language: &str| {
        of.keys()
            .filter(|key| !other.contains_key(*key))
            .map(|key| format!("{key}: only in {language}"))
            .collect::<Vec<_>>()
    };
    none(
        &[only(&french, &english, "fr"), only(&english, &french, "en")].concat(),
        "Every text exists in French and in English.",
    );
}

#[test]
fn the_page_of_codes_is_up_to_date() {
    let repository = repository();
    let french = catalogue(&repository, "fr");
    let mut table = String::from("| Code | What people read (French catalogue) |\n|---|---|\n");
    for code in codes(&repository).keys() {
        let text = sentence(&french, code).cloned().unwrap_or_default().replace('|', "\\|");
        writeln!(table, "| `{code}` | {text} |").unwrap();
    }
    let written = repository.text(PAGE);
    let head = written.split_once("| Code |").map_or(written.as_str(), |(head, _)| head);
    let expected = format!("{head}{table}");
    if written != expected {
        let place = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("errors.md");
        std::fs::write(&place, expected).unwrap();
        panic!("{PAGE} is not up to date: review and copy {} over it", place.display());
    }
}

#[test]
fn each_act_that_a_proof_sheet_can_show_has_its_words() {
    let repository = repository();
    let about = ["post", "publication", "correction", "feed_item"];
    let folders = ["publishing", "editorial", "citizens"].map(|name| format!("crates/domains/{name}/src/"));
    let mut acts = BTreeSet::new();
    for path in
        repository.ending_with(&[".rs"]).filter(|path| folders.iter().any(|in_| path.starts_with(in_)))
    {
        for literal in literals(without_inline_tests(&repository.text(path))) {
            let is_act = literal.text.split_once('.').is_some_and(|(object, act)| {
                about.contains(&object)
                    && !act.is_empty()
                    && act.chars().all(|char| char.is_ascii_lowercase() || char == '_')
            });
            if is_act {
                acts.insert(literal.text);
            }
        }
    }
    assert!(acts.contains("publication.sending") && acts.contains("feed_item.published"), "{acts:?}");
    let mut faults = Vec::new();
    for language in ["fr", "en"] {
        let known = catalogue(&repository, language);
        for act in &acts {
            let key = format!("proof-act-{}", act.replace(['.', '_'], "-"));
            if !known.contains_key(&key) {
                faults.push(format!("{language}: {key}"));
            }
        }
    }
    none(&faults, "A proof sheet would show the code of the act: write its words.");
}
