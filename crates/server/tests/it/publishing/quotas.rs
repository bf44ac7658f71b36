//! Quotas: never a burst past them, the crisis first, the rest dated in its order and said so.

use crate::app::TestApp;
use parvis_connector::{Quota, QuotaScope};
use parvis_publishing::run_due;
use parvis_test_kit::CallKind;
use serde_json::{Value, json};
use std::{collections::BTreeSet, sync::Arc, time::Duration};

fn quota(per: QuotaScope, max: u32) -> Quota {
    Quota {
        per,
        window: Duration::from_secs(3600),
        max,
        write_cost: 1,
        file_cost: 0,
        source: "https://reseau.example.test/quotas".into(),
        source_title: "Quotas of the test".into(),
        read_on: "2026-11-25".into(),
    }
}

async fn limited(per: QuotaScope, max: u32) -> (TestApp, String) {
    let (app, channel) = TestApp::connected().await;
    app.network.set_quotas(vec![quota(per, max)]);
    (app, channel)
}

/// Schedules a crisis post: at a wall clock, or now.
async fn crisis(app: &TestApp, text: &str, channel: &str, local: Option<&str>) -> String {
    let post = app.draft(text, &[channel]).await;
    let id = post["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&id).await;
    body["priority"] = json!("crisis");
    app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    let at = local
        .map_or(json!({ "now": true }), |local| json!({ "at": { "local": local, "zone": "Europe/Paris" } }));
    app.post(&format!("/posts/{id}/schedule"), at).await.expect(200);
    id
}

fn sent(app: &TestApp) -> Vec<String> {
    app.network.there().into_iter().map(|made| made.text).collect()
}

async fn waiting_until(app: &TestApp, post: &str) -> Value {
    let publication = app.publication(post).await;
    assert_eq!(
        (&publication["state"], &publication["code"]),
        (&json!("scheduled"), &json!("publishing.quota_reached"))
    );
    assert!(publication["title"].as_str().unwrap().contains("quota"));
    publication["next_attempt_at"].clone()
}

#[tokio::test]
async fn a_quota_lets_ten_of_fifty_leave_the_crisis_first() {
    let (app, channel) = limited(QuotaScope::Channel, 10).await;
    let mut posts = Vec::new();
    for number in 0..49 {
        let local = format!("2026-03-02T10:{number:02}");
        posts.push(app.scheduled(&format!("Message {number:02}"), &[&channel], &local).await);
    }
    crisis(&app, "Évacuation du quai", &channel, Some("2026-03-02T10:49")).await;
    app.clock.advance_to("2026-03-02 10:50 Europe/Paris");
    app.run_jobs().await;
    let first = sent(&app);
    let mut expected: BTreeSet<_> = (0..9).map(|number| format!("Message {number:02}")).collect();
    expected.insert("Évacuation du quai".to_owned());
    assert_eq!(first.len(), 10);
    assert_eq!(
        first.into_iter().collect::<BTreeSet<_>>(),
        expected,
        "the last of the fifty before forty others"
    );
    assert_eq!(waiting_until(&app, &posts[9]).await, "2026-03-02T10:50:00Z");
    assert_eq!(waiting_until(&app, &posts[18]).await, "2026-03-02T11:50:00Z");
    assert_eq!(waiting_until(&app, &posts[48]).await, "2026-03-02T14:50:00Z");
    // What was counted is in the database: a restart gives no new room.
    let app = app.restarted().await;
    app.run_jobs().await;
    assert_eq!(app.network.created(), 10);
    for hour in 1..=5 {
        app.advance(Duration::from_secs(3600)).await;
        let batch: BTreeSet<_> = sent(&app).into_iter().skip(10 + (hour - 1) * 9).collect();
        let expected: BTreeSet<_> =
            (hour * 9..((hour + 1) * 9).min(49)).map(|number| format!("Message {number:02}")).collect();
        assert_eq!(batch, expected, "hour {hour}");
    }
    for post in posts {
        assert_eq!(app.state_of(&post).await, "published", "however late, it was not forgotten");
    }
    assert_eq!(app.network.calls(CallKind::Publish), 50);
}

#[tokio::test]
async fn eight_workers_never_burst_past_a_quota() {
    let (app, channel) = limited(QuotaScope::Channel, 10).await;
    for number in 0..60 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-02T10:00").await;
    }
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    for hour in 1..=3 {
        let workers: Vec<_> = (0..8)
            .map(|_| {
                let publishing = Arc::clone(&app.program.publishing);
                tokio::spawn(async move { run_due(&publishing).await })
            })
            .collect();
        for worker in workers {
            worker.await.unwrap().unwrap();
        }
        assert_eq!(app.network.created(), hour * 9, "a tenth is kept for a crisis");
        app.clock.advance_by(Duration::from_secs(3600));
    }
}

#[tokio::test]
async fn a_crisis_takes_the_room_kept_for_it_then_the_first_that_is_free() {
    let (app, channel) = limited(QuotaScope::Channel, 10).await;
    for number in 0..20 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-02T10:00").await;
    }
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.network.created(), 9);
    crisis(&app, "Alerte", &channel, None).await;
    app.advance(Duration::from_secs(600)).await;
    assert_eq!(sent(&app).last().unwrap(), "Alerte");
    let second = crisis(&app, "Suite de l’alerte", &channel, None).await;
    app.run_jobs().await;
    assert_eq!(waiting_until(&app, &second).await, "2026-03-02T10:00:00Z", "before those that wait since");
    app.clock.advance_to("2026-03-02 11:00 Europe/Paris");
    app.run_jobs().await;
    assert!(sent(&app).contains(&"Suite de l’alerte".to_owned()));
    assert_eq!(
        app.network.created(),
        19,
        "one crisis message and eight others, the earlier one still counts"
    );
}

#[tokio::test]
async fn who_comes_later_waits_behind_those_that_wait() {
    let (app, channel) = limited(QuotaScope::Channel, 10).await;
    for number in 0..20 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-02T10:00").await;
    }
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    let late = app.scheduled("Arrivé après", &[&channel], "2026-03-02T10:30").await;
    app.clock.advance_to("2026-03-02 10:30 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(
        waiting_until(&app, &late).await,
        "2026-03-02T11:00:00Z",
        "nine at ten, two and it at noon in Paris"
    );
    app.clock.advance_to("2026-03-02 11:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.network.created(), 18);
    app.clock.advance_to("2026-03-02 12:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.state_of(&late).await, "published");
}

#[tokio::test]
async fn channels_that_share_an_application_share_its_quota() {
    let (app, channel) = limited(QuotaScope::Application, 5).await;
    let other = app.connect("culture").await;
    for number in 0..5 {
        app.scheduled(&format!("Message {number}"), &[&channel, &other], "2026-03-02T10:00").await;
    }
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.network.created(), 4);
    app.advance(Duration::from_secs(3 * 3600)).await;
    app.advance(Duration::from_secs(3600)).await;
    app.network.set_quotas(vec![quota(QuotaScope::Network, 100)]);
    app.advance(Duration::from_secs(3600)).await;
    assert_eq!(app.network.created(), 10);
}

#[tokio::test]
async fn a_first_comment_waits_for_room_of_its_own() {
    let (app, channel) = limited(QuotaScope::Channel, 2).await;
    // A tenth, one at least, is kept for a crisis: one ordinary write fits.
    let post = super::first_comments::commented(&app, &channel).await;
    super::first_comments::publish(&app, &post).await;
    let waiting = super::first_comments::comment(&app, &post).await;
    assert_eq!(
        (&waiting["state"], &waiting["code"]),
        (&json!("scheduled"), &json!("publishing.comment_quota")),
        "{waiting}"
    );
    assert_eq!((app.state_of(&post).await.as_str(), app.network.created()), ("published", 1));
    app.advance(Duration::from_secs(3590)).await;
    assert_eq!(app.network.created(), 1);
    app.advance(Duration::from_secs(20)).await;
    assert_eq!(super::first_comments::comment(&app, &post).await["state"], "published");
    assert_eq!(app.network.created(), 2);
}
