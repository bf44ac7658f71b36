//! The byte ranges that carry links, hashtags and handles beside the text.

use super::{identity, words};
use crate::bluesky::words::Word;
use parvis_connector::Refusal;
use parvis_outbound::Outbound;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Returns the facets of a text. A handle that nobody bears stays text.
///
/// # Errors
/// What the server did not answer, when it could not be asked about a handle.
pub(super) async fn of(outbound: &Outbound, server: &str, text: &str) -> Result<Vec<Value>, String> {
    let mut known = BTreeMap::new();
    let mut facets = Vec::new();
    for (range, word) in words::find(text) {
        let feature = match word {
            Word::Link(uri) => json!({ "$type": "app.bsky.richtext.facet#link", "uri": uri }),
            Word::Hashtag(tag) => json!({ "$type": "app.bsky.richtext.facet#tag", "tag": tag }),
            Word::Handle(handle) => {
                if !known.contains_key(&handle) {
                    known.insert(handle.clone(), bearer_of(outbound, server, &handle).await?);
                }
                let Some(Some(did)) = known.get(&handle) else { continue };
                json!({ "$type": "app.bsky.richtext.facet#mention", "did": did })
            }
        };
        facets.push(json!({
            "index": { "byteStart": range.start, "byteEnd": range.end },
            "features": [feature],
        }));
    }
    Ok(facets)
}

async fn bearer_of(outbound: &Outbound, server: &str, handle: &str) -> Result<Option<String>, String> {
    identity::resolve(outbound, server, handle).await.map_err(|refusal| match refusal {
        Refusal::Unreachable { detail } => detail,
        _ => "handles cannot be resolved".to_owned(),
    })
}
