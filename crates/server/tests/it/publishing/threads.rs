//! Threads: each segment is kept before the next leaves, and a broken one goes on where it stopped.

use super::pauses::paused;
use crate::app::TestApp;
use parvis_connector::Outcome;
use parvis_test_kit::{Behaviour, Fault};
use serde_json::json;
use std::time::Duration;

async fn thread(app: &TestApp, channel: &str, segments: usize) -> String {
    let post = app.draft("1", &[channel]).await;
    let id = post["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&id).await;
    body["segments"] =
        (1..=segments).map(|number| json!({ "text": format!("Partie {number}"), "media": [] })).collect();
    app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    id
}

#[tokio::test]
async fn a_thread_broken_at_its_third_segment_goes_on_there() {
    let (app, channel) = TestApp::connected().await;
    let post = thread(&app, &channel, 5).await;
    app.network.on_each(|write| (write == 3).then_some(Fault::Refused.into()));
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
    app.run_jobs().await;
    let broken = app.publication(&post).await;
    let states: Vec<_> =
        broken["segments"].as_array().unwrap().iter().map(|one| one["state"].clone()).collect();
    let created = app.network.created();
    assert!(created == 2 || created == 3, "{states:?}");
    assert_eq!(broken["state"], "failed");
    app.network.on_each(|_| None);
    let path = format!("/publications/{}/retry", broken["id"].as_str().unwrap());
    app.post(&path, json!({})).await.expect(200);
    app.run_jobs().await;
    assert_eq!(app.network.created(), 5);
    assert_eq!(app.state_of(&post).await, "published");
    let texts: Vec<_> = app.network.there().into_iter().map(|made| made.text).collect();
    assert_eq!(texts, ["Partie 1", "Partie 2", "Partie 3", "Partie 4", "Partie 5"]);
}

#[tokio::test]
async fn too_many_segments_are_refused_when_writing_and_never_dropped() {
    let (app, channel) = TestApp::connected().await;
    let post = thread(&app, &channel, 26).await;
    let view = app.get(&format!("/posts/{post}")).await.expect(200);
    let codes: Vec<_> = view["findings"].as_array().unwrap().iter().map(|one| one["code"].clone()).collect();
    assert!(codes.contains(&json!("editorial.thread_unsupported")), "{codes:?}");
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true }))
        .await
        .refused(422, "editorial.blocked");
}

#[tokio::test]
async fn a_thread_for_a_network_without_threads_is_refused_when_writing() {
    let (app, channel) = TestApp::connected().await;
    let plain = app.connect_to("plain", "mairie").await;
    let post = thread(&app, &channel, 2).await;
    let mut body = app.draft_body(&post).await;
    body["variants"] = json!([
        { "channel": channel, "segments": null }, { "channel": plain, "segments": null },
    ]);
    let view = app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    let found = view["findings"].as_array().unwrap().iter();
    let of_plain: Vec<_> = found
        .filter(|one| one["code"] == "editorial.thread_unsupported")
        .map(|one| &one["channel"])
        .collect();
    assert_eq!(of_plain.len(), 1, "{view}");
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true }))
        .await
        .refused(422, "editorial.blocked");
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.plain.created()), (0, 0));
}

#[tokio::test]
async fn a_thread_that_is_half_out_offers_neither_edit_nor_move_nor_cancel() {
    let (app, channel) = TestApp::connected().await;
    let id = thread(&app, &channel, 2).await;
    app.network.on_each(|write| {
        (write == 2).then(|| Behaviour::Answer(Outcome::NotSent { detail: "connection refused".to_owned() }))
    });
    app.post(&format!("/posts/{id}/schedule"), json!({ "now": true })).await.expect(200);
    app.run_jobs().await;
    paused(&app).await;
    app.advance(Duration::from_secs(60)).await;
    assert_eq!(app.state_of(&id).await, "held");
    let view = app.get(&format!("/posts/{id}")).await.expect(200);
    let allowed: Vec<_> = view["allowed"].as_array().unwrap().iter().filter_map(|act| act.as_str()).collect();
    assert!(!["edit", "move", "cancel"].iter().any(|act| allowed.contains(act)), "{allowed:?}");
}
