//! Putting right or taking down what is out: each way, threads, partial failures, one correction after another.

use super::amendments::{Correcting, amendments, apply, last_state, texts, thread, withdraw, without_edit};
use crate::app::TestApp;
use parvis_test_kit::{CallKind, Fault};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn one_act_edits_where_it_can_and_the_feed_keeps_the_correction_visible() {
    let (app, channel) = TestApp::connected().await;
    let feed = app.public_feed().await;
    let post = app.published_now("Conseil le 3 mars", &[&channel, &feed]).await;
    let correcting = Correcting::of(&app, &post).await.text("Conseil le 4 mars");
    let correcting = correcting.way(&channel, "edit").way(&feed, "edit").note("La date était fausse.");
    let correction = correcting.apply().await;
    assert_eq!(correction["state"], "applied");
    app.run_jobs().await;
    assert_eq!((texts(&app), app.network.created()), (vec!["Conseil le 4 mars".to_owned()], 1));
    assert_eq!(app.network.there()[0].edits, 1);
    let all = app.publications(&post).await;
    assert!(all.iter().all(|one| one["state"] == "published"), "{all:?}");
    let item = all.iter().find(|one| one["network"] == "public_feed").unwrap();
    let address =
        item["remote_url"].as_str().unwrap().strip_prefix("http://localhost:8080").unwrap().to_owned();
    let page = app.page(&address).await.text();
    assert!(page.contains("Conseil le 4 mars") && page.contains("La date était fausse."), "{page}");
    let view = app.get(&format!("/posts/{post}/corrections")).await.expect(200);
    assert_eq!(view["original"]["segments"][0]["text"], "Conseil le 3 mars", "the first text stays readable");
    assert_eq!(view["current"]["segments"][0]["text"], "Conseil le 4 mars");
    assert!(view["copies"].as_array().unwrap().iter().all(|copy| copy["up_to_date"] == true), "{view}");
    assert_eq!(app.state_of(&post).await, "published");
    app.advance(Duration::from_secs(86_400)).await;
    assert_eq!(app.network.calls(CallKind::Edit), 1);
}

#[tokio::test]
async fn where_nothing_can_be_edited_it_is_taken_down_and_published_again() {
    let (app, channel) = without_edit().await;
    let post = app.published_now("Conseil le 3 mars", &[&channel]).await;
    let view = app.get(&format!("/posts/{post}/corrections")).await.expect(200);
    assert_eq!(view["copies"][0]["ways"], json!(["replace", "erratum"]));
    let begun =
        Correcting::of(&app, &post).await.text("Conseil le 4 mars").way(&channel, "edit").begin().await;
    apply(&app, &begun).await.refused(422, "editorial.way_impossible");
    let mut content = begun["content"].clone();
    content["variants"][0]["way"] = json!("replace");
    let id = begun["id"].as_str().unwrap();
    let saved = json!({ "revision": 1, "content": content });
    let saved = app.put(&format!("/corrections/{id}"), saved).await.expect(200);
    apply(&app, &saved).await.expect(200);
    app.run_jobs().await;
    assert_eq!((texts(&app), app.network.created()), (vec!["Conseil le 4 mars".to_owned()], 2));
    let original = app.publication(&post).await;
    assert_eq!(original["state"], "published", "published is terminal");
    assert_eq!(original["remote_url"], "https://reseau.example.test/item-2", "the live one is linked");
    let kinds: Vec<_> = amendments(&app, &post).await[0]["attempts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|attempt| attempt["kind"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds, ["delete", "publish"]);
}

#[tokio::test]
async fn an_erratum_answers_what_is_out_and_leaves_it_there() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Conseil le 3 mars", &[&channel]).await;
    let correcting = Correcting::of(&app, &post).await.text("Conseil le 4 mars");
    correcting.erratum(&channel, "Erratum : le conseil a lieu le 4 mars.").apply().await;
    app.run_jobs().await;
    let there = app.network.there();
    assert_eq!(there.len(), 2);
    assert_eq!(there[1].text, "Erratum : le conseil a lieu le 4 mars.");
    assert_eq!(there[1].answers.as_deref(), Some(there[0].remote.id.as_str()));
    assert_eq!(app.publication(&post).await["remote_url"], "https://reseau.example.test/item-1");
    withdraw(&app, &post, "Contenu périmé").await;
    app.run_jobs().await;
    assert!(app.network.there().is_empty(), "the erratum goes with what it answers");
}

#[tokio::test]
async fn withdrawn_everywhere_it_is_gone_and_the_feed_says_so() {
    let (app, channel) = TestApp::connected().await;
    let feed = app.public_feed().await;
    let post = app.published_now("Message erroné", &[&channel, &feed]).await;
    let item = app.publications(&post).await.into_iter().find(|one| one["network"] == "public_feed").unwrap();
    let address =
        item["remote_url"].as_str().unwrap().strip_prefix("http://localhost:8080").unwrap().to_owned();
    let body = json!({ "kind": "withdraw" });
    let begun = app.post(&format!("/posts/{post}/corrections"), body).await.expect(201);
    apply(&app, &begun).await.refused(422, "editorial.reason_missing");
    let body = json!({ "revision": 1, "reason": "Publié par erreur" });
    let saved = app.put(&format!("/corrections/{}", begun["id"].as_str().unwrap()), body).await.expect(200);
    apply(&app, &saved).await.expect(200);
    app.run_jobs().await;
    assert!(app.network.there().is_empty());
    assert_eq!(app.page(&address).await.status.as_u16(), 410);
    let all = app.publications(&post).await;
    let originals: Vec<_> = all.iter().filter(|one| one["amends"].is_null()).collect();
    assert!(originals.iter().all(|one| one["standing"] == "gone" && one["remote_url"].is_null()), "{all:?}");
    assert_eq!(app.state_of(&post).await, "published", "what happened is not unwritten");
    let again = json!({ "kind": "correct" });
    app.post(&format!("/posts/{post}/corrections"), again).await.refused(409, "editorial.nothing_out");
}

#[tokio::test]
async fn of_a_thread_only_the_segments_that_change_are_edited() {
    let (app, channel) = TestApp::connected().await;
    let post = thread(&app, &channel, &["Un", "Deux", "Trois"]).await;
    let mut correcting = Correcting::of(&app, &post).await.way(&channel, "edit");
    correcting.content["segments"][1]["text"] = json!("Deux bis");
    correcting.apply().await;
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Un", "Deux bis", "Trois"]);
    assert_eq!(app.network.calls(CallKind::Edit), 1);
    let mut shorter = Correcting::of(&app, &post).await.way(&channel, "edit");
    shorter.content["segments"].as_array_mut().unwrap().pop();
    let begun = shorter.begin().await;
    apply(&app, &begun).await.refused(422, "editorial.way_impossible");
}

#[tokio::test]
async fn a_replaced_thread_is_taken_down_from_its_end_and_published_whole() {
    let (app, channel) = TestApp::connected().await;
    let post = thread(&app, &channel, &["Un", "Deux", "Trois"]).await;
    let mut correcting = Correcting::of(&app, &post).await.way(&channel, "replace");
    correcting.content["segments"] =
        json!([{ "text": "Un", "media": [] }, { "text": "Deux et trois", "media": [] }]);
    correcting.apply().await;
    app.run_jobs().await;
    let there = app.network.there();
    assert_eq!(texts(&app), ["Un", "Deux et trois"]);
    assert_eq!(there[1].answers.as_deref(), Some(there[0].remote.id.as_str()));
    assert_eq!((app.network.created(), app.network.calls(CallKind::Delete)), (5, 3));
}

#[tokio::test]
async fn one_copy_that_fails_is_retried_alone() {
    let (app, channel) = TestApp::connected().await;
    let other = app.connect("annexe").await;
    let post = app.published_now("Conseil le 3 mars", &[&channel, &other]).await;
    app.network.next_amendment(Fault::Refused);
    let correcting = Correcting::of(&app, &post).await.text("Conseil le 4 mars");
    correcting.way(&channel, "edit").way(&other, "edit").apply().await;
    app.run_jobs().await;
    let states: Vec<_> = amendments(&app, &post).await.iter().map(|one| one["state"].clone()).collect();
    assert_eq!(states.iter().filter(|state| *state == "failed").count(), 1, "{states:?}");
    assert_eq!(app.state_of(&post).await, "published", "the post itself did not fail");
    let home = app.get("/home").await.expect(200);
    assert_eq!(home["troubles"][0]["id"], json!(post), "the first screen tells");
    let all = amendments(&app, &post).await;
    let failed = all.iter().find(|one| one["state"] == "failed").unwrap();
    app.post(&format!("/publications/{}/retry", failed["id"].as_str().unwrap()), json!({})).await.expect(200);
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Conseil le 4 mars", "Conseil le 4 mars"]);
    assert_eq!(app.network.calls(CallKind::Edit), 3, "the other copy was left alone");
}

#[tokio::test]
async fn a_correction_is_corrected_on_the_newest_copy() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Conseil le 3 mars", &[&channel]).await;
    Correcting::of(&app, &post).await.text("Conseil le 4 mars").way(&channel, "replace").apply().await;
    app.run_jobs().await;
    Correcting::of(&app, &post).await.text("Conseil le 5 mars").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    assert_eq!((texts(&app), app.network.created()), (vec!["Conseil le 5 mars".to_owned()], 2));
    withdraw(&app, &post, "Conseil annulé").await;
    app.run_jobs().await;
    assert!(app.network.there().is_empty());
}

#[tokio::test]
async fn a_newer_correction_takes_the_place_of_one_that_waits_or_failed() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Conseil le 3 mars", &[&channel]).await;
    app.network.next_amendment(Fault::RateLimited(parvis_test_kit::RetryAfter::Seconds(3600)));
    Correcting::of(&app, &post).await.text("Conseil le 4 mars").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    assert_eq!(last_state(&app, &post).await, "scheduled");
    Correcting::of(&app, &post).await.text("Conseil le 5 mars").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Conseil le 5 mars"]);
    app.advance(Duration::from_secs(7200)).await;
    assert_eq!((texts(&app), app.network.calls(CallKind::Edit)), (vec!["Conseil le 5 mars".to_owned()], 2));
}

#[tokio::test]
async fn a_copy_that_had_not_left_is_published_corrected_and_its_first_text_never_leaves() {
    let (app, channel) = TestApp::connected().await;
    let feed = app.public_feed().await;
    app.network.next(Fault::Refused);
    let post = app.published_now("Conseil le 3 mars", &[&channel, &feed]).await;
    assert_eq!(app.state_of(&post).await, "partial");
    let failed = app.publication(&post).await["id"].as_str().unwrap().to_owned();
    Correcting::of(&app, &post).await.text("Conseil le 4 mars").way(&feed, "edit").apply().await;
    app.run_jobs().await;
    app.post(&format!("/publications/{failed}/retry"), json!({}))
        .await
        .refused(409, "publishing.corrected_since");
    let correcting = Correcting::of(&app, &post).await;
    correcting.way(&channel, "replace").apply().await;
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Conseil le 4 mars"]);
    assert_eq!(app.state_of(&post).await, "published");
    assert_eq!(app.network.calls(CallKind::Delete), 0, "there was nothing to take down");
}

#[tokio::test]
async fn language_and_title_are_corrected_with_the_text() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Bonjour", &[&channel]).await;
    let mut correcting = Correcting::of(&app, &post).await.way(&channel, "edit");
    correcting.content["language"] = json!("br");
    correcting.apply().await;
    app.run_jobs().await;
    assert_eq!(app.network.there()[0].language, "br");
}

#[tokio::test]
async fn an_item_that_somebody_removed_on_the_network_is_said_and_not_written_again() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Bonjour", &[&channel]).await;
    app.network.vanish("item-1");
    Correcting::of(&app, &post).await.text("Bonsoir").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    let failed = amendments(&app, &post).await.pop().unwrap();
    assert_eq!(
        (&failed["state"], &failed["code"]),
        (&json!("failed"), &json!("publishing.refused.item_gone"))
    );
    withdraw(&app, &post, "Périmé").await;
    app.run_jobs().await;
    assert_eq!(last_state(&app, &post).await, "published", "an item that is gone is gone");
}

#[tokio::test]
async fn a_pause_holds_what_would_go_out_and_not_what_puts_right_what_is_out() {
    let (app, channel) = TestApp::connected().await;
    let other = app.connect("annexe").await;
    app.network.next(Fault::Refused);
    let post = app.published_now("Lundi", &[&channel, &other]).await;
    let all = app.publications(&post).await;
    let of = |state: &str| all.iter().find(|one| one["state"] == state).unwrap()["channel"]["id"].clone();
    let (out, refused) = (of("published"), of("failed"));
    super::pauses::paused(&app).await;
    let correcting = Correcting::of(&app, &post).await.text("Mardi");
    let (out, refused) = (out.as_str().unwrap(), refused.as_str().unwrap());
    correcting.way(out, "edit").way(refused, "replace").apply().await;
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Mardi"], "the copy that is out is corrected, the other waits");
    let states: Vec<_> = amendments(&app, &post).await.iter().map(|one| one["state"].clone()).collect();
    assert!(states.contains(&json!("held")) && states.contains(&json!("published")), "{states:?}");
    withdraw(&app, &post, "Erreur").await;
    app.run_jobs().await;
    assert!(app.network.there().is_empty());
    app.advance(Duration::from_secs(86_400)).await;
    assert!(app.network.there().is_empty(), "what was held gave way to the withdrawal");
}
