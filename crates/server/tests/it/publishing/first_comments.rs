//! First comments: written once under what is out, with a state and tries of their own.

use super::pauses::paused;
use crate::app::TestApp;
use parvis_connector::{Outcome, Reason, refusal_code};
use parvis_publishing::run_comments;
use parvis_test_kit::{Behaviour, CallKind, Fault, Point};
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

pub(super) const COMMENT: &str = "Le plan du quartier : https://valmont.example/plan";

/// A post of one channel with a first comment, not scheduled yet.
pub(super) async fn commented(app: &TestApp, channel: &str) -> String {
    let post = app.draft("Rue fermée", &[channel]).await;
    let id = post["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&id).await;
    body["variants"][0]["first_comment"] = json!(COMMENT);
    app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    id
}

pub(super) async fn publish(app: &TestApp, post: &str) {
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
    app.run_jobs().await;
}

pub(super) async fn comment(app: &TestApp, post: &str) -> Value {
    app.publication(post).await["first_comment"].clone()
}

fn refusal() -> Outcome {
    let reason = Reason { code: refusal_code::INVALID, detail: "http 400".to_owned() };
    Outcome::Refused { reason }
}

#[tokio::test]
async fn a_first_comment_answers_the_first_segment_once_the_post_is_out() {
    let (app, channel) = TestApp::connected().await;
    let post = commented(&app, &channel).await;
    let view = app.get(&format!("/posts/{post}")).await.expect(200);
    assert_eq!(view["variants"][0]["first_comment"], COMMENT);
    publish(&app, &post).await;
    let made = app.network.there();
    assert_eq!((made.len(), made[1].text.as_str()), (2, COMMENT));
    assert_eq!(made[1].answers.as_deref(), Some(made[0].remote.id.as_str()));
    assert_eq!(app.state_of(&post).await, "published");
    let comment = comment(&app, &post).await;
    assert_eq!((&comment["state"], comment["remote_url"].is_string()), (&json!("published"), true));
    app.advance(Duration::from_secs(3600)).await;
    assert_eq!(app.network.created(), 2);
}

#[tokio::test]
async fn refused_after_creation_there_is_one_comment_and_the_post_stays_out() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    let post = commented(&app, &channel).await;
    app.network.on_each(|write| (write == 2).then(|| Behaviour::CreateThen(refusal())));
    publish(&app, &post).await;
    assert_eq!(
        (app.state_of(&post).await.as_str(), &comment(&app, &post).await["state"]),
        ("published", &json!("failed"))
    );
    assert_eq!(app.told().await, ["comment_failed"]);
    let publication = app.publication(&post).await;
    let path = format!("/publications/{}", publication["id"].as_str().unwrap());
    app.post(&format!("{path}/retry"), json!({})).await.refused(409, "publishing.wrong_state");
    app.post(&format!("{path}/comment/retry"), json!({})).await.expect(200);
    app.run_jobs().await;
    assert_eq!(comment(&app, &post).await["state"], "published", "it was looked for, and found");
    assert_eq!((app.network.created(), app.network.calls(CallKind::Publish)), (2, 2));
    assert!(app.told().await.is_empty());
}

#[tokio::test]
async fn a_comment_whose_answer_is_lost_is_found_and_never_doubled() {
    for fault in [
        Fault::AcceptThenCut,
        Fault::AcceptThenStatus(400),
        Fault::AcceptThenStatus(500),
        Fault::AcceptThenHang,
    ] {
        let (app, channel) = TestApp::connected().await;
        app.network.set_idempotent(false);
        let post = commented(&app, &channel).await;
        app.network.on_each(move |write| (write == 2).then_some(Behaviour::Fault(fault)));
        publish(&app, &post).await;
        assert_eq!(comment(&app, &post).await["state"], "to_verify", "{fault:?}");
        let path = format!("/publications/{}", app.publication(&post).await["id"].as_str().unwrap());
        app.post(&format!("{path}/comment/retry"), json!({}))
            .await
            .refused(409, "publishing.outcome_unknown");
        app.advance(Duration::from_secs(30)).await;
        assert_eq!(comment(&app, &post).await["state"], "published", "{fault:?}");
        assert_eq!((app.network.created(), app.network.calls(CallKind::Publish)), (2, 2), "{fault:?}");
    }
}

#[tokio::test]
async fn a_comment_that_never_left_is_tried_again_alone() {
    let (app, channel) = TestApp::connected().await;
    let post = commented(&app, &channel).await;
    app.network.on_each(|write| {
        (write == 2).then(|| Behaviour::Answer(Outcome::NotSent { detail: "connection refused".to_owned() }))
    });
    publish(&app, &post).await;
    let waiting = comment(&app, &post).await;
    assert_eq!((&waiting["state"], waiting["next_attempt_at"].is_string()), (&json!("scheduled"), true));
    assert_eq!(app.state_of(&post).await, "published");
    app.advance(Duration::from_secs(30)).await;
    assert_eq!(comment(&app, &post).await["state"], "published");
    assert_eq!(app.network.created(), 2);
}

#[tokio::test]
async fn a_worker_killed_over_a_comment_leaves_one() {
    for point in [Point::BeforeCreation, Point::BeforeAnswer] {
        let (app, channel) = TestApp::connected().await;
        app.network.set_idempotent(false);
        let post = commented(&app, &channel).await;
        app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
        parvis_publishing::run_due(&app.program.publishing).await.unwrap();
        let gate = app.network.gate(point);
        let publishing = Arc::clone(&app.program.publishing);
        let worker = tokio::spawn(async move { run_comments(&publishing).await });
        gate.arrival().await;
        worker.abort();
        let _ = worker.await;
        gate.open();
        let app = app.restarted().await;
        assert_eq!(comment(&app, &post).await["state"], "publishing", "{point:?}");
        app.advance(Duration::from_secs(301)).await;
        app.advance(Duration::from_secs(60)).await;
        assert_eq!(comment(&app, &post).await["state"], "published", "{point:?}");
        assert_eq!(app.network.created(), 2, "{point:?}");
    }
}

#[tokio::test]
async fn a_comment_is_part_of_what_is_approved_and_refused_where_no_network_takes_one() {
    let (app, channel) = TestApp::connected().await;
    let post = commented(&app, &channel).await;
    let view = app.get(&format!("/posts/{post}")).await.expect(200);
    let mut body = app.draft_body(&post).await;
    body["variants"][0]["first_comment"] = json!("Autre chose");
    let changed = app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    assert_ne!(changed["revision_hash"], view["revision_hash"]);
    let stale = json!({ "revision_hash": view["revision_hash"] });
    app.post(&format!("/posts/{post}/approve"), stale).await.refused(409, "editorial.stale_approval");

    app.post(
        &format!("/posts/{post}/schedule"),
        json!({ "at": { "local": "2026-03-05T10:00", "zone": "Europe/Paris" } }),
    )
    .await
    .expect(200);
    app.sql("UPDATE variants SET first_comment = 'Piraté'").await;
    app.clock.advance_to("2026-03-05 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.network.created(), 0, "changed after approval, nothing leaves");

    let feed = app.public_feed().await;
    let plain = app.draft("Rue fermée", &[&feed]).await;
    let id = plain["id"].as_str().unwrap();
    let mut body = app.draft_body(id).await;
    body["variants"][0]["first_comment"] = json!(COMMENT);
    let refused = app.put(&format!("/posts/{id}/draft"), body).await.expect(422);
    assert_eq!(refused["fields"][0]["code"], "editorial.comment_unsupported");
    assert_eq!(refused["fields"][0]["field"], "variants.0.first_comment");
}

#[tokio::test]
async fn a_pause_holds_a_comment_back_and_its_end_lets_it_go() {
    let (app, channel) = TestApp::connected().await;
    let post = commented(&app, &channel).await;
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
    parvis_publishing::run_due(&app.program.publishing).await.unwrap();
    let pause = paused(&app).await;
    app.run_jobs().await;
    let held = comment(&app, &post).await;
    assert_eq!((&held["state"], &held["code"]), (&json!("scheduled"), &json!("publishing.comment_held")));
    assert_eq!(app.network.created(), 1);
    let end = format!("/pauses/{}/end", pause["id"].as_str().unwrap());
    app.post(&end, json!({ "releases": [] })).await.expect(200);
    app.advance(Duration::from_secs(60)).await;
    assert_eq!(comment(&app, &post).await["state"], "published");
}
