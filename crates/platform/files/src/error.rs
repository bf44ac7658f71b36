//! What can go wrong with the folder of files.

use std::io;

/// A failure of the file store.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The disk, or the share of it that the program may use, is full.
    #[error("no space left for files")]
    Full(#[source] io::Error),
    /// The folder cannot be written.
    #[error("the folder of files is not writable")]
    NotWritable(#[source] io::Error),
    /// No such file.
    #[error("no such file")]
    Missing,
    /// The disk failed otherwise.
    #[error("files: {0}")]
    Io(#[source] io::Error),
}

impl From<io::Error> for FilesError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(error),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::NotWritable(error),
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Io(error),
        }
    }
}

impl From<tokio::task::JoinError> for FilesError {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::Io(io::Error::other(error))
    }
}

/// Why a stream of bytes was not received whole.
#[derive(Debug, thiserror::Error)]
pub enum ReceiveError {
    /// More bytes came than were allowed; the stream was left there.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// Largest size allowed, in bytes.
        limit: u64,
    },
    /// The sender stopped before the end.
    #[error("the sender stopped")]
    Cut,
    /// The store failed.
    #[error(transparent)]
    Files(#[from] FilesError),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_closed_folder_are_told_apart() {
        // The device that is always full: the very error of a full disk.
        let mut full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let error = io::Write::write_all(&mut full, b"x").unwrap_err();
        assert!(matches!(FilesError::from(error), FilesError::Full(_)));
        let closed = io::Error::from(io::ErrorKind::ReadOnlyFilesystem);
        assert!(matches!(FilesError::from(closed), FilesError::NotWritable(_)));
        assert!(matches!(FilesError::from(io::Error::other("x")), FilesError::Io(_)));
    }
}
