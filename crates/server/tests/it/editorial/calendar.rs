//! The calendar: what it shows is what is stored, although it is not read again each time.

use crate::app::TestApp;
use axum::body::Body;
use http::{Request, header};
use parvis::SystemChance;
use parvis_database::{Database, DatabaseError, Run, Surroundings};
use serde_json::{Value, json};
use std::sync::Arc;

const MARCH: &str = "/calendar?from=2026-03-01&to=2026-04-01";

fn titles(calendar: &Value) -> Vec<String> {
    let items = calendar["items"].as_array().unwrap();
    items.iter().map(|item| item["post"]["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_commit_of_anyone_is_seen_at_once() {
    let (app, channel) = TestApp::connected().await;
    app.scheduled("Bonjour", &[&channel], "2026-03-10T10:00").await;
    assert_eq!(titles(&app.get(MARCH).await.expect(200)), ["Essai"]);
    assert_eq!(titles(&app.get(MARCH).await.expect(200)), ["Essai"]);
    app.scheduled("Encore", &[&channel], "2026-03-11T10:00").await;
    assert_eq!(titles(&app.get(MARCH).await.expect(200)), ["Essai", "Essai"]);
    // Another process on the same database.
    let surroundings = Surroundings { clock: Arc::new(app.clock.clone()), chance: Arc::new(SystemChance) };
    let other = Database::open(app.url(), surroundings).await.unwrap();
    let tx = other.begin().await.unwrap();
    tx.run("UPDATE posts SET title = 'Vu'", Vec::new()).await.unwrap();
    assert_eq!(titles(&app.get(MARCH).await.expect(200)), ["Essai", "Essai"], "not committed yet");
    tx.commit().await.unwrap();
    assert_eq!(titles(&app.get(MARCH).await.expect(200)), ["Vu", "Vu"]);
    other.close().await.unwrap();
}

#[tokio::test]
async fn a_list_is_remembered_and_a_commit_is_seen_at_once() {
    let app = TestApp::founded().await;
    let drafts = async || app.get("/posts?state=draft").await.expect(200)["items"].as_array().unwrap().len();
    assert_eq!((drafts().await, drafts().await), (0, 0));
    app.post("/posts", json!({ "title": "Essai", "text": "Bonjour" })).await.expect(201);
    assert_eq!(drafts().await, 1);
    assert_eq!(app.get("/posts?state=draft&q=bonsoir").await.expect(200)["items"], json!([]));
}

#[tokio::test]
async fn a_snapshot_reads_one_state_whatever_is_committed_meanwhile() {
    let app = TestApp::founded().await;
    app.post("/posts", json!({ "title": "Essai", "text": "Bonjour" })).await.expect(201);
    let db = &app.program.db;
    let title = async || db.reader().row("SELECT title FROM posts", Vec::new()).await?.unwrap().get("title");
    let seen = db.in_snapshot(async {
        let before: String = title().await?;
        let tx = db.begin().await?;
        tx.run("UPDATE posts SET title = 'Vu'", Vec::new()).await?;
        tx.commit().await?;
        Ok::<_, DatabaseError>((before, title().await?))
    });
    assert_eq!(seen.await.unwrap(), ("Essai".to_owned(), "Essai".to_owned()));
    assert_eq!(title().await.unwrap(), "Vu", "outside, what is committed");
}

#[tokio::test]
async fn a_publication_that_leaves_changes_the_calendar() {
    let (app, channel) = TestApp::connected().await;
    app.scheduled("Bonjour", &[&channel], "2026-03-02T10:00").await;
    let state = |calendar: Value| calendar["items"][0]["post"]["state"].as_str().unwrap().to_owned();
    assert_eq!(state(app.get(MARCH).await.expect(200)), "scheduled");
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(state(app.get(MARCH).await.expect(200)), "published");
}

#[tokio::test]
async fn each_language_has_its_own_and_a_browser_is_not_sent_the_same_twice() {
    let app = TestApp::founded().await;
    let french = app.get("/calendar?from=2026-05-01&to=2026-05-31").await;
    app.request(
        Request::patch("/api/v1/session/preferences")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(json!({ "locale": "en" }).to_string()))
            .unwrap(),
    )
    .await
    .expect(200);
    let english = app.get("/calendar?from=2026-05-01&to=2026-05-31").await;
    assert_ne!(french.expect(200)["holidays"][0]["name"], english.expect(200)["holidays"][0]["name"]);
    let tag = english.headers[header::ETAG].clone();
    let again = Request::get("/api/v1/calendar?from=2026-05-01&to=2026-05-31")
        .header(header::IF_NONE_MATCH, tag)
        .header(header::ACCEPT_ENCODING, "gzip, br");
    let again = app.request(again.body(Body::empty()).unwrap()).await;
    assert!(again.status == 304 && again.body.is_empty());
    assert!(app.stranger().get(MARCH).await.status == 401);
}
