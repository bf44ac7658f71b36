//! What a network takes its time for: encoding, moderation, the renewal of a token.

use crate::app::TestApp;
use parvis_connector::{Outcome, Reason, Refreshed};
use parvis_publishing::run_due;
use parvis_test_kit::{Behaviour, CallKind, Point};
use std::{sync::Arc, time::Duration};

const CHECK: Duration = Duration::from_secs(120);

#[tokio::test]
async fn slow_media_survive_a_program_that_dies_between_and_during_the_questions() {
    let (mut app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    app.network.next(Behaviour::Process { polls: 19, check_after: CHECK, end: None });
    let post = app.published_now("Une vidéo", &[&channel]).await;
    for round in 0..22 {
        assert_ne!(app.state_of(&post).await, "failed");
        if round % 2 == 0 {
            // The question is asked and the program dies before the answer is written down.
            app.clock.advance_by(CHECK);
            let publishing = Arc::clone(&app.program.publishing);
            crate::walk::dying::dying(async move { run_due(&publishing).await }, 12 + round).await;
            app = app.restarted().await;
            app.advance(Duration::from_secs(301)).await;
        } else {
            app = app.restarted().await;
            app.advance(CHECK).await;
        }
    }
    assert_eq!(app.state_of(&post).await, "published");
    assert_eq!((app.network.calls(CallKind::Publish), app.network.created()), (1, 1));
}

#[tokio::test]
async fn what_moderation_refuses_is_never_told_published() {
    let (app, channel) = TestApp::connected().await;
    let reason = Reason { code: "publishing.refused.invalid", detail: "rejected by moderation".to_owned() };
    let end = Some(Outcome::Refused { reason });
    app.network.next(Behaviour::Process { polls: 4, check_after: CHECK, end });
    let post = app.published_now("Une fiche", &[&channel]).await;
    for _ in 0..5 {
        assert_eq!(app.state_of(&post).await, "processing");
        app.advance(CHECK).await;
    }
    let publication = app.publication(&post).await;
    assert_eq!((&publication["state"], app.network.created()), (&"failed".into(), 0));
    assert_eq!(publication["attempts"][0]["technical"], "rejected by moderation");
    app.advance(Duration::from_secs(86_400)).await;
    assert_eq!((app.state_of(&post).await.as_str(), app.network.calls(CallKind::Publish)), ("failed", 1));
}

#[tokio::test]
async fn what_waits_in_an_inbox_for_a_tap_is_never_told_published() {
    let (app, channel) = TestApp::connected().await;
    let hour = Duration::from_secs(3600);
    app.network.next(Behaviour::Process { polls: u32::MAX - 1, check_after: hour, end: None });
    let post = app.published_now("Une vidéo", &[&channel]).await;
    for _ in 0..48 {
        app.advance(hour).await;
        assert_eq!(app.state_of(&post).await, "processing");
    }
    assert_eq!((app.network.calls(CallKind::Publish), app.network.created()), (1, 0));
}

#[tokio::test]
async fn access_taken_back_while_the_network_works_leaves_it_to_verify() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    app.network.next(Behaviour::Process { polls: 1, check_after: CHECK, end: None });
    let post = app.published_now("Une vidéo", &[&channel]).await;
    app.network.revoke();
    app.advance(CHECK).await;
    let publication = app.publication(&post).await;
    assert_eq!(
        (&publication["state"], &publication["code"]),
        (&"to_verify".into(), &"publishing.unauthorised".into()),
        "it may still appear: neither failed nor sent again"
    );
    let path = format!("/channels/{channel}/reconnect");
    app.post(&path, serde_json::json!({ "fields": app.connection("mairie") })).await.expect(200);
    for _ in 0..2 {
        app.advance(Duration::from_secs(1000)).await;
    }
    assert_eq!(app.state_of(&post).await, "published", "asked again once the channel is connected");
    assert_eq!((app.network.calls(CallKind::Publish), app.network.created()), (1, 1));
}

#[tokio::test]
async fn twenty_publishers_at_once_renew_a_token_once() {
    let (app, channel) = TestApp::connected().await;
    for number in 0..20 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-02T10:00").await;
    }
    // In a crisis none of them waits for a call: all stand in theirs before any of them is refused.
    app.sql("UPDATE publications SET priority = 10").await;
    app.network.expire_access();
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    let gate = app.network.gate(Point::BeforeCreation);
    let publishing = Arc::clone(&app.program.publishing);
    let worker = tokio::spawn(async move { run_due(&publishing).await });
    for _ in 0..20 {
        gate.arrival().await;
    }
    gate.open();
    worker.await.unwrap().unwrap();
    assert_eq!((app.network.calls(CallKind::Refresh), app.network.created()), (1, 20));
}

#[tokio::test]
async fn programs_that_share_a_database_renew_a_rotating_token_once() {
    let (app, channel) = TestApp::connected().await;
    for number in 0..4 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-02T10:00").await;
    }
    let other = app.another_program().await;
    app.network.expire_access();
    app.network.set_refresh_latency(Duration::from_millis(100));
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    let check = |program: &Arc<parvis::Program>| {
        let channels = Arc::clone(&program.channels);
        let id = channel.parse().unwrap();
        async move {
            let organisation =
                parvis_identity::list_organisations(&channels.db.reader()).await.unwrap()[0].id;
            let scope = parvis_kernel::Scope { organisation, entity: None };
            parvis_channels::check_channel(&channels, scope, id).await.unwrap()
        }
    };
    // A renewal token serves once: a second use of it would take everything back.
    let (first, second) = tokio::join!(check(&app.program), check(&other));
    assert_ne!(first.health, parvis_channels::HealthState::Unauthorised);
    assert_ne!(second.health, parvis_channels::HealthState::Unauthorised);
    assert_eq!(app.network.calls(CallKind::Refresh), 1);
    app.advance(Duration::from_secs(90)).await;
    assert_eq!(app.network.created(), 4);
}

#[tokio::test]
async fn a_renewal_that_fails_for_hours_never_disconnects() {
    let (app, channel) = TestApp::connected().await;
    app.network.expire_access();
    for _ in 0..40 {
        app.network.next_refresh(Refreshed::Unreachable { detail: "503".to_owned() });
    }
    let post = app.published_now("Bonjour", &[&channel]).await;
    for _ in 0..12 {
        app.advance(Duration::from_secs(600)).await;
        assert_eq!(app.state_of(&post).await, "scheduled");
    }
    let channels = app.get("/channels").await.expect(200);
    let fake = channels["items"].as_array().unwrap().iter().find(|one| one["network"] == "fake").unwrap();
    assert_eq!(fake["state"], "active");
}
