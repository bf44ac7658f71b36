//! Drafts: nothing typed is lost, nothing is overwritten.

use crate::app::TestApp;
use serde_json::json;

#[tokio::test]
async fn a_stale_write_is_refused_with_what_is_stored() {
    let (app, channel) = TestApp::connected().await;
    let id = app.draft("Première version", &[&channel]).await["id"].as_str().unwrap().to_owned();
    let mut mine = app.draft_body(&id).await;
    let mut theirs = mine.clone();
    theirs["segments"][0]["text"] = json!("Leur version");
    app.put(&format!("/posts/{id}/draft"), theirs).await.expect(200);
    mine["segments"][0]["text"] = json!("Ma version");
    let problem = app.put(&format!("/posts/{id}/draft"), mine).await.refused(409, "editorial.stale_revision");
    assert_eq!(problem["current"]["segments"][0]["text"], "Leur version");
    assert_eq!(problem["current"]["revision"], 2);
}

#[tokio::test]
async fn a_variant_follows_the_original_until_it_is_adapted() {
    let (app, channel) = TestApp::connected().await;
    let feed = app.public_feed().await;
    let id = app.draft("Texte maître", &[&feed, &channel]).await["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&id).await;
    body["variants"][1]["segments"] = json!([{ "text": "Version courte" }]);
    let view = app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    assert_eq!(view["variants"][0]["segments"][0]["text"], "Texte maître");
    assert_eq!(view["variants"][1]["segments"][0]["text"], "Version courte");
    let mut body = app.draft_body(&id).await;
    body["variants"][1]["segments"] = json!(null);
    let view = app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    assert_eq!(view["variants"][1]["follows_original"], true);
}

#[tokio::test]
async fn over_long_text_is_saved_and_blocks_its_network_only() {
    let (app, channel) = TestApp::connected().await;
    let feed = app.public_feed().await;
    let id = app.draft(&"é".repeat(501), &[&feed, &channel]).await["id"].as_str().unwrap().to_owned();
    let view = app.get(&format!("/posts/{id}")).await.expect(200);
    let findings = view["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert_eq!(
        (&findings[0]["code"], &findings[0]["channel"]),
        (&json!("editorial.over_long"), &json!(channel))
    );
    assert!(findings[0]["title"].as_str().unwrap().contains("500"));
    app.post(&format!("/posts/{id}/submit"), json!({})).await.refused(422, "editorial.blocked");
    assert_eq!(app.state_of(&id).await, "draft");
}

#[tokio::test]
async fn bounds_and_unknown_fields_are_named() {
    let (app, channel) = TestApp::connected().await;
    let id = app.draft("x", &[&channel]).await["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&id).await;
    body["segments"][0]["text"] = json!("x".repeat(100_001));
    body["title"] = json!("t".repeat(201));
    let problem = app.put(&format!("/posts/{id}/draft"), body).await.refused(422, "editorial.fields");
    let fields: Vec<_> =
        problem["fields"].as_array().unwrap().iter().map(|one| one["field"].clone()).collect();
    assert_eq!(fields, [json!("title"), json!("segments.0.text")]);
    app.post("/posts", json!({ "titel": "faute" })).await.refused(422, "web.malformed");
}

#[tokio::test]
async fn names_keep_their_signs_and_lose_their_tricks() {
    let app = TestApp::founded().await;
    let post =
        app.post("/posts", json!({ "title": "<b>Avis</b>\u{202e} caché\u{0}", "text": "a\u{0}b" })).await;
    let view = post.expect(201);
    assert_eq!(view["title"], "<b>Avis</b> caché");
    assert_eq!(view["segments"][0]["text"], "ab");
}

#[tokio::test]
async fn lists_are_filtered_searched_and_paged() {
    let (app, channel) = TestApp::connected().await;
    for number in 0..7 {
        app.draft(&format!("Réunion d’été numéro {number}"), &[&channel]).await;
        app.clock.advance_by(std::time::Duration::from_secs(1));
    }
    app.published_now("Coupure d’eau", &[&channel]).await;
    let first = app.get("/posts?state=draft&limit=3").await.expect(200);
    assert_eq!(first["items"].as_array().unwrap().len(), 3);
    let cursor = first["next_cursor"].as_str().unwrap();
    let second = app.get(&format!("/posts?state=draft&limit=5&cursor={cursor}")).await.expect(200);
    assert_eq!(second["items"].as_array().unwrap().len(), 4);
    assert!(second["next_cursor"].is_null());
    let found = app.get("/posts?q=REUNION%20ete").await.expect(200);
    assert_eq!(found["items"].as_array().unwrap().len(), 7);
    let out = app.get("/posts?state=published").await.expect(200);
    assert_eq!(out["items"].as_array().unwrap().len(), 1);
}
