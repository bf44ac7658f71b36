//! Limits of posts, as the published schemas state them.

use parvis_connector::{ImageLimits, Limits, TextLimit, TextUnit};

/// Returns the limits of `app.bsky.feed.post` and `app.bsky.embed.images`.
///
/// Source: lexicons `app.bsky.feed.post` (text 300 graphemes, 3000 bytes) and `app.bsky.embed.images`
/// (4 images of 2,000,000 bytes, `image/*`) in `@atproto/bsky` 0.0.280, read 2026-11-24. The length of
/// an alternative text is the one of the official application: the schema has none. Threads have no
/// limit in the schema: 25 is ours.
pub(super) fn of_the_lexicon() -> Limits {
    Limits {
        text: TextLimit {
            max: 300,
            unit: TextUnit::Graphemes,
            max_bytes: Some(3_000),
            link_weight: None,
            handles_count_local_part: false,
        },
        images: ImageLimits {
            max: 4,
            max_bytes: 2_000_000,
            max_side: None,
            types: &["image/jpeg", "image/png", "image/webp"],
            alt_max: 2_000,
        },
        segments_max: 25,
        polls: None,
        source: "https://github.com/bluesky-social/atproto/tree/main/lexicons/app/bsky".into(),
        source_title: "AT Protocol lexicons: app.bsky.feed.post, app.bsky.embed.images".into(),
        read_on: "2026-11-24".into(),
        verified: true,
    }
}
