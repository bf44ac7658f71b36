//! A file being written: on disk, not yet in the store, gone when dropped.

use crate::{FilesError, ReceiveError};
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use parvis_kernel::Digest;
use sha2::{Digest as _, Sha256};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

/// Bytes gathered before they are handed to the disk: few switches between threads, little memory.
const BATCH: usize = 512 * 1024;

/// A file that becomes part of the store by [`crate::Files::keep`], or is removed when dropped.
#[derive(Debug)]
pub struct Draft {
    file: File,
    path: PathBuf,
    hasher: Sha256,
    size_bytes: u64,
    /// True when bytes were changed behind the running digest.
    edited: bool,
}

impl Draft {
    pub(crate) fn create(path: PathBuf) -> Result<Self, FilesError> {
        let file = File::options().read(true).write(true).create_new(true).open(&path)?;
        Ok(Self { file, path, hasher: Sha256::new(), size_bytes: 0, edited: false })
    }

    /// Takes over a file that is complete already; its digest is computed when it is kept.
    pub(crate) fn adopt(path: PathBuf) -> Result<Self, FilesError> {
        let file = File::options().read(true).write(true).open(&path)?;
        let size_bytes = file.metadata()?.len();
        Ok(Self { file, path, hasher: Sha256::new(), size_bytes, edited: true })
    }

    /// Returns the number of bytes written.
    #[must_use]
    pub fn size_bytes(&self) -> u64 {
        self.size_bytes
    }

    /// Opens what is written so far for reading, from its beginning. Blocking.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn reader(&self) -> Result<File, FilesError> {
        Ok(File::open(&self.path)?)
    }

    /// Overwrites bytes in place, for content that must not be kept. Blocking.
    ///
    /// # Errors
    /// The range ends beyond the file, or the disk failed.
    pub fn overwrite(&mut self, offset: u64, bytes: &[u8]) -> Result<(), FilesError> {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if offset.checked_add(length).is_none_or(|end| end > self.size_bytes) {
            return Err(FilesError::Io(io::ErrorKind::UnexpectedEof.into()));
        }
        self.edited = true;
        self.file.seek(SeekFrom::Start(offset))?;
        self.file.write_all(bytes)?;
        self.file.seek(SeekFrom::Start(self.size_bytes))?;
        Ok(())
    }

    /// Appends a stream, at most up to `limit` bytes in all.
    ///
    /// # Errors
    /// [`ReceiveError`]; the draft is gone then.
    pub async fn receive<S, E>(mut self, stream: S, limit: u64) -> Result<Self, ReceiveError>
    where
        S: Stream<Item = Result<Bytes, E>> + Send,
    {
        let mut stream = std::pin::pin!(stream);
        let mut batch = Vec::new();
        let mut waiting = 0;
        let mut total = self.size_bytes;
        loop {
            let next = stream.next().await.transpose().map_err(|_| ReceiveError::Cut)?;
            let ended = next.is_none();
            if let Some(chunk) = next {
                total = total.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
                if total > limit {
                    return Err(ReceiveError::TooLarge { limit });
                }
                waiting += chunk.len();
                batch.push(chunk);
            }
            if waiting >= BATCH || (ended && waiting > 0) {
                self = self.write_batch(std::mem::take(&mut batch)).await?;
                waiting = 0;
            }
            if ended {
                return Ok(self);
            }
        }
    }

    async fn write_batch(mut self, batch: Vec<Bytes>) -> Result<Self, FilesError> {
        tokio::task::spawn_blocking(move || {
            for chunk in &batch {
                self.write_all(chunk)?;
            }
            Ok(self)
        })
        .await?
    }

    /// Makes the bytes lasting and returns their digest.
    pub(crate) fn settle(&mut self) -> Result<Digest, FilesError> {
        if self.edited {
            self.hasher = Sha256::new();
            let mut reader = self.reader()?;
            let mut buffer = vec![0; 128 * 1024];
            loop {
                let read = reader.read(&mut buffer)?;
                let Some(bytes) = buffer.get(..read).filter(|bytes| !bytes.is_empty()) else { break };
                self.hasher.update(bytes);
            }
            self.edited = false;
        }
        self.file.sync_all()?;
        Ok(Digest::from_bytes(self.hasher.clone().finalize().into()))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Write for Draft {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or_default());
        self.size_bytes = self.size_bytes.saturating_add(u64::try_from(written).unwrap_or(0));
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Kept drafts were renamed: nothing is left at this path then.
        let _ = std::fs::remove_file(&self.path);
    }
}
