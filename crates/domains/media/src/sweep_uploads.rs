//! Forgets the uploads that nobody continued.

use crate::{Media, MediaError, store};
use parvis_kernel::UploadId;

/// Forgets expired uploads, and bytes on disk that no upload awaits; returns how many of both.
///
/// Takes no input and may run at any time; once an hour is enough.
///
/// # Errors
/// The database or the disk failed: the next run goes on.
pub async fn sweep_uploads(media: &Media) -> Result<usize, MediaError> {
    let tx = media.db.begin().await?;
    let expired = store::delete_expired_uploads(&tx).await?;
    tx.commit().await?;
    for id in &expired {
        media.files.remove_partial(&id.to_string()).await?;
    }
    let mut swept = expired.len();
    for name in media.apart(|files, _| Ok(files.list_partials()?)).await? {
        let awaited = match name.parse::<UploadId>() {
            Ok(id) => store::upload_exists(&media.db.reader(), id).await?,
            Err(_) => false,
        };
        if !awaited {
            media.files.remove_partial(&name).await?;
            swept += 1;
        }
    }
    Ok(swept)
}
