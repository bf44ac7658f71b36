//! A file that arrives in several pieces, over hours and restarts: lasting up to each checkpoint.

use crate::{FilesError, ReceiveError};
use bytes::Bytes;
use std::{io::SeekFrom, path::PathBuf};
use tokio::{
    fs::File,
    io::{AsyncSeekExt, AsyncWriteExt},
};

/// An unfinished file, open for writing from a known offset on.
#[derive(Debug)]
pub struct Partial {
    file: File,
    offset: u64,
    limit: u64,
}

impl Partial {
    /// Opens at `offset`; what stands beyond it was never promised and is cut off.
    pub(crate) async fn open(path: PathBuf, offset: u64, limit: u64) -> Result<Self, FilesError> {
        let mut file = File::options().write(true).create(offset == 0).truncate(false).open(path).await?;
        if file.metadata().await?.len() < offset {
            return Err(FilesError::Missing);
        }
        file.set_len(offset).await?;
        file.seek(SeekFrom::Start(offset)).await?;
        Ok(Self { file, offset, limit })
    }

    /// Appends a piece.
    ///
    /// # Errors
    /// [`ReceiveError::TooLarge`] before anything of the piece is written; or the disk failed.
    pub async fn append(&mut self, piece: Bytes) -> Result<(), ReceiveError> {
        let length = u64::try_from(piece.len()).unwrap_or(u64::MAX);
        let end = self.offset.saturating_add(length);
        if end > self.limit {
            return Err(ReceiveError::TooLarge { limit: self.limit });
        }
        self.file.write_all(&piece).await.map_err(FilesError::from)?;
        self.offset = end;
        Ok(())
    }

    /// Makes everything appended so far survive a power cut; returns the offset that is safe.
    ///
    /// # Errors
    /// The disk failed.
    pub async fn checkpoint(&mut self) -> Result<u64, FilesError> {
        self.file.flush().await?;
        self.file.sync_data().await?;
        Ok(self.offset)
    }
}
