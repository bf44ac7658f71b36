//! Mastodon against the fake server, with keys honoured and ignored.

use parvis_connector::{
    ChannelAccess, Found, HandOverRequest, Outcome, Refusal, TextUnit,
    suite::{Fault, Stage, access, image, item, key},
};
use parvis_kernel::Clock;
use parvis_networks::mastodon::Mastodon;
use parvis_test_kit::MastodonStage;
use std::time::Duration;

async fn stage() -> Box<dyn Stage> {
    Box::new(mastodon().await)
}

fn connector(outbound: parvis_outbound::Outbound) -> Box<dyn parvis_connector::Connector> {
    Box::new(Mastodon::with_media_pause(outbound, Duration::from_millis(1)))
}

async fn mastodon() -> MastodonStage {
    MastodonStage::start(connector).await
}

async fn connected(stage: &MastodonStage) -> ChannelAccess {
    access(&stage.connector().connect(&stage.fields()).await.unwrap())
}

parvis_connector::connector_suite!(stage);

/// The same suite against a server that ignores keys and has no call for sources.
mod ignoring_keys {
    use super::{MastodonStage, Stage, connector};

    async fn stage() -> Box<dyn Stage> {
        Box::new(MastodonStage::start_ignoring_keys(connector).await)
    }

    parvis_connector::connector_suite!(stage);
}

#[tokio::test]
async fn the_server_tells_its_limits_and_names() {
    let stage = mastodon().await;
    let connected = stage.connector().connect(&stage.fields()).await.unwrap();
    assert_eq!(connected.handle, "valmont@social.valmont.test");
    assert_eq!(connected.name, "Ville de Valmont-sur-Loire");
    let limits = connected.limits.unwrap();
    assert_eq!(
        (limits.text.max, limits.text.unit, limits.text.link_weight),
        (500, TextUnit::Graphemes, Some(23))
    );
    assert_eq!(limits.images.max_bytes, 16_777_216);
    assert_eq!(limits.read_on, "2026-03-02");
    assert_eq!(limits.source, format!("{}/api/v2/instance", stage.server.origin()));
}

#[tokio::test]
async fn a_token_that_may_not_write_is_refused() {
    let stage = mastodon().await;
    let refusal = Refusal::Field { field: "access_token", code: "channels.field.scope_missing" };
    for scopes in [&["read"][..], &["write"], &["read:statuses", "write:statuses"]] {
        stage.server.grant_only(scopes);
        assert_eq!(stage.connector().connect(&stage.fields()).await.unwrap_err(), refusal);
    }
    stage.server.grant_only(&["read:statuses", "write:statuses", "write:media"]);
    assert!(stage.connector().connect(&stage.fields()).await.is_ok());
}

#[tokio::test]
async fn a_server_of_another_kind_is_told_as_such() {
    let stage = mastodon().await;
    stage.server.speak_another_api();
    let refusal = stage.connector().connect(&stage.fields()).await.unwrap_err();
    assert_eq!(refusal, Refusal::Field { field: "server", code: "channels.field.not_of_the_network" });
}

#[tokio::test]
async fn an_image_being_processed_is_waited_for_and_written_once() {
    let stage = mastodon().await;
    let channel = connected(&stage).await;
    stage.server.process_files_slowly(3);
    let mut with_image = item("Bonjour");
    with_image.media = vec![image("Une péniche")];
    let outcome = stage.connector().publish(&channel, &with_image, &key(1, stage.now())).await;
    assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    stage.server.process_files_slowly(1_000);
    let outcome = stage.connector().publish(&channel, &with_image, &key(2, stage.now())).await;
    assert!(matches!(outcome, Outcome::NotSent { .. }), "{outcome:?}");
    assert_eq!(stage.created(), 1);
}

#[tokio::test]
async fn a_failed_upload_has_published_nothing() {
    let stage = mastodon().await;
    let channel = connected(&stage).await;
    let mut with_image = item("Bonjour");
    with_image.media = vec![image("Une péniche")];
    for fault in [
        Fault::CutBefore,
        Fault::AcceptThenCut,
        Fault::Status(500),
        Fault::Status(404),
        Fault::AcceptThenGarbage,
    ] {
        stage.server.next_on("POST /api/v2/media", fault);
        let outcome = stage.connector().publish(&channel, &with_image, &key(1, stage.now())).await;
        assert!(matches!(outcome, Outcome::NotSent { .. }), "{fault:?}: {outcome:?}");
    }
    stage.server.next_on("POST /api/v2/media", Fault::Refused);
    let outcome = stage.connector().publish(&channel, &with_image, &key(1, stage.now())).await;
    let Outcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    assert_eq!(reason.code, "publishing.refused.media");
    assert_eq!(stage.created(), 0);
}

#[tokio::test]
async fn a_text_too_long_is_named() {
    let stage = mastodon().await;
    let channel = connected(&stage).await;
    let outcome = stage.connector().publish(&channel, &item(&"a".repeat(501)), &key(1, stage.now())).await;
    let Outcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    assert_eq!(reason.code, "publishing.refused.text_too_long");
}

#[tokio::test]
async fn a_segment_whose_parent_is_gone_is_refused() {
    let stage = mastodon().await;
    let channel = connected(&stage).await;
    let key = key(1, stage.now());
    let Outcome::Accepted { remote } = stage.connector().publish(&channel, &item("Partie 1"), &key).await
    else {
        panic!()
    };
    stage.connector().delete(&channel, &remote, &key).await;
    let mut second = item("Partie 2");
    second.previous = vec![parvis_connector::PreviousSegment { index: 0, remote }];
    let mut key = key;
    key.segment = 1;
    let outcome = stage.connector().publish(&channel, &second, &key).await;
    let Outcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    assert_eq!(reason.code, "publishing.refused.parent_gone");
}

#[tokio::test]
async fn only_a_status_written_since_with_the_same_text_and_images_is_ours() {
    let stage = mastodon().await;
    let channel = connected(&stage).await;
    stage.server.write_elsewhere("Marché ce matin");
    stage.clock.advance_by(Duration::from_secs(24 * 3600));
    let today = key(1, stage.now());
    // Yesterday's identical text is not today's.
    assert_eq!(stage.connector().find(&channel, &item("Marché ce matin"), &today).await, Found::Absent);
    stage.server.write_elsewhere("Marché ce soir");
    assert_eq!(stage.connector().find(&channel, &item("Marché ce matin"), &today).await, Found::Absent);
    let id = stage.server.write_elsewhere("Marché ce matin");
    let found = stage.connector().find(&channel, &item("Marché ce matin"), &today).await;
    assert!(matches!(found, Found::Present { ref remote } if remote.id == id), "{found:?}");
    let mut with_image = item("Marché ce matin");
    with_image.media = vec![image("Un étal")];
    assert_eq!(stage.connector().find(&channel, &with_image, &today).await, Found::Absent);
}

#[tokio::test]
async fn a_search_goes_back_to_the_first_try_or_says_that_it_cannot() {
    let stage = mastodon().await;
    let channel = connected(&stage).await;
    let first_try = key(1, stage.now());
    let ours = stage.server.write_elsewhere("Le pont est rouvert");
    for number in 0..100 {
        stage.server.write_elsewhere(&format!("Autre {number}"));
    }
    let found = stage.connector().find(&channel, &item("Le pont est rouvert"), &first_try).await;
    assert!(matches!(found, Found::Present { ref remote } if remote.id == ours), "{found:?}");
    for number in 100..300 {
        stage.server.write_elsewhere(&format!("Autre {number}"));
    }
    let found = stage.connector().find(&channel, &item("Le pont est rouvert"), &first_try).await;
    assert!(matches!(found, Found::CannotTell { .. }), "{found:?}");
}

#[tokio::test]
async fn a_search_that_is_not_answered_proves_nothing() {
    let stage = mastodon().await;
    let channel = connected(&stage).await;
    stage.server.write_elsewhere("Bonjour");
    for call in ["GET /api/v1/accounts/{id}/statuses", "GET /api/v1/statuses/{id}/source"] {
        for fault in [
            Fault::Status(500),
            Fault::CutBefore,
            Fault::AcceptThenGarbage,
            Fault::TokenExpired,
            Fault::Status(404),
        ] {
            stage.server.next_on(call, fault);
            let found = stage.connector().find(&channel, &item("Bonjour"), &key(1, stage.clock.now())).await;
            assert!(matches!(found, Found::CannotTell { .. }), "{call} {fault:?}: {found:?}");
        }
    }
}

fn hand_over_request(verifier: &str) -> HandOverRequest {
    HandOverRequest {
        redirect: "https://parvis.valmont.test/channels/return".to_owned(),
        state: "etat-imprevisible".to_owned(),
        verifier: verifier.into(),
        application: None,
    }
}

#[tokio::test]
async fn a_channel_is_connected_through_the_servers_own_page() {
    let stage = mastodon().await;
    let mut fields = stage.fields();
    fields.remove("access_token");
    let request = hand_over_request("verificateur-de-quarante-trois-signes-au-moins");
    let departure = stage.connector().depart(&fields, &request).await.unwrap().unwrap();
    assert!(!departure.url.contains("verificateur"), "the verifier stays here");
    let back = stage.server.sign_in(&departure.url);
    assert!(back.starts_with("https://parvis.valmont.test/channels/return?code="));
    assert!(back.ends_with("&state=etat-imprevisible"));
    let code = back.split("code=").nth(1).unwrap().split('&').next().unwrap();
    let connected = stage.connector().come_back(&departure.sealed, &code.into()).await.unwrap();
    assert_eq!(connected.handle, "valmont@social.valmont.test");
    let outcome =
        stage.connector().publish(&access(&connected), &item("Bonjour"), &key(1, stage.clock.now())).await;
    assert!(matches!(outcome, Outcome::Accepted { .. }), "{outcome:?}");
    // A code serves once.
    let refusal = stage.connector().come_back(&departure.sealed, &code.into()).await.unwrap_err();
    assert_eq!(refusal, Refusal::Credentials);
}

#[tokio::test]
async fn a_code_stolen_on_its_way_back_is_of_no_use() {
    let stage = mastodon().await;
    let mut sealed = Vec::new();
    let mut codes = Vec::new();
    for verifier in ["verificateur-du-membre", "verificateur-de-l-autre"] {
        let departure =
            stage.connector().depart(&stage.fields(), &hand_over_request(verifier)).await.unwrap().unwrap();
        let back = stage.server.sign_in(&departure.url);
        codes.push(back.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned());
        sealed.push(departure.sealed);
    }
    let refusal = stage.connector().come_back(&sealed[1], &codes[0].as_str().into()).await.unwrap_err();
    assert_eq!(refusal, Refusal::Credentials);
}

#[tokio::test]
async fn a_token_that_was_pasted_is_left_to_who_made_it() {
    let stage = mastodon().await;
    let channel = connected(&stage).await;
    assert_eq!(stage.connector().revoke(&channel).await, parvis_connector::Revocation::ByHand);
    assert!(stage.server.exchanges().iter().all(|exchange| exchange.call != "POST /oauth/revoke"));
    let granted = stage.granted().await;
    stage.server.forget_applications();
    let told = stage.connector().revoke(&granted).await;
    assert!(matches!(told, parvis_connector::Revocation::NotTold { .. }), "{told:?}");
}
