//! An amendment cut or killed at any moment: repeated where that is safe, looked for where it is not.

use super::amendments::{Correcting, amendments, last_state, texts, thread, withdraw};
use crate::app::TestApp;
use parvis_connector::{Found, Outcome};
use parvis_publishing::run_due;
use parvis_test_kit::{CallKind, Fault, Point};
use std::{sync::Arc, time::Duration};

const CUTS: [Fault; 5] = [
    Fault::AcceptThenCut,
    Fault::AcceptThenHang,
    Fault::AcceptThenStatus(500),
    Fault::CutBefore,
    Fault::Status(503),
];

/// Lets a publisher run until a call of `kind` stands at `point`, then kills it there.
async fn kill_at(app: &TestApp, point: Point, kind: CallKind) {
    let gate = app.network.gate(point);
    let publishing = Arc::clone(&app.program.publishing);
    let worker = tokio::spawn(async move { run_due(&publishing).await });
    loop {
        gate.arrival().await;
        if app.network.log().last().is_some_and(|call| call.kind == kind) {
            break;
        }
        gate.let_through(1);
    }
    worker.abort();
    let _ = worker.await;
    gate.open();
}

#[tokio::test]
async fn an_edit_of_unknown_outcome_is_repeated_by_itself() {
    for fault in CUTS {
        let (app, channel) = TestApp::connected().await;
        let post = app.published_now("Lundi", &[&channel]).await;
        app.network.next_amendment(fault);
        Correcting::of(&app, &post).await.text("Mardi").way(&channel, "edit").apply().await;
        app.run_jobs().await;
        let waiting = amendments(&app, &post).await.pop().unwrap();
        assert_eq!(
            (&waiting["state"], &waiting["code"]),
            (&"scheduled".into(), &"publishing.repeated".into())
        );
        app.advance(Duration::from_secs(60)).await;
        let done = amendments(&app, &post).await.pop().unwrap();
        assert_eq!(done["state"], "published", "{fault:?}");
        assert_eq!(done["attempts"][0]["state"], "unknown");
        assert_eq!(done["attempts"][0]["resolved_by"], "repeat");
        assert_eq!((texts(&app), app.network.created()), (vec!["Mardi".to_owned()], 1), "{fault:?}");
    }
}

#[tokio::test]
async fn a_deletion_of_unknown_outcome_is_repeated_by_itself() {
    for fault in CUTS {
        let (app, channel) = TestApp::connected().await;
        let post = app.published_now("Lundi", &[&channel]).await;
        app.network.next_amendment(fault);
        withdraw(&app, &post, "Erreur").await;
        app.run_jobs().await;
        app.advance(Duration::from_secs(60)).await;
        assert_eq!(last_state(&app, &post).await, "published", "{fault:?}");
        assert!(app.network.there().is_empty(), "{fault:?}");
    }
}

#[tokio::test]
async fn a_replacement_of_unknown_outcome_is_looked_for_and_never_doubled() {
    for fault in [Fault::AcceptThenCut, Fault::AcceptThenHang, Fault::CutBefore] {
        let (app, channel) = TestApp::connected().await;
        app.network.set_idempotent(false);
        let post = app.published_now("Lundi", &[&channel]).await;
        app.network.next(fault);
        Correcting::of(&app, &post).await.text("Mardi").way(&channel, "replace").apply().await;
        app.run_jobs().await;
        assert_eq!(last_state(&app, &post).await, "to_verify", "{fault:?}");
        app.advance(Duration::from_secs(60)).await;
        assert_eq!(last_state(&app, &post).await, "published", "{fault:?}");
        assert_eq!((texts(&app), app.network.created()), (vec!["Mardi".to_owned()], 2), "{fault:?}");
        assert_eq!(app.network.calls(CallKind::Delete), 1);
    }
}

#[tokio::test]
async fn an_erratum_that_cannot_be_looked_for_waits_for_a_person() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    let post = app.published_now("Lundi", &[&channel]).await;
    app.network.next(Fault::AcceptThenCut);
    for _ in 0..20 {
        app.network.next_find(Found::CannotTell { detail: "search is down".to_owned() });
    }
    Correcting::of(&app, &post).await.text("Mardi").erratum(&channel, "Mardi, pas lundi").apply().await;
    app.run_jobs().await;
    app.advance(Duration::from_secs(600)).await;
    let lost = amendments(&app, &post).await.pop().unwrap();
    assert_eq!(lost["state"], "to_verify");
    let view = app.get(&format!("/posts/{post}/corrections")).await.expect(200);
    assert_eq!(view["copies"][0]["standing"], "busy");
    let body = serde_json::json!({ "present": true, "url": "https://reseau.example.test/item-2" });
    let path = format!("/publications/{}/declare", lost["id"].as_str().unwrap());
    app.post(&path, body).await.expect(200);
    assert_eq!(last_state(&app, &post).await, "published");
    assert_eq!(app.network.created(), 2);
}

#[tokio::test]
async fn killed_between_deletion_and_publication_it_goes_on_there() {
    for (point, kind) in [
        (Point::BeforeCreation, CallKind::Delete),
        (Point::BeforeAnswer, CallKind::Delete),
        (Point::BeforeCreation, CallKind::Publish),
        (Point::BeforeAnswer, CallKind::Publish),
    ] {
        let (app, channel) = TestApp::connected().await;
        app.network.set_idempotent(false);
        let post = app.published_now("Lundi", &[&channel]).await;
        Correcting::of(&app, &post).await.text("Mardi").way(&channel, "replace").apply().await;
        kill_at(&app, point, kind).await;
        let app = app.restarted().await;
        app.advance(Duration::from_secs(301)).await;
        app.advance(Duration::from_secs(60)).await;
        assert_eq!(last_state(&app, &post).await, "published", "{point:?} {kind:?}");
        assert_eq!((texts(&app), app.network.created()), (vec!["Mardi".to_owned()], 2), "{point:?} {kind:?}");
    }
}

#[tokio::test]
async fn killed_in_the_middle_of_a_thread_each_segment_is_amended_once() {
    for way in ["edit", "replace"] {
        let (app, channel) = TestApp::connected().await;
        app.network.set_idempotent(false);
        let post = thread(&app, &channel, &["Un", "Deux", "Trois"]).await;
        let mut correcting = Correcting::of(&app, &post).await.way(&channel, way);
        for (index, text) in ["Un bis", "Deux bis", "Trois bis"].into_iter().enumerate() {
            correcting.content["segments"][index]["text"] = text.into();
        }
        correcting.apply().await;
        let kind = if way == "edit" { CallKind::Edit } else { CallKind::Delete };
        kill_at(&app, Point::BeforeAnswer, kind).await;
        let app = app.restarted().await;
        app.advance(Duration::from_secs(301)).await;
        app.advance(Duration::from_secs(60)).await;
        assert_eq!(texts(&app), ["Un bis", "Deux bis", "Trois bis"], "{way}");
        assert_eq!(app.network.created(), if way == "edit" { 3 } else { 6 }, "{way}");
    }
}

#[tokio::test]
async fn what_cannot_be_reached_is_tried_again_however_late() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Lundi", &[&channel]).await;
    for _ in 0..3 {
        app.network.next_amendment(Outcome::NotSent { detail: "connection refused".to_owned() });
    }
    Correcting::of(&app, &post).await.text("Mardi").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    assert_eq!(last_state(&app, &post).await, "scheduled");
    for _ in 0..4 {
        app.advance(Duration::from_secs(3 * 86_400)).await;
    }
    assert_eq!(
        last_state(&app, &post).await,
        "published",
        "a wrong text that stays is worse than a late correction"
    );
    assert_eq!(texts(&app), ["Mardi"]);
}

#[tokio::test]
async fn a_copy_being_sent_is_not_amended() {
    let (app, channel) = TestApp::connected().await;
    let feed = app.public_feed().await;
    app.network.set_idempotent(false);
    app.network.next(Fault::AcceptThenCut);
    app.network.next_find(Found::CannotTell { detail: "search is down".to_owned() });
    let post = app.published_now("Lundi", &[&channel, &feed]).await;
    let body = serde_json::json!({ "kind": "withdraw", "reason": "Erreur" });
    let begun = app.post(&format!("/posts/{post}/corrections"), body).await.expect(201);
    super::amendments::apply(&app, &begun).await.refused(409, "editorial.copy_not_free");
    let still = app.get(&format!("/corrections/{}", begun["id"].as_str().unwrap())).await.expect(200);
    assert_eq!(still["state"], "draft", "nothing was decided");
}
