//! Connecting through a Mastodon server's own page.

use super::dump;
use crate::app::{TestApp, brought_back};
use parvis_test_kit::Fault;
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn a_member_connects_through_the_servers_own_page_and_publishes() {
    let (app, servers) = TestApp::with_mastodon().await;
    let networks = app.get("/networks").await.expect(200);
    for network in networks["items"].as_array().unwrap() {
        assert_eq!(network["hands_over"], network["network"] == "mastodon", "{network}");
    }
    let page = app.depart(&servers.first).await;
    assert!(page.starts_with(&format!("{}/oauth/authorize?", servers.first.origin())), "{page}");
    let back = servers.first.sign_in(&page);
    let channel = app.arrive(&back).await.expect(200);
    assert_eq!(channel["handle"], "valmont@social.valmont.test");
    assert_eq!(
        (channel["state"].as_str(), channel["health"]["state"].as_str()),
        (Some("active"), Some("ok"))
    );
    app.published_now("Bonjour", &[channel["id"].as_str().unwrap()]).await;
    assert_eq!(servers.first.statuses().len(), 1);
    // The same return again: it has served, and nothing changes.
    app.arrive(&back).await.refused(409, "channels.departure_unknown");
}

#[tokio::test]
async fn a_server_is_told_of_the_program_once_and_again_when_it_forgot() {
    let (app, servers) = TestApp::with_mastodon().await;
    for _ in 0..3 {
        app.depart(&servers.first).await;
    }
    assert_eq!(servers.first.declared(), 1);
    app.depart(&servers.second).await;
    assert_eq!(servers.second.declared(), 1, "each server is told on its own");
    servers.first.forget_applications();
    let page = app.depart(&servers.first).await;
    assert_eq!(servers.first.declared(), 2);
    app.arrive(&servers.first.sign_in(&page)).await.expect(200);
}

#[tokio::test]
async fn a_disconnection_takes_what_the_server_granted_back_and_goes_on_without_it() {
    let (app, servers) = TestApp::with_mastodon().await;
    for (server, revocation) in [(&servers.first, "revoked"), (&servers.second, "not_told")] {
        let channel = app.arrive(&server.sign_in(&app.depart(server).await)).await.expect(200);
        let path = format!("/channels/{}", channel["id"].as_str().unwrap());
        if revocation == "not_told" {
            server.next_on("POST /oauth/revoke", Fault::Status(503));
        }
        let view = app.post(&format!("{path}/disconnect"), json!({})).await.expect(200);
        assert_eq!((&view["state"], &view["revocation"]), (&json!("disconnected"), &json!(revocation)));
        let fields =
            json!({ "fields": { "server": server.origin(), "access_token": server.access_token() } });
        let again = app.post(&format!("{path}/reconnect"), fields).await;
        match revocation {
            "revoked" => drop(again.refused(422, "channels.refused_credentials")),
            _ => drop(again.expect(200)),
        }
    }
    // A token that was pasted is its member's to take back: nothing is asked of the server.
    let channels = app.get("/channels").await.expect(200);
    let pasted = channels["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|channel| channel["state"] == "active" && channel["network"] == "mastodon")
        .unwrap()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let view = app.post(&format!("/channels/{pasted}/disconnect"), json!({})).await.expect(200);
    assert_eq!(view["revocation"], "by_hand");
}

#[tokio::test]
async fn an_older_server_without_proof_connects_too() {
    let (app, servers) = TestApp::with_mastodon().await;
    servers.first.hide_proof();
    let page = app.depart(&servers.first).await;
    assert!(!page.contains("code_challenge"), "{page}");
    app.arrive(&servers.first.sign_in(&page)).await.expect(200);
}

#[tokio::test]
async fn a_member_who_says_no_connects_nothing() {
    let (app, servers) = TestApp::with_mastodon().await;
    for (word, code) in
        [("access_denied", "channels.consent_denied"), ("server_error", "channels.hand_over_failed")]
    {
        let page = app.depart(&servers.first).await;
        let mut said = brought_back(&servers.first.sign_in(&page));
        said.as_object_mut().unwrap().remove("code");
        said["error"] = json!(word);
        app.post("/channels/arrivals", said.clone()).await.refused(422, code);
        app.post("/channels/arrivals", said).await.refused(409, "channels.departure_unknown");
    }
    assert_eq!(app.get("/channels").await.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn who_grants_too_little_is_told_so_and_connects_nothing() {
    let (app, servers) = TestApp::with_mastodon().await;
    let page = app.depart(&servers.first).await;
    let narrow = page.replace("+write%3Amedia", "");
    assert_ne!(narrow, page);
    app.arrive(&servers.first.sign_in(&narrow)).await.refused(422, "channels.authorisation_too_narrow");
    assert_eq!(app.get("/channels").await.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn only_the_session_that_left_comes_back() {
    let (app, servers) = TestApp::with_mastodon().await;
    let back = servers.first.sign_in(&app.depart(&servers.first).await);
    // Somebody else lures the administrator of this institution with a return of their own.
    let other = app.as_new("administrator").await;
    other.arrive(&back).await.refused(409, "channels.departure_unknown");
    app.stranger().arrive(&back).await.refused(401, "identity.not_signed_in");
    let made_up = json!({ "state": "f".repeat(64), "code": "code-1" });
    app.post("/channels/arrivals", made_up).await.refused(409, "channels.departure_unknown");
    // A page elsewhere makes the browser bring it back: refused before anything is read.
    let request = http::Request::post("/api/v1/channels/arrivals")
        .header("content-type", "application/json")
        .header("origin", "https://ailleurs.example")
        .header("host", "localhost:8080")
        .body(brought_back(&back).to_string().into());
    let forged = app.request(request.unwrap()).await;
    assert_eq!(forged.status.as_u16(), 403, "{}", forged.text());
    // None of them used it up.
    app.arrive(&back).await.expect(200);
}

#[tokio::test]
async fn who_may_not_connect_channels_neither_leaves_nor_comes_back() {
    let (app, servers) = TestApp::with_mastodon().await;
    let editor = app.as_new("editor").await;
    let body = json!({ "network": "mastodon", "fields": { "server": servers.first.origin() } });
    assert_eq!(editor.post("/channels/departures", body).await.status.as_u16(), 403);
    let said = json!({ "state": "x", "code": "y" });
    assert_eq!(editor.post("/channels/arrivals", said).await.status.as_u16(), 403);
    assert_eq!(servers.first.declared(), 0);
}

#[tokio::test]
async fn who_comes_back_too_late_is_told_so() {
    let (app, servers) = TestApp::with_mastodon().await;
    let back = servers.first.sign_in(&app.depart(&servers.first).await);
    app.clock.advance_by(Duration::from_secs(15 * 60));
    parvis_channels::forget_departures(&app.program.channels).await.unwrap();
    app.arrive(&back).await.refused(409, "channels.departure_expired");
    app.depart(&servers.first).await;
    app.clock.advance_by(Duration::from_secs(2 * 86_400));
    assert_eq!(parvis_channels::forget_departures(&app.program.channels).await.unwrap(), 1);
}

#[tokio::test]
async fn a_code_that_the_server_does_not_confirm_connects_nothing() {
    let (app, servers) = TestApp::with_mastodon().await;
    let mut said = brought_back(&servers.first.sign_in(&app.depart(&servers.first).await));
    said["code"] = json!("code-invente");
    app.post("/channels/arrivals", said).await.refused(422, "channels.code_refused");
}

#[tokio::test]
async fn an_address_that_is_no_mastodon_server_says_so() {
    let (app, servers) = TestApp::with_mastodon().await;
    let depart = async |server: &str| {
        let body = json!({ "network": "mastodon", "fields": { "server": server } });
        app.post("/channels/departures", body).await
    };
    let code =
        |problem: serde_json::Value| problem["fields"][0]["code"].as_str().unwrap_or_default().to_owned();
    assert_eq!(code(depart("").await.refused(422, "channels.fields")), "channels.field.missing");
    assert_eq!(
        code(depart("pas une adresse").await.refused(422, "channels.fields")),
        "channels.field.not_an_address"
    );
    assert_eq!(
        code(depart("http://social.valmont.fr").await.refused(422, "channels.fields")),
        "channels.field.plain_http"
    );
    depart("https://192.168.1.4").await.refused(422, "channels.forbidden_address");
    depart(parvis_test_kit::DEAD_ORIGIN).await.refused(422, "channels.unreachable");
    servers.first.speak_another_api();
    let problem = depart(servers.first.origin()).await.refused(422, "channels.fields");
    assert_eq!(code(problem), "channels.field.not_of_the_network");
    let body = json!({ "network": "fake", "fields": { "server": "x" } });
    app.post("/channels/departures", body).await.refused(422, "channels.no_hand_over");
}

#[tokio::test]
async fn a_channel_is_connected_again_through_the_page_of_its_own_server_only() {
    let (app, servers) = TestApp::with_mastodon().await;
    let id = app.connect_mastodon(&servers.first).await;
    app.post(&format!("/channels/{id}/disconnect"), json!({})).await.expect(200);
    for (server, answer) in [(&servers.second, 422), (&servers.first, 200)] {
        let body = json!({ "network": "mastodon", "fields": { "server": server.origin() }, "channel": id });
        let departure = app.post("/channels/departures", body).await.expect(201);
        let back = server.sign_in(departure["url"].as_str().unwrap());
        let arrived = app.arrive(&back).await;
        assert_eq!(arrived.status.as_u16(), answer, "{}", arrived.text());
    }
    let channels = app.get("/channels").await.expect(200);
    assert_eq!(channels["items"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn two_servers_with_a_profile_of_the_same_number_are_two_channels() {
    let (app, servers) = TestApp::with_mastodon().await;
    let first = app.connect_mastodon(&servers.first).await;
    let second = app.connect_mastodon(&servers.second).await;
    assert_ne!(first, second);
    app.published_now("Bonjour", &[&first, &second]).await;
    assert_eq!((servers.first.statuses().len(), servers.second.statuses().len()), (1, 1));
    let fields = json!({ "server": servers.first.origin(), "access_token": servers.first.access_token() });
    app.post("/channels", json!({ "network": "mastodon", "fields": fields }))
        .await
        .refused(409, "channels.already_connected");
}

#[tokio::test]
async fn no_secret_of_a_hand_over_is_stored_nor_answered() {
    let (app, servers) = TestApp::with_mastodon().await;
    // Left with a key of idempotency: the answer is not kept under it.
    let body = json!({ "network": "mastodon", "fields": { "server": servers.first.origin() } });
    let request = http::Request::post("/api/v1/channels/departures")
        .header("content-type", "application/json")
        .header("idempotency-key", "cle-du-depart")
        .body(body.to_string().into());
    let departure = app.request(request.unwrap()).await.expect(201);
    let page = departure["url"].as_str().unwrap().to_owned();
    let said = brought_back(&servers.first.sign_in(&page));
    let still_away = dump(&app).await;
    let arrived = app.post("/channels/arrivals", said.clone()).await;
    arrived.expect(200);
    let all = dump(&app).await;
    let holds = |bytes: &[u8], word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
    assert!(holds(&all, "valmont@social.valmont.test"), "what is no secret is found: the search works");
    let words = [
        said["state"].as_str().unwrap(),
        said["code"].as_str().unwrap(),
        "secret-de-l-application",
        servers.first.access_token(),
        "application-1",
    ];
    for word in words {
        assert!(!holds(&still_away, word) && !holds(&all, word), "{word}");
        assert!(!arrived.text().contains(word), "{word}");
    }
}

#[tokio::test]
async fn how_a_server_knows_the_program_survives_a_change_of_keys() {
    let (app, servers) = TestApp::with_mastodon().await;
    app.depart(&servers.first).await;
    app.add_key();
    let app = app.restarted().await;
    assert_eq!(parvis_channels::reseal_credentials(&app.program.channels).await.unwrap(), 1);
    app.forget_first_key();
    let app = app.restarted().await;
    app.depart(&servers.first).await;
    assert_eq!(servers.first.declared(), 1);
}
