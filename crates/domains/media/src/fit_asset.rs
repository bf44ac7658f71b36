//! Makes an image fit the limits of a network, once, and remembers it.

use crate::{
    AssetKind, FileType, Media, MediaError, Rendition,
    content::{
        fit::{fit, fits},
        picture::decode,
    },
    keep_file::write,
    open_file::StoredFile,
    store,
};
use parvis_connector::ImageLimits;
use parvis_kernel::{AssetId, Digest, Scope};
use std::{io::Read, io::Write, sync::Arc};

/// Returns the image as a network takes it: the original when it fits, else a lighter or smaller one.
///
/// What is made is kept and found again by the limits it was made for, so that every try of a
/// publication sends the same bytes. The alternative text is left empty: the caller gives that of the post.
///
/// # Errors
/// [`MediaError::NoSuchAsset`]; [`MediaError::CannotFit`] for what is no image, or fits at no size.
pub async fn fit_for(
    media: &Media,
    scope: Scope,
    id: AssetId,
    limits: &ImageLimits,
) -> Result<parvis_connector::Media, MediaError> {
    let reader = media.db.reader();
    let asset = store::get_asset(&reader, scope, id).await?;
    let (AssetKind::Image, Some(width), Some(height)) = (asset.file_type.kind(), asset.width, asset.height)
    else {
        return Err(MediaError::CannotFit);
    };
    let name = name_of(limits);
    if fits(asset.file_type, (width, height), asset.size_bytes, limits) {
        let (size_bytes, digest) = (asset.size_bytes, asset.digest);
        let as_it_is = Rendition { name, file_type: asset.file_type, width, height, size_bytes, digest };
        return Ok(sendable(media, &as_it_is));
    }
    if let Some(known) = store::find_rendition(&reader, scope, id, &name).await? {
        return Ok(sendable(media, &known));
    }
    make(media, scope, id, (asset.digest, asset.file_type), *limits).await.map(|made| sendable(media, &made))
}

/// Name of the rendition that fits `limits`: the limits themselves.
fn name_of(limits: &ImageLimits) -> String {
    let side = limits.max_side.map_or_else(String::new, |side| side.to_string());
    format!("fit:{}:{side}:{}", limits.max_bytes, limits.types.join("+"))
}

async fn make(
    media: &Media,
    scope: Scope,
    id: AssetId,
    (digest, file_type): (Digest, FileType),
    limits: ImageLimits,
) -> Result<Rendition, MediaError> {
    let (draft, file_type, sides) = media
        .decoding(move |files, settings| {
            let mut bytes = Vec::new();
            files.open_local(digest)?.read_to_end(&mut bytes)?;
            let picture = decode(&bytes, file_type, settings)?;
            drop(bytes);
            let fitted = fit(&picture, &limits)?;
            let (draft, ()) = write(files, |out| Ok(out.write_all(&fitted.bytes)?))?;
            Ok((draft, fitted.file_type, (fitted.width, fitted.height)))
        })
        .await?;
    let _kept_meanwhile = media.keeping.read().await;
    let kept = media.apart(move |files, _| Ok(files.keep(draft)?)).await?;
    let tx = media.db.begin().await?;
    // The asset may have been removed meanwhile: its rendition must not outlive it.
    store::get_asset(&tx, scope, id).await?;
    let name = name_of(&limits);
    let made = Rendition {
        name: name.clone(),
        file_type,
        width: sides.0,
        height: sides.1,
        size_bytes: kept.size_bytes,
        digest: kept.digest,
    };
    store::insert_rendition(&tx, scope, id, &made).await?;
    // When two publications made it at the same time, both send the one that is written.
    let written = store::find_rendition(&tx, scope, id, &name).await?;
    tx.commit().await?;
    Ok(written.unwrap_or(made))
}

fn sendable(media: &Media, rendition: &Rendition) -> parvis_connector::Media {
    parvis_connector::Media {
        mime: rendition.file_type.mime().to_owned(),
        size_bytes: rendition.size_bytes,
        width: Some(rendition.width),
        height: Some(rendition.height),
        alt: String::new(),
        digest: rendition.digest,
        source: Arc::new(StoredFile {
            files: media.files.clone(),
            digest: rendition.digest,
            size_bytes: rendition.size_bytes,
        }),
        address: None,
    }
}
