//! Checks 24 hours and 1 hour before: found in time, told, shown, and gone once mended.

use super::{notifications::reconnect, options::saved};
use crate::app::TestApp;
use parvis_test_kit::{CallKind, Fault};
use serde_json::{Value, json};
use std::time::Duration;

/// Codes found about the only publication of a post.
async fn findings(app: &TestApp, post: &str) -> Vec<String> {
    let publication = app.publications(post).await.pop().expect("a publication");
    let all = publication["findings"].as_array().unwrap();
    all.iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

async fn calendar_trouble(app: &TestApp) -> Value {
    let calendar = app.get("/calendar?from=2026-03-01&to=2026-03-31").await.expect(200);
    calendar["items"][0]["post"]["trouble"].clone()
}

#[tokio::test]
async fn a_channel_revoked_the_day_before_is_told_before_the_hour_and_heals() {
    let (app, channel) = TestApp::connected().await;
    let editor = app.as_new("editor").await;
    let post = editor.draft("Conseil municipal", &[&channel]).await;
    let post = post["id"].as_str().unwrap().to_owned();
    let at = json!({ "at": { "local": "2026-03-05T10:00", "zone": "Europe/Paris" } });
    app.post(&format!("/posts/{post}/schedule"), at).await.expect(200);
    app.clock.advance_to("2026-03-04 09:59 Europe/Paris");
    app.run_jobs().await;
    app.network.revoke();
    assert_eq!(app.count("SELECT count(*) AS n FROM publication_checks").await, 0);
    app.clock.advance_to("2026-03-04 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(findings(&app, &post).await, ["publishing.check_unauthorised"]);
    assert!(editor.told().await.contains(&"publication_check".to_owned()), "the author, a day before");
    let mut told = app.told().await;
    told.sort();
    assert_eq!(told, ["channel_revoked", "publication_check"], "who connected the channel");
    assert_eq!(calendar_trouble(&app).await["code"], "publishing.check_unauthorised");
    let view = app.get(&format!("/posts/{post}")).await.expect(200);
    assert_eq!((&view["trouble"]["verb"], &view["state"]), (&json!("open"), &json!("scheduled")));

    reconnect(&app, &channel).await;
    app.run_jobs().await;
    assert!(findings(&app, &post).await.is_empty(), "a finding that heals disappears");
    assert!(app.told().await.is_empty() && editor.told().await.is_empty());
    assert_eq!(calendar_trouble(&app).await, Value::Null);
    app.clock.advance_to("2026-03-05 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.state_of(&post).await, "published");
}

#[tokio::test]
async fn each_check_is_made_once_and_also_after_a_stop() {
    let (app, channel) = TestApp::connected().await;
    for number in 0..6 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-05T10:00").await;
    }
    app.clock.advance_to("2026-03-04 12:00 Europe/Paris");
    let app = app.restarted().await;
    for _ in 0..3 {
        app.run_jobs().await;
    }
    let made =
        "SELECT count(*) AS n FROM publication_checks WHERE checked_at IS NOT NULL AND next_at IS NULL";
    assert_eq!(app.count(made).await, 6, "two hours late, and still a day ahead");
    assert_eq!(app.network.calls(CallKind::Check), 1, "one question for the six of the channel");
    app.clock.advance_to("2026-03-05 09:00 Europe/Paris");
    let workers: Vec<_> = (0..8)
        .map(|_| {
            let publishing = std::sync::Arc::clone(&app.program.publishing);
            tokio::spawn(async move { parvis_publishing::check_ahead(&publishing).await.unwrap() })
        })
        .collect();
    let mut checks = 0;
    for worker in workers {
        checks += worker.await.unwrap();
    }
    assert_eq!((checks, app.count(made).await), (6, 12));
    let hour = Duration::from_secs(3600);
    assert_eq!(parvis_publishing::next_check_in(&app.program.publishing, hour).await.unwrap(), hour);
}

#[tokio::test]
async fn limits_that_changed_are_found_before_the_hour() {
    let (app, channel) = TestApp::connected().await;
    let post = app.scheduled(&"mot ".repeat(100), &[&channel], "2026-03-05T10:00").await;
    app.sql(
        "UPDATE channels SET limits = '{\"text_max\":140,\"text_bytes\":false,\"text_max_bytes\":null,\
         \"link_weight\":null,\"images_max\":4,\"image_max_bytes\":1000000,\"alt_max\":100,\
         \"source\":\"https://reseau.example.test/limites\",\"source_title\":\"Limites\",\
         \"read_on\":\"2026-03-03\"}' WHERE network = 'fake'",
    )
    .await;
    app.clock.advance_to("2026-03-04 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(findings(&app, &post).await, ["publishing.check_over_limits"]);
    assert_eq!(app.told().await, ["publication_check"]);
    app.sql("UPDATE channels SET limits = NULL WHERE network = 'fake'").await;
    app.advance(Duration::from_secs(600)).await;
    assert!(findings(&app, &post).await.is_empty());
    assert!(app.told().await.is_empty());
}

#[tokio::test]
async fn limits_that_the_server_changes_are_read_again_before_the_hour() {
    let (app, servers) = TestApp::with_mastodon().await;
    let channel = app.connect_mastodon(&servers.first).await;
    let long = app.scheduled(&"mot ".repeat(100), &[&channel], "2026-03-05T10:00").await;
    let days = json!({ "answers": ["Lundi", "Mardi", "Jeudi"], "open_seconds": 86_400 });
    let (asked, answer) = saved(&app, &channel, json!({ "poll": days })).await;
    answer.expect(200);
    let at = json!({ "at": { "local": "2026-03-05T10:00", "zone": "Europe/Paris" } });
    app.post(&format!("/posts/{asked}/schedule"), at).await.expect(200);
    servers.first.tell_limits(140, 2);
    app.clock.advance_to("2026-03-04 10:00 Europe/Paris");
    app.run_jobs().await;
    for post in [&long, &asked] {
        assert_eq!(findings(&app, post).await, ["publishing.check_over_limits"]);
    }
    let channels = app.get("/channels").await.expect(200);
    let shown = channels["items"].as_array().unwrap().iter().find(|one| one["id"] == json!(channel)).unwrap();
    assert_eq!(shown["limits"]["text"]["max"], 140, "screens count with them");
    assert_eq!(
        (&shown["limits"]["polls"]["answers_max"], &shown["limits"]["read_on"]),
        (&json!(2), &json!("2026-03-04"))
    );
    // A server that says nothing of them for a while keeps what it told.
    servers.first.next_on("GET /api/v2/instance", Fault::Status(503));
    app.post(&format!("/channels/{channel}/check"), json!({})).await.expect(200);
    app.advance(Duration::from_secs(600)).await;
    assert_eq!(findings(&app, &asked).await, ["publishing.check_over_limits"]);
    servers.first.tell_limits(500, 4);
    app.post(&format!("/channels/{channel}/check"), json!({})).await.expect(200);
    app.run_jobs().await;
    for post in [&long, &asked] {
        assert!(findings(&app, post).await.is_empty(), "looked at again at once");
    }
}

#[tokio::test]
async fn content_changed_behind_the_back_and_a_disconnected_channel_are_found() {
    let (app, channel) = TestApp::connected().await;
    let post = app.scheduled("Bonjour", &[&channel], "2026-03-05T10:00").await;
    app.sql("UPDATE segments SET text = 'Piraté'").await;
    app.sql("UPDATE channels SET state = 'disconnected' WHERE network = 'fake'").await;
    app.clock.advance_to("2026-03-05 09:30 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(
        findings(&app, &post).await,
        ["publishing.check_disconnected", "publishing.check_not_approved"]
    );
    assert_eq!(app.told().await, ["publication_check"], "one word for both");
}

#[tokio::test]
async fn a_publication_that_moves_is_checked_for_its_new_hour() {
    let (app, channel) = TestApp::connected().await;
    let post = app.scheduled("Bonjour", &[&channel], "2026-03-03T10:00").await;
    app.network.revoke();
    app.advance(Duration::from_secs(7200)).await;
    assert_eq!(app.told().await.len(), 2);
    let at = json!({ "at": { "local": "2026-03-20T10:00", "zone": "Europe/Paris" } });
    app.post(&format!("/posts/{post}/move"), at).await.expect(200);
    app.run_jobs().await;
    assert!(findings(&app, &post).await.is_empty());
    assert_eq!(app.told().await, ["channel_revoked"]);
    app.clock.advance_to("2026-03-19 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(findings(&app, &post).await, ["publishing.check_unauthorised"]);
}

#[tokio::test]
async fn a_file_that_is_gone_is_found_before_the_hour() {
    let (app, channel) = TestApp::connected().await;
    let picture = app.picture().await;
    let post = app.draft("La place", &[&channel]).await;
    let id = post["id"].as_str().unwrap();
    let mut body = app.draft_body(id).await;
    body["segments"][0]["media"] = json!([{ "asset": picture, "alt": "La place de la mairie" }]);
    app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    let at = json!({ "at": { "local": "2026-03-05T10:00", "zone": "Europe/Paris" } });
    app.post(&format!("/posts/{id}/schedule"), at).await.expect(200);
    app.clock.advance_to("2026-03-04 10:00 Europe/Paris");
    app.run_jobs().await;
    assert!(findings(&app, id).await.is_empty(), "the file is there");
    app.lose_files();
    app.clock.advance_to("2026-03-05 09:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(findings(&app, id).await, ["publishing.check_media"]);
    assert_eq!(app.told().await, ["publication_check"]);
}
