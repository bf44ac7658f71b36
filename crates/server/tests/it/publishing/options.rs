//! What goes with a text: visibility, warning, sensitive media; as approved, on every segment, through corrections.

use super::amendments::{Correcting, amendments, apply};
use crate::app::TestApp;
use parvis_connector::{VariantOptions, Visibility};
use serde_json::{Value, json};

fn narrow() -> Value {
    json!({ "visibility": "followers", "warning": "Accident de la route", "sensitive_media": true })
}

fn narrow_on_the_network() -> VariantOptions {
    VariantOptions {
        visibility: Visibility::Followers,
        warning: Some("Accident de la route".to_owned()),
        sensitive_media: true,
        poll: None,
    }
}

/// Saves a post of one channel with options; returns its id and the answer.
pub(super) async fn saved(app: &TestApp, channel: &str, options: Value) -> (String, crate::app::Answer) {
    let post = app.draft("La rocade est fermée", &[channel]).await;
    let id = post["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&id).await;
    body["variants"][0]["options"] = options;
    let answer = app.put(&format!("/posts/{id}/draft"), body).await;
    (id, answer)
}

pub(super) async fn publish(app: &TestApp, post: &str) {
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
    app.run_jobs().await;
}

/// Codes of what is to repair or to look at.
pub(super) fn codes(view: &Value) -> Vec<&str> {
    view["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn options_leave_as_they_were_approved_with_every_segment_and_the_comment() {
    let (app, channel) = TestApp::connected().await;
    let (post, answer) = saved(&app, &channel, narrow()).await;
    assert_eq!(answer.expect(200)["variants"][0]["options"], narrow());
    let mut body = app.draft_body(&post).await;
    body["segments"] = json!([{ "text": "La rocade est fermée" }, { "text": "Suivez la déviation" }]);
    body["variants"][0]["first_comment"] = json!("Le plan : https://valmont.example/plan");
    app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    publish(&app, &post).await;
    let made = app.network.there();
    assert_eq!(made.len(), 3);
    assert!(made.iter().all(|one| one.options == narrow_on_the_network()), "{made:?}");
    let proof = app.get(&format!("/posts/{post}/proof")).await.expect(200);
    assert_eq!(proof["publications"][0]["options"], narrow());
    let sheet = app.page(&format!("/preuve/contenus/{post}")).await.text();
    assert!(sheet.contains("Abonnés seulement") && sheet.contains("Accident de la route"), "{sheet}");
}

#[tokio::test]
async fn without_options_nothing_is_told_and_digests_are_those_of_before() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Marché samedi", &[&channel]).await;
    assert_eq!(app.network.there()[0].options, VariantOptions::default());
    let proof = app.get(&format!("/posts/{post}/proof")).await.expect(200);
    let statement = proof["publications"][0]["content"]["statement"].as_str().unwrap();
    assert!(!statement.contains("options"), "{statement}");
    let copy = app.post(&format!("/posts/{post}/duplicate"), json!({})).await.expect(201);
    assert_eq!(copy["variants"][0]["options"], json!({}));
}

#[tokio::test]
async fn an_option_that_the_network_does_not_have_is_refused_and_nothing_is_kept() {
    let (app, _) = TestApp::connected().await;
    let plain = app.connect_to("plain", "mairie").await;
    for channel in [plain, app.public_feed().await] {
        let (post, answer) = saved(&app, &channel, narrow()).await;
        let problem = answer.refused(422, "editorial.fields");
        let faults = problem["fields"].as_array().unwrap();
        let told: Vec<_> = faults.iter().map(|fault| fault["code"].as_str().unwrap()).collect();
        assert_eq!(
            told,
            [
                "editorial.visibility_unsupported",
                "editorial.warning_unsupported",
                "editorial.sensitive_unsupported"
            ]
        );
        assert_eq!(faults[0]["field"], "variants.0.options.visibility");
        let view = app.get(&format!("/posts/{post}")).await.expect(200);
        assert_eq!(view["variants"][0]["options"], json!({}));
        let (_, answer) = saved(&app, &channel, json!({ "visibility": "public" })).await;
        answer.expect(200);
    }
    let (_, answer) = saved(&app, &app.connect("quartiers").await, json!({ "visibility": "direct" })).await;
    assert!(answer.status.is_client_error(), "{}", answer.text());
}

#[tokio::test]
async fn a_warning_counts_in_the_length_and_asks_for_a_text() {
    let (app, channel) = TestApp::connected().await;
    let (post, answer) = saved(&app, &channel, json!({ "warning": "  Accident  " })).await;
    let length = answer.expect(200)["measures"][0]["length"].as_u64().unwrap();
    assert_eq!(length, 20 + 8, "text and warning, without the blanks around it");
    let mut body = app.draft_body(&post).await;
    body["segments"][0]["text"] = json!("a".repeat(495));
    let view = app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    assert_eq!(codes(&view), ["editorial.over_long"]);
    let mut body = app.draft_body(&post).await;
    body["segments"][0] =
        json!({ "text": "", "media": [{ "asset": app.picture().await, "alt": "Le pont" }] });
    let view = app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    assert_eq!(codes(&view), ["editorial.warning_without_text"]);
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true }))
        .await
        .refused(422, "editorial.blocked");
}

#[tokio::test]
async fn an_edit_and_an_erratum_keep_the_warning_and_who_sees_it() {
    let (app, channel) = TestApp::connected().await;
    let (post, _) = saved(&app, &channel, narrow()).await;
    publish(&app, &post).await;
    let view = app.get(&format!("/posts/{post}/corrections")).await.expect(200);
    assert_eq!(view["copies"][0]["options"], narrow());
    Correcting::of(&app, &post).await.text("La rocade est rouverte").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    Correcting::of(&app, &post).await.erratum(&channel, "Elle était fermée depuis midi.").apply().await;
    app.run_jobs().await;
    let made = app.network.there();
    let said: Vec<_> = made.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(said, ["La rocade est rouverte", "Elle était fermée depuis midi."]);
    assert!(made.iter().all(|one| one.options == narrow_on_the_network()), "{made:?}");
    let last = amendments(&app, &post).await.pop().unwrap();
    assert_eq!(last["state"], "published");
}

#[tokio::test]
async fn mastodon_is_told_the_options_of_the_post_and_keeps_them_when_it_is_edited() {
    let (app, servers) = TestApp::with_mastodon().await;
    let channel = app.connect_mastodon(&servers.first).await;
    let (post, _) = saved(&app, &channel, narrow()).await;
    publish(&app, &post).await;
    Correcting::of(&app, &post).await.text("La rocade est rouverte").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    let statuses = servers.first.statuses();
    assert_eq!((statuses.len(), statuses[0].text.as_str()), (1, "La rocade est rouverte"));
    assert_eq!(statuses[0].options, narrow_on_the_network());
    assert_eq!(statuses[0].language.as_deref(), Some("fr"));
}

/// Puts what goes with the text of one channel's copy.
fn with_options<'a>(mut correcting: Correcting<'a>, channel: &str, options: Value) -> Correcting<'a> {
    let variants = correcting.content["variants"].as_array_mut().unwrap();
    let variant = variants.iter_mut().find(|variant| variant["channel"] == channel).unwrap();
    variant["options"] = options;
    correcting
}

#[tokio::test]
async fn a_correction_changes_the_warning_and_the_mark_of_sensitive_media_where_it_is_out() {
    let (app, channel) = TestApp::connected().await;
    let (post, answer) =
        saved(&app, &channel, json!({ "visibility": "unlisted", "warning": "Acident" })).await;
    answer.expect(200);
    publish(&app, &post).await;
    let put_right = json!({ "warning": "  Accident de la route ", "sensitive_media": true });
    let correcting = Correcting::of(&app, &post).await.way(&channel, "edit");
    with_options(correcting, &channel, put_right).apply().await;
    app.run_jobs().await;
    let is_now = VariantOptions {
        visibility: Visibility::Unlisted,
        warning: Some("  Accident de la route ".to_owned()),
        sensitive_media: true,
        poll: None,
    };
    let made = app.network.there();
    assert_eq!((made.len(), made[0].edits, &made[0].options), (1, 1, &is_now));
    let view = app.get(&format!("/posts/{post}/corrections")).await.expect(200);
    assert_eq!(view["copies"][0]["options"]["sensitive_media"], true);
    assert_eq!(view["copies"][0]["up_to_date"], true);
    // The next one begins with what is out, and keeps it.
    Correcting::of(&app, &post).await.text("La rocade est rouverte").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    let made = app.network.there();
    assert_eq!((made[0].text.as_str(), &made[0].options), ("La rocade est rouverte", &is_now));
    // Taken away, and out again under the same eyes.
    let correcting = Correcting::of(&app, &post).await.way(&channel, "replace");
    with_options(correcting, &channel, json!({ "warning": " " })).apply().await;
    app.run_jobs().await;
    let plain = VariantOptions { visibility: Visibility::Unlisted, ..VariantOptions::default() };
    assert_eq!(app.network.there()[0].options, plain);
}

#[tokio::test]
async fn an_option_that_the_network_does_not_have_is_refused_in_a_correction_too() {
    let (app, _) = TestApp::connected().await;
    let plain = app.connect_to("plain", "mairie").await;
    let post = app.published_now("La rocade est fermée", &[&plain]).await;
    let correcting = Correcting::of(&app, &post).await.way(&plain, "replace");
    let begun = with_options(correcting, &plain, json!({ "warning": "Accident" })).begin().await;
    apply(&app, &begun).await.refused(422, "editorial.blocked");
    assert_eq!((app.plain.created(), app.plain.there().len()), (1, 1), "nothing was taken down");
}
