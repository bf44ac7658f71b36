//! Channels: tried on the spot, sealed, checked.

use crate::app::TestApp;
use serde_json::json;

#[tokio::test]
async fn wrong_credentials_connect_nothing_and_say_so() {
    let app = TestApp::founded().await;
    let body = json!({ "network": "fake", "fields": { "handle": "mairie", "secret": "faux" } });
    app.post("/channels", body).await.refused(422, "channels.refused_credentials");
    app.post("/channels", json!({ "network": "public_feed", "fields": {} }))
        .await
        .refused(422, "channels.network_unknown");
    app.post("/channels", json!({ "network": "nulle-part", "fields": {} }))
        .await
        .refused(422, "channels.network_unknown");
    assert_eq!(app.get("/channels").await.expect(200)["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn no_secret_is_in_the_database_nor_in_an_answer() {
    use parvis_database::Run;
    let (app, channel) = TestApp::connected().await;
    let answer = app.get("/channels").await.text();
    assert!(!answer.contains("juste") && !answer.contains("jeton"), "{answer}");
    let rows =
        app.program.db.reader().rows("SELECT sealed FROM channel_credentials", Vec::new()).await.unwrap();
    let sealed: Vec<u8> = rows[0].get("sealed").unwrap();
    for secret in ["juste", "jeton", "renouvellement"] {
        assert!(!sealed.windows(secret.len()).any(|part| part == secret.as_bytes()), "{secret}");
    }
    app.post(&format!("/channels/{channel}/check"), json!({})).await.expect(200);
}

#[tokio::test]
async fn a_channel_is_connected_once_and_again_after_a_disconnection() {
    let (app, channel) = TestApp::connected().await;
    let fields = json!({ "handle": "mairie", "secret": "juste" });
    let body = json!({ "network": "fake", "fields": fields });
    app.post("/channels", body).await.refused(409, "channels.already_connected");
    app.post(&format!("/channels/{channel}/disconnect"), json!({})).await.expect(200);
    app.post(&format!("/channels/{channel}/check"), json!({})).await.refused(409, "channels.disconnected");
    let other = json!({ "fields": { "handle": "autre", "secret": "juste" } });
    app.post(&format!("/channels/{channel}/reconnect"), other).await.refused(422, "channels.other_profile");
    let again =
        app.post(&format!("/channels/{channel}/reconnect"), json!({ "fields": fields })).await.expect(200);
    assert_eq!(again["state"], "active");
    let feed = app.public_feed().await;
    app.post(&format!("/channels/{feed}/disconnect"), json!({})).await.refused(409, "channels.always_there");
}

#[tokio::test]
async fn every_limit_says_where_it_comes_from() {
    let app = TestApp::founded().await;
    let networks = app.get("/networks").await.expect(200);
    for network in networks["items"].as_array().unwrap() {
        let limits = &network["limits"];
        assert!(!limits["source"].as_str().unwrap().is_empty(), "{network}");
        assert_eq!(limits["read_on"].as_str().unwrap().len(), 10, "{network}");
    }
}
