//! Polls: asked by the first segment, within the limits of the server, and left as they are when a text is put right.

use super::{
    amendments::{Correcting, amendments},
    options::{codes, publish, saved},
};
use crate::app::TestApp;
use parvis_connector::Poll;
use serde_json::{Value, json};
use std::time::Duration;

fn market() -> Value {
    json!({ "answers": ["Samedi", "Dimanche"], "open_seconds": 86_400, "multiple": true })
}

#[tokio::test]
async fn the_first_segment_asks_and_neither_what_follows_nor_the_comment() {
    let (app, channel) = TestApp::connected().await;
    let (post, answer) = saved(&app, &channel, json!({ "poll": market() })).await;
    assert_eq!(answer.expect(200)["variants"][0]["options"]["poll"], market());
    let mut body = app.draft_body(&post).await;
    body["segments"] = json!([{ "text": "Quel jour ?" }, { "text": "Votez avant vendredi" }]);
    body["variants"][0]["first_comment"] = json!("Le plan : https://valmont.example/plan");
    app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    publish(&app, &post).await;
    let made = app.network.there();
    let asked: Vec<_> = made.iter().map(|one| one.options.poll.clone()).collect();
    let poll = Poll {
        answers: vec!["Samedi".to_owned(), "Dimanche".to_owned()],
        open_seconds: 86_400,
        multiple: true,
        hides_totals: false,
    };
    assert_eq!(asked, [Some(poll), None, None]);
    let copy = app.post(&format!("/posts/{post}/duplicate"), json!({})).await.expect(201);
    assert_eq!(copy["variants"][0]["options"]["poll"], market());
    let sheet = app.page(&format!("/preuve/contenus/{post}")).await.text();
    assert!(sheet.contains("Samedi") && sheet.contains("1 jour, plusieurs réponses"), "{sheet}");
}

#[tokio::test]
async fn each_bad_poll_is_told_in_one_sentence_and_does_not_leave() {
    let (app, channel) = TestApp::connected().await;
    let long = "a".repeat(51);
    let day = 86_400;
    for (answers, seconds, expected) in [
        (json!(["Oui"]), day, "editorial.poll_too_few_answers"),
        (json!(["1", "2", "3", "4", "5"]), day, "editorial.poll_too_many_answers"),
        (json!(["Oui", " "]), day, "editorial.poll_answer_empty"),
        (json!(["Oui", "Non", " Oui "]), day, "editorial.poll_answer_twice"),
        (json!(["Oui", long]), day, "editorial.poll_answer_over_long"),
        (json!(["Oui", "Non"]), 299, "editorial.poll_too_short"),
        (json!(["Oui", "Non"]), 2_629_747, "editorial.poll_too_long"),
    ] {
        let poll = json!({ "answers": answers, "open_seconds": seconds });
        let (post, answer) = saved(&app, &channel, json!({ "poll": poll })).await;
        let view = answer.expect(200);
        assert_eq!(codes(&view), [expected]);
        let title = view["findings"][0]["title"].as_str().unwrap();
        assert!(!title.starts_with("finding-") && !title.contains("{"), "{title}");
        app.post(&format!("/posts/{post}/schedule"), json!({ "now": true }))
            .await
            .refused(422, "editorial.blocked");
    }
}

#[tokio::test]
async fn a_poll_goes_neither_with_images_nor_without_a_question() {
    let (app, channel) = TestApp::connected().await;
    let (post, _) = saved(&app, &channel, json!({ "poll": market() })).await;
    let picture = json!([{ "asset": app.picture().await, "alt": "Le pont" }]);
    let mut body = app.draft_body(&post).await;
    body["segments"] = json!([{ "text": "", "media": picture }]);
    let view = app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    assert_eq!(codes(&view), ["editorial.poll_without_text", "editorial.poll_with_images"]);
    let mut body = app.draft_body(&post).await;
    body["segments"] = json!([{ "text": "Quel jour ?" }, { "text": "Le plan", "media": picture }]);
    let view = app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    assert!(codes(&view).is_empty(), "only the first segment carries the poll: {view}");
}

#[tokio::test]
async fn a_network_without_polls_refuses_one_and_keeps_nothing() {
    let (app, _) = TestApp::connected().await;
    let plain = app.connect_to("plain", "mairie").await;
    for channel in [plain, app.public_feed().await] {
        let (post, answer) = saved(&app, &channel, json!({ "poll": market() })).await;
        let problem = answer.refused(422, "editorial.fields");
        assert_eq!(problem["fields"][0]["code"], "editorial.poll_unsupported");
        assert_eq!(problem["fields"][0]["field"], "variants.0.options.poll");
        let view = app.get(&format!("/posts/{post}")).await.expect(200);
        assert_eq!(view["variants"][0]["options"], json!({}));
    }
}

#[tokio::test]
async fn an_erratum_asks_nothing_and_a_replaced_copy_asks_again() {
    let (app, channel) = TestApp::connected().await;
    let (post, _) = saved(&app, &channel, json!({ "poll": market() })).await;
    publish(&app, &post).await;
    Correcting::of(&app, &post).await.erratum(&channel, "Le marché a lieu le matin.").apply().await;
    app.run_jobs().await;
    assert_eq!(app.network.there()[1].options.poll, None);
    Correcting::of(&app, &post).await.text("Quel jour en mai ?").way(&channel, "replace").apply().await;
    app.run_jobs().await;
    assert!(app.network.there().last().unwrap().options.poll.is_some());
}

#[tokio::test]
async fn on_mastodon_a_corrected_text_keeps_the_votes_and_the_end_until_the_vote_is_closed() {
    let (app, servers) = TestApp::with_mastodon().await;
    let channel = app.connect_mastodon(&servers.first).await;
    let channels = app.get("/channels").await.expect(200);
    let all = channels["items"].as_array().unwrap();
    let limits = &all.iter().find(|one| one["network"] == "mastodon").unwrap()["limits"]["polls"];
    assert_eq!(
        limits,
        &json!({ "answers_max": 4, "answer_max": 50, "open_min_seconds": 300, "open_max_seconds": 2_629_746 })
    );
    let (post, _) = saved(&app, &channel, json!({ "poll": market() })).await;
    publish(&app, &post).await;
    let id = servers.first.statuses()[0].id.clone();
    servers.first.vote(&id, 1);
    let before = servers.first.poll_of(&id).unwrap();
    assert_eq!((before.0, before.1.as_slice()), (app.now().after(Duration::from_secs(86_400)), &[0, 1][..]));
    app.advance(Duration::from_secs(3600)).await;
    Correcting::of(&app, &post).await.text("La rocade est rouverte").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    assert_eq!(servers.first.statuses()[0].text, "La rocade est rouverte");
    assert_eq!(servers.first.poll_of(&id).unwrap(), before, "same votes, same end");
    app.advance(Duration::from_secs(86_400)).await;
    Correcting::of(&app, &post).await.text("Trop tard").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    assert_eq!(servers.first.statuses()[0].text, "La rocade est rouverte");
    assert_eq!(servers.first.poll_of(&id).unwrap(), before, "the vote is not opened again");
    let all = app.publications(&post).await;
    let last = all.iter().rfind(|one| !one["amends"].is_null()).unwrap();
    assert_eq!((&last["state"], &last["code"]), (&json!("failed"), &json!("publishing.refused.poll_over")));
    assert!(amendments(&app, &post).await.is_empty(), "nothing was done on another network");
}
