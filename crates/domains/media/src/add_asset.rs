//! Adds a file that arrives in one stream.

use crate::{
    Asset, FileType, Media, MediaError,
    content::sniff::{HEAD, recognise},
    keep_file::{Arrived, keep_file},
};
use bytes::Bytes;
use futures_util::{Stream, StreamExt, stream};
use parvis_database::Actor;
use parvis_kernel::Scope;
use std::pin::pin;

/// Receives a file, checks it by content, derives its renditions, and adds it to the library.
///
/// `announced_bytes` is the size that the sender declares; a file that is too large is then refused
/// before anything of it is stored. The memory taken does not depend on the size of a video.
///
/// # Errors
/// Any [`MediaError`] of a refused file: nothing of it is kept.
pub async fn add_asset<S, E>(
    media: &Media,
    scope: Scope,
    actor: Actor,
    filename: &str,
    announced_bytes: Option<u64>,
    stream: S,
) -> Result<Asset, MediaError>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Send,
{
    refuse_above(media.settings.largest(), announced_bytes)?;
    let mut stream = pin!(stream);
    let mut first = Vec::new();
    let mut head = Vec::new();
    while head.len() < HEAD {
        let Some(chunk) = stream.next().await.transpose().map_err(|_| MediaError::Cut)? else { break };
        head.extend(chunk.iter().take(HEAD - head.len()));
        first.push(chunk);
    }
    let file_type = recognise(&head, filename)?;
    let limit = media.settings.largest_of(file_type.kind());
    refuse_above(limit, announced_bytes)?;
    let draft = media.apart(|files, _| Ok(files.begin()?)).await?;
    let whole = stream::iter(first.into_iter().map(Ok)).chain(stream);
    let draft = draft.receive(whole, limit).await?;
    if announced_bytes.is_some_and(|announced| announced != draft.size_bytes()) {
        return Err(MediaError::Cut);
    }
    keep_file(media, scope, actor, Arrived { filename, file_type, draft, upload: None }).await
}

fn refuse_above(limit: u64, announced_bytes: Option<u64>) -> Result<(), MediaError> {
    match announced_bytes {
        Some(bytes) if bytes > limit => Err(MediaError::TooLarge { limit }),
        _ => Ok(()),
    }
}

/// Recognises what begins with `head` and checks that its kind may be `length_bytes` long.
pub(crate) fn admit(
    media: &Media,
    head: &[u8],
    filename: &str,
    length_bytes: u64,
) -> Result<FileType, MediaError> {
    let file_type = recognise(head, filename)?;
    refuse_above(media.settings.largest_of(file_type.kind()), Some(length_bytes))?;
    Ok(file_type)
}
