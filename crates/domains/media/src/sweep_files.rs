//! Removes files that nothing refers to: a crash came between the disk and the row.

use crate::{Media, MediaError, store};

/// Removes the files of the store that no asset and no rendition needs; returns how many.
///
/// Takes no input and may run at any time; once a day is enough. Files being kept at the same moment
/// are safe: their rows are written before this looks.
///
/// # Errors
/// The database or the disk failed: the next run goes on.
pub async fn sweep_files(media: &Media) -> Result<usize, MediaError> {
    let mut swept = 0;
    for first in 0..=u8::MAX {
        for digest in media.apart(move |files, _| Ok(files.list_kept(first)?)).await? {
            if store::count_references(&media.db.reader(), digest).await? > 0 {
                continue;
            }
            let _nothing_kept_meanwhile = media.keeping.write().await;
            if store::count_references(&media.db.reader(), digest).await? == 0 {
                media.files.remove(digest).await?;
                swept += 1;
            }
        }
    }
    Ok(swept)
}
