//! Opens the file of an asset, original or rendition, for whoever may see it.

use crate::{FileType, Media, MediaError, store};
use parvis_connector::{ByteStream, MediaSource};
use parvis_files::{Files, FilesError};
use parvis_kernel::{AssetId, Digest, Scope};

/// Name under which the file itself is asked for.
pub(crate) const ORIGINAL: &str = "original";

/// A file found, not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedFile {
    /// Name to save it under.
    pub filename: String,
    /// Its type.
    pub file_type: FileType,
    /// Size in bytes.
    pub size_bytes: u64,
    /// Digest of the bytes: what an `ETag` is made of.
    pub digest: Digest,
}

/// Finds the file of an asset: `original`, `preview` or `thumb`.
///
/// # Errors
/// [`MediaError::NoSuchAsset`], [`MediaError::NoSuchRendition`].
pub async fn find_file(
    media: &Media,
    scope: Scope,
    id: AssetId,
    rendition: &str,
) -> Result<OpenedFile, MediaError> {
    let reader = media.db.reader();
    let asset = store::get_asset(&reader, scope, id).await?;
    if rendition == ORIGINAL {
        return Ok(OpenedFile {
            filename: asset.filename,
            file_type: asset.file_type,
            size_bytes: asset.size_bytes,
            digest: asset.digest,
        });
    }
    let found = store::find_rendition(&reader, scope, id, rendition).await?;
    let found = found.ok_or(MediaError::NoSuchRendition)?;
    Ok(OpenedFile {
        filename: crate::clean_filename(&asset.filename, found.file_type),
        file_type: found.file_type,
        size_bytes: found.size_bytes,
        digest: found.digest,
    })
}

/// Finds the file with these bytes, or the `instead` rendition of the asset they belong to.
///
/// # Errors
/// The database failed.
pub async fn find_by_digest(
    media: &Media,
    scope: Scope,
    digest: Digest,
    instead: Option<&str>,
) -> Result<Option<OpenedFile>, MediaError> {
    let reader = media.db.reader();
    let Some(asset) = store::find_asset_by_digest(&reader, scope, digest).await? else { return Ok(None) };
    if let Some(rendition) = instead {
        return find_file(media, scope, asset.id, rendition).await.map(Some);
    }
    if asset.digest == digest {
        return find_file(media, scope, asset.id, ORIGINAL).await.map(Some);
    }
    let found = store::find_rendition_by_digest(&reader, scope, asset.id, digest).await?;
    Ok(found.map(|found| OpenedFile {
        filename: crate::clean_filename(&asset.filename, found.file_type),
        file_type: found.file_type,
        size_bytes: found.size_bytes,
        digest: found.digest,
    }))
}

/// Opens `length` bytes of a file that [`find_file`] found, from `offset`.
///
/// # Errors
/// [`MediaError::FileMissing`] when the row is there and the file is not.
pub async fn open_file(
    media: &Media,
    file: &OpenedFile,
    offset: u64,
    length: u64,
) -> Result<ByteStream, MediaError> {
    Ok(media.files.read(file.digest, offset, length).await?)
}

/// A stored file as networks read it, from its beginning, as often as they need.
#[derive(Clone, Debug)]
pub(crate) struct StoredFile {
    pub(crate) files: Files,
    pub(crate) digest: Digest,
    pub(crate) size_bytes: u64,
}

#[async_trait::async_trait]
impl MediaSource for StoredFile {
    async fn open(&self) -> std::io::Result<ByteStream> {
        self.files.read(self.digest, 0, self.size_bytes).await.map_err(|error| match error {
            FilesError::Missing => std::io::ErrorKind::NotFound.into(),
            FilesError::Full(cause) | FilesError::NotWritable(cause) | FilesError::Io(cause) => cause,
        })
    }
}
