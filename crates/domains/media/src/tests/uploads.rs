//! Resumable uploads: pieces, conflicts, restarts, expiry.

use super::{library, library_with, pieces};
use crate::{
    MediaError, MediaSettings, Progress, abandon_upload, append_upload, content::samples, create_upload,
    find_upload, get_asset, sweep_uploads,
};
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use parvis_kernel::{Id, MemberId, SeededChance};
use std::time::Duration;

#[tokio::test]
async fn an_upload_goes_on_after_a_cut_and_a_restart() {
    let library = library().await;
    let (scope, member) = (library.scope(), library.member.id);
    let film = samples::mp4_with_place();
    let length = u64::try_from(film.len()).unwrap();
    let upload = create_upload(&library.media, scope, member, "film.mp4", length).await.unwrap();

    // The connection breaks after 200 bytes: they are kept.
    let cut = stream::iter([Ok(Bytes::copy_from_slice(&film[..200])), Err(())]);
    let broken = append_upload(&library.media, scope, member, upload.id, 0, cut).await;
    assert!(matches!(broken, Err(MediaError::Cut)));

    let media = library.restarted();
    let stands = find_upload(&media, scope, member, upload.id).await.unwrap();
    assert_eq!((stands.received_bytes, stands.asset), (200, None));
    let behind = append_upload(&media, scope, member, upload.id, 0, pieces(film.clone())).await;
    assert!(matches!(behind, Err(MediaError::OffsetConflict { expected: 200 })));
    let beyond = append_upload(&media, scope, member, upload.id, 201, pieces(film.clone())).await;
    assert!(matches!(beyond, Err(MediaError::OffsetConflict { expected: 200 })));

    let rest = film[200..].to_vec();
    let done = append_upload(&media, scope, member, upload.id, 200, pieces(rest)).await.unwrap();
    let Progress { received_bytes, asset: Some(asset), .. } = done else { panic!("{done:?}") };
    assert_eq!(received_bytes, length);
    assert_eq!(get_asset(&media.db.reader(), scope, asset).await.unwrap().filename, "film.mp4");
    // The answer was lost: asking again tells the asset.
    assert_eq!(find_upload(&media, scope, member, upload.id).await.unwrap().asset, Some(asset));
    let repeated = append_upload(&media, scope, member, upload.id, length, pieces(Vec::new())).await.unwrap();
    assert_eq!(repeated.asset, Some(asset));
}

#[tokio::test]
async fn what_is_refused_is_refused_early_and_forgotten() {
    let settings = MediaSettings { image_bytes_max: 50_000, ..MediaSettings::default() };
    let library = library_with(settings).await;
    let (media, scope, member) = (&library.media, library.scope(), library.member.id);
    let huge = create_upload(media, scope, member, "film.mp4", 4 * 1024 * 1024 * 1024).await;
    assert!(matches!(huge, Err(MediaError::TooLarge { limit: 4_294_967_295 })));
    assert!(matches!(create_upload(media, scope, member, "a.jpg", 0).await, Err(MediaError::Empty)));

    // An image of 60 kB announced as if it were a film: the first piece tells.
    let upload = create_upload(media, scope, member, "photo.jpg", 60_000).await.unwrap();
    let mut head = samples::jpeg_with_notes(1);
    head.resize(5000, 0);
    let first = stream::iter([Ok::<_, ()>(Bytes::from(head))]);
    let refused = append_upload(media, scope, member, upload.id, 0, first).await;
    assert!(matches!(refused, Err(MediaError::TooLarge { limit: 50_000 })));
    let gone = find_upload(media, scope, member, upload.id).await;
    assert!(matches!(gone, Err(MediaError::NoSuchUpload)));

    let zip = [&b"PK\x03\x04"[..], &[0; 96]].concat();
    let upload = create_upload(media, scope, member, "photo.png", 100).await.unwrap();
    let refused = append_upload(media, scope, member, upload.id, 0, pieces(zip)).await;
    assert!(matches!(refused, Err(MediaError::Mislabelled)));
    assert_eq!(library.count_files(), 0);
}

#[tokio::test]
async fn two_requests_never_write_to_one_upload() {
    let library = library().await;
    let (media, scope, member) = (&library.media, library.scope(), library.member.id);
    let upload = create_upload(media, scope, member, "film.mp4", 100_000).await.unwrap();
    let (send, receive) = tokio::sync::oneshot::channel::<()>();
    let slow = stream::iter([Ok::<_, ()>(Bytes::from_static(b"abc"))]).chain(stream::once(async move {
        receive.await.ok();
        Err(())
    }));
    let first = append_upload(media, scope, member, upload.id, 0, slow);
    let second = async {
        let busy = append_upload(media, scope, member, upload.id, 0, pieces(vec![1])).await;
        assert!(matches!(busy, Err(MediaError::UploadBusy)));
        assert!(matches!(abandon_upload(media, scope, member, upload.id).await, Err(MediaError::UploadBusy)));
        send.send(()).unwrap();
    };
    let (first, ()) = tokio::join!(first, second);
    assert!(matches!(first, Err(MediaError::Cut)));
    // More than was announced is no end of the file.
    let too_much = append_upload(media, scope, member, upload.id, 3, pieces(vec![0; 200_000])).await;
    assert!(matches!(too_much, Err(MediaError::OffsetConflict { .. })));
    abandon_upload(media, scope, member, upload.id).await.unwrap();
    assert_eq!(library.count_files(), 0);
}

#[tokio::test]
async fn an_upload_is_for_who_began_it_and_not_for_ever() {
    let library = library().await;
    let (media, scope, member) = (&library.media, library.scope(), library.member.id);
    let upload = create_upload(media, scope, member, "film.mp4", 1000).await.unwrap();
    append_upload(media, scope, member, upload.id, 0, pieces(vec![0; 10])).await.unwrap();
    let somebody = MemberId::new(media.db.now(), &SeededChance::new(4));
    assert!(matches!(find_upload(media, scope, somebody, upload.id).await, Err(MediaError::NoSuchUpload)));
    assert_eq!(sweep_uploads(media).await.unwrap(), 0);
    library.advance(Duration::from_secs(25 * 3600));
    assert!(matches!(find_upload(media, scope, member, upload.id).await, Err(MediaError::NoSuchUpload)));
    assert_eq!(sweep_uploads(media).await.unwrap(), 1);
    assert_eq!(library.count_files(), 0);
}
