//! Reading a file as a stream, whole or in part.

use crate::FilesError;
use bytes::Bytes;
use futures_core::Stream;
use futures_util::stream;
use std::{io, path::PathBuf, pin::Pin};
use tokio::{
    fs::File,
    io::{AsyncReadExt, AsyncSeekExt},
};

/// Bytes of a file as they are read; an error ends the stream.
pub type ByteStream = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// Bytes read at once: the memory of one reader, whatever the size of the file.
const CHUNK: u64 = 128 * 1024;

/// Opens `length` bytes from `offset`. A file that ends earlier is an error of the stream.
pub(crate) async fn open(path: PathBuf, offset: u64, length: u64) -> Result<ByteStream, FilesError> {
    let mut file = File::open(path).await?;
    if offset > 0 {
        file.seek(io::SeekFrom::Start(offset)).await?;
    }
    Ok(Box::pin(stream::try_unfold((file, length), |(mut file, left)| async move {
        if left == 0 {
            return Ok(None);
        }
        let mut chunk = vec![0; usize::try_from(left.min(CHUNK)).unwrap_or(0)];
        let read = file.read(&mut chunk).await?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        chunk.truncate(read);
        let left = left.saturating_sub(u64::try_from(read).unwrap_or(left));
        Ok(Some((Bytes::from(chunk), (file, left))))
    })))
}
