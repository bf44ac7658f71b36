//! Files that arrive in one stream, good and bad.

use super::{Library, endless, library, library_with, pieces};
use crate::{
    AssetChange, AssetsFilter, FileType, MediaError, MediaSettings, PREVIEW, THUMB, add_asset::add_asset,
    change_asset, content::samples, find_file, get_asset, list_assets, remove_asset, sweep_files,
};
use parvis_database::journal::{ChainCheck, check_chain, seal};
use parvis_kernel::{Fault, Id, Limit, OrganisationId, Scope, SeededChance};
use std::sync::atomic::Ordering;

fn holds(bytes: &[u8], text: &[u8]) -> bool {
    bytes.windows(text.len()).any(|part| part == text)
}

async fn refused(library: &Library, filename: &str, bytes: Vec<u8>) -> &'static str {
    let before = library.count_files();
    let error = library.add(filename, bytes).await.unwrap_err();
    assert_eq!(library.count_files(), before, "{filename} left something behind");
    error.code()
}

#[tokio::test]
async fn a_photograph_is_kept_without_its_place_and_with_its_renditions() {
    let library = library().await;
    let asset = library.add("Fête \u{202E}de l’été.JPG", samples::jpeg_with_notes(6)).await.unwrap();
    assert_eq!(asset.filename, "Fête de l’été.JPG");
    assert_eq!((asset.width, asset.height, asset.frames), (Some(40), Some(64), 1));
    let kept = library.bytes_of(&asset);
    assert_eq!(u64::try_from(kept.len()).unwrap(), asset.size_bytes);
    assert!(!holds(&kept, samples::SECRET) && !holds(&kept, b"Exif") && !holds(&kept, b"<script"));
    for name in [THUMB, PREVIEW] {
        let file = find_file(&library.media, library.scope(), asset.id, name).await.unwrap();
        assert_eq!(file.file_type, FileType::Jpeg);
    }
}

#[tokio::test]
async fn large_images_have_smaller_renditions_and_see_through_ones_stay_so() {
    let library = library().await;
    let asset = library.add("affiche.png", samples::clear_png(1700, 40)).await.unwrap();
    assert_eq!(asset.file_type, FileType::Png);
    let thumb = find_file(&library.media, library.scope(), asset.id, THUMB).await.unwrap();
    assert_eq!(thumb.file_type, FileType::Png);
    assert_ne!(thumb.digest, asset.digest);
    let preview = find_file(&library.media, library.scope(), asset.id, PREVIEW).await.unwrap();
    assert_ne!(preview.digest, thumb.digest);
}

#[tokio::test]
async fn what_is_mislabelled_is_corrected_or_refused() {
    let library = library().await;
    let asset = library.add("photo.png", samples::jpeg_with_notes(1)).await.unwrap();
    assert_eq!((asset.filename.as_str(), asset.file_type), ("photo.jpg", FileType::Jpeg));
    for (filename, bytes, code) in [
        // A zip bomb is never unpacked: it is no image.
        ("photo.png", [&b"PK\x03\x04"[..], &[0; 5000]].concat(), "media.mislabelled"),
        ("page.jpg", b"<!DOCTYPE html><script>alert(1)</script>".to_vec(), "media.active_content"),
        (
            "logo.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".to_vec(),
            "media.active_content",
        ),
        ("photo.jpg", Vec::new(), "media.empty"),
        ("lisez-moi.txt", b"Bonjour".to_vec(), "media.unknown_type"),
        ("IMG.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), "media.foreign_image"),
    ] {
        assert_eq!(refused(&library, filename, bytes).await, code, "{filename}");
    }
}

#[tokio::test]
async fn what_is_damaged_or_a_bomb_is_refused() {
    let library = library().await;
    let mut cut = samples::jpeg_with_notes(1);
    cut.truncate(900);
    let mut overwritten = samples::png_with_notes();
    let middle = overwritten.len() / 2;
    overwritten[middle] ^= 0xFF;
    for (filename, bytes, code) in [
        ("coupée.jpg", cut, "media.corrupt"),
        ("abîmée.png", overwritten, "media.corrupt"),
        ("bombe.png", samples::png_bomb(60_000, 60_000), "media.too_many_pixels"),
        ("film.mp4", samples::mp4_with_place()[..200].to_vec(), "media.corrupt"),
    ] {
        assert_eq!(refused(&library, filename, bytes).await, code, "{filename}");
    }
}

#[tokio::test]
async fn a_file_of_4_gib_is_refused_before_anything_of_it_is_read() {
    let library = library().await;
    let announced = Some(4 * 1024 * 1024 * 1024);
    let untouched = futures_util::stream::poll_fn(|_| -> std::task::Poll<Option<Result<_, ()>>> {
        panic!("the body of a file that is announced too large was read")
    });
    let error =
        add_asset(&library.media, library.scope(), library.actor(), "film.mp4", announced, untouched).await;
    assert!(matches!(error, Err(MediaError::TooLarge { limit: 4_294_967_295 })));
    assert_eq!(library.count_files(), 0);
}

#[tokio::test]
async fn a_file_that_lies_about_its_size_is_cut_at_the_limit() {
    let settings = MediaSettings {
        image_bytes_max: 100_000,
        video_bytes_max: 3_000_000,
        document_bytes_max: 100_000,
        ..MediaSettings::default()
    };
    let library = library_with(settings).await;
    for (filename, head, limit) in [
        ("film.mp4", samples::mp4_with_place(), 3_000_000),
        ("photo.jpg", samples::jpeg_with_notes(1), 100_000),
        ("rapport.pdf", b"%PDF-1.7\n".to_vec(), 100_000),
    ] {
        let sent =
            add_asset(&library.media, library.scope(), library.actor(), filename, None, endless(head)).await;
        match sent {
            Err(MediaError::TooLarge { limit: said }) => assert_eq!(said, limit),
            other => panic!("{filename}: {other:?}"),
        }
    }
    // An announced size that is right for a film is too large for an image.
    let jpeg = endless(samples::jpeg_with_notes(1));
    let sent =
        add_asset(&library.media, library.scope(), library.actor(), "a.jpg", Some(200_000), jpeg).await;
    assert!(matches!(sent, Err(MediaError::TooLarge { limit: 100_000 })));
    assert_eq!(library.count_files(), 0);
}

#[tokio::test]
async fn an_upload_that_stops_early_is_cut() {
    let library = library().await;
    let bytes = samples::jpeg_with_notes(1);
    let announced = u64::try_from(bytes.len()).ok().map(|size| size + 1);
    let cut =
        add_asset(&library.media, library.scope(), library.actor(), "a.jpg", announced, pieces(bytes)).await;
    assert!(matches!(cut, Err(MediaError::Cut)));
    assert_eq!(library.count_files(), 0);
}

#[tokio::test]
async fn films_and_documents_are_kept_as_they_are_but_for_their_place() {
    let library = library().await;
    let film = library.add("inauguration.mov", samples::mp4_with_place()).await.unwrap();
    assert_eq!((film.filename.as_str(), film.file_type), ("inauguration.mp4", FileType::Mp4));
    assert!(!holds(&library.bytes_of(&film), b"+47.3890+"));
    let document = library.add("bilan", b"%PDF-1.4\nendobj\n%%EOF\n".to_vec()).await.unwrap();
    assert_eq!(document.filename, "bilan.pdf");
    assert_eq!(library.bytes_of(&document), b"%PDF-1.4\nendobj\n%%EOF\n");
    let none = find_file(&library.media, library.scope(), film.id, THUMB).await;
    assert!(matches!(none, Err(MediaError::NoSuchRendition)));
}

#[tokio::test]
async fn the_same_file_added_twice_is_kept_until_the_last_one_goes() {
    let library = library().await;
    let media = &library.media;
    let first = library.add("un.jpg", samples::jpeg_with_notes(1)).await.unwrap();
    let second = library.add("deux.jpg", samples::jpeg_with_notes(1)).await.unwrap();
    assert_eq!(first.digest, second.digest);
    assert_eq!(library.count_files(), 1);
    library.uses.0.store(2, Ordering::SeqCst);
    let used = remove_asset(media, library.scope(), library.actor(), first.id).await;
    assert!(matches!(used, Err(MediaError::InUse { posts: 2 })));
    library.uses.0.store(0, Ordering::SeqCst);
    remove_asset(media, library.scope(), library.actor(), first.id).await.unwrap();
    assert_eq!(library.count_files(), 1);
    remove_asset(media, library.scope(), library.actor(), second.id).await.unwrap();
    assert_eq!(library.count_files(), 0);
    let gone = remove_asset(media, library.scope(), library.actor(), second.id).await;
    assert!(matches!(gone, Err(MediaError::NoSuchAsset)));
}

#[tokio::test]
async fn assets_are_listed_searched_described_and_journalled() {
    let library = library().await;
    let (media, scope) = (&library.media, library.scope());
    let mut ids = Vec::new();
    for filename in ["Marché de Noël.jpg", "voirie.jpg", "crèche.jpg"] {
        library.advance(std::time::Duration::from_secs(1));
        ids.push(library.add(filename, samples::jpeg_with_notes(1)).await.unwrap().id);
    }
    let list = |containing: &str, kind, before| {
        let filter = AssetsFilter { containing: containing.to_owned(), kind };
        async move { list_assets(&media.db.reader(), scope, &filter, before, Limit::of(Some(2))).await.unwrap() }
    };
    let first = list("", None, None).await;
    assert_eq!(first.items.iter().map(|asset| asset.id).collect::<Vec<_>>(), [ids[2], ids[1]]);
    let second = list("", None, first.next_cursor.unwrap().parse().ok()).await;
    assert_eq!(second.items.iter().map(|asset| asset.id).collect::<Vec<_>>(), [ids[0]]);
    assert_eq!(list("NOEL", None, None).await.items.len(), 1);
    assert_eq!(list("", Some(crate::AssetKind::Video), None).await.items.len(), 0);

    let change =
        AssetChange { alt: Some("Le marché, la nuit".to_owned()), filename: Some("nuit.png".to_owned()) };
    let changed = change_asset(media, scope, library.actor(), ids[0], change).await.unwrap();
    assert_eq!((changed.filename.as_str(), changed.alt.as_str()), ("nuit.jpg", "Le marché, la nuit"));
    assert_eq!(list("marche, la nuit", None, None).await.items[0].id, ids[0]);
    let long = AssetChange { alt: Some("a".repeat(2001)), filename: Some("\u{202E}".to_owned()) };
    let faults = change_asset(media, scope, library.actor(), ids[0], long).await.unwrap_err().fields();
    assert_eq!(faults.len(), 2);

    assert!(seal(&media.db).await.unwrap() >= 5);
    let check = check_chain(&media.db.reader(), library.organisation.id).await.unwrap();
    assert!(matches!(check, ChainCheck::Whole { .. }));
}

#[tokio::test]
async fn another_institution_finds_nothing() {
    let library = library().await;
    let asset = library.add("a.jpg", samples::jpeg_with_notes(1)).await.unwrap();
    let other = Scope::of(OrganisationId::new(library.media.db.now(), &SeededChance::new(9)));
    let reader = library.media.db.reader();
    assert!(matches!(get_asset(&reader, other, asset.id).await, Err(MediaError::NoSuchAsset)));
    let all = list_assets(&reader, other, &AssetsFilter::default(), None, Limit::of(None)).await.unwrap();
    assert!(all.items.is_empty());
    for rendition in ["original", THUMB] {
        let found = find_file(&library.media, other, asset.id, rendition).await;
        assert!(matches!(found, Err(MediaError::NoSuchAsset)));
    }
    let removed = remove_asset(&library.media, other, library.actor(), asset.id).await;
    assert!(matches!(removed, Err(MediaError::NoSuchAsset)));
    let changed =
        change_asset(&library.media, other, library.actor(), asset.id, AssetChange::default()).await;
    assert!(matches!(changed, Err(MediaError::NoSuchAsset)));
}

#[tokio::test]
async fn what_a_crash_left_behind_is_swept_and_nothing_else() {
    let library = library().await;
    let asset = library.add("affiche.png", samples::clear_png(600, 20)).await.unwrap();
    let before = library.count_files();
    let mut left = library.media.files.begin().unwrap();
    std::io::Write::write_all(&mut left, b"kept, and then the power went").unwrap();
    library.media.files.keep(left).unwrap();
    assert_eq!(sweep_files(&library.media).await.unwrap(), 1);
    assert_eq!(sweep_files(&library.media).await.unwrap(), 0);
    assert_eq!(library.count_files(), before);
    assert!(!library.bytes_of(&asset).is_empty());
}
