//! Who decides a correction: approval of what was read, urgent path, rights, journal.

use super::amendments::{Correcting, apply, path, texts};
use crate::app::TestApp;
use parvis_database::Run;
use serde_json::json;

#[tokio::test]
async fn an_approver_approves_what_was_read_and_a_change_cancels_it() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Lundi", &[&channel]).await;
    let (editor, approver) = (app.as_new("editor").await, app.as_new("approver").await);
    let begun = Correcting::of(&editor, &post).await.text("Mardi").way(&channel, "edit").begin().await;
    assert_eq!(begun["allowed"], json!(["edit", "submit", "apply_urgently", "dismiss"]));
    editor.post(&path(&begun, "submit"), json!({})).await.expect(200);
    let waiting = approver.get("/corrections").await.expect(200);
    assert_eq!(waiting["items"][0]["id"], begun["id"]);
    let approved =
        approver.post(&path(&begun, "approve"), json!({ "hash": begun["hash"] })).await.expect(200);
    assert_eq!(approved["state"], "approved");
    let mut content = begun["content"].clone();
    content["segments"][0]["text"] = json!("Mercredi");
    let body = json!({ "revision": 1, "content": content });
    let id = begun["id"].as_str().unwrap();
    let changed = editor.put(&format!("/corrections/{id}"), body).await.expect(200);
    assert_eq!((&changed["state"], &changed["revision"]), (&json!("draft"), &json!(2)));
    approver
        .post(&path(&begun, "approve"), json!({ "hash": begun["hash"] }))
        .await
        .refused(409, "editorial.stale_approval");
    apply(&app, &begun).await.refused(409, "editorial.stale_approval");
    editor.post(&path(&begun, "apply"), json!({ "hash": changed["hash"] })).await.expect(403);
    approver.post(&path(&begun, "approve"), json!({ "hash": changed["hash"] })).await.expect(200);
    let applied = apply(&app, &changed).await.expect(200);
    assert_eq!(applied["approver"]["name"], "approver");
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Mercredi"]);
    let body = json!({ "revision": 2, "content": changed["content"] });
    editor.put(&format!("/corrections/{id}"), body).await.refused(409, "editorial.correction_decided");
}

#[tokio::test]
async fn an_approver_sends_it_back_with_a_word() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Lundi", &[&channel]).await;
    let begun = Correcting::of(&app, &post).await.text("Mardi").way(&channel, "edit").begin().await;
    app.post(&path(&begun, "submit"), json!({})).await.expect(200);
    let body = json!({ "hash": begun["hash"], "comment": "Précisez l’heure" });
    let back = app.post(&path(&begun, "send-back"), body).await.expect(200);
    assert_eq!((&back["state"], &back["comment"]), (&json!("draft"), &json!("Précisez l’heure")));
    let again = json!({ "kind": "correct" });
    app.post(&format!("/posts/{post}/corrections"), again).await.refused(409, "editorial.correction_open");
    app.post(&path(&begun, "dismiss"), json!({})).await.expect(200);
    let view = app.get(&format!("/posts/{post}/corrections")).await.expect(200);
    assert_eq!(view["allowed"], json!(["correct", "withdraw"]));
}

#[tokio::test]
async fn an_urgent_correction_does_not_wait_and_approvers_are_told_why() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Lundi", &[&channel]).await;
    let (editor, approver) = (app.as_new("editor").await, app.as_new("approver").await);
    let begun = Correcting::of(&editor, &post).await.text("Mardi").way(&channel, "edit").begin().await;
    let urgent = path(&begun, "apply-urgently");
    editor
        .post(&urgent, json!({ "hash": begun["hash"], "reason": " " }))
        .await
        .refused(422, "editorial.reason_missing");
    app.as_new("reader")
        .await
        .post(&urgent, json!({ "hash": begun["hash"], "reason": "Nuit" }))
        .await
        .expect(403);
    let body = json!({ "hash": begun["hash"], "reason": "Date fausse, réunion ce soir" });
    let applied = editor.post(&urgent, body).await.expect(200);
    assert_eq!((&applied["urgent"], &applied["approver"]), (&json!(true), &json!(null)));
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Mardi"]);
    let told = approver.get("/corrections").await.expect(200);
    assert_eq!(told["items"][0]["urgent_reason"], "Date fausse, réunion ce soir");
    let noted = approver.post(&path(&begun, "take-note"), json!({})).await.expect(200);
    assert_eq!(noted["seen_by"]["name"], "approver");
    assert!(approver.get("/corrections").await.expect(200)["items"].as_array().unwrap().is_empty());
    let reader = app.program.db.reader();
    let lines = reader
        .rows(
            "SELECT act FROM journal_lines WHERE act LIKE 'correction.%' ORDER BY happened_at, id",
            Vec::new(),
        )
        .await
        .unwrap();
    let acts: Vec<String> = lines.iter().map(|row| row.get("act").unwrap()).collect();
    assert_eq!(acts, ["correction.begun", "correction.applied", "correction.noted"]);
}

#[tokio::test]
async fn a_correction_touched_behind_the_back_does_not_leave() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Lundi", &[&channel]).await;
    Correcting::of(&app, &post).await.text("Mardi").way(&channel, "edit").apply().await;
    let tx = app.program.db.begin().await.unwrap();
    tx.run("UPDATE corrections SET body = replace(body, 'Mardi', 'Jeudi')", Vec::new()).await.unwrap();
    tx.commit().await.unwrap();
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Lundi"]);
    assert_eq!(super::amendments::last_state(&app, &post).await, "failed");
}

#[tokio::test]
async fn what_a_network_would_refuse_is_found_before_anything_is_taken_down() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Lundi", &[&channel]).await;
    let long = "a".repeat(501);
    let begun = Correcting::of(&app, &post).await.text(&long).way(&channel, "replace").begin().await;
    apply(&app, &begun).await.refused(422, "editorial.blocked");
    assert_eq!(texts(&app), ["Lundi"]);
    let id = begun["id"].as_str().unwrap();
    let mut content = begun["content"].clone();
    content["variants"][0]["way"] = json!("leave");
    let body = json!({ "revision": 1, "content": content });
    let saved = app.put(&format!("/corrections/{id}"), body).await.expect(200);
    apply(&app, &saved).await.refused(422, "editorial.nothing_to_amend");
}
