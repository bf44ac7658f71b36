//! Images made to fit a network.

use super::library;
use crate::{MediaError, content::samples, fit_for, remove_asset};
use futures_util::TryStreamExt;
use parvis_connector::{ImageLimits, MediaSource};
use std::sync::Arc;

fn limits(max_bytes: u64, max_side: Option<u32>, types: &'static [&'static str]) -> ImageLimits {
    ImageLimits { max: 4, max_bytes, max_side, types, alt_max: 1000 }
}

async fn read(source: &Arc<dyn MediaSource>) -> Vec<u8> {
    let chunks: Vec<_> = source.open().await.unwrap().try_collect().await.unwrap();
    chunks.concat()
}

#[tokio::test]
async fn what_fits_is_sent_as_it_is() {
    let library = library().await;
    let asset = library.add("a.jpg", samples::jpeg_with_notes(1)).await.unwrap();
    let wide = limits(1_000_000, Some(2000), &["image/jpeg", "image/png"]);
    let sent = fit_for(&library.media, library.scope(), asset.id, &wide).await.unwrap();
    assert_eq!((sent.mime.as_str(), sent.digest, sent.alt.as_str()), ("image/jpeg", asset.digest, ""));
    assert_eq!(read(&sent.source).await, library.bytes_of(&asset));
}

#[tokio::test]
async fn what_does_not_fit_is_made_once_and_goes_with_its_asset() {
    let library = library().await;
    let asset = library.add("affiche.png", samples::clear_png(600, 450)).await.unwrap();
    let before = library.count_files();
    let narrow = limits(20_000, Some(300), &["image/jpeg"]);
    let first = fit_for(&library.media, library.scope(), asset.id, &narrow).await.unwrap();
    assert_eq!((first.mime.as_str(), first.width, first.height), ("image/jpeg", Some(300), Some(225)));
    assert!(first.size_bytes <= 20_000);
    let bytes = read(&first.source).await;
    assert_eq!(u64::try_from(bytes.len()).unwrap(), first.size_bytes);
    assert_eq!(read(&first.source).await, bytes, "a source is read as often as needed");
    let again = fit_for(&library.restarted(), library.scope(), asset.id, &narrow).await.unwrap();
    assert_eq!(again.digest, first.digest);
    assert_eq!(library.count_files(), before + 1);
    remove_asset(&library.media, library.scope(), library.actor(), asset.id).await.unwrap();
    assert_eq!(library.count_files(), 0);
    assert!(first.source.open().await.is_err());
}

#[tokio::test]
async fn what_is_no_image_or_never_fits_is_said() {
    let library = library().await;
    let film = library.add("film.mp4", samples::mp4_with_place()).await.unwrap();
    let wide = limits(1_000_000, None, &["image/jpeg", "video/mp4"]);
    let sent = fit_for(&library.media, library.scope(), film.id, &wide).await;
    assert!(matches!(sent, Err(MediaError::CannotFit)));
    let image = library.add("a.jpg", samples::jpeg_with_notes(1)).await.unwrap();
    let sent = fit_for(&library.media, library.scope(), image.id, &limits(10, None, &["image/jpeg"])).await;
    assert!(matches!(sent, Err(MediaError::CannotFit)));
}
