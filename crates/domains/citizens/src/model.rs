//! An item of the feed, and what may be written in it.

use crate::CitizensError;
use parvis_kernel::{ChannelId, PublicationId, Scope, Timestamp};

/// Longest text of one segment, in characters.
pub(crate) const TEXT_MAX: usize = 20_000;
/// Most images of one segment.
pub(crate) const IMAGES_MAX: usize = 20;
/// Longest explanation of a correction, in characters.
const NOTE_MAX: usize = 500;
/// Types that every current browser shows as an image and that hold no script.
pub(crate) const IMAGE_TYPES: &[&str] = &["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];

/// One publication on the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedItem {
    /// The publication: one item per publication, which is what makes publishing repeatable.
    pub publication: PublicationId,
    /// Where it belongs.
    pub scope: Scope,
    /// The channel it came through.
    pub channel: ChannelId,
    /// Last part of its address, unique in the institution and never changed.
    pub slug: String,
    /// Title; never empty.
    pub title: String,
    /// Language of the text, a BCP 47 tag.
    pub language: String,
    /// First publication, UTC.
    pub published_at: Timestamp,
    /// Last change that readers can see, UTC.
    pub updated_at: Timestamp,
    /// When it was taken down, UTC.
    pub withdrawn_at: Option<Timestamp>,
    /// Its segments, in order.
    pub segments: Vec<FeedSegment>,
    /// Its corrections, the oldest first.
    pub corrections: Vec<CorrectionNote>,
}

/// One segment of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedSegment {
    /// Place, from 0.
    pub number: u32,
    /// Text, as approved.
    pub text: String,
    /// Images, in order.
    pub images: Vec<FeedImage>,
}

/// One image of a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedImage {
    /// By what the media domain finds the bytes: lower-case letters, digits and `_`, at most 80.
    pub reference: String,
    /// Alternative text; empty means decorative.
    pub alt: String,
    /// Media type.
    pub mime: String,
    /// Width in pixels, when known.
    pub width: Option<u32>,
    /// Height in pixels, when known.
    pub height: Option<u32>,
}

/// A correction that readers see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionNote {
    /// When, UTC.
    pub corrected_at: Timestamp,
    /// What was wrong, in one sentence.
    pub note: String,
}

/// One segment to publish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSegment {
    /// The channel.
    pub channel: ChannelId,
    /// The publication.
    pub publication: PublicationId,
    /// Place, from 0.
    pub number: u32,
    /// Title of the post; may be empty, the text then gives it.
    pub title: String,
    /// Text.
    pub text: String,
    /// Language of the text.
    pub language: String,
    /// Images, in order.
    pub images: Vec<FeedImage>,
}

impl NewSegment {
    /// Checks what the feed accepts.
    pub(crate) fn check(&self) -> Result<(), CitizensError> {
        if self.text.trim().is_empty() && self.images.is_empty() {
            return Err(CitizensError::TextMissing);
        }
        check_text(&self.text)?;
        if self.images.len() > IMAGES_MAX {
            return Err(CitizensError::TooManyImages);
        }
        let refused = |image: &FeedImage| {
            !IMAGE_TYPES.contains(&image.mime.as_str()) || !is_reference(&image.reference)
        };
        if self.images.iter().any(refused) { Err(CitizensError::MediaRefused) } else { Ok(()) }
    }
}

impl FeedItem {
    /// Returns the whole text, segments apart by an empty line.
    #[must_use]
    pub fn text(&self) -> String {
        let texts = self.segments.iter().map(|segment| segment.text.trim());
        texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }

    /// Returns the images of every segment, in order.
    pub fn images(&self) -> impl Iterator<Item = &FeedImage> {
        self.segments.iter().flat_map(|segment| &segment.images)
    }
}

/// Says whether a text may be an image's reference.
pub(crate) fn is_reference(text: &str) -> bool {
    let allowed = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_';
    (1..=80).contains(&text.len()) && text.bytes().all(allowed)
}

pub(crate) fn check_text(text: &str) -> Result<(), CitizensError> {
    if text.chars().count() > TEXT_MAX { Err(CitizensError::TextTooLong) } else { Ok(()) }
}

/// Checks the explanation of a correction.
pub(crate) fn check_note(note: &str) -> Result<String, CitizensError> {
    let note = note.split_whitespace().collect::<Vec<_>>().join(" ");
    match note.chars().count() {
        0 => Err(CitizensError::NoteMissing),
        length if length > NOTE_MAX => Err(CitizensError::NoteTooLong),
        _ => Ok(note),
    }
}

/// Keeps a language tag that is one in form, and takes French for anything else.
pub(crate) fn language_of(asked: &str) -> String {
    let mut parts = asked.split('-');
    let first = parts.next().unwrap_or_default();
    let is_first = (2..=3).contains(&first.len()) && first.bytes().all(|letter| letter.is_ascii_alphabetic());
    let are_others = parts.all(|part| {
        (2..=8).contains(&part.len()) && part.bytes().all(|letter| letter.is_ascii_alphanumeric())
    });
    if is_first && are_others && asked.len() <= 35 { asked.to_owned() } else { "fr".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parvis_kernel::{Id, SeededChance};

    fn segment(text: &str, mime: &str, reference: &str) -> NewSegment {
        let (now, chance) = (Timestamp::from_micros(1), SeededChance::new(1));
        NewSegment {
            channel: ChannelId::new(now, &chance),
            publication: PublicationId::new(now, &chance),
            number: 0,
            title: String::new(),
            text: text.to_owned(),
            language: "fr".to_owned(),
            images: vec![FeedImage {
                reference: reference.to_owned(),
                alt: String::new(),
                mime: mime.to_owned(),
                width: None,
                height: None,
            }],
        }
    }

    #[test]
    fn what_the_feed_cannot_show_is_refused() {
        assert!(segment("", "image/png", "a1").check().is_ok());
        let refused = |segment: NewSegment| segment.check().unwrap_err().to_string();
        assert_eq!(refused(segment("x", "image/svg+xml", "a1")), "media refused");
        assert_eq!(refused(segment("x", "image/png", "../a1")), "media refused");
        assert_eq!(refused(segment(&"é".repeat(20_001), "image/png", "a1")), "text too long");
        let mut many = segment("x", "image/png", "a1");
        many.images = vec![many.images[0].clone(); 21];
        assert_eq!(refused(many.clone()), "too many images");
        many.images.clear();
        many.text = " \n ".to_owned();
        assert_eq!(refused(many), "neither text nor image");
    }

    #[test]
    fn a_language_that_is_none_is_taken_for_french() {
        for (asked, kept) in [
            ("en", "en"),
            ("pt-BR", "pt-BR"),
            ("gcf", "gcf"),
            ("", "fr"),
            ("x\" onload=\"", "fr"),
            ("en-", "fr"),
        ] {
            assert_eq!(language_of(asked), kept, "{asked}");
        }
    }

    #[test]
    fn a_correction_is_explained_in_a_few_words() {
        assert_eq!(check_note(" L’heure\n était fausse. ").unwrap(), "L’heure était fausse.");
        assert!(matches!(check_note(" \n"), Err(CitizensError::NoteMissing)));
        assert!(matches!(check_note(&"a".repeat(501)), Err(CitizensError::NoteTooLong)));
    }
}
