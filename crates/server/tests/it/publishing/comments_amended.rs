//! First comments of copies that are withdrawn or replaced: none is left without what it answers.

use super::{
    amendments::{Correcting, amendments, last_state, texts, thread, withdraw, without_edit, without_search},
    first_comments::{COMMENT, comment, commented, publish},
};
use crate::{app::TestApp, walk::dying::go_on};
use parvis_connector::Outcome;
use parvis_publishing::{run_comments, run_due};
use parvis_test_kit::{Behaviour, CallKind, Fault};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn withdrawn_everywhere_the_first_comment_goes_with_its_post() {
    let (app, channel) = TestApp::connected().await;
    let post = commented(&app, &channel).await;
    publish(&app, &post).await;
    assert_eq!(app.network.there().len(), 2);
    withdraw(&app, &post, "Publié par erreur").await;
    app.run_jobs().await;
    assert!(app.network.there().is_empty());
    let told = comment(&app, &post).await;
    assert_eq!((told["taken_down_at"].is_string(), told["remote_url"].is_null()), (true, true), "{told}");
    let kinds: Vec<_> = amendments(&app, &post).await[0]["attempts"].as_array().unwrap().clone();
    assert_eq!(kinds.len(), 2, "one attempt for each item: {kinds:?}");
}

#[tokio::test]
async fn a_comment_that_waits_does_not_leave_once_its_post_is_withdrawn() {
    let (app, channel) = TestApp::connected().await;
    let post = commented(&app, &channel).await;
    app.network.on_each(|write| {
        (write == 2).then(|| Behaviour::Answer(Outcome::NotSent { detail: "connection refused".to_owned() }))
    });
    publish(&app, &post).await;
    assert_eq!(comment(&app, &post).await["state"], "scheduled");
    withdraw(&app, &post, "Publié par erreur").await;
    assert_eq!(comment(&app, &post).await["state"], "cancelled");
    app.advance(Duration::from_secs(7200)).await;
    assert_eq!((app.network.there().len(), app.network.created()), (0, 1));
}

#[tokio::test]
async fn a_comment_found_after_its_post_was_withdrawn_is_taken_down_too() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    let post = commented(&app, &channel).await;
    app.network.on_each(|write| (write == 2).then_some(Behaviour::Fault(Fault::AcceptThenCut)));
    publish(&app, &post).await;
    assert_eq!(comment(&app, &post).await["state"], "to_verify");
    withdraw(&app, &post, "Publié par erreur").await;
    app.run_jobs().await;
    assert_eq!(texts(&app), [COMMENT], "nobody knows yet that it is there");
    app.advance(Duration::from_secs(60)).await;
    app.run_jobs().await;
    assert!(app.network.there().is_empty(), "found, then taken down");
    assert!(comment(&app, &post).await["taken_down_at"].is_string());
    assert_eq!(amendments(&app, &post).await.len(), 2);
}

#[tokio::test]
async fn a_replaced_copy_gets_its_comment_again() {
    let (app, channel) = without_edit().await;
    let post = commented(&app, &channel).await;
    publish(&app, &post).await;
    Correcting::of(&app, &post).await.text("Rue ouverte").way(&channel, "replace").apply().await;
    app.run_jobs().await;
    let there = app.network.there();
    assert_eq!(texts(&app), ["Rue ouverte", COMMENT]);
    assert_eq!(there[1].answers.as_deref(), Some(there[0].remote.id.as_str()));
    assert_eq!(app.network.created(), 4, "both were taken down and written again");
    withdraw(&app, &post, "Publié par erreur").await;
    app.run_jobs().await;
    assert!(app.network.there().is_empty());
}

#[tokio::test]
async fn a_copy_is_not_replaced_while_nobody_knows_of_its_comment() {
    let (app, channel) = without_edit().await;
    app.network.set_idempotent(false);
    let post = commented(&app, &channel).await;
    app.network.on_each(|write| (write == 2).then_some(Behaviour::Fault(Fault::AcceptThenCut)));
    publish(&app, &post).await;
    let begun = Correcting::of(&app, &post).await.text("Rue ouverte").way(&channel, "replace").begin().await;
    super::amendments::apply(&app, &begun).await.refused(409, "editorial.copy_not_free");
    app.advance(Duration::from_secs(60)).await;
    super::amendments::apply(&app, &begun).await.expect(200);
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Rue ouverte", COMMENT]);
}

#[tokio::test]
async fn a_comment_to_verify_stays_so_when_its_channel_is_disconnected() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    let post = commented(&app, &channel).await;
    app.network.on_each(|write| (write == 2).then_some(Behaviour::Fault(Fault::AcceptThenCut)));
    publish(&app, &post).await;
    app.post(&format!("/channels/{channel}/disconnect"), json!({})).await.expect(200);
    app.advance(Duration::from_secs(3600)).await;
    let told = comment(&app, &post).await;
    assert_eq!((&told["state"], &told["allowed"]), (&json!("to_verify"), &json!(["declare"])));
    let path = format!("/publications/{}", app.publication(&post).await["id"].as_str().unwrap());
    app.post(&format!("{path}/comment/declare"), json!({ "present": true })).await.expect(200);
    assert_eq!(comment(&app, &post).await["state"], "published");
}

#[tokio::test]
async fn a_worker_frozen_over_a_comment_does_not_send_it_once_it_wakes() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    let post = commented(&app, &channel).await;
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
    run_due(&app.program.publishing).await.unwrap();
    let attempts = || app.count("SELECT count(*) AS n FROM publication_attempts");
    let before = attempts().await;
    let mut frozen = Box::pin(run_comments(&app.program.publishing));
    while attempts().await == before {
        assert!(go_on(frozen.as_mut()).await.is_none(), "an attempt comes first");
    }
    // Another process takes the comment over, once while it is to verify and once more after the proof.
    let other = app.another_program().await;
    for _ in 0..2 {
        app.clock.advance_by(Duration::from_secs(301));
        run_comments(&other.publishing).await.unwrap();
    }
    frozen.await.unwrap();
    app.advance(Duration::from_secs(600)).await;
    assert_eq!(comment(&app, &post).await["state"], "published");
    assert_eq!((app.network.created(), app.network.calls(CallKind::Publish)), (2, 2));
}

#[tokio::test]
async fn what_a_person_only_saw_is_never_told_taken_down() {
    let (app, channel) = without_search().await;
    app.network.next(Behaviour::Fault(Fault::AcceptThenCut));
    let post = app.published_now("Rue fermée", &[&channel]).await;
    let path = format!("/publications/{}", app.publication(&post).await["id"].as_str().unwrap());
    app.post(&format!("{path}/declare"), json!({ "present": true })).await.expect(200);
    withdraw(&app, &post, "Publié par erreur").await;
    app.run_jobs().await;
    let told = amendments(&app, &post).await.pop().unwrap();
    assert_eq!((&told["state"], &told["code"]), (&json!("failed"), &json!("publishing.item_unknown")));
    assert_eq!(texts(&app), ["Rue fermée"], "it is out, and told so");
}

#[tokio::test]
async fn the_address_at_which_a_person_saw_it_tells_what_to_take_down() {
    let (app, channel) = without_search().await;
    app.network.next(Behaviour::Fault(Fault::AcceptThenCut));
    let post = app.published_now("Rue fermée", &[&channel]).await;
    let path = format!("/publications/{}", app.publication(&post).await["id"].as_str().unwrap());
    let address = app.network.there()[0].remote.url.clone().unwrap();
    app.post(&format!("{path}/declare"), json!({ "present": true, "url": address })).await.expect(200);
    withdraw(&app, &post, "Publié par erreur").await;
    app.run_jobs().await;
    assert!(app.network.there().is_empty());
    assert_eq!(amendments(&app, &post).await.pop().unwrap()["state"], "published");
}

#[tokio::test]
async fn a_comment_seen_at_its_address_is_taken_down_with_its_post() {
    let (app, channel) = without_search().await;
    let post = commented(&app, &channel).await;
    app.network.on_each(|write| (write == 2).then_some(Behaviour::Fault(Fault::AcceptThenCut)));
    publish(&app, &post).await;
    assert_eq!(comment(&app, &post).await["state"], "to_verify");
    let id = app.publication(&post).await["id"].as_str().unwrap().to_owned();
    let path = format!("/publications/{id}/comment/declare");
    let bad = json!({ "present": true, "url": "sous le contenu" });
    app.post(&path, bad).await.refused(422, "publishing.not_an_address");
    let address = app.network.there()[1].remote.url.clone().unwrap();
    app.post(&path, json!({ "present": true, "url": address })).await.expect(200);
    let told = comment(&app, &post).await;
    assert_eq!((&told["state"], &told["remote_url"]), (&json!("published"), &json!(address)));
    withdraw(&app, &post, "Publié par erreur").await;
    app.run_jobs().await;
    assert!(app.network.there().is_empty());
}

/// A thread of which a person saw the second segment, without giving its address.
async fn seen_without_address(app: &TestApp, channel: &str) -> String {
    app.network.on_each(|write| (write == 2).then_some(Behaviour::Fault(Fault::AcceptThenCut)));
    let post = thread(app, channel, &["Un", "Deux", "Trois"]).await;
    let id = app.publication(&post).await["id"].as_str().unwrap().to_owned();
    app.post(&format!("/publications/{id}/declare"), json!({ "present": true })).await.expect(200);
    app.run_jobs().await;
    assert_eq!(texts(app), ["Un", "Deux", "Trois"]);
    post
}

#[tokio::test]
async fn a_thread_that_cannot_be_amended_whole_is_left_as_it_is() {
    for (way, kind) in [("replace", CallKind::Delete), ("edit", CallKind::Edit)] {
        let (app, channel) = without_search().await;
        let post = seen_without_address(&app, &channel).await;
        let mut correcting = Correcting::of(&app, &post).await.text("Un, corrigé").way(&channel, way);
        correcting.content["segments"][1]["text"] = json!("Deux, corrigé");
        correcting.apply().await;
        app.run_jobs().await;
        let told = amendments(&app, &post).await.pop().unwrap();
        assert_eq!((&told["state"], &told["code"]), (&json!("failed"), &json!("publishing.item_unknown")));
        assert_eq!(
            (texts(&app), app.network.calls(kind)),
            (["Un", "Deux", "Trois"].map(str::to_owned).into(), 0)
        );
    }
}

#[tokio::test]
async fn what_changes_in_a_thread_is_edited_beside_what_is_only_known_to_be_there() {
    let (app, channel) = without_search().await;
    let post = seen_without_address(&app, &channel).await;
    Correcting::of(&app, &post).await.text("Un, corrigé").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    assert_eq!(last_state(&app, &post).await, "published");
    assert_eq!(texts(&app), ["Un, corrigé", "Deux", "Trois"]);
}

#[tokio::test]
async fn a_withdrawal_goes_as_far_as_it_can_and_says_what_is_left() {
    let (app, channel) = without_search().await;
    let post = seen_without_address(&app, &channel).await;
    withdraw(&app, &post, "Publié par erreur").await;
    app.run_jobs().await;
    assert_eq!(texts(&app), ["Deux"], "whatever is gone is no longer read");
    let told = amendments(&app, &post).await.pop().unwrap();
    assert_eq!((&told["state"], &told["code"]), (&json!("failed"), &json!("publishing.withdrawn_in_part")));
    assert_eq!(told["allowed"], json!(["retry", "cancel"]));
    let path = format!("/publications/{}", told["id"].as_str().unwrap());
    app.post(&format!("{path}/retry"), json!({})).await.expect(200);
    app.run_jobs().await;
    assert_eq!(app.network.calls(CallKind::Delete), 2, "nothing is taken down twice");
    let given_up = app.post(&format!("{path}/cancel"), json!({})).await.expect(200);
    assert_eq!(given_up["state"], "cancelled");
}
