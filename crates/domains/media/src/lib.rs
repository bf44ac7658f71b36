//! The media library: files checked by content, their renditions, and resumable uploads.

mod add_asset;
mod api;
mod append_upload;
mod change_asset;
mod content;
mod create_upload;
mod error;
mod fit_asset;
mod keep_file;
mod model;
mod open_file;
mod ports;
mod remove_asset;
mod settings;
mod store;
mod sweep_files;
mod sweep_uploads;
#[cfg(test)]
mod tests;

pub use add_asset::add_asset;
pub use api::{AssetView, Audience, router, serve_file, serve_found, views_of};
pub use append_upload::{Progress, append_upload};
pub use change_asset::{AssetChange, change_asset};
pub use create_upload::{abandon_upload, create_upload, find_upload};
pub use error::MediaError;
pub use fit_asset::fit_for;
pub use model::{
    ALT_MAX, Asset, AssetKind, FILENAME_MAX, FileType, PREVIEW, PREVIEW_SIDE, Rendition, THUMB, THUMB_SIDE,
    Upload, clean_filename,
};
pub use open_file::{OpenedFile, find_by_digest, find_file, open_file};
pub use ports::AssetUse;
pub use remove_asset::remove_asset;
pub use settings::MediaSettings;
pub use store::{AssetsFilter, find_assets, get_asset, list_assets};
pub use sweep_files::sweep_files;
pub use sweep_uploads::sweep_uploads;

use parvis_database::{Database, Migration};
use parvis_files::Files;
use parvis_kernel::UploadId;
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{RwLock, Semaphore};

/// Tables of this domain.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "2026_11_24_0200_media",
    sql: include_str!("../migrations/2026_11_24_0200_media.sql"),
}];

/// What the domain works with.
pub struct Media {
    /// The database.
    pub db: Database,
    /// Where the bytes are.
    pub files: Files,
    /// Limits.
    pub settings: MediaSettings,
    /// Tells whether a file is still needed.
    pub uses: Arc<dyn AssetUse>,
    /// One permit per image decoded at the same time: they are what takes memory.
    decoders: Arc<Semaphore>,
    /// Read while a file goes from the disk into a row, written while one is removed:
    /// the same content may arrive at the very moment when its last row goes.
    keeping: RwLock<()>,
    /// Uploads that a request is writing to.
    writing: Mutex<BTreeSet<UploadId>>,
}

impl Media {
    /// Puts the domain together.
    #[must_use]
    pub fn new(db: Database, files: Files, settings: MediaSettings, uses: Arc<dyn AssetUse>) -> Self {
        let decoders = Arc::new(Semaphore::new(settings.decoders.max(1)));
        Self { db, files, settings, uses, decoders, keeping: RwLock::default(), writing: Mutex::default() }
    }

    /// Runs work that blocks; a panic of a decoder is a damaged file, not a fault of the program.
    pub(crate) async fn apart<T, F>(&self, work: F) -> Result<T, MediaError>
    where
        T: Send + 'static,
        F: FnOnce(&Files, &MediaSettings) -> Result<T, MediaError> + Send + 'static,
    {
        let (files, settings) = (self.files.clone(), self.settings.clone());
        tokio::task::spawn_blocking(move || work(&files, &settings)).await.map_err(|stopped| {
            if stopped.is_panic() {
                MediaError::corrupt("the decoder gave up")
            } else {
                MediaError::Decoding(stopped.to_string())
            }
        })?
    }

    /// Runs work on pixels, when a decoder is free.
    pub(crate) async fn decoding<T, F>(&self, work: F) -> Result<T, MediaError>
    where
        T: Send + 'static,
        F: FnOnce(&Files, &MediaSettings) -> Result<T, MediaError> + Send + 'static,
    {
        let permit = Arc::clone(&self.decoders).acquire_owned().await;
        let permit = permit.map_err(|closed| MediaError::Decoding(closed.to_string()))?;
        self.apart(move |files, settings| {
            let done = work(files, settings);
            drop(permit);
            done
        })
        .await
    }

    /// Takes the right to write to an upload, until the guard is dropped.
    pub(crate) fn write_to(&self, upload: UploadId) -> Result<Writing<'_>, MediaError> {
        let mut writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if writing.insert(upload) { Ok(Writing { media: self, upload }) } else { Err(MediaError::UploadBusy) }
    }
}

/// The right to write to an upload.
pub(crate) struct Writing<'a> {
    media: &'a Media,
    upload: UploadId,
}

impl Drop for Writing<'_> {
    fn drop(&mut self) {
        self.media.writing.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.upload);
    }
}
