//! What people do to publications: declare, cancel, disconnect, edit.

use crate::app::TestApp;
use parvis_connector::Found;
use parvis_test_kit::Fault;
use serde_json::json;
use std::time::Duration;

async fn lost(app: &TestApp, channel: &str) -> (String, String) {
    app.network.set_idempotent(false);
    app.network.next(Fault::AcceptThenCut);
    app.network.next_find(Found::CannotTell { detail: "search is down".to_owned() });
    let post = app.published_now("Bonjour", &[channel]).await;
    let publication = app.publication(&post).await;
    assert_eq!(publication["allowed"], json!(["declare"]));
    (post, format!("/publications/{}", publication["id"].as_str().unwrap()))
}

#[tokio::test]
async fn a_person_who_saw_it_settles_it_for_good() {
    let (app, channel) = TestApp::connected().await;
    let (post, path) = lost(&app, &channel).await;
    let bad = json!({ "present": true, "url": "javascript:alert(1)" });
    app.post(&format!("{path}/declare"), bad).await.refused(422, "publishing.not_an_address");
    let there = json!({ "present": true, "url": "https://reseau.example/1" });
    let settled = app.post(&format!("{path}/declare"), there).await.expect(200);
    assert_eq!(
        (&settled["state"], &settled["remote_url"]),
        (&json!("published"), &json!("https://reseau.example/1"))
    );
    app.advance(Duration::from_secs(7200)).await;
    assert_eq!((app.network.created(), app.state_of(&post).await.as_str()), (1, "published"));
}

#[tokio::test]
async fn a_person_who_did_not_see_it_has_it_sent_again() {
    let (app, channel) = TestApp::connected().await;
    let (post, path) = lost(&app, &channel).await;
    app.post(&format!("{path}/declare"), json!({ "present": false })).await.expect(200);
    app.run_jobs().await;
    assert_eq!(app.state_of(&post).await, "published");
    app.post(&format!("{path}/declare"), json!({ "present": false }))
        .await
        .refused(409, "publishing.wrong_state");
}

#[tokio::test]
async fn disconnecting_a_channel_stops_what_was_to_leave_and_erases_its_credentials() {
    let (app, channel) = TestApp::connected().await;
    for number in 0..20 {
        app.scheduled(&format!("Message {number}"), &[&channel], "2026-03-02T10:00").await;
    }
    let impact = app.get(&format!("/channels/{channel}/impact")).await.expect(200);
    assert_eq!(impact["scheduled"].as_array().unwrap().len(), 20);
    app.post(&format!("/channels/{channel}/disconnect"), json!({})).await.expect(200);
    assert_eq!(app.count("SELECT count(*) AS n FROM channel_credentials").await, 0);
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.network.created(), 0);
}

#[tokio::test]
async fn editing_a_scheduled_post_takes_it_back_and_asks_for_approval_again() {
    let (app, channel) = TestApp::connected().await;
    let post = app.scheduled("Bonjour", &[&channel], "2026-03-02T10:00").await;
    let mut body = app.draft_body(&post).await;
    body["segments"][0]["text"] = json!("Bonsoir");
    let view = app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    assert_eq!(view["state"], "draft");
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.network.created(), 0);
}

#[tokio::test]
async fn a_published_post_can_be_neither_edited_nor_moved_nor_cancelled() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Bonjour", &[&channel]).await;
    let mut body = app.draft_body(&post).await;
    body["segments"][0]["text"] = json!("Bonsoir");
    app.put(&format!("/posts/{post}/draft"), body).await.refused(409, "editorial.already_leaving");
    let at = json!({ "at": { "local": "2026-03-05T10:00", "zone": "Europe/Paris" } });
    app.post(&format!("/posts/{post}/move"), at).await.refused(409, "editorial.already_leaving");
    app.post(&format!("/posts/{post}/cancel"), json!({})).await.refused(409, "editorial.already_leaving");
    app.delete(&format!("/posts/{post}")).await.refused(409, "editorial.already_leaving");
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true }))
        .await
        .refused(409, "editorial.wrong_stage");
    app.advance(Duration::from_secs(86_400)).await;
    assert_eq!((app.network.created(), app.state_of(&post).await.as_str()), (1, "published"));
}

#[tokio::test]
async fn moving_a_scheduled_post_moves_its_publications() {
    let (app, channel) = TestApp::connected().await;
    let post = app.scheduled("Bonjour", &[&channel], "2026-03-02T10:00").await;
    let at = json!({ "at": { "local": "2026-03-03T11:30", "zone": "Europe/Paris" } });
    let view = app.post(&format!("/posts/{post}/move"), at).await.expect(200);
    assert_eq!(view["due_at"], "2026-03-03T10:30:00Z");
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.network.created(), 0);
    app.clock.advance_to("2026-03-03 11:30 Europe/Paris");
    app.run_jobs().await;
    assert_eq!(app.network.created(), 1);
}

#[tokio::test]
async fn a_database_touched_behind_the_back_is_not_published() {
    use parvis_database::Run;
    for touch in [
        "UPDATE segments SET text = 'Piraté'",
        "UPDATE segment_media SET alt = 'Piraté'",
        "DELETE FROM segment_media",
        "UPDATE posts SET title = 'Piraté'",
        "UPDATE posts SET language = 'en'",
    ] {
        let (app, channel) = TestApp::connected().await;
        let post = app.draft("Bonjour", &[&channel]).await["id"].as_str().unwrap().to_owned();
        let mut body = app.draft_body(&post).await;
        body["segments"][0]["media"] = json!([{ "asset": app.picture().await, "alt": "Le pont" }]);
        app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
        let at = json!({ "at": { "local": "2026-03-02T10:00", "zone": "Europe/Paris" } });
        app.post(&format!("/posts/{post}/schedule"), at).await.expect(200);
        let tx = app.program.db.begin().await.unwrap();
        tx.run(touch, Vec::new()).await.unwrap();
        tx.commit().await.unwrap();
        app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
        app.run_jobs().await;
        assert_eq!(app.network.created(), 0, "{touch}");
        assert_eq!(app.publication(&post).await["code"], "publishing.not_approved", "{touch}");
    }
}
