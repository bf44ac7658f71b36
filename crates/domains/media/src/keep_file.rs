//! Checks a file that has arrived whole, derives its renditions, and writes it into the library.

use crate::{
    Asset, AssetKind, FileType, Media, MediaError, MediaSettings, PREVIEW, PREVIEW_SIDE, Rendition, THUMB,
    THUMB_SIDE, clean_filename,
    content::{
        container, copy_clean,
        picture::{Picture, decode},
    },
    store,
};
use parvis_database::{Actor, Line};
use parvis_files::{Draft, Files, Kept};
use parvis_kernel::{Scope, UploadId};
use std::io::{BufWriter, Read, Write};

/// A file that has arrived.
pub(crate) struct Arrived<'a> {
    pub(crate) filename: &'a str,
    pub(crate) file_type: FileType,
    pub(crate) draft: Draft,
    /// The resumable upload it came by.
    pub(crate) upload: Option<UploadId>,
}

/// A file ready to be kept, with what was derived from it.
struct Prepared {
    original: Draft,
    file_type: FileType,
    sides: Option<(u32, u32)>,
    frames: u32,
    derived: Vec<Derived>,
}

struct Derived {
    name: &'static str,
    /// `None` when the original serves.
    draft: Option<Draft>,
    file_type: FileType,
    sides: (u32, u32),
}

/// Qualities of what our own screens show, and of a picture that had to be written again, of 100.
const SCREEN_QUALITY: u8 = 82;
const ORIGINAL_QUALITY: u8 = 92;
/// Below this size in bytes, a small original is its own rendition.
const LIGHT: u64 = 200 * 1024;
/// Pixels of a moving image, all its images together, for each pixel that a still one may have.
const MOVING_FACTOR: u64 = 20;

/// Checks, derives, keeps and records.
pub(crate) async fn keep_file(
    media: &Media,
    scope: Scope,
    actor: Actor,
    arrived: Arrived<'_>,
) -> Result<Asset, MediaError> {
    let (file_type, mut draft) = (arrived.file_type, arrived.draft);
    let prepared = if file_type.kind() == AssetKind::Image {
        media.decoding(move |files, settings| prepare_image(files, settings, file_type, &draft)).await?
    } else {
        media
            .apart(move |_, _| {
                container::check(&mut draft, file_type)?;
                Ok(Prepared { original: draft, file_type, sides: None, frames: 1, derived: Vec::new() })
            })
            .await?
    };
    let file_type = prepared.file_type;
    let (sides, frames) = (prepared.sides, prepared.frames);
    let _kept_meanwhile = media.keeping.read().await;
    let (kept, renditions) = media.apart(move |files, _| keep_all(files, prepared)).await?;
    let mut tx = media.db.begin().await?;
    let asset = Asset {
        id: tx.new_id(),
        filename: clean_filename(arrived.filename, file_type),
        file_type,
        width: sides.map(|sides| sides.0),
        height: sides.map(|sides| sides.1),
        frames,
        size_bytes: kept.size_bytes,
        digest: kept.digest,
        alt: String::new(),
        created_at: tx.now(),
        created_by: match actor {
            Actor::Member(member) => Some(member),
            Actor::Program => None,
        },
    };
    store::insert_asset(&tx, scope, &asset).await?;
    for rendition in &renditions {
        store::insert_rendition(&tx, scope, asset.id, rendition).await?;
    }
    if let Some(upload) = arrived.upload {
        store::finish_upload(&tx, scope, upload, asset.id).await?;
    }
    let line = Line {
        actor,
        act: "asset.added",
        object: asset.id.to_string(),
        payload: serde_json::json!({
            "filename": asset.filename, "mime": asset.file_type.mime(), "size_bytes": asset.size_bytes,
            "digest": asset.digest,
        }),
    };
    tx.journal(scope, line).await?;
    tx.emit(scope, "AssetAdded", asset.id, None).await?;
    tx.commit().await?;
    Ok(asset)
}

fn prepare_image(
    files: &Files,
    settings: &MediaSettings,
    file_type: FileType,
    arrived: &Draft,
) -> Result<Prepared, MediaError> {
    let mut bytes = Vec::new();
    arrived.reader()?.read_to_end(&mut bytes)?;
    let picture = decode(&bytes, file_type, settings)?;
    let sides = (picture.image.width(), picture.image.height());
    let (mut original, frames) = write(files, |out| copy_clean(&bytes, file_type, out))?;
    drop(bytes);
    let pixels = u64::from(sides.0) * u64::from(sides.1) * u64::from(frames);
    if pixels > settings.pixels_max.saturating_mul(MOVING_FACTOR) {
        return Err(MediaError::TooManyPixels {
            width: sides.0,
            height: sides.1,
            pixels_max: settings.pixels_max,
            side_max: settings.side_max,
        });
    }
    let mut file_type = file_type;
    if picture.was_turned && frames == 1 {
        // The note that said how to show it is gone: the pixels themselves are set upright.
        (original, file_type) = write(files, |out| match file_type {
            FileType::Png => picture.write_png(out).map(|()| FileType::Png),
            _ => picture.write_for_screen(ORIGINAL_QUALITY, out),
        })?;
    }
    let serves = frames == 1 && original.size_bytes() <= LIGHT;
    let preview = picture.shrunk(PREVIEW_SIDE)?;
    drop(picture);
    let thumb = preview.shrunk(THUMB_SIDE)?;
    let mut derived = Vec::new();
    for (name, shrunk) in [(PREVIEW, preview), (THUMB, thumb)] {
        derived.push(derive(files, name, &shrunk, (serves, sides, file_type))?);
    }
    Ok(Prepared { original, file_type, sides: Some(sides), frames, derived })
}

/// Writes a rendition, unless the original is light and small enough to serve as one.
fn derive(
    files: &Files,
    name: &'static str,
    shrunk: &Picture,
    (serves, sides, file_type): (bool, (u32, u32), FileType),
) -> Result<Derived, MediaError> {
    let own = (shrunk.image.width(), shrunk.image.height());
    if serves && own == sides {
        return Ok(Derived { name, draft: None, file_type, sides });
    }
    let (draft, file_type) = write(files, |out| shrunk.write_for_screen(SCREEN_QUALITY, out))?;
    Ok(Derived { name, draft: Some(draft), file_type, sides: own })
}

/// Writes a new draft through a buffer.
pub(crate) fn write<T>(
    files: &Files,
    fill: impl FnOnce(&mut BufWriter<&mut Draft>) -> Result<T, MediaError>,
) -> Result<(Draft, T), MediaError> {
    let mut draft = files.begin()?;
    let mut out = BufWriter::with_capacity(64 * 1024, &mut draft);
    let filled = fill(&mut out)?;
    out.flush()?;
    drop(out);
    Ok((draft, filled))
}

fn keep_all(files: &Files, prepared: Prepared) -> Result<(Kept, Vec<Rendition>), MediaError> {
    let original = files.keep(prepared.original)?;
    let mut renditions = Vec::new();
    for derived in prepared.derived {
        let kept = match derived.draft {
            Some(draft) => files.keep(draft)?,
            None => original,
        };
        renditions.push(Rendition {
            name: derived.name.to_owned(),
            file_type: derived.file_type,
            width: derived.sides.0,
            height: derived.sides.1,
            size_bytes: kept.size_bytes,
            digest: kept.digest,
        });
    }
    Ok((original, renditions))
}
