//! What the public pages show of the institution, an item, an image: cleaned, dated in words, ready to escape.

use crate::{Citizens, FeedImage, FeedItem, FeedSegment, markup};
use parvis_identity::Organisation;
use parvis_kernel::{Timestamp, ZoneName};
use parvis_web_kit::Words;

/// The institution around a page.
pub(super) struct Frame {
    pub(super) name: String,
    pub(super) monogram: String,
    pub(super) zone: String,
    pub(super) is_example: bool,
}

impl Frame {
    pub(super) fn of(organisation: &Organisation, words: Words) -> Self {
        let name = markup::line(&organisation.name, "fr");
        let first = name.chars().find(|letter| letter.is_alphanumeric());
        let key = format!("zone-{}", organisation.zone.as_str().replace('/', "-"));
        let zone = parvis_web_kit::catalogue().find(words.0, &key, &[]);
        Self {
            monogram: first.map(|letter| letter.to_uppercase().to_string()).unwrap_or_default(),
            zone: zone.unwrap_or_else(|| organisation.zone.to_string()),
            is_example: organisation.is_demo,
            name,
        }
    }
}

/// An instant, for people and for programs.
pub(super) struct Moment {
    pub(super) text: String,
    pub(super) machine: String,
}

impl Moment {
    pub(super) fn of(instant: Timestamp, words: Words, zone: &ZoneName) -> Self {
        Self { text: words.moment(instant, zone), machine: to_the_second(instant) }
    }
}

/// Writes an instant to the second: what every feed reader understands.
pub(super) fn to_the_second(instant: Timestamp) -> String {
    Timestamp::from_micros(instant.as_micros().div_euclid(1_000_000).saturating_mul(1_000_000)).to_string()
}

/// A correction, dated.
pub(super) struct CorrectionView {
    pub(super) moment: Moment,
    pub(super) note: String,
}

/// An image.
pub(super) struct ImageView {
    pub(super) path: String,
    pub(super) vignette: String,
    pub(super) alt: String,
    pub(super) mime: String,
    pub(super) width: Option<u32>,
    pub(super) height: Option<u32>,
}

impl ImageView {
    fn of(image: &FeedImage, language: &str) -> Self {
        let path = format!("/fil/medias/{}", image.reference);
        Self {
            vignette: format!("{path}?taille=vignette"),
            path,
            alt: markup::line(&image.alt, language),
            mime: image.mime.clone(),
            width: image.width,
            height: image.height,
        }
    }
}

/// One segment, its text as HTML made by [`markup`], the only place that writes tags from a text.
pub(super) struct SegmentView {
    pub(super) number: u32,
    pub(super) html: String,
    pub(super) images: Vec<ImageView>,
}

/// An item.
pub(super) struct ItemView {
    words: Words,
    pub(super) path: String,
    pub(super) url: String,
    pub(super) title: String,
    pub(super) language: String,
    pub(super) direction: &'static str,
    pub(super) excerpt: String,
    pub(super) published: Moment,
    pub(super) updated: Moment,
    pub(super) withdrawn: Option<Moment>,
    pub(super) segments: Vec<SegmentView>,
    pub(super) corrections: Vec<CorrectionView>,
}

/// Length of the beginning shown in the list, in characters.
const EXCERPT: usize = 280;

impl ItemView {
    pub(super) fn of(item: &FeedItem, citizens: &Citizens, words: Words, zone: &ZoneName) -> Self {
        let language = item.language.as_str();
        let title = markup::line(&item.title, language);
        let text = markup::excerpt(&item.text(), language, EXCERPT);
        let segment = |segment: &FeedSegment| SegmentView {
            number: segment.number,
            html: markup::paragraphs(&segment.text, language),
            images: segment.images.iter().map(|image| ImageView::of(image, language)).collect(),
        };
        Self {
            words,
            path: format!("/fil/{}", item.slug),
            url: citizens.address_of(item),
            // A title taken from the text would be read twice.
            excerpt: if text == title { String::new() } else { text },
            title,
            direction: markup::direction_of(language),
            language: item.language.clone(),
            published: Moment::of(item.published_at, words, zone),
            updated: Moment::of(item.updated_at, words, zone),
            withdrawn: item.withdrawn_at.map(|instant| Moment::of(instant, words, zone)),
            segments: item.segments.iter().map(segment).collect(),
            corrections: item
                .corrections
                .iter()
                .map(|correction| CorrectionView {
                    moment: Moment::of(correction.corrected_at, words, zone),
                    note: markup::line(&correction.note, language),
                })
                .collect(),
        }
    }

    pub(super) fn images(&self) -> impl Iterator<Item = &ImageView> {
        self.segments.iter().flat_map(|segment| &segment.images)
    }

    pub(super) fn first_image(&self) -> Option<&ImageView> {
        self.images().next()
    }

    /// Writes the whole content as HTML for feed readers, with full addresses.
    pub(super) fn content(&self, public_url: &str) -> String {
        let mut html = String::new();
        for correction in &self.corrections {
            let key = if correction.note.is_empty() { "feed-corrected" } else { "feed-correction" };
            let heading = self.words.with(key, "moment", &correction.moment.text);
            html.push_str(&format!(
                "<p><strong>{}</strong> {}</p>",
                markup::escape(&heading),
                markup::escape(&correction.note)
            ));
        }
        for segment in &self.segments {
            html.push_str(&segment.html);
            for image in &segment.images {
                html.push_str(&format!(
                    "<p><img src=\"{}\" alt=\"{}\"></p>",
                    markup::escape(&format!("{public_url}{}", image.path)),
                    markup::escape(&image.alt)
                ));
            }
        }
        html
    }
}
