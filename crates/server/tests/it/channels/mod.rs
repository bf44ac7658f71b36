//! Channels: tried on the spot, sealed, checked.

mod hand_over;

use crate::app::TestApp;
use parvis_connector::Revocation;
use parvis_kernel::Scope;
use parvis_test_kit::CallKind;
use serde_json::json;

#[tokio::test]
async fn wrong_credentials_connect_nothing_and_say_so() {
    let app = TestApp::founded().await;
    let body = json!({ "network": "fake", "fields": { "handle": "mairie", "secret": "faux" } });
    app.post("/channels", body).await.refused(422, "channels.refused_credentials");
    app.post("/channels", json!({ "network": "public_feed", "fields": {} }))
        .await
        .refused(422, "channels.network_unknown");
    app.post("/channels", json!({ "network": "nulle-part", "fields": {} }))
        .await
        .refused(422, "channels.network_unknown");
    assert_eq!(app.get("/channels").await.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn no_secret_is_in_the_database_nor_in_an_answer() {
    use parvis_database::Run;
    let (app, channel) = TestApp::connected().await;
    let answer = app.get("/channels").await.text();
    assert!(!answer.contains("juste") && !answer.contains("jeton"), "{answer}");
    let rows =
        app.program.db.reader().rows("SELECT sealed FROM channel_credentials", Vec::new()).await.unwrap();
    let sealed: Vec<u8> = rows[0].get("sealed").unwrap();
    for secret in ["juste", "jeton", "renouvellement"] {
        assert!(!sealed.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret}");
    }
    app.post(&format!("/channels/{channel}/check"), json!({})).await.expect(200);
}

#[tokio::test]
async fn a_channel_is_connected_once_and_again_after_a_disconnection() {
    let (app, channel) = TestApp::connected().await;
    let fields = json!({ "handle": "mairie", "secret": "juste" });
    let body = json!({ "network": "fake", "fields": fields });
    app.post("/channels", body).await.refused(409, "channels.already_connected");
    app.post(&format!("/channels/{channel}/disconnect"), json!({})).await.expect(200);
    app.post(&format!("/channels/{channel}/check"), json!({})).await.refused(409, "channels.disconnected");
    let other = json!({ "fields": { "handle": "autre", "secret": "juste" } });
    app.post(&format!("/channels/{channel}/reconnect"), other).await.refused(422, "channels.other_profile");
    let again =
        app.post(&format!("/channels/{channel}/reconnect"), json!({ "fields": fields })).await.expect(200);
    assert_eq!(again["state"], "active");
    let feed = app.public_feed().await;
    app.post(&format!("/channels/{feed}/disconnect"), json!({})).await.refused(409, "channels.always_there");
}

async fn scope_of(app: &TestApp) -> Scope {
    use parvis_database::Run;
    let rows = app.program.db.reader().rows("SELECT organisation_id FROM channels", Vec::new()).await;
    Scope::of(rows.unwrap()[0].get("organisation_id").unwrap())
}

/// Acts of the journal about one thing, in order.
async fn acts_on(app: &TestApp, object: &str) -> Vec<String> {
    use parvis_database::Run;
    let sql = "SELECT act FROM journal_lines WHERE object = $1 ORDER BY happened_at, id";
    let rows = app.program.db.reader().rows(sql, parvis_database::bind![object]).await;
    rows.unwrap().iter().map(|row| row.get("act").unwrap()).collect()
}

#[tokio::test]
async fn a_disconnected_channel_is_taken_back_at_its_server_too() {
    let (app, channel) = TestApp::connected().await;
    assert_eq!(app.network.accepted(), 1);
    let path = format!("/channels/{channel}/disconnect");
    let view = app.post(&path, json!({})).await.expect(200);
    assert_eq!((&view["state"], &view["revocation"]), (&json!("disconnected"), &json!("revoked")));
    assert_eq!(app.network.accepted(), 0);
    let acts = acts_on(&app, &channel).await;
    assert_eq!(acts, ["channel.connected", "channel.disconnected", "channel.revocation_tried"]);
    // Nothing is left to take back.
    let view = app.post(&path, json!({})).await.expect(200);
    assert_eq!((&view["revocation"], app.network.calls(CallKind::Revoke)), (&json!(null), 1));
}

#[tokio::test]
async fn a_server_that_is_not_told_never_holds_a_disconnection_back() {
    let (app, channel) = TestApp::connected().await;
    app.network.next_revocation(Revocation::NotTold { detail: "connection refused".to_owned() });
    let view = app.post(&format!("/channels/{channel}/disconnect"), json!({})).await.expect(200);
    assert_eq!((&view["state"], &view["revocation"]), (&json!("disconnected"), &json!("not_told")));
    assert_eq!(app.count("SELECT count(*) AS n FROM channel_credentials").await, 0);
    assert_eq!(acts_on(&app, &channel).await.last().unwrap(), "channel.revocation_tried");
}

#[tokio::test]
async fn what_is_renewed_during_a_disconnection_is_taken_back_too() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_refresh_latency(std::time::Duration::from_millis(300));
    app.network.expire_access();
    // The server hears of the renewal, and not of the disconnection.
    app.network.next_revocation(Revocation::NotTold { detail: "connection refused".to_owned() });
    let (channels, scope) = (std::sync::Arc::clone(&app.program.channels), scope_of(&app).await);
    let id = channel.parse().unwrap();
    let (_, _, version) = parvis_channels::open_access(&channels, scope, id).await.unwrap();
    let renewing =
        tokio::spawn(async move { parvis_channels::refresh_access(&channels, scope, id, version).await });
    while app.network.calls(CallKind::Refresh) == 0 {
        tokio::task::yield_now().await;
    }
    app.post(&format!("/channels/{channel}/disconnect"), json!({})).await.expect(200);
    let renewed = renewing.await.unwrap();
    assert!(matches!(renewed, Err(parvis_channels::ChannelsError::Disconnected)), "{renewed:?}");
    assert_eq!(app.network.accepted(), 0, "what was granted meanwhile is of no use to anybody");
}

#[tokio::test]
async fn every_limit_says_where_it_comes_from() {
    let app = TestApp::founded().await;
    let networks = app.get("/networks").await.expect(200);
    for network in networks["items"].as_array().unwrap() {
        let limits = &network["limits"];
        assert!(!limits["source"].as_str().unwrap().is_empty(), "{network}");
        assert_eq!(limits["read_on"].as_str().unwrap().len(), 10, "{network}");
    }
}

/// Everything that is stored, as bytes: the files of SQLite, every table of PostgreSQL as text.
async fn dump(app: &TestApp) -> Vec<u8> {
    use parvis_database::{Engine, Run};
    if app.program.db.engine() == Engine::Sqlite {
        return app.database_files();
    }
    let reader = app.program.db.reader();
    let tables =
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()";
    let mut all = Vec::new();
    for row in reader.rows(tables, Vec::new()).await.unwrap() {
        let name: String = row.get("name").unwrap();
        for row in reader.rows(&format!("SELECT t::text AS line FROM {name} t"), Vec::new()).await.unwrap() {
            let line: String = row.get("line").unwrap();
            all.extend(line.bytes());
            // What is kept as bytes is written in hexadecimal.
            for run in line.split(|letter: char| !letter.is_ascii_hexdigit()) {
                let pairs = run.as_bytes().chunks_exact(2);
                all.extend(
                    pairs.filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()),
                );
            }
        }
    }
    all
}

#[tokio::test]
async fn nothing_that_is_stored_holds_a_secret() {
    let (app, channel) = TestApp::connected().await;
    let editor = app.as_new("editor").await;
    app.network.expire_access();
    app.published_now("Bonjour", &[&channel]).await;
    assert_eq!(app.network.created(), 1);
    drop(editor);
    let all = dump(&app).await;
    let holds = |word: &str| all.windows(word.len()).any(|part| part == word.as_bytes());
    assert!(holds("Bonjour"), "what is no secret is found: the search works");
    for secret in ["jeton-1", "jeton-2", "renouvellement-", "juste", crate::app::PASSWORD, app.session()] {
        assert!(!holds(secret), "{secret}");
    }
}

#[tokio::test]
async fn keys_are_rotated_while_posts_are_in_flight() {
    use parvis_test_kit::Point;
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    for number in 0..3 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-02T10:00").await;
    }
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    let gate = app.network.gate(Point::BeforeAnswer);
    let publishing = std::sync::Arc::clone(&app.program.publishing);
    let worker = tokio::spawn(async move { parvis_publishing::run_due(&publishing).await });
    gate.arrival().await;
    // A second program starts with one key more and seals anew, while the first one is sending.
    app.add_key();
    let rotated = app.another_program().await;
    assert_eq!(parvis_channels::reseal_credentials(&rotated.channels).await.unwrap(), 1);
    assert_eq!(parvis_channels::reseal_credentials(&rotated.channels).await.unwrap(), 0);
    gate.open();
    worker.await.unwrap().unwrap();
    assert_eq!(app.network.created(), 3);
    // Once everything is sealed with the new key, the old one may go.
    app.forget_first_key();
    let app = app.restarted().await;
    app.network.expire_access();
    app.published_now("Après", &[&channel]).await;
    assert_eq!(app.network.created(), 4);
}
