//! Limits: those of a fresh installation, then those the server tells itself.

use parvis_connector::{ImageLimits, Limits, PollLimits, TextLimit, TextUnit};
use serde::Deserialize;

const TYPES: &[&str] = &["image/jpeg", "image/png", "image/gif", "image/webp"];
const TYPES_WITHOUT_WEBP: &[&str] = &["image/jpeg", "image/png", "image/gif"];

/// Returns the limits of an installation that changed nothing.
///
/// Source: Mastodon documentation, "Posting to your profile" (500 characters, links count 23, the server
/// of a handle does not count, 4 images of 16 MB, description 1500), read 2026-11-24; "Instance", example of
/// `configuration.polls` (4 answers of 50 characters, 5 minutes to a month), read 2026-11-25. Threads have no
/// limit: 25 is ours.
pub(super) fn by_default() -> Limits {
    Limits {
        text: TextLimit {
            max: 500,
            unit: TextUnit::Graphemes,
            max_bytes: None,
            link_weight: Some(23),
            handles_count_local_part: true,
        },
        images: ImageLimits {
            max: 4,
            max_bytes: 16_777_216,
            max_side: Some(5_760),
            types: TYPES,
            alt_max: 1_500,
        },
        segments_max: 25,
        polls: Some(PollLimits {
            answers_max: 4,
            answer_max: 50,
            open_min_seconds: 300,
            open_max_seconds: 2_629_746,
        }),
        source: "https://docs.joinmastodon.org/user/posting/".into(),
        source_title: "Mastodon documentation: Posting to your profile".into(),
        read_on: "2026-11-24".into(),
        verified: false,
    }
}

/// What `/api/v2/instance` and `/api/v1/instance` say, as far as it is needed here.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Instance {
    /// Name of the server in handles, in version 2.
    pub(super) domain: String,
    /// The same in version 1.
    pub(super) uri: String,
    pub(super) version: String,
    configuration: Configuration,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Configuration {
    statuses: Statuses,
    media_attachments: MediaAttachments,
    polls: Polls,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Polls {
    max_options: Option<u32>,
    max_characters_per_option: Option<u32>,
    /// Seconds.
    min_expiration: Option<u32>,
    /// Seconds.
    max_expiration: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Statuses {
    max_characters: Option<u32>,
    max_media_attachments: Option<u32>,
    characters_reserved_per_url: Option<u32>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct MediaAttachments {
    supported_mime_types: Vec<String>,
    description_limit: Option<u32>,
    image_size_limit: Option<u64>,
    /// Largest number of pixels: width times height.
    image_matrix_limit: Option<u32>,
}

/// Returns the limits a server tells, at `address`, on the day `read_on`.
pub(super) fn told_by(instance: &Instance, address: &str, read_on: String) -> Limits {
    let defaults = by_default();
    let (statuses, media) = (&instance.configuration.statuses, &instance.configuration.media_attachments);
    let webp = media.supported_mime_types.is_empty()
        || media.supported_mime_types.iter().any(|mime| mime == "image/webp");
    Limits {
        text: TextLimit {
            max: statuses.max_characters.unwrap_or(defaults.text.max),
            link_weight: statuses.characters_reserved_per_url.or(defaults.text.link_weight),
            ..defaults.text
        },
        images: ImageLimits {
            max: statuses.max_media_attachments.unwrap_or(defaults.images.max),
            max_bytes: media.image_size_limit.unwrap_or(defaults.images.max_bytes),
            max_side: media.image_matrix_limit.map(u32::isqrt).or(defaults.images.max_side),
            types: if webp { TYPES } else { TYPES_WITHOUT_WEBP },
            alt_max: media.description_limit.unwrap_or(defaults.images.alt_max),
        },
        polls: defaults.polls.map(|usual| told_of_polls(&instance.configuration.polls, usual)),
        source: address.to_owned().into(),
        source_title: format!("{} {}", instance.domain, instance.version).trim().to_owned().into(),
        read_on: read_on.into(),
        verified: true,
        ..defaults
    }
}

fn told_of_polls(told: &Polls, usual: PollLimits) -> PollLimits {
    PollLimits {
        answers_max: told.max_options.unwrap_or(usual.answers_max),
        answer_max: told.max_characters_per_option.unwrap_or(usual.answer_max),
        open_min_seconds: told.min_expiration.unwrap_or(usual.open_min_seconds),
        open_max_seconds: told.max_expiration.unwrap_or(usual.open_max_seconds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_tells_its_own_limits_and_keeps_the_others() {
        let told = r#"{"domain":"social.valmont.fr","version":"4.5.0","configuration":{
            "statuses":{"max_characters":1000,"max_media_attachments":6},
            "media_attachments":{"image_matrix_limit":33177600,"supported_mime_types":["image/png"]},
            "polls":{"max_options":8,"min_expiration":60}}}"#;
        let instance: Instance = serde_json::from_str(told).unwrap();
        let limits = told_by(&instance, "https://social.valmont.fr/api/v2/instance", "2026-03-02".to_owned());
        assert_eq!((limits.text.max, limits.text.link_weight), (1000, Some(23)));
        assert_eq!((limits.images.max, limits.images.max_side), (6, Some(5760)));
        assert_eq!(limits.images.types, TYPES_WITHOUT_WEBP);
        assert_eq!(limits.images.alt_max, 1500);
        assert_eq!(limits.source_title, "social.valmont.fr 4.5.0");
        let polls = limits.polls.unwrap();
        assert_eq!((polls.answers_max, polls.answer_max), (8, 50));
        assert_eq!((polls.open_min_seconds, polls.open_max_seconds), (60, 2_629_746));
        assert!(limits.verified);
    }
}
