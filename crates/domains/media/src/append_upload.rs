//! Receives a piece of a resumable upload; the last piece makes the asset.

use crate::{
    Media, MediaError, Upload,
    add_asset::admit,
    content::sniff::HEAD,
    create_upload::{find_upload, forget},
    keep_file::{Arrived, keep_file},
    store,
};
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use parvis_database::Actor;
use parvis_files::{FilesError, Partial, ReceiveError};
use parvis_kernel::{AssetId, Class, Fault, MemberId, Scope, Timestamp, UploadId};
use std::{io::Read, pin::pin};

/// Where an upload stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Bytes received, all pieces together.
    pub received_bytes: u64,
    /// The asset, when the file is complete and accepted.
    pub asset: Option<AssetId>,
    /// When the upload is forgotten, UTC.
    pub expires_at: Timestamp,
}

/// Bytes received between two moments from which an interrupted upload can go on.
const CHECKPOINT: u64 = 4 * 1024 * 1024;

/// Appends a piece that begins at `offset`.
///
/// What arrived of a piece that breaks off is kept, so that the sender can go on from there. The row
/// says that everything was received only once the asset exists: a restart in between asks for the end again.
///
/// # Errors
/// [`MediaError::NoSuchUpload`], [`MediaError::OffsetConflict`], [`MediaError::UploadBusy`],
/// [`MediaError::Cut`]; any refusal of the content, and the upload is then forgotten.
pub async fn append_upload<S, E>(
    media: &Media,
    scope: Scope,
    member: MemberId,
    id: UploadId,
    offset: u64,
    pieces: S,
) -> Result<Progress, MediaError>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Send,
{
    let _writing = media.write_to(id)?;
    let upload = find_upload(media, scope, member, id).await?;
    if offset != upload.received_bytes {
        return Err(MediaError::OffsetConflict { expected: upload.received_bytes });
    }
    if upload.asset.is_some() {
        return Ok(progress(&upload));
    }
    let done = receive(media, scope, &upload, pieces).await;
    match done {
        Ok(progress) => Ok(progress),
        Err(error) => {
            if is_final(&error) {
                forget(media, scope, id).await?;
            }
            Err(error)
        }
    }
}

fn progress(upload: &Upload) -> Progress {
    Progress { received_bytes: upload.received_bytes, asset: upload.asset, expires_at: upload.expires_at }
}

/// Says whether sending the same bytes again would fail again.
fn is_final(error: &MediaError) -> bool {
    matches!(error.class(), Class::Invalid | Class::TooLarge) && !matches!(error, MediaError::Cut)
}

async fn receive<S, E>(
    media: &Media,
    scope: Scope,
    upload: &Upload,
    pieces: S,
) -> Result<Progress, MediaError>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Send,
{
    let name = upload.id.to_string();
    let opened = media.files.partial(&name, upload.received_bytes, upload.length_bytes).await;
    let mut partial = match opened {
        Err(FilesError::Missing) => return Err(MediaError::NoSuchUpload),
        opened => opened?,
    };
    let mut pieces = pin!(pieces);
    let mut received = upload.received_bytes;
    let mut unsaved = 0;
    let cut = loop {
        let piece = match pieces.next().await {
            None => break false,
            Some(Err(_)) => break true,
            Some(Ok(piece)) => piece,
        };
        if received == 0 && piece.len() >= HEAD {
            // What will be refused in the end is refused now.
            admit(media, piece.get(..HEAD).unwrap_or_default(), &upload.filename, upload.length_bytes)?;
        }
        let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        partial.append(piece).await.map_err(|error| match error {
            ReceiveError::TooLarge { .. } => MediaError::OffsetConflict { expected: received },
            other => other.into(),
        })?;
        received += length;
        unsaved += length;
        if unsaved >= CHECKPOINT {
            unsaved = 0;
            save(media, scope, upload, &mut partial).await?;
        }
    };
    let expires_at = save(media, scope, upload, &mut partial).await?;
    drop(partial);
    if received == upload.length_bytes {
        let asset = finish(media, scope, upload).await?;
        return Ok(Progress { received_bytes: received, asset: Some(asset), expires_at });
    }
    if cut {
        Err(MediaError::Cut)
    } else {
        Ok(Progress { received_bytes: received, asset: None, expires_at })
    }
}

/// Makes what was received lasting and says so in the row; the last byte counts only with the asset.
async fn save(
    media: &Media,
    scope: Scope,
    upload: &Upload,
    partial: &mut Partial,
) -> Result<Timestamp, MediaError> {
    let safe = partial.checkpoint().await?.min(upload.length_bytes.saturating_sub(1));
    let tx = media.db.begin().await?;
    let expires_at = tx.now().after(media.settings.upload_idle);
    store::update_received(&tx, scope, upload.id, safe, expires_at).await?;
    tx.commit().await?;
    Ok(expires_at)
}

async fn finish(media: &Media, scope: Scope, upload: &Upload) -> Result<AssetId, MediaError> {
    let name = upload.id.to_string();
    let limit = u64::try_from(HEAD).unwrap_or(u64::MAX);
    let (draft, head) = media
        .apart(move |files, _| {
            let draft = files.finish_partial(&name)?;
            let mut head = Vec::new();
            draft.reader()?.take(limit).read_to_end(&mut head)?;
            Ok((draft, head))
        })
        .await?;
    let file_type = admit(media, &head, &upload.filename, upload.length_bytes)?;
    let arrived = Arrived { filename: &upload.filename, file_type, draft, upload: Some(upload.id) };
    Ok(keep_file(media, scope, Actor::Member(upload.member), arrived).await?.id)
}
