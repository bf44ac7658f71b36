//! Pauses: nothing leaves after one, whatever the workers were doing; what is held is shown.

use crate::app::TestApp;
use parvis_publishing::run_due;
use parvis_test_kit::{CallKind, Point};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

/// Suspends everything and returns the pause.
pub(super) async fn paused(app: &TestApp) -> Value {
    let body = json!({ "target": { "kind": "institution" }, "reason": "Accident sur le pont" });
    let view = app.post("/pauses", body).await.expect(201);
    view["items"].as_array().unwrap().last().unwrap().clone()
}

pub(super) async fn paused_of(app: &TestApp, target: Value) -> String {
    let body = json!({ "target": target, "reason": "Vérification" });
    let view = app.post("/pauses", body).await.expect(201);
    view["items"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn nothing_leaves_after_a_pause_while_eight_workers_are_between_claim_and_send() {
    let (app, channel) = TestApp::connected_to_a_slow_network().await;
    app.network.set_idempotent(false);
    for number in 0..60 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-02T10:00").await;
    }
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    let gate = app.network.gate(Point::BeforeCreation);
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let publishing = Arc::clone(&app.program.publishing);
            tokio::spawn(async move { run_due(&publishing).await })
        })
        .collect();
    // All sixty are claimed; some stand inside the network, the others have not begun.
    for _ in 0..8 {
        gate.arrival().await;
    }
    let pause = paused(&app).await;
    let begun = app.count("SELECT count(*) AS n FROM publication_attempts").await;
    gate.open();
    for worker in workers {
        worker.await.unwrap().unwrap();
    }
    app.run_jobs().await;
    let attempts = app.count("SELECT count(*) AS n FROM publication_attempts").await;
    assert_eq!(attempts, begun, "no attempt after the pause was committed");
    assert_eq!(app.network.calls(CallKind::Publish), usize::try_from(begun).unwrap());
    let held = app.count("SELECT count(*) AS n FROM publications WHERE state = 'held'").await;
    assert_eq!(held + begun, 60);
    assert!(begun >= 8, "{begun}");
    assert_eq!(pause["finishing"], json!(begun), "what had begun finishes, and is told");
    app.advance(Duration::from_secs(86_400)).await;
    let attempts = app.count("SELECT count(*) AS n FROM publication_attempts").await;
    assert_eq!(attempts, begun, "held is not missed, and does not leave by itself");
}

#[tokio::test]
async fn an_hour_that_comes_during_a_pause_is_held_and_its_lateness_shown() {
    let (app, channel) = TestApp::connected().await;
    let post = app.scheduled("Bonjour", &[&channel], "2026-03-02T10:00").await;
    let later = app.scheduled("Bonsoir", &[&channel], "2026-03-04T10:00").await;
    paused(&app).await;
    assert_eq!(app.state_of(&post).await, "scheduled", "its hour has not come");
    app.clock.advance_to("2026-03-02 13:30 Europe/Paris");
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.state_of(&post).await.as_str()), (0, "held"));
    let publication = app.publication(&post).await;
    assert_eq!(publication["code"], "publishing.held");
    assert_eq!(publication["held"]["late_seconds"], 12_600);
    assert_eq!(publication["held"]["is_past_window"], true);
    assert_eq!(publication["held"]["by"].as_array().unwrap().len(), 1);
    assert_eq!(publication["allowed"], json!(["exempt", "cancel"]));
    let pauses = app.get("/pauses").await.expect(200);
    assert_eq!((&pauses["items"][0]["held"], &pauses["waiting"]), (&json!(1), &json!(0)));
    assert_eq!(pauses["items"][0]["reason"], "Accident sur le pont");
    assert_eq!(pauses["items"][0]["started_by"]["name"], "Camille Roux");
    let home = app.get("/home").await.expect(200);
    assert_eq!(home["counters"]["today"]["held"], 1);
    assert_eq!(home["troubles"][0]["id"], json!(post));
    assert_eq!(app.state_of(&later).await, "scheduled");
}

#[tokio::test]
async fn what_is_due_when_the_pause_begins_is_held_at_once() {
    let (app, channel) = TestApp::connected().await;
    let post = app.scheduled("Bonjour", &[&channel], "2026-03-02T10:00").await;
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    let pause = paused(&app).await;
    assert_eq!((pause["held"].clone(), app.state_of(&post).await.as_str()), (json!(1), "held"));
}

#[tokio::test]
async fn a_thread_half_out_is_held_between_two_segments_and_goes_on_there() {
    let (app, channel) = TestApp::connected_to_a_slow_network().await;
    let post = app.draft("1", &[&channel]).await;
    let id = post["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&id).await;
    body["segments"] =
        (1..=3).map(|number| json!({ "text": format!("Partie {number}"), "media": [] })).collect();
    app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    let gate = app.network.gate(Point::BeforeCreation);
    app.post(&format!("/posts/{id}/schedule"), json!({ "now": true })).await.expect(200);
    let publishing = Arc::clone(&app.program.publishing);
    let worker = tokio::spawn(async move { run_due(&publishing).await });
    gate.arrival().await;
    let pause = paused(&app).await;
    assert_eq!(pause["finishing"], 1);
    gate.open();
    worker.await.unwrap().unwrap();
    assert_eq!((app.network.created(), app.state_of(&id).await.as_str()), (1, "held"));
    let publication = app.publication(&id).await;
    let states: Vec<_> =
        publication["segments"].as_array().unwrap().iter().map(|one| &one["state"]).collect();
    assert_eq!(states, [&json!("published"), &json!("waiting"), &json!("waiting")]);
    assert_eq!(publication["allowed"], json!(["exempt"]), "half out: it cannot be given up");
    let send = json!({ "releases": [{ "choice": "send" }] });
    app.post(&format!("/pauses/{}/end", pause["id"].as_str().unwrap()), send).await.expect(200);
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.state_of(&id).await.as_str()), (3, "published"));
}

#[tokio::test]
async fn a_crisis_message_leaves_in_spite_of_a_pause() {
    let (app, channel) = TestApp::connected().await;
    paused(&app).await;
    let post = app.draft("Évacuation du quai", &[&channel]).await;
    let id = post["id"].as_str().unwrap();
    let mut body = app.draft_body(id).await;
    body["priority"] = json!("crisis");
    app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    app.post(&format!("/posts/{id}/schedule"), json!({ "now": true })).await.expect(200);
    let ordinary = app.published_now("Marché de printemps", &[&channel]).await;
    assert_eq!(app.state_of(id).await, "published");
    assert_eq!(app.state_of(&ordinary).await, "held");
}

#[tokio::test]
async fn a_network_a_channel_and_a_theme_are_paused_alone() {
    let (app, channel) = TestApp::connected().await;
    let (other, feed) = (app.connect("culture").await, app.public_feed().await);
    let of_channel = paused_of(&app, json!({ "kind": "channel", "channel": channel })).await;
    let post = app.published_now("Un", &[&channel, &other, &feed]).await;
    let held: Vec<_> = app.publications(&post).await;
    let state = |id: &str| held.iter().find(|one| one["channel"]["id"] == id).unwrap()["state"].clone();
    assert_eq!(
        (state(&channel), state(&other), state(&feed)),
        (json!("held"), json!("published"), json!("published"))
    );
    assert_eq!(app.state_of(&post).await, "held", "a person must choose");
    app.post(&format!("/pauses/{of_channel}/end"), json!({ "releases": [{ "choice": "cancel" }] }))
        .await
        .expect(200);

    let of_network = paused_of(&app, json!({ "kind": "network", "network": "fake" })).await;
    let post = app.published_now("Deux", &[&other, &feed]).await;
    let states: Vec<_> = app.publications(&post).await.iter().map(|one| one["state"].clone()).collect();
    assert!(states.contains(&json!("held")) && states.contains(&json!("published")), "{states:?}");
    app.post(&format!("/pauses/{of_network}/end"), json!({ "releases": [{ "choice": "cancel" }] }))
        .await
        .expect(200);

    let themes = app.get("/themes").await.expect(200);
    let theme = themes["items"][0]["id"].as_str().unwrap();
    paused_of(&app, json!({ "kind": "theme", "theme": theme })).await;
    let themed = app.draft("Trois", &[&other]).await["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&themed).await;
    body["theme_id"] = json!(theme);
    app.put(&format!("/posts/{themed}/draft"), body).await.expect(200);
    app.post(&format!("/posts/{themed}/schedule"), json!({ "now": true })).await.expect(200);
    let without = app.published_now("Quatre", &[&other]).await;
    assert_eq!(
        (app.state_of(&themed).await.as_str(), app.state_of(&without).await.as_str()),
        ("held", "published")
    );
}

#[tokio::test]
async fn a_signed_exemption_leaves_and_is_in_the_journal() {
    let (app, channel) = TestApp::connected().await;
    let (spared, held) = (
        app.scheduled("Coupure d'eau demain", &[&channel], "2026-03-02T10:00").await,
        app.scheduled("Fête du pain", &[&channel], "2026-03-02T10:00").await,
    );
    let pause = paused(&app).await;
    let path = format!("/pauses/{}/exemptions", pause["id"].as_str().unwrap());
    app.post(&path, json!({ "post": spared, "reason": " " })).await.refused(422, "publishing.fields");
    let body = json!({ "post": spared, "reason": "Utile aux habitants" });
    let view = app.post(&path, body).await.expect(201);
    let signed = &view["items"][0]["exemptions"][0];
    assert_eq!(
        (&signed["reason"], &signed["signed_by"]["name"]),
        (&json!("Utile aux habitants"), &json!("Camille Roux"))
    );
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(
        (app.state_of(&spared).await.as_str(), app.state_of(&held).await.as_str()),
        ("published", "held")
    );
    // The one that is held already leaves as soon as somebody signs.
    let publication = app.publication(&held).await["id"].clone();
    app.post(&path, json!({ "publication": publication, "reason": "Finalement utile" })).await.expect(201);
    app.run_jobs().await;
    assert_eq!(app.state_of(&held).await, "published");
    let signed =
        "SELECT count(*) AS n FROM journal_lines WHERE act = 'pause.exempted' AND member_id IS NOT NULL";
    assert_eq!(app.count(signed).await, 2);
}

#[tokio::test]
async fn a_pause_asks_for_a_reason_a_right_and_something_that_exists() {
    let (app, channel) = TestApp::connected().await;
    let all = json!({ "kind": "institution" });
    let refused =
        app.post("/pauses", json!({ "target": all, "reason": "  " })).await.refused(422, "publishing.fields");
    assert_eq!(refused["fields"][0]["code"], "publishing.reason_missing");
    let nothing = json!({ "target": { "kind": "network", "network": "pigeon" }, "reason": "Essai" });
    app.post("/pauses", nothing).await.refused(422, "publishing.fields");
    let body = json!({ "target": all, "reason": "Essai" });
    let editor = app.as_new("editor").await;
    editor.post("/pauses", body.clone()).await.refused(403, "identity.not_allowed");
    let pause = paused(&app).await;
    app.post("/pauses", body).await.refused(409, "publishing.already_paused");
    let seen = editor.get("/pauses").await.expect(200);
    assert_eq!(
        (&seen["items"][0]["reason"], &seen["items"][0]["allowed"]),
        (&json!("Accident sur le pont"), &json!([]))
    );
    let end = format!("/pauses/{}/end", pause["id"].as_str().unwrap());
    editor.post(&end, json!({})).await.refused(403, "identity.not_allowed");
    app.post(&end, json!({})).await.expect(200);
    app.post(&end, json!({})).await.refused(409, "publishing.pause_ended");
    let lines = "SELECT count(*) AS n FROM journal_lines WHERE act IN ('pause.started', 'pause.ended') \
         AND member_id IS NOT NULL";
    assert_eq!(app.count(lines).await, 2);
    assert_eq!(app.published_now("Bonjour", &[&channel]).await.len(), 31);
    assert_eq!(app.network.created(), 1);
}
