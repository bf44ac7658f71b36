//! What becomes of a publication for each answer of a network.

use crate::app::TestApp;
use parvis_connector::{Found, Outcome, Refreshed};
use parvis_test_kit::{Behaviour, CallKind, Fault, RetryAfter};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn a_post_leaves_at_its_hour_and_not_before() {
    let (app, channel) = TestApp::connected().await;
    let post = app.scheduled("Bonjour à tous", &[&channel], "2026-03-02T10:00").await;
    app.clock.advance_to("2026-03-02 09:59 Europe/Paris");
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.state_of(&post).await.as_str()), (0, "scheduled"));
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.state_of(&post).await.as_str()), (1, "published"));
    let publication = app.publication(&post).await;
    assert_eq!(publication["attempts"].as_array().unwrap().len(), 1);
    assert!(publication["remote_url"].is_string(), "{publication}");
    app.advance(Duration::from_secs(86_400)).await;
    assert_eq!(app.network.created(), 1, "published is terminal");
}

#[tokio::test]
async fn a_cut_connection_leaves_the_publication_to_verify() {
    for fault in [
        Fault::AcceptThenCut,
        Fault::AcceptThenHang,
        Fault::AcceptThenStatus(500),
        Fault::AcceptThenStatus(400),
        Fault::AcceptThenGarbage,
    ] {
        let (app, channel) = TestApp::connected().await;
        app.network.next(fault);
        app.network.next_find(Found::CannotTell { detail: "search is down".to_owned() });
        let post = app.published_now("Bonjour", &[&channel]).await;
        assert_eq!(app.state_of(&post).await, "to_verify", "{fault:?}");
        let publication = app.publication(&post).await;
        let path = format!("/publications/{}", publication["id"].as_str().unwrap());
        app.post(&format!("{path}/retry"), json!({})).await.refused(409, "publishing.outcome_unknown");
        assert_eq!(app.network.created(), 1, "{fault:?}");
        assert_eq!(app.network.calls(CallKind::Publish), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_lost_item_that_the_network_finds_is_published_and_not_sent_again() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    app.network.next(Fault::AcceptThenCut);
    let post = app.published_now("Bonjour", &[&channel]).await;
    assert_eq!(app.state_of(&post).await, "to_verify");
    app.advance(Duration::from_secs(30)).await;
    assert_eq!(app.state_of(&post).await, "published");
    assert_eq!((app.network.created(), app.network.calls(CallKind::Publish)), (1, 1));
    let publication = app.publication(&post).await;
    assert_eq!(publication["attempts"][0]["resolved_by"], "search");
}

#[tokio::test]
async fn a_lost_item_proved_absent_is_sent_again_once() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    app.network.next(Outcome::Unknown { detail: "cut before anything".to_owned() });
    let post = app.published_now("Bonjour", &[&channel]).await;
    assert_eq!(app.network.created(), 0);
    app.advance(Duration::from_secs(30)).await;
    assert_eq!(app.state_of(&post).await, "published");
    assert_eq!((app.network.created(), app.network.calls(CallKind::Publish)), (1, 2));
}

#[tokio::test]
async fn an_absence_proves_nothing_before_the_network_has_had_its_time() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    app.network.set_proof_delay(Duration::from_secs(600));
    app.network.next(Outcome::Unknown { detail: "cut".to_owned() });
    let post = app.published_now("Bonjour", &[&channel]).await;
    app.advance(Duration::from_secs(60)).await;
    assert_eq!(app.state_of(&post).await, "to_verify");
    assert_eq!(app.network.calls(CallKind::Publish), 1);
    app.advance(Duration::from_secs(600)).await;
    assert_eq!(app.state_of(&post).await, "published");
}

#[tokio::test]
async fn retry_after_is_honoured_in_seconds_and_as_a_date() {
    for seconds in [false, true] {
        let (app, channel) = TestApp::connected().await;
        let until = app.now().after(Duration::from_secs(600));
        let limit = if seconds { RetryAfter::Seconds(600) } else { RetryAfter::Date(until) };
        app.network.next(Fault::RateLimited(limit));
        let post = app.published_now("Bonjour", &[&channel]).await;
        assert_eq!(app.state_of(&post).await, "scheduled");
        app.advance(Duration::from_secs(590)).await;
        assert_eq!(app.network.calls(CallKind::Publish), 1, "none before Retry-After");
        app.advance(Duration::from_secs(30)).await;
        assert_eq!(app.state_of(&post).await, "published");
        assert_eq!(app.network.created(), 1);
    }
}

#[tokio::test]
async fn what_was_never_sent_is_tried_again_with_growing_waits() {
    let (app, channel) = TestApp::connected().await;
    for _ in 0..3 {
        app.network.next(Outcome::NotSent { detail: "connection refused".to_owned() });
    }
    let post = app.published_now("Bonjour", &[&channel]).await;
    for (wait, calls) in [(5, 1), (7, 2), (10, 2), (13, 3), (20, 3), (30, 4)] {
        app.advance(Duration::from_secs(wait)).await;
        assert_eq!(app.network.calls(CallKind::Publish), calls, "after {wait} s more");
    }
    assert_eq!(app.state_of(&post).await, "published");
}

#[tokio::test]
async fn one_refusal_is_partial_and_is_retried_alone() {
    let (app, channel) = TestApp::connected().await;
    let feed = app.public_feed().await;
    app.network.next(Fault::Refused);
    let post = app.published_now("Bonjour", &[&feed, &channel]).await;
    assert_eq!(app.state_of(&post).await, "partial");
    let failed = app.publication(&post).await;
    assert_eq!(failed["state"], "failed");
    assert!(!failed["title"].as_str().unwrap().is_empty());
    let path = format!("/publications/{}/retry", failed["id"].as_str().unwrap());
    app.post(&path, json!({})).await.expect(200);
    app.run_jobs().await;
    assert_eq!(app.state_of(&post).await, "published");
    let all = app.publications(&post).await;
    let attempts: Vec<_> = all.iter().map(|one| one["attempts"].as_array().unwrap().len()).collect();
    assert_eq!(attempts.iter().sum::<usize>(), 3, "the other was left alone: {attempts:?}");
}

#[tokio::test]
async fn an_expired_token_is_renewed_once_and_a_revoked_one_says_so() {
    let (app, channel) = TestApp::connected().await;
    app.network.expire_access();
    let post = app.published_now("Bonjour", &[&channel]).await;
    assert_eq!(app.state_of(&post).await, "published");
    assert_eq!((app.network.calls(CallKind::Refresh), app.network.created()), (1, 1));

    app.network.revoke();
    let post = app.published_now("Bonsoir", &[&channel]).await;
    assert_eq!(app.state_of(&post).await, "failed");
    assert_eq!(app.publication(&post).await["code"], "publishing.unauthorised");
    let channels = app.get("/channels").await.expect(200);
    let failing = channels["items"].as_array().unwrap().iter().find(|one| one["network"] == "fake").unwrap();
    assert_eq!(failing["health"]["state"], "failing");
}

#[tokio::test]
async fn a_renewal_that_does_not_answer_keeps_the_channel_connected() {
    let (app, channel) = TestApp::connected().await;
    app.network.expire_access();
    app.network.next_refresh(Refreshed::Unreachable { detail: "503".to_owned() });
    let post = app.published_now("Bonjour", &[&channel]).await;
    assert_eq!(app.state_of(&post).await, "scheduled");
    app.advance(Duration::from_secs(60)).await;
    assert_eq!(app.state_of(&post).await, "published");
}

#[tokio::test]
async fn slow_media_are_polled_until_they_are_ready() {
    let (app, channel) = TestApp::connected().await;
    let check_after = Duration::from_secs(120);
    app.network.next(Behaviour::Process { polls: 19, check_after, end: None });
    let post = app.published_now("Une vidéo", &[&channel]).await;
    assert_eq!(app.state_of(&post).await, "processing");
    for _ in 0..20 {
        app.advance(check_after).await;
    }
    assert_eq!(app.state_of(&post).await, "published");
    assert_eq!((app.network.calls(CallKind::Publish), app.network.created()), (1, 1));
}

#[tokio::test]
async fn past_its_window_a_publication_is_missed_and_never_sent_silently() {
    for (stopped, state) in
        [(300, "published"), (7_100, "published"), (3 * 86_400, "missed"), (10 * 86_400, "missed")]
    {
        let (app, channel) = TestApp::connected().await;
        let post = app.scheduled("Bonjour", &[&channel], "2026-03-02T10:00").await;
        app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
        app.advance(Duration::from_secs(stopped)).await;
        assert_eq!(app.state_of(&post).await, state, "stopped for {stopped} s");
        assert_eq!(app.network.created(), usize::from(state == "published"));
    }
}

#[tokio::test]
async fn a_crisis_message_has_a_shorter_window() {
    let (app, channel) = TestApp::connected().await;
    let post = app.draft("Évacuation du quai", &[&channel]).await;
    let id = post["id"].as_str().unwrap();
    let mut body = app.draft_body(id).await;
    body["priority"] = json!("crisis");
    app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    let at = json!({ "at": { "local": "2026-03-02T10:00", "zone": "Europe/Paris" } });
    app.post(&format!("/posts/{id}/schedule"), at).await.expect(200);
    app.clock.advance_to("2026-03-02 10:45 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.state_of(id).await, "missed");
}

#[tokio::test]
async fn a_thousand_publications_of_the_same_minute_all_leave_once() {
    let (app, first) = TestApp::connected().await;
    let mut channels = vec![first];
    for handle in ["culture", "voirie", "sports", "enfance"] {
        channels.push(app.connect(handle).await);
    }
    let chosen: Vec<&str> = channels.iter().map(String::as_str).collect();
    for number in 0..200 {
        app.scheduled(&format!("Message {number}"), &chosen, "2026-03-02T10:00").await;
    }
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.network.created(), 1000);
    let published = "SELECT count(*) AS n FROM publications WHERE state = 'published'";
    assert_eq!(app.count(published).await, 1000);
    let attempts = "SELECT count(*) AS n FROM publication_attempts WHERE state = 'accepted'";
    assert_eq!(app.count(attempts).await, 1000);
    app.advance(Duration::from_secs(3600)).await;
    assert_eq!(app.network.created(), 1000);
}
