//! Bluesky against the fake PDS.

use parvis_connector::{
    ChannelAccess, Found, Health, Outcome, Reason, Refusal,
    suite::{Fault, Stage, access, image, item, key},
};
use parvis_networks::bluesky::Bluesky;
use parvis_test_kit::PdsStage;
use serde_json::json;

async fn stage() -> Box<dyn Stage> {
    Box::new(pds().await)
}

async fn pds() -> PdsStage {
    PdsStage::start(|outbound, origin| Box::new(Bluesky::with_directories(outbound, origin, origin))).await
}

async fn connected(stage: &PdsStage) -> ChannelAccess {
    access(&stage.connector().connect(&stage.fields()).await.unwrap())
}

parvis_connector::connector_suite!(stage);

#[tokio::test]
async fn an_empty_server_is_found_from_the_handle() {
    let stage = pds().await;
    for typed in ["valmont.test", "@Valmont.test", stage.pds.did()] {
        let mut fields = stage.fields();
        fields.insert("handle".to_owned(), typed.into());
        fields.remove("server");
        let connected = stage.connector().connect(&fields).await.unwrap();
        assert_eq!(connected.server, stage.pds.origin());
        assert_eq!(connected.remote_id, stage.pds.did());
        assert_eq!(connected.handle, "valmont.test");
    }
    let mut fields = stage.fields();
    fields.insert("handle".to_owned(), "inconnu.test".into());
    fields.remove("server");
    let refusal = stage.connector().connect(&fields).await.unwrap_err();
    assert_eq!(refusal, Refusal::Field { field: "handle", code: "channels.field.unknown_handle" });
}

#[tokio::test]
async fn private_and_malformed_servers_are_told_apart() {
    let stage = pds().await;
    for (typed, expected) in [
        ("https://127.0.0.1", Refusal::ForbiddenAddress),
        ("10.0.0.1", Refusal::ForbiddenAddress),
        ("http://valmont.example", Refusal::Field { field: "server", code: "channels.field.plain_http" }),
        (
            "https://u:p@valmont.example",
            Refusal::Field { field: "server", code: "channels.field.not_an_address" },
        ),
        ("h t t p", Refusal::Field { field: "server", code: "channels.field.not_an_address" }),
    ] {
        let mut fields = stage.fields();
        fields.insert("server".to_owned(), typed.into());
        assert_eq!(stage.connector().connect(&fields).await.unwrap_err(), expected, "{typed}");
    }
}

#[tokio::test]
async fn links_hashtags_and_handles_travel_as_byte_ranges() {
    let stage = pds().await;
    let channel = connected(&stage).await;
    let mut item = item("Été : @valmont.test et @inconnu.test, #Fête, valmont.fr");
    item.media = vec![image("Une péniche")];
    let key = key(1, stage.now());
    let Outcome::Accepted { remote } = stage.connector().publish(&channel, &item, &key).await else {
        panic!()
    };
    let record = stage.pds.record(&remote.id).unwrap();
    assert_eq!(record["createdAt"], "2026-03-02T08:00:00Z");
    assert_eq!(
        record["facets"],
        json!([
            { "index": { "byteStart": 8, "byteEnd": 21 },
              "features": [{ "$type": "app.bsky.richtext.facet#mention", "did": stage.pds.did() }] },
            { "index": { "byteStart": 40, "byteEnd": 46 },
              "features": [{ "$type": "app.bsky.richtext.facet#tag", "tag": "Fête" }] },
            { "index": { "byteStart": 48, "byteEnd": 58 },
              "features": [{ "$type": "app.bsky.richtext.facet#link", "uri": "https://valmont.fr" }] },
        ])
    );
    assert_eq!(record["embed"]["images"][0]["aspectRatio"], json!({ "width": 1, "height": 1 }));
    assert_eq!(record["embed"]["images"][0]["image"]["mimeType"], "image/png");
}

#[tokio::test]
async fn another_record_under_our_key_is_not_written_over() {
    let stage = pds().await;
    let channel = connected(&stage).await;
    let key = key(1, stage.now());
    let first = stage.connector().publish(&channel, &item("Version une"), &key).await;
    let second = stage.connector().publish(&channel, &item("Version deux"), &key).await;
    assert_eq!(first, second);
    assert_eq!(stage.pds.posts()[0].text, "Version une");
}

#[tokio::test]
async fn a_failed_upload_has_published_nothing() {
    let stage = pds().await;
    let mut item = item("Bonjour");
    item.media = vec![image("Une péniche")];
    for fault in [Fault::CutBefore, Fault::AcceptThenCut, Fault::Status(500), Fault::AcceptThenGarbage] {
        let channel = connected(&stage).await;
        stage.pds.next_on("com.atproto.repo.uploadBlob", fault);
        let outcome = stage.connector().publish(&channel, &item, &key(1, stage.now())).await;
        assert!(matches!(outcome, Outcome::NotSent { .. }), "{fault:?}: {outcome:?}");
    }
    let channel = connected(&stage).await;
    stage.pds.next_on("com.atproto.repo.uploadBlob", Fault::TokenExpired);
    let outcome = stage.connector().publish(&channel, &item, &key(1, stage.now())).await;
    assert_eq!(outcome, Outcome::Unauthorised);
    assert_eq!(stage.created(), 0);
}

#[tokio::test]
async fn a_file_that_is_no_image_is_refused_before_anything() {
    let stage = pds().await;
    let channel = connected(&stage).await;
    let mut item = item("Bonjour");
    item.media = vec![image("Un film")];
    "video/mp4".clone_into(&mut item.media[0].mime);
    let outcome = stage.connector().publish(&channel, &item, &key(1, stage.now())).await;
    let Outcome::Refused { reason: Reason { code, .. } } = outcome else { panic!("{outcome:?}") };
    assert_eq!(code, "publishing.refused.media");
    assert_eq!(stage.pds.calls("com.atproto.repo.uploadBlob"), 0);
}

#[tokio::test]
async fn a_thread_whose_content_ids_were_lost_is_resumed() {
    let stage = pds().await;
    let channel = connected(&stage).await;
    let Outcome::Accepted { mut remote } =
        stage.connector().publish(&channel, &item("Partie 1"), &key(1, stage.now())).await
    else {
        panic!()
    };
    remote.detail = None;
    let mut second = item("Partie 2");
    second.previous = vec![parvis_connector::PreviousSegment { index: 0, remote: remote.clone() }];
    let mut key = key(1, stage.now());
    key.segment = 1;
    let outcome = stage.connector().publish(&channel, &second, &key).await;
    assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    assert_eq!(stage.pds.posts().iter().filter(|post| post.answers.as_ref() == Some(&remote.id)).count(), 1);
}

#[tokio::test]
async fn a_new_handle_is_told_by_the_check() {
    let stage = pds().await;
    let channel = connected(&stage).await;
    stage.pds.rename("mairie-valmont.test");
    let health = stage.connector().check(&channel).await;
    assert_eq!(health, Health::Ok { handle: Some("mairie-valmont.test".to_owned()) });
}

#[tokio::test]
async fn a_session_that_cannot_be_renewed_is_opened_again_with_the_app_password() {
    let stage = pds().await;
    let channel = connected(&stage).await;
    // The renewal token serves once: the second renewal must sign in.
    for _ in 0..2 {
        let renewed = stage.connector().refresh(&channel).await;
        assert!(matches!(renewed, parvis_connector::Refreshed::Renewed(_)), "{renewed:?}");
    }
    assert_eq!(stage.pds.calls("com.atproto.server.createSession"), 2);
}

#[tokio::test]
async fn a_search_that_is_not_answered_proves_nothing() {
    let stage = pds().await;
    let channel = connected(&stage).await;
    for fault in [Fault::Status(500), Fault::CutBefore, Fault::AcceptThenGarbage, Fault::Status(404)] {
        stage.pds.next_on("com.atproto.repo.getRecord", fault);
        let found = stage.connector().find(&channel, &item("Bonjour"), &key(1, stage.now())).await;
        assert!(matches!(found, Found::CannotTell { .. }), "{fault:?}: {found:?}");
    }
}

#[tokio::test]
async fn a_session_given_up_renews_no_more_and_the_app_password_stays_its_members() {
    let stage = pds().await;
    let channel = connected(&stage).await;
    assert_eq!(stage.connector().revoke(&channel).await, parvis_connector::Revocation::ByHand);
    // The renewal token is dead: what renews now is the app password, which only its member can take back.
    let renewed = stage.connector().refresh(&channel).await;
    assert!(matches!(renewed, parvis_connector::Refreshed::Renewed(_)), "{renewed:?}");
    assert_eq!(stage.pds.calls("com.atproto.server.createSession"), 2);
}
