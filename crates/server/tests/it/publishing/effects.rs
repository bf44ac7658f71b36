//! What comes after a write can fail for ever: the write is neither repeated nor told as failed.

use crate::app::TestApp;
use parvis::{deliver_events, loops};
use parvis_database::Run;
use parvis_publishing::run_due;
use parvis_test_kit::{CallKind, Point};
use std::{sync::Arc, time::Duration};

async fn change(app: &TestApp, sql: &str) {
    let tx = app.program.db.begin().await.unwrap();
    tx.run(sql, Vec::new()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn every_side_effect_fails_for_ever_and_the_write_stands() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    let post = app.published_now("Bonjour", &[&channel]).await;
    // Every event of the publication has a listener that never succeeds.
    let listeners = "INSERT INTO event_deliveries (event_id, listener, organisation_id, attempts, due_at) \
         SELECT id, 'nobody', organisation_id, 0, happened_at FROM events WHERE name LIKE 'Publication%'";
    change(&app, listeners).await;
    let waiting = "SELECT count(*) AS n FROM event_deliveries WHERE listener = 'nobody'";
    let count = app.count(waiting).await;
    assert!(count >= 3, "planned, sending, published: {count}");
    for _ in 0..30 {
        app.advance(Duration::from_secs(1200)).await;
        deliver_events(&app.program).await.unwrap();
    }
    assert_eq!((app.network.created(), app.state_of(&post).await.as_str()), (1, "published"));
    assert_eq!(app.network.calls(CallKind::Publish), 1);
    assert_eq!(app.count(waiting).await, count, "kept");
    assert!(
        app.count("SELECT min(attempts) AS n FROM event_deliveries").await >= 9,
        "tried again, each alone"
    );
}

#[tokio::test]
async fn an_answer_that_cannot_be_written_down_is_looked_for_and_not_sent_again() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    let post = app.scheduled("Bonjour", &[&channel], "2026-03-02T10:00").await;
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    let gate = app.network.gate(Point::BeforeAnswer);
    let publishing = Arc::clone(&app.program.publishing);
    let worker = tokio::spawn(async move { run_due(&publishing).await });
    gate.arrival().await;
    change(&app, "ALTER TABLE events RENAME TO events_away").await;
    gate.open();
    worker.await.unwrap().unwrap();
    change(&app, "ALTER TABLE events_away RENAME TO events").await;
    assert_eq!(app.publication(&post).await["state"], "publishing", "accepted, and not written down");
    app.advance(Duration::from_secs(301)).await;
    assert_eq!((app.network.created(), app.state_of(&post).await.as_str()), (1, "published"));
}

#[tokio::test]
async fn a_frozen_publisher_is_not_ready_and_is_again_once_it_works() {
    let (app, channel) = TestApp::connected().await;
    let ready = async |wanted: u16| {
        while app.page("/health/ready").await.status.as_u16() != wanted {
            tokio::task::yield_now().await;
        }
    };
    assert_eq!(app.page("/health/ready").await.status.as_u16(), 503, "no round was done yet");
    let mut running = loops::start(&app.program, &app.program.stopping);
    ready(200).await;
    let gate = app.network.gate(Point::BeforeCreation);
    app.draft("Bonjour", &[&channel]).await;
    let post = app.draft("Bonjour", &[&channel]).await["id"].as_str().unwrap().to_owned();
    let now = serde_json::json!({ "now": true });
    app.post(&format!("/posts/{post}/schedule"), now).await.expect(200);
    gate.arrival().await;
    app.clock.advance_by(Duration::from_secs(91));
    let answer = app.page("/health/ready").await;
    assert_eq!((answer.status.as_u16(), &answer.json()["publisher"]), (503, &serde_json::json!(false)));
    assert_eq!(app.page("/health/live").await.status.as_u16(), 200);
    gate.open();
    app.program.db.signals().wake("publishing");
    ready(200).await;
    app.program.stopping.send_replace(true);
    while running.join_next().await.is_some() {}
}
