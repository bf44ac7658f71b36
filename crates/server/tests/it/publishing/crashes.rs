//! A worker that dies at any moment: nothing twice, nothing forgotten.

use crate::app::TestApp;
use parvis_connector::Found;
use parvis_publishing::run_due;
use parvis_test_kit::{CallKind, Point};
use std::{sync::Arc, time::Duration};

/// Lets a publisher run until the network stands at `point`, then kills it there.
async fn kill_at(app: &TestApp, point: Point) {
    let gate = app.network.gate(point);
    let publishing = Arc::clone(&app.program.publishing);
    let worker = tokio::spawn(async move { run_due(&publishing).await });
    let before = app.network.calls(CallKind::Publish);
    while app.network.calls(CallKind::Publish) == before {
        tokio::task::yield_now().await;
    }
    // The write reached the network; give it the time to stand at the gate.
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
    worker.abort();
    let _ = worker.await;
    gate.open();
}

#[tokio::test]
async fn killed_before_or_after_acceptance_it_is_settled_and_never_doubled() {
    for point in [Point::BeforeCreation, Point::BeforeAnswer] {
        let (app, channel) = TestApp::connected().await;
        app.network.set_idempotent(false);
        let post = app.scheduled("Bonjour", &[&channel], "2026-03-02T10:00").await;
        app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
        kill_at(&app, point).await;
        let app = app.restarted().await;
        assert_eq!(app.publication(&post).await["state"], "publishing", "{point:?}");
        app.run_jobs().await;
        assert_eq!(app.publication(&post).await["state"], "publishing", "its lease still runs");
        app.advance(Duration::from_secs(301)).await;
        let created = app.network.created();
        assert_eq!(app.state_of(&post).await, "published", "{point:?}: found, or proved absent and sent");
        assert_eq!(created, 1, "{point:?}");
        app.advance(Duration::from_secs(3600)).await;
        assert_eq!(app.network.created(), 1, "{point:?}");
    }
}

#[tokio::test]
async fn killed_where_the_network_cannot_be_searched_it_waits_for_a_person() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    let post = app.scheduled("Bonjour", &[&channel], "2026-03-02T10:00").await;
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    kill_at(&app, Point::BeforeAnswer).await;
    for _ in 0..20 {
        app.network.next_find(Found::CannotTell { detail: "search is down".to_owned() });
    }
    app.advance(Duration::from_secs(301)).await;
    app.advance(Duration::from_secs(600)).await;
    assert_eq!(app.state_of(&post).await, "to_verify");
    assert_eq!((app.network.created(), app.network.calls(CallKind::Publish)), (1, 1));
}

#[tokio::test]
async fn eight_workers_never_take_the_same_publication() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    for number in 0..60 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-02T10:00").await;
    }
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let publishing = Arc::clone(&app.program.publishing);
            tokio::spawn(async move { run_due(&publishing).await })
        })
        .collect();
    for worker in workers {
        worker.await.unwrap().unwrap();
    }
    assert_eq!((app.network.created(), app.network.calls(CallKind::Publish)), (60, 60));
}
