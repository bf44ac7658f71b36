//! The file store: files named by the digest of their content, written whole or not at all, read as streams.
//!
//! Today a folder; an object store would stand behind the same [`Files`].

mod draft;
mod error;
mod partial;
mod read;
mod store;

pub use draft::Draft;
pub use error::{FilesError, ReceiveError};
pub use partial::Partial;
pub use read::ByteStream;
pub use store::{Files, Kept};
