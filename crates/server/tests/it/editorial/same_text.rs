//! The same text on the same channel near in time is pointed out before scheduling.

use crate::app::TestApp;
use serde_json::{Value, json};

async fn same_text(app: &TestApp, post: &str) -> Vec<Value> {
    let view = app.get(&format!("/posts/{post}")).await.expect(200);
    let all = view["findings"].as_array().unwrap();
    all.iter().filter(|finding| finding["code"] == "editorial.same_text").cloned().collect()
}

async fn draft(app: &TestApp, text: &str, channel: &str, wish: Option<&str>) -> String {
    let wish = wish.map(|local| json!({ "local": local, "zone": "Europe/Paris" }));
    let body = json!({ "title": "Copie", "text": text, "channels": [channel], "wish": wish });
    app.post("/posts", body).await.expect(201)["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_text_planned_on_the_same_channel_within_a_week_is_pointed_out_and_not_forbidden() {
    let (app, channel) = TestApp::connected().await;
    let other = app.connect("culture").await;
    app.scheduled("Coupure d’eau, rue de l’Église !", &[&channel], "2026-03-10T10:00").await;
    let alike = "coupure d'EAU\n\nrue de l'Eglise 🚰";
    let copy = draft(&app, alike, &channel, Some("2026-03-12T10:00")).await;
    let found = same_text(&app, &copy).await;
    assert_eq!(found.len(), 1);
    assert_eq!((&found[0]["severity"], &found[0]["channel"]), (&json!("warning"), &json!(channel)));
    let title = found[0]["title"].as_str().unwrap();
    assert!(title.contains("10/03/2026") && title.contains("Essai"), "{title}");
    for (text, channel, wish) in [
        ("Coupure d’eau, rue de la Mairie !", &channel, "2026-03-12T10:00"),
        (alike, &other, "2026-03-12T10:00"),
        (alike, &channel, "2026-03-18T10:01"),
    ] {
        let fine = draft(&app, text, channel, Some(wish)).await;
        assert!(same_text(&app, &fine).await.is_empty(), "{text} {wish}");
    }
    let at = json!({ "at": { "local": "2026-03-12T10:00", "zone": "Europe/Paris" } });
    app.post(&format!("/posts/{copy}/schedule"), at).await.expect(200);
}

#[tokio::test]
async fn a_text_that_is_out_is_pointed_out_and_one_taken_back_is_not() {
    let (app, channel) = TestApp::connected().await;
    app.published_now("Piscine fermée", &[&channel]).await;
    let copy = draft(&app, "Piscine fermée.", &channel, None).await;
    assert_eq!(same_text(&app, &copy).await.len(), 1);
    let planned = app.scheduled("Marché couvert", &[&channel], "2026-03-03T10:00").await;
    let copy = draft(&app, "Marché couvert", &channel, None).await;
    assert_eq!(same_text(&app, &copy).await.len(), 1);
    app.post(&format!("/posts/{planned}/cancel"), json!({})).await.expect(200);
    assert!(same_text(&app, &copy).await.is_empty());
    assert!(same_text(&app, &draft(&app, "🎉", &channel, None).await).await.is_empty());
}
