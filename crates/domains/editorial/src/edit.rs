//! From a draft to a stored post: bounds, cleaning, search text, digest.

use crate::{
    Draft, DraftSegment, EditorialError, Post, Segment, Variant, content::revision_hash, model::PostContent,
};
use parvis_connector::{Poll, VariantOptions};
use parvis_database::{Database, Tx};
use parvis_identity::clean_name;
use parvis_kernel::{FieldFault, Id, Timestamp};
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// Longest text of one segment, in bytes: far above any network, far below what would hurt.
pub(crate) const TEXT_MAX_BYTES: usize = 100_000;
/// Longest title, in characters.
const TITLE_MAX: usize = 200;
/// Segments of one text.
const SEGMENTS_MAX: usize = 50;
/// Media of one segment.
const MEDIA_MAX: usize = 30;
/// Longest alternative text, in characters.
const ALT_MAX: usize = 4000;
/// Longest warning, in characters: far above any network.
const WARNING_MAX: usize = 2000;
/// Answers of one poll, and characters of one answer: far above any network.
const ANSWERS_MAX: usize = 50;
const ANSWER_MAX: usize = 1000;
/// Channels of one post.
const CHANNELS_MAX: usize = 100;
/// First words shown in lists, in characters.
const EXCERPT: usize = 180;

/// Where new ids and the time come from: a transaction, or the database for what is written nowhere.
pub(crate) trait Origin {
    /// Makes a new id.
    fn new_id<I: Id>(&self) -> I;
    /// Returns the current instant.
    fn now(&self) -> Timestamp;
}

impl Origin for Tx {
    fn new_id<I: Id>(&self) -> I {
        Self::new_id(self)
    }

    fn now(&self) -> Timestamp {
        Self::now(self)
    }
}

impl Origin for Database {
    fn new_id<I: Id>(&self) -> I {
        Self::new_id(self)
    }

    fn now(&self) -> Timestamp {
        Self::now(self)
    }
}

/// Checks the bounds of a draft. What a network would refuse is a finding, not a refusal to save.
pub(crate) fn check_bounds(draft: &Draft) -> Result<(), EditorialError> {
    let mut faults = Vec::new();
    let mut fault = |field: String, code| faults.push(FieldFault { field, code });
    if draft.title.chars().count() > TITLE_MAX {
        fault("title".to_owned(), "editorial.title_too_long");
    }
    if !matches!(draft.language.len(), 2 | 3) || !draft.language.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        fault("language".to_owned(), "editorial.language_unknown");
    }
    if draft.variants.len() > CHANNELS_MAX {
        fault("variants".to_owned(), "editorial.too_many_channels");
    }
    for (index, variant) in draft.variants.iter().enumerate() {
        if variant.first_comment.as_ref().is_some_and(|comment| comment.len() > TEXT_MAX_BYTES) {
            fault(format!("variants.{index}.first_comment"), "editorial.text_too_long");
        }
        if variant.options.warning.as_ref().is_some_and(|warning| warning.chars().count() > WARNING_MAX) {
            fault(format!("variants.{index}.options.warning"), "editorial.warning_too_long");
        }
        if variant.options.poll.as_ref().is_some_and(|poll| {
            poll.answers.len() > ANSWERS_MAX
                || poll.answers.iter().any(|answer| answer.chars().count() > ANSWER_MAX)
        }) {
            fault(format!("variants.{index}.options.poll"), "editorial.poll_too_large");
        }
    }
    let channels: BTreeSet<_> = draft.variants.iter().map(|variant| variant.channel).collect();
    if channels.len() != draft.variants.len() {
        fault("variants".to_owned(), "editorial.channel_twice");
    }
    let own = draft.variants.iter().enumerate().filter_map(|(index, variant)| {
        variant.segments.as_ref().map(|segments| (format!("variants.{index}.segments"), segments))
    });
    for (path, segments) in std::iter::once(("segments".to_owned(), &draft.segments)).chain(own) {
        if segments.len() > SEGMENTS_MAX {
            fault(path.clone(), "editorial.too_many_segments");
        }
        for (index, segment) in segments.iter().enumerate() {
            if segment.text.len() > TEXT_MAX_BYTES {
                fault(format!("{path}.{index}.text"), "editorial.text_too_long");
            }
            if segment.media.len() > MEDIA_MAX {
                fault(format!("{path}.{index}.media"), "editorial.too_many_media");
            }
            if segment.media.iter().any(|media| media.alt.chars().count() > ALT_MAX) {
                fault(format!("{path}.{index}.media"), "editorial.alt_too_long");
            }
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(EditorialError::Fields(faults)) }
}

/// Puts a draft over a post; variants that stay keep their ids.
pub(crate) fn apply(origin: &impl Origin, content: &mut PostContent, draft: &Draft) {
    let post = &mut content.post;
    post.title = clean_name(&draft.title);
    post.language.clone_from(&draft.language);
    post.theme = draft.theme;
    post.wish.clone_from(&draft.wish);
    post.priority = draft.priority;
    content.original = segments(origin, &draft.segments);
    if content.original.is_empty() {
        content.original = segments(origin, &[DraftSegment::default()]);
    }
    let known = std::mem::take(&mut content.variants);
    content.variants = draft
        .variants
        .iter()
        .map(|variant| Variant {
            id: known
                .iter()
                .find(|known| known.channel == variant.channel)
                .map_or_else(|| origin.new_id(), |known| known.id),
            channel: variant.channel,
            own: variant.segments.as_ref().map(|own| segments(origin, own)),
            options: clean_options(&variant.options),
            first_comment: said(variant.first_comment.as_deref()),
        })
        .collect();
    seal(content);
}

/// Computes what follows from the content: excerpt and digest.
pub(crate) fn seal(content: &mut PostContent) {
    content.post.excerpt = excerpt(&content.original);
    content.post.revision_hash = revision_hash(content);
}

fn segments(origin: &impl Origin, drafts: &[DraftSegment]) -> Vec<Segment> {
    drafts
        .iter()
        .map(|draft| Segment {
            id: origin.new_id(),
            text: clean_text(&draft.text),
            media: draft.media.clone(),
        })
        .collect()
}

/// Keeps what people see: line ends become `\n`, other control characters go, U+0000 above all.
pub(crate) fn clean_text(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'))
        .collect()
}

/// Keeps what was typed, on one line; a warning that says nothing is none.
pub(crate) fn clean_options(options: &VariantOptions) -> VariantOptions {
    let warning = options.warning.as_deref().map(clean_line).filter(|warning| !warning.trim().is_empty());
    let poll = options.poll.as_ref().map(|poll| Poll {
        answers: poll.answers.iter().map(|answer| clean_line(answer)).collect(),
        ..poll.clone()
    });
    VariantOptions { warning, poll, ..options.clone() }
}

fn clean_line(text: &str) -> String {
    clean_text(text).replace(['\n', '\t'], " ")
}

/// A comment that says nothing is none.
fn said(comment: Option<&str>) -> Option<String> {
    comment.map(clean_text).filter(|text| !text.trim().is_empty())
}

fn excerpt(segments: &[Segment]) -> String {
    let words = segments.iter().flat_map(|segment| segment.text.split_whitespace());
    let mut text = String::new();
    for word in words {
        if text.chars().count() + word.chars().count() >= EXCERPT {
            text.push('…');
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// Folds a text for search: decomposed, without marks, in lower case.
pub(crate) fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| if matches!(letter, '’' | '‘' | '\'') { ' ' } else { letter })
        .collect()
}

/// Returns the words that a search must find.
pub(crate) fn search_words(query: &str) -> Vec<String> {
    fold(query).split_whitespace().take(8).map(|word| word.chars().take(60).collect()).collect()
}

/// Returns what searches look through.
pub(crate) fn search_text(content: &PostContent) -> String {
    let own = content.variants.iter().filter_map(|variant| variant.own.as_ref()).flatten();
    let texts = content.original.iter().chain(own).map(|segment| segment.text.as_str());
    let mut all = fold(&content.post.title);
    for text in texts {
        all.push('\n');
        all.push_str(&fold(text));
    }
    all
}

/// Makes a draft of a stored post, for a copy or for the line of revisions.
pub(crate) fn draft_of(content: &PostContent) -> Draft {
    let post: &Post = &content.post;
    let drafts = |segments: &[Segment]| {
        segments
            .iter()
            .map(|segment| DraftSegment { text: segment.text.clone(), media: segment.media.clone() })
            .collect()
    };
    Draft {
        title: post.title.clone(),
        language: post.language.clone(),
        theme: post.theme,
        wish: post.wish.clone(),
        priority: post.priority,
        segments: drafts(&content.original),
        variants: content
            .variants
            .iter()
            .map(|variant| crate::DraftVariant {
                channel: variant.channel,
                segments: variant.own.as_deref().map(drafts),
                options: variant.options.clone(),
                first_comment: variant.first_comment.clone(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_ignores_accents_case_and_apostrophes() {
        assert!(fold("Coupure d’EAU à l'Hôtel de ville").contains("coupure d eau a l hotel"));
        assert_eq!(search_words("  Élus d’été "), ["elus", "d", "ete"]);
    }

    #[test]
    fn control_characters_do_not_reach_the_database() {
        assert_eq!(clean_text("a\r\nb\u{0}c\td\u{7}"), "a\nbc\td");
    }
}
