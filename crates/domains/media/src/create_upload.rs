//! Begins, shows and gives up a resumable upload.

use crate::{Media, MediaError, Upload, store};
use parvis_identity::clean_name;
use parvis_kernel::{MemberId, Scope, UploadId};

/// Begins an upload of `length_bytes`; nothing is stored of one that is too large.
///
/// # Errors
/// [`MediaError::Empty`], [`MediaError::TooLarge`].
pub async fn create_upload(
    media: &Media,
    scope: Scope,
    member: MemberId,
    filename: &str,
    length_bytes: u64,
) -> Result<Upload, MediaError> {
    let limit = media.settings.largest();
    if length_bytes == 0 {
        return Err(MediaError::Empty);
    }
    if length_bytes > limit {
        return Err(MediaError::TooLarge { limit });
    }
    let tx = media.db.begin().await?;
    let upload = Upload {
        id: tx.new_id(),
        member,
        filename: clean_name(filename),
        length_bytes,
        received_bytes: 0,
        asset: None,
        expires_at: tx.now().after(media.settings.upload_idle),
    };
    store::insert_upload(&tx, scope, &upload).await?;
    tx.commit().await?;
    Ok(upload)
}

/// Finds an upload that its member may continue.
///
/// # Errors
/// [`MediaError::NoSuchUpload`]: unknown, expired, or begun by somebody else.
pub async fn find_upload(
    media: &Media,
    scope: Scope,
    member: MemberId,
    id: UploadId,
) -> Result<Upload, MediaError> {
    let found = store::find_upload(&media.db.reader(), scope, id).await?;
    let now = media.db.now();
    found.filter(|upload| upload.member == member && upload.expires_at > now).ok_or(MediaError::NoSuchUpload)
}

/// Gives an upload up; an asset that it became stays.
///
/// # Errors
/// [`MediaError::NoSuchUpload`], [`MediaError::UploadBusy`].
pub async fn abandon_upload(
    media: &Media,
    scope: Scope,
    member: MemberId,
    id: UploadId,
) -> Result<(), MediaError> {
    let _writing = media.write_to(id)?;
    find_upload(media, scope, member, id).await?;
    forget(media, scope, id).await
}

/// Removes the row of an upload, then its bytes.
pub(crate) async fn forget(media: &Media, scope: Scope, id: UploadId) -> Result<(), MediaError> {
    let tx = media.db.begin().await?;
    store::delete_upload(&tx, scope, id).await?;
    tx.commit().await?;
    Ok(media.files.remove_partial(&id.to_string()).await?)
}
