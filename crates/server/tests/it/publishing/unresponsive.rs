//! Networks that do not answer: who has to wait for them, and who does not.

use crate::app::TestApp;
use parvis::loops;
use parvis_connector::{Quota, QuotaScope};
use parvis_test_kit::{CallKind, Gate, Point};
use serde_json::json;
use std::time::Duration;
use tokio::task::JoinSet;

/// Half of the calls of one process.
const OF_A_CHANNEL: usize = 8;

/// The program at work on `count` posts of each channel, which stand at the gates of their networks.
async fn standing(app: &TestApp, gates: &[(&Gate, &str)], count: usize) -> JoinSet<()> {
    for (_, channel) in gates {
        for number in 0..count {
            app.scheduled(&format!("Message {number}"), &[channel], "2026-03-02T10:00").await;
        }
    }
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    let running = loops::start(&app.program, &app.program.stopping);
    for (gate, _) in gates {
        for _ in 0..OF_A_CHANNEL {
            gate.arrival().await;
        }
    }
    running
}

async fn until(app: &TestApp, sql: &str, wanted: i64) {
    let reached = async {
        while app.count(sql).await != wanted {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    // Far longer than it takes, and shorter than a call that nobody answers.
    tokio::time::timeout(Duration::from_secs(50), reached)
        .await
        .unwrap_or_else(|_| panic!("never {wanted}: {sql}"));
}

async fn end(app: &TestApp, mut running: JoinSet<()>) {
    app.program.stopping.send_replace(true);
    while running.join_next().await.is_some() {}
}

const PUBLISHED: &str = "SELECT count(*) AS n FROM publications WHERE state = 'published'";

#[tokio::test]
async fn a_network_that_does_not_answer_holds_nobody_else_up() {
    let (app, channel) = TestApp::connected_to_a_slow_network().await;
    let other = app.connect_to("plain", "mairie").await;
    let gate = app.network.gate(Point::BeforeAnswer);
    let running = standing(&app, &[(&gate, &channel)], 3 * OF_A_CHANNEL).await;

    let post = app.draft("Le pont est fermé", &[&other]).await["id"].as_str().unwrap().to_owned();
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
    until(&app, PUBLISHED, 1).await;
    assert_eq!(app.state_of(&post).await, "published");
    assert_eq!(app.network.calls(CallKind::Publish), OF_A_CHANNEL, "a channel has half of the calls");

    gate.open();
    until(&app, PUBLISHED, i64::try_from(3 * OF_A_CHANNEL + 1).unwrap()).await;
    assert_eq!(app.network.created(), 3 * OF_A_CHANNEL);
    end(&app, running).await;
}

#[tokio::test]
async fn a_crisis_message_waits_for_no_call() {
    let (app, channel) = TestApp::connected_to_a_slow_network().await;
    let other = app.connect_to("plain", "mairie").await;
    let (first, second) = (app.network.gate(Point::BeforeAnswer), app.plain.gate(Point::BeforeAnswer));
    let running = standing(&app, &[(&first, &channel), (&second, &other)], 2 * OF_A_CHANNEL).await;

    let post = app.draft("Évacuation du quai", &[&other]).await["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&post).await;
    body["priority"] = json!("crisis");
    app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
    second.arrival().await;
    assert_eq!(app.plain.calls(CallKind::Publish), OF_A_CHANNEL + 1, "every other call is taken");
    assert_eq!(app.state_of(&post).await, "publishing");

    first.open();
    second.open();
    until(&app, PUBLISHED, i64::try_from(4 * OF_A_CHANNEL + 1).unwrap()).await;
    end(&app, running).await;
}

#[tokio::test]
async fn told_to_stop_it_gives_back_what_it_has_not_begun() {
    let (app, channel) = TestApp::connected_to_a_slow_network().await;
    let gate = app.network.gate(Point::BeforeAnswer);
    let running = standing(&app, &[(&gate, &channel)], 2 * OF_A_CHANNEL).await;
    app.program.stopping.send_replace(true);
    let due = "SELECT count(*) AS n FROM publications WHERE state = 'scheduled' AND lease IS NULL";
    until(&app, due, i64::try_from(OF_A_CHANNEL).unwrap()).await;
    gate.open();
    end(&app, running).await;
    assert_eq!(app.count(PUBLISHED).await, i64::try_from(OF_A_CHANNEL).unwrap(), "what was begun was ended");
    assert_eq!(app.network.created(), OF_A_CHANNEL);
}

#[tokio::test]
async fn what_waited_too_long_for_its_channel_is_claimed_anew_and_takes_room_once() {
    let (app, channel) = TestApp::connected_to_a_slow_network().await;
    let count = u32::try_from(3 * OF_A_CHANNEL).unwrap();
    app.network.set_quotas(vec![Quota {
        per: QuotaScope::Channel,
        window: Duration::from_secs(3600),
        max: count + 3,
        write_cost: 1,
        file_cost: 0,
        source: "https://reseau.example.test/quotas".into(),
        source_title: "Quotas of the test".into(),
        read_on: "2026-11-25".into(),
    }]);
    let gate = app.network.gate(Point::BeforeAnswer);
    let running = standing(&app, &[(&gate, &channel)], 3 * OF_A_CHANNEL).await;
    app.clock.advance_by(Duration::from_secs(250));
    gate.open();
    until(&app, PUBLISHED, i64::from(count)).await;
    assert_eq!(app.network.created(), 3 * OF_A_CHANNEL);
    let used = "SELECT coalesce(sum(writes), 0) AS n FROM quota_uses";
    assert_eq!(app.count(used).await, i64::from(count), "what was given back gave its room back");
    end(&app, running).await;
}
