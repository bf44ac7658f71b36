//! The operator's queue: figures, filters, pages, the file.

use super::pauses::paused;
use crate::app::TestApp;
use parvis_connector::Found;
use parvis_test_kit::Fault;
use serde_json::{Value, json};

fn count_of(counts: &Value, state: &str) -> u64 {
    let states = counts["states"].as_array().unwrap();
    states.iter().find(|one| one["state"] == state).map_or(0, |one| one["count"].as_u64().unwrap())
}

/// One publication failed, one to verify, one held, one to come.
async fn of_each(app: &TestApp, channel: &str) -> [String; 4] {
    app.network.set_idempotent(false);
    app.network.next(Fault::Refused);
    let failed = app.published_now("=Refusé", &[channel]).await;
    app.network.next(Fault::AcceptThenCut);
    for _ in 0..20 {
        app.network.next_find(Found::CannotTell { detail: "search is down".to_owned() });
    }
    let lost = app.published_now("Perdu", &[channel]).await;
    paused(app).await;
    let held = app.published_now("Retenu", &[channel]).await;
    let future = app.scheduled("À venir", &[channel], "2026-03-04T10:00").await;
    [failed, lost, held, future]
}

#[tokio::test]
async fn the_queue_counts_by_state_and_channel_what_needs_a_person() {
    let (app, channel) = TestApp::connected().await;
    of_each(&app, &channel).await;
    let counts = app.get("/publications/counts").await.expect(200);
    for state in ["failed", "to_verify", "held", "scheduled"] {
        assert_eq!(count_of(&counts, state), 1, "{state}: {counts}");
    }
    assert_eq!(counts["needs_person"], 2, "what a pause holds needs nobody yet");
    assert_eq!((&counts["due_now"], &counts["next_at"]), (&json!(0), &json!("2026-03-04T09:00:00Z")));
    let of = &counts["channels"][0];
    assert_eq!(
        (&of["channel"]["id"], &of["needs_person"], &of["held"]),
        (&json!(channel), &json!(2), &json!(1))
    );
    let pauses = app.get("/pauses").await.expect(200);
    app.post(&format!("/pauses/{}/end", pauses["items"][0]["id"].as_str().unwrap()), json!({}))
        .await
        .expect(200);
    let counts = app.get("/publications/counts").await.expect(200);
    assert_eq!((&counts["needs_person"], &counts["channels"][0]["needs_person"]), (&json!(3), &json!(3)));
}

#[tokio::test]
async fn the_queue_is_filtered_paged_and_retried_alone() {
    let (app, channel) = TestApp::connected().await;
    let [failed, lost, held, _] = of_each(&app, &channel).await;
    let all = app.get("/publications?limit=2").await.expect(200);
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
    let cursor = all["next_cursor"].as_str().unwrap();
    let rest = app.get(&format!("/publications?limit=2&cursor={cursor}")).await.expect(200);
    assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next_cursor"]), (2, &Value::Null));
    let wrong = app.get(&format!("/publications?state=failed,to_verify&channel={channel}")).await.expect(200);
    let posts: Vec<_> = wrong["items"].as_array().unwrap().iter().map(|one| one["post"].clone()).collect();
    assert!(posts.contains(&json!(failed)) && posts.contains(&json!(lost)) && posts.len() == 2);
    let of_post = |post: &str| {
        wrong["items"].as_array().unwrap().iter().find(|one| one["post"] == post).cloned().unwrap()
    };
    assert_eq!(of_post(&lost)["allowed"], json!(["declare"]), "an ordinary retry is not offered");
    assert_eq!(
        (of_post(&failed)["allowed"].clone(), of_post(&failed)["post_name"].clone()),
        (json!(["retry", "cancel"]), json!("Essai"))
    );
    // During the pause a retry waits like the others; what was held is left alone.
    let path = format!("/publications/{}/retry", of_post(&failed)["id"].as_str().unwrap());
    app.post(&path, json!({})).await.expect(200);
    app.run_jobs().await;
    assert_eq!((app.state_of(&failed).await.as_str(), app.state_of(&held).await.as_str()), ("held", "held"));
}

#[tokio::test]
async fn the_queue_leaves_as_a_file() {
    let (app, channel) = TestApp::connected().await;
    of_each(&app, &channel).await;
    let answer = app.get("/publications/export?state=failed,held").await;
    assert_eq!(answer.headers["content-type"], "text/csv; charset=utf-8");
    let file = answer.text();
    let lines: Vec<_> = file.trim_start_matches('\u{feff}').trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 3, "{file}");
    assert!(lines[0].starts_with("\"Contenu\",\"Canal\""), "{file}");
    assert!(file.contains("\"Retenu\"") && file.contains("\"Échec\""), "{file}");
    let stranger = app.stranger();
    assert_eq!(stranger.get("/publications/export").await.status, 401);
}
