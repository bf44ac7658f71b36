//! Makes what is handed to the network, and its digest.

use crate::{
    ContentToSend, MediaTrouble, Publishing,
    model::{Publication, SentSegment},
};
use parvis_connector::{Item, Limits, PreviousSegment, RemoteRef};
use parvis_kernel::{AttemptId, Digest, Scope};
use sha2::{Digest as _, Sha256};
use std::time::Duration;

/// How much longer than the longest processing an address lives: the write itself takes time.
const ADDRESS_MARGIN: Duration = Duration::from_secs(15 * 60);

const DECLARED: &str = "declared:";

/// Makes the item of one segment; its files are made to fit the channel's limits.
pub(crate) async fn item_of(
    publishing: &Publishing,
    scope: Scope,
    content: &ContentToSend,
    limits: &Limits,
    index: u32,
    out: &[SentSegment],
) -> Result<Item, MediaTrouble> {
    let position = usize::try_from(index).unwrap_or(usize::MAX);
    let segment = content
        .segments
        .get(position)
        .ok_or_else(|| MediaTrouble::Unusable("the segment is gone".to_owned()))?;
    let mut media = Vec::with_capacity(segment.media.len());
    for (asset, alt) in &segment.media {
        let mut file = publishing.media.fit(scope, *asset, &limits.images).await?;
        file.alt.clone_from(alt);
        media.push(file);
    }
    let previous = out
        .iter()
        .filter(|sent| sent.position < index)
        .map(|sent| PreviousSegment { index: sent.position, remote: sent.remote.clone() });
    Ok(Item {
        title: content.title.clone(),
        text: segment.text.clone(),
        language: content.language.clone(),
        media,
        // The first segment asks; what follows it answers to the same people, under the same warning.
        options: if index == 0 { content.options.clone() } else { content.options.without_poll() },
        note: content.note.clone(),
        previous: previous.collect(),
        index,
        of: u32::try_from(content.segments.len()).unwrap_or(u32::MAX),
    })
}

/// Gives each file its public address, where the network comes and fetches; every try gets its own.
pub(crate) fn give_addresses(
    publishing: &Publishing,
    publication: &Publication,
    item: &mut Item,
) -> Result<(), MediaTrouble> {
    let connector = publishing.channels.connectors.of(&publication.network);
    let Some(longest) = connector.and_then(|connector| connector.fetches_media()) else { return Ok(()) };
    let expires_at = publishing.db.now().after(longest).after(ADDRESS_MARGIN);
    for file in &mut item.media {
        let address = publishing.media.address(publication.scope, publication.channel, file, expires_at)?;
        file.address = Some(address);
    }
    Ok(())
}

/// The id that stands for an item of which a person said that it is there: the network's own is not known.
pub(crate) fn declared_id(attempt: AttemptId) -> String {
    format!("{DECLARED}{attempt}")
}

/// Says whether the network's own id of an item is not known.
pub(crate) fn is_declared(remote: &RemoteRef) -> bool {
    remote.id.starts_with(DECLARED)
}

/// Returns the digest of an item: text, language, place, files with their alternative texts, and options when
/// it has any.
pub(crate) fn payload_hash(item: &Item) -> Digest {
    let mut hasher = Sha256::new();
    for part in [&item.title, &item.text, &item.language] {
        hasher.update(part.len().to_be_bytes());
        hasher.update(part);
    }
    hasher.update(item.index.to_be_bytes());
    for file in &item.media {
        hasher.update(file.digest.as_bytes());
        hasher.update(file.alt.len().to_be_bytes());
        hasher.update(&file.alt);
    }
    if !item.options.is_plain() {
        // Serialising our own plain struct cannot fail.
        let options = serde_json::to_vec(&item.options).unwrap_or_default();
        hasher.update(options.len().to_be_bytes());
        hasher.update(&options);
    }
    Digest::from_bytes(hasher.finalize().into())
}
