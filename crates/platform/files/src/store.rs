//! The folder: `ab/cd/<digest>` for what is kept, `incoming` for drafts, `partial` for unfinished uploads.

use crate::{ByteStream, Draft, FilesError, Partial, read};
use parvis_kernel::Digest;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// The store. Cheap to clone.
///
/// Invariant: a file under its digest is complete (`an_interrupted_write_leaves_nothing`).
#[derive(Clone, Debug)]
pub struct Files {
    root: Arc<PathBuf>,
    drafts: Arc<AtomicU64>,
}

/// A file that is in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Digest of its bytes, which is its name.
    pub digest: Digest,
    /// Size in bytes.
    pub size_bytes: u64,
}

const INCOMING: &str = "incoming";
const PARTIAL: &str = "partial";

impl Files {
    /// Opens the store in `root`, making the folders and removing drafts of an interrupted run. Blocking.
    ///
    /// One program at a time may have the same folder open.
    ///
    /// # Errors
    /// [`FilesError::NotWritable`] or [`FilesError::Full`] when nothing can be written there.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self, FilesError> {
        let root = root.into();
        let incoming = root.join(INCOMING);
        fs::create_dir_all(&incoming)?;
        fs::create_dir_all(root.join(PARTIAL))?;
        for left in fs::read_dir(&incoming)? {
            let path = left?.path();
            tracing::info!(path = %path.display(), "removing the draft of an interrupted write");
            fs::remove_file(path)?;
        }
        let files = Self { root: Arc::new(root), drafts: Arc::default() };
        let mut trial = files.begin()?;
        std::io::Write::write_all(&mut trial, b"trial")?;
        drop(trial);
        Ok(files)
    }

    /// Begins a file. Blocking.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn begin(&self) -> Result<Draft, FilesError> {
        let number = self.drafts.fetch_add(1, Ordering::Relaxed);
        Draft::create(self.root.join(INCOMING).join(format!("{number}-{}", std::process::id())))
    }

    /// Puts a draft into the store under its digest, once and for all. Blocking.
    ///
    /// # Errors
    /// The disk failed: the store is as it was.
    pub fn keep(&self, mut draft: Draft) -> Result<Kept, FilesError> {
        let digest = draft.settle()?;
        let path = self.path_of(digest);
        let kept = Kept { digest, size_bytes: draft.size_bytes() };
        if path.exists() {
            return Ok(kept);
        }
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        fs::rename(draft.path(), &path)?;
        // The name must survive a power cut as the bytes do.
        for folder in folder.ancestors().take(3) {
            File::open(folder)?.sync_all()?;
        }
        Ok(kept)
    }

    /// Opens an unfinished file at `offset`; `name` is an id of the caller, `limit` its largest size in bytes.
    ///
    /// # Errors
    /// [`FilesError::Missing`] when fewer bytes than `offset` are there.
    pub async fn partial(&self, name: &str, offset: u64, limit: u64) -> Result<Partial, FilesError> {
        Partial::open(self.partial_path(name), offset, limit).await
    }

    /// Takes a finished partial file over as a draft. Blocking.
    ///
    /// # Errors
    /// [`FilesError::Missing`].
    pub fn finish_partial(&self, name: &str) -> Result<Draft, FilesError> {
        Draft::adopt(self.partial_path(name))
    }

    /// Removes an unfinished file; one that is not there is no error.
    ///
    /// # Errors
    /// The disk failed.
    pub async fn remove_partial(&self, name: &str) -> Result<(), FilesError> {
        gone(tokio::fs::remove_file(self.partial_path(name)).await)
    }

    /// Lists the names of the unfinished files. Blocking.
    ///
    /// # Errors
    /// The disk failed.
    pub fn list_partials(&self) -> Result<Vec<String>, FilesError> {
        let entries = fs::read_dir(self.root.join(PARTIAL))?;
        entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    }

    /// Opens `length` bytes of a file from `offset` as a stream.
    ///
    /// # Errors
    /// [`FilesError::Missing`].
    pub async fn read(&self, digest: Digest, offset: u64, length: u64) -> Result<ByteStream, FilesError> {
        read::open(self.path_of(digest), offset, length).await
    }

    /// Opens a file for work that needs to seek, such as decoding. Blocking.
    ///
    /// # Errors
    /// [`FilesError::Missing`].
    pub fn open_local(&self, digest: Digest) -> Result<File, FilesError> {
        Ok(File::open(self.path_of(digest))?)
    }

    /// Removes a file; one that is not there is no error. The caller knows that nothing refers to it.
    ///
    /// # Errors
    /// The disk failed.
    pub async fn remove(&self, digest: Digest) -> Result<(), FilesError> {
        gone(tokio::fs::remove_file(self.path_of(digest)).await)
    }

    /// Lists what is kept in one of the 256 folders, numbered by the first byte of the digest. Blocking.
    ///
    /// # Errors
    /// The disk failed.
    pub fn list_kept(&self, first_byte: u8) -> Result<Vec<Digest>, FilesError> {
        let folder = self.root.join(format!("{first_byte:02x}"));
        if !folder.exists() {
            return Ok(Vec::new());
        }
        let mut kept = Vec::new();
        for second in fs::read_dir(folder)? {
            for file in fs::read_dir(second?.path())? {
                // Whatever else somebody put there is not ours to judge.
                kept.extend(file?.file_name().to_string_lossy().parse::<Digest>());
            }
        }
        Ok(kept)
    }

    fn path_of(&self, digest: Digest) -> PathBuf {
        let name = digest.to_string();
        let (first, second) = (name.get(..2).unwrap_or_default(), name.get(2..4).unwrap_or_default());
        self.root.join(first).join(second).join(&name)
    }

    /// Only the last component of `name` counts: a name never leaves the folder.
    fn partial_path(&self, name: &str) -> PathBuf {
        let name = Path::new(name).file_name().unwrap_or_default();
        self.root.join(PARTIAL).join(name)
    }
}

fn gone(removed: std::io::Result<()>) -> Result<(), FilesError> {
    match removed {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ReceiveError;
    use bytes::Bytes;
    use futures_util::{TryStreamExt, stream};
    use std::io::Write;

    fn count_files(root: &Path) -> usize {
        fs::read_dir(root)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| if path.is_dir() { count_files(&path) } else { 1 })
            .sum()
    }

    async fn bytes_of(files: &Files, digest: Digest, offset: u64, length: u64) -> Vec<u8> {
        let chunks: Vec<Bytes> =
            files.read(digest, offset, length).await.unwrap().try_collect().await.unwrap();
        chunks.concat()
    }

    #[tokio::test]
    async fn the_same_content_is_kept_once_and_read_back_in_parts() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let mut kept = Vec::new();
        for _ in 0..2 {
            let chunks = [Bytes::from_static(b"Bonjour "), Bytes::from_static(b"Valmont")];
            let draft = files.begin().unwrap();
            let draft = draft.receive(stream::iter(chunks.map(Ok::<_, ()>)), 15).await.unwrap();
            kept.push(files.keep(draft).unwrap());
        }
        assert_eq!(kept[0], kept[1]);
        assert_eq!(kept[0].size_bytes, 15);
        assert_eq!(count_files(folder.path()), 1);
        assert_eq!(bytes_of(&files, kept[0].digest, 0, 15).await, b"Bonjour Valmont");
        let listed: Vec<_> = (0..=255).flat_map(|first| files.list_kept(first).unwrap()).collect();
        assert_eq!(listed, [kept[0].digest]);
        assert_eq!(bytes_of(&files, kept[0].digest, 8, 3).await, b"Val");
        files.remove(kept[0].digest).await.unwrap();
        files.remove(kept[0].digest).await.unwrap();
        assert!(matches!(files.read(kept[0].digest, 0, 1).await, Err(FilesError::Missing)));
    }

    #[tokio::test]
    async fn a_stream_that_goes_on_too_long_or_breaks_off_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let zeros = Bytes::from_static(&[0; 4096]);
        let endless = stream::repeat_with(move || Ok::<_, ()>(zeros.clone()));
        let refused = files.begin().unwrap().receive(endless, 1_000_000).await.unwrap_err();
        assert!(matches!(refused, ReceiveError::TooLarge { limit: 1_000_000 }));
        let cut = stream::iter([Ok(Bytes::from_static(b"half")), Err(())]);
        assert!(matches!(files.begin().unwrap().receive(cut, 100).await, Err(ReceiveError::Cut)));
        assert_eq!(count_files(folder.path()), 0);
    }

    #[tokio::test]
    async fn an_interrupted_write_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut draft = Files::open(folder.path()).unwrap().begin().unwrap();
        draft.write_all(b"half of a picture").unwrap();
        // As after a power cut: nobody removes the draft.
        std::mem::forget(draft);
        assert_eq!(count_files(folder.path()), 1);
        Files::open(folder.path()).unwrap();
        assert_eq!(count_files(folder.path()), 0);
    }

    #[tokio::test]
    async fn a_partial_file_goes_on_after_a_restart_from_what_was_promised() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let mut partial = files.partial("upl_1", 0, 10).await.unwrap();
        partial.append(Bytes::from_static(b"01234")).await.unwrap();
        assert_eq!(partial.checkpoint().await.unwrap(), 5);
        partial.append(Bytes::from_static(b"lost")).await.unwrap();
        let beyond = partial.append(Bytes::from_static(b"too much")).await;
        assert!(matches!(beyond, Err(ReceiveError::TooLarge { limit: 10 })));
        partial.checkpoint().await.unwrap();
        drop(partial);
        let files = Files::open(folder.path()).unwrap();
        assert_eq!(files.list_partials().unwrap(), ["upl_1"]);
        let mut partial = files.partial("upl_1", 5, 10).await.unwrap();
        partial.append(Bytes::from_static(b"56789")).await.unwrap();
        partial.checkpoint().await.unwrap();
        assert!(matches!(files.partial("upl_1", 11, 20).await, Err(FilesError::Missing)));
        let kept = files.keep(files.finish_partial("upl_1").unwrap()).unwrap();
        assert_eq!(bytes_of(&files, kept.digest, 0, 10).await, b"0123456789");
        assert_eq!(files.list_partials().unwrap(), Vec::<String>::new());
    }

    #[tokio::test]
    async fn overwritten_bytes_count_in_the_digest() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::open(folder.path()).unwrap();
        let mut draft = files.begin().unwrap();
        draft.write_all(b"secret place").unwrap();
        draft.overwrite(0, b"public").unwrap();
        assert!(draft.overwrite(8, b"beyond the end").is_err());
        let kept = files.keep(draft).unwrap();
        let mut same = files.begin().unwrap();
        same.write_all(b"public place").unwrap();
        assert_eq!(files.keep(same).unwrap(), kept);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("file");
        fs::write(&blocked, b"x").unwrap();
        assert!(Files::open(blocked.join("below")).is_err());
    }
}
