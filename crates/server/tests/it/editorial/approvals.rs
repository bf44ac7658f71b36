//! Approval: bound to what was read, cancelled by a change, asked of those who may.

use crate::app::TestApp;
use serde_json::json;

#[tokio::test]
async fn an_editor_submits_and_an_approver_approves_what_was_read() {
    let (app, channel) = TestApp::connected().await;
    let editor = app.as_new("editor").await;
    let approver = app.as_new("approver").await;
    let id = editor.draft("Bonjour", &[&channel]).await["id"].as_str().unwrap().to_owned();
    editor
        .post(&format!("/posts/{id}/schedule"), json!({ "now": true }))
        .await
        .refused(403, "identity.not_allowed");
    editor.post(&format!("/posts/{id}/submit"), json!({})).await.expect(200);
    let read = approver.get(&format!("/posts/{id}")).await.expect(200);
    assert_eq!(approver.get("/home").await.expect(200)["counters"]["awaiting_my_approval"]["total"], 1);
    let mut body = editor.draft_body(&id).await;
    body["segments"][0]["text"] = json!("Bonsoir");
    editor.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    editor.post(&format!("/posts/{id}/submit"), json!({})).await.expect(200);
    let stale = json!({ "revision_hash": read["revision_hash"] });
    approver.post(&format!("/posts/{id}/approve"), stale).await.refused(409, "editorial.stale_approval");
    let read = approver.get(&format!("/posts/{id}")).await.expect(200);
    let fresh = json!({ "revision_hash": read["revision_hash"] });
    let view = approver.post(&format!("/posts/{id}/approve"), fresh).await.expect(200);
    assert_eq!(view["state"], "approved");
    app.post(&format!("/posts/{id}/schedule"), json!({ "now": true })).await.expect(200);
    app.run_jobs().await;
    assert_eq!(app.state_of(&id).await, "published");
}

#[tokio::test]
async fn each_field_changed_after_approval_cancels_it() {
    for field in [
        "title",
        "text",
        "language",
        "channels",
        "media",
        "alternative text",
        "visibility",
        "warning",
        "sensitive media",
        "poll",
    ] {
        let (app, channel) = TestApp::connected().await;
        let id = app.draft("Bonjour", &[&channel]).await["id"].as_str().unwrap().to_owned();
        let mut body = app.draft_body(&id).await;
        body["segments"][0]["media"] = json!([{ "asset": app.picture().await, "alt": "Le pont" }]);
        app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
        app.post(&format!("/posts/{id}/submit"), json!({})).await.expect(200);
        let read = app.get(&format!("/posts/{id}")).await.expect(200);
        let hash = json!({ "revision_hash": read["revision_hash"] });
        app.post(&format!("/posts/{id}/approve"), hash).await.expect(200);
        let mut body = app.draft_body(&id).await;
        match field {
            "title" => body["title"] = json!("Autre"),
            "text" => body["segments"][0]["text"] = json!("Autre"),
            "language" => body["language"] = json!("en"),
            "media" => body["segments"][0]["media"][0]["asset"] = json!(app.white_picture().await),
            "visibility" => body["variants"][0]["options"]["visibility"] = json!("unlisted"),
            "warning" => body["variants"][0]["options"]["warning"] = json!("Accident"),
            "poll" => {
                body["variants"][0]["options"]["poll"] =
                    json!({ "answers": ["Oui", "Non"], "open_seconds": 3600 });
            }
            "sensitive media" => body["variants"][0]["options"]["sensitive_media"] = json!(true),
            "alternative text" => body["segments"][0]["media"][0]["alt"] = json!("Le quai"),
            _ => body["variants"] = json!([{ "channel": app.public_feed().await, "segments": null }]),
        }
        let view = app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
        assert_eq!(view["state"], "draft", "{field}");
        assert_eq!(view["approval"]["steps"][0]["holds"], false, "{field}");
    }
}

#[tokio::test]
async fn a_theme_or_an_hour_does_not_cancel_an_approval() {
    let (app, channel) = TestApp::connected().await;
    let id = app.draft("Bonjour", &[&channel]).await["id"].as_str().unwrap().to_owned();
    let read = app.get(&format!("/posts/{id}")).await.expect(200);
    let hash = json!({ "revision_hash": read["revision_hash"] });
    app.post(&format!("/posts/{id}/approve"), hash).await.expect(200);
    let mut body = app.draft_body(&id).await;
    body["wish"] = json!({ "local": "2026-03-09T10:00", "zone": "Europe/Paris" });
    let view = app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    assert_eq!(view["state"], "approved");
}

#[tokio::test]
async fn a_correction_is_asked_with_its_reason() {
    let (app, channel) = TestApp::connected().await;
    let id = app.draft("Bonjour", &[&channel]).await["id"].as_str().unwrap().to_owned();
    app.post(&format!("/posts/{id}/submit"), json!({})).await.expect(200);
    let read = app.get(&format!("/posts/{id}")).await.expect(200);
    let body = json!({ "revision_hash": read["revision_hash"], "comment": "Il manque l’heure." });
    let view = app.post(&format!("/posts/{id}/request-changes"), body).await.expect(200);
    assert_eq!(
        (&view["state"], &view["approval"]["steps"][0]["comment"]),
        (&json!("changes_requested"), &json!("Il manque l’heure."))
    );
}
