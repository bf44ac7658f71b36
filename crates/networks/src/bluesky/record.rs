//! The record of a post: built from the item and its key alone, so that the same try has the same bytes.

use super::xrpc::POST;
use parvis_connector::{AttemptKey, Item, Media};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// A post that is answered.
pub(super) struct Anchor {
    pub(super) uri: String,
    pub(super) cid: String,
}

/// Builds the record. `createdAt` is the key's instant, never the present one; each segment comes a
/// millisecond after the one before, so that they keep their order where they are listed by date.
pub(super) fn build(
    item: &Item,
    key: &AttemptKey,
    facets: Vec<Value>,
    blobs: Vec<Value>,
    answered: Option<(Anchor, Anchor)>,
) -> Value {
    let mut record = Map::new();
    record.insert("$type".to_owned(), json!(POST));
    record.insert("text".to_owned(), json!(item.text));
    record.insert(
        "createdAt".to_owned(),
        json!(key.dated.after(Duration::from_millis(u64::from(key.segment)))),
    );
    if !item.language.is_empty() {
        record.insert("langs".to_owned(), json!([item.language]));
    }
    if !facets.is_empty() {
        record.insert("facets".to_owned(), Value::Array(facets));
    }
    if !blobs.is_empty() {
        let images: Vec<Value> =
            item.media.iter().zip(blobs).map(|(media, blob)| image(media, blob)).collect();
        record.insert("embed".to_owned(), json!({ "$type": "app.bsky.embed.images", "images": images }));
    }
    if let Some((root, parent)) = answered {
        let strong = |anchor: Anchor| json!({ "uri": anchor.uri, "cid": anchor.cid });
        record.insert("reply".to_owned(), json!({ "root": strong(root), "parent": strong(parent) }));
    }
    Value::Object(record)
}

fn image(media: &Media, blob: Value) -> Value {
    let mut image = json!({ "alt": media.alt, "image": blob });
    if let (Some(width), Some(height), Some(fields)) = (media.width, media.height, image.as_object_mut())
        && width > 0
        && height > 0
    {
        fields.insert("aspectRatio".to_owned(), json!({ "width": width, "height": height }));
    }
    image
}
