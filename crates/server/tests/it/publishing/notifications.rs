//! What members are told: once for each occurrence, to those concerned, until it is settled.

use crate::app::TestApp;
use parvis_connector::Found;
use parvis_test_kit::Fault;
use serde_json::{Value, json};
use std::time::Duration;

#[tokio::test]
async fn a_publication_forgotten_for_ten_days_is_missed_and_told_once() {
    let (app, channel) = TestApp::connected().await;
    let post = app.scheduled("Marché de Noël", &[&channel], "2026-03-02T10:00").await;
    app.clock.advance_to("2026-03-12 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.told().await, ["publication_missed"]);
    let told = &app.notifications().await[0];
    let publication = app.publication(&post).await;
    assert_eq!((&told["post"], &told["publication"]), (&json!(post), &publication["id"]));
    assert_eq!(told["title"], "Manqué sur mairie : « Essai »");
    assert!(told["why"].as_str().unwrap().contains("rien n’est parti"));
    // A delivery made twice, as after a crash between the telling and its receipt.
    app.sql(
        "INSERT INTO event_deliveries (event_id, listener, organisation_id, attempts, due_at) \
         SELECT id, 'notify', organisation_id, 0, 0 FROM events WHERE name = 'PublicationMissed'",
    )
    .await;
    app.advance(Duration::from_secs(60)).await;
    assert_eq!(app.count("SELECT count(*) AS n FROM event_deliveries").await, 0);
    assert_eq!(app.count("SELECT count(*) AS n FROM notifications").await, 1);
}

#[tokio::test]
async fn those_concerned_are_told_and_nobody_else() {
    let (app, channel) = TestApp::connected().await;
    let (editor, reader) = (app.as_new("editor").await, app.as_new("reader").await);
    let (chief, approver) = (app.as_new("editor_in_chief").await, app.as_new("approver").await);
    let post = editor.draft("Bonjour", &[&channel]).await;
    let id = post["id"].as_str().unwrap();
    app.network.next(Fault::Refused);
    app.post(&format!("/posts/{id}/schedule"), json!({ "now": true })).await.expect(200);
    app.run_jobs().await;
    for concerned in [&app, &editor, &chief] {
        assert_eq!(concerned.told().await, ["publication_failed"]);
    }
    for other in [&reader, &approver] {
        assert!(other.told().await.is_empty());
    }
}

async fn unread(app: &TestApp) -> Value {
    app.get("/notifications").await.expect(200)["unread"].clone()
}

#[tokio::test]
async fn reading_is_ones_own_and_settling_is_for_all() {
    let (app, channel) = TestApp::connected().await;
    let chief = app.as_new("editor_in_chief").await;
    for _ in 0..2 {
        app.network.next(Fault::Refused);
        app.published_now("Bonjour", &[&channel]).await;
    }
    assert_eq!((unread(&app).await, unread(&chief).await), (json!(2), json!(2)));
    let mine = app.notifications().await;
    let newest = mine[0]["id"].as_str().unwrap();
    app.post(&format!("/notifications/{newest}/read"), json!({})).await.expect(204);
    assert_eq!((unread(&app).await, unread(&chief).await), (json!(1), json!(2)));
    chief
        .post(&format!("/notifications/{newest}/read"), json!({}))
        .await
        .refused(404, "notifications.not_found");
    app.post("/notifications/read", json!({ "until": newest })).await.expect(204);
    assert_eq!(
        (unread(&app).await, app.notifications().await.len()),
        (json!(0), 2),
        "read, and still to settle"
    );
    let publication = mine[0]["publication"].as_str().unwrap();
    app.post(&format!("/publications/{publication}/retry"), json!({})).await.expect(200);
    app.run_jobs().await;
    assert_eq!((app.told().await.len(), chief.told().await.len()), (1, 1));
    assert_eq!(unread(&chief).await, json!(1));
}

#[tokio::test]
async fn a_doubt_that_lasts_is_told_once() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    app.network.next(Fault::AcceptThenCut);
    for _ in 0..40 {
        app.network.next_find(Found::CannotTell { detail: "search is down".to_owned() });
    }
    let post = app.published_now("Bonjour", &[&channel]).await;
    app.advance(Duration::from_secs(590)).await;
    assert!(app.told().await.is_empty(), "it may still settle by itself");
    app.advance(Duration::from_secs(20)).await;
    assert_eq!(app.told().await, ["publication_to_verify"]);
    app.advance(Duration::from_secs(600)).await;
    assert_eq!(app.count("SELECT count(*) AS n FROM notifications").await, 1);
    let path = format!("/publications/{}/declare", app.publication(&post).await["id"].as_str().unwrap());
    app.post(&path, json!({ "present": true })).await.expect(200);
    app.run_jobs().await;
    assert!(app.told().await.is_empty());
}

#[tokio::test]
async fn a_revoked_channel_is_told_until_it_is_connected_again() {
    let (app, channel) = TestApp::connected().await;
    let editor = app.as_new("editor").await;
    app.network.revoke();
    app.post(&format!("/channels/{channel}/check"), json!({})).await.expect(200);
    app.run_jobs().await;
    assert_eq!(app.told().await, ["channel_revoked"]);
    assert_eq!(app.notifications().await[0]["channel"], json!(channel));
    assert!(editor.told().await.is_empty());
    reconnect(&app, &channel).await;
    app.run_jobs().await;
    assert!(app.told().await.is_empty());
}

/// Connects the fake network's channel again.
pub(super) async fn reconnect(app: &TestApp, channel: &str) {
    let fields = json!({ "fields": { "handle": "mairie", "secret": "juste" } });
    app.post(&format!("/channels/{channel}/reconnect"), fields).await.expect(200);
}

#[tokio::test]
async fn a_publisher_that_does_no_round_is_told_once_until_it_does() {
    let app = TestApp::founded().await;
    parvis::rounds::publish(&app.program).await.unwrap();
    app.clock.advance_by(Duration::from_secs(60));
    parvis::rounds::watch(&app.program).await.unwrap();
    assert!(app.told().await.is_empty());
    for _ in 0..3 {
        app.clock.advance_by(Duration::from_secs(60));
        parvis::rounds::watch(&app.program).await.unwrap();
    }
    parvis::rounds::settle_matters(&app.program).await.unwrap();
    assert_eq!(app.told().await, ["publisher_frozen"]);
    app.run_jobs().await;
    assert!(app.told().await.is_empty());
}
