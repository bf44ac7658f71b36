//! The end of a pause: nothing leaves in a burst, and each held publication has its choice.

use super::pauses::{paused, paused_of};
use crate::app::TestApp;
use serde_json::{Value, json};
use std::time::Duration;

/// Three posts of one channel held by a pause of the institution, at 11:00.
async fn three_held() -> (TestApp, [String; 3], String) {
    let (app, channel) = TestApp::connected().await;
    let posts = [
        app.scheduled("Un", &[&channel], "2026-03-02T10:00").await,
        app.scheduled("Deux", &[&channel], "2026-03-02T10:10").await,
        app.scheduled("Trois", &[&channel], "2026-03-02T10:20").await,
    ];
    let pause = paused(&app).await["id"].as_str().unwrap().to_owned();
    app.clock.advance_to("2026-03-02 11:00 Europe/Paris");
    app.run_jobs().await;
    for post in &posts {
        assert_eq!(app.state_of(post).await, "held");
    }
    (app, posts, pause)
}

async fn id_of(app: &TestApp, post: &str) -> Value {
    app.publication(post).await["id"].clone()
}

#[tokio::test]
async fn without_a_choice_what_was_held_stays_held() {
    let (app, posts, pause) = three_held().await;
    let ended = app.post(&format!("/pauses/{pause}/end"), json!({})).await.expect(200);
    assert_eq!((ended["released"].clone(), ended["kept"].as_array().unwrap().len()), (json!([]), 3));
    app.advance(Duration::from_secs(3 * 3600)).await;
    assert_eq!(app.network.created(), 0);
    assert_eq!(app.state_of(&posts[0]).await, "held");
    let pauses = app.get("/pauses").await.expect(200);
    assert_eq!((&pauses["items"], &pauses["waiting"]), (&json!([]), &json!(3)));
    assert_eq!(app.publication(&posts[0]).await["allowed"], json!(["release", "cancel"]));
}

#[tokio::test]
async fn what_is_sent_after_a_pause_is_spaced_out_on_each_channel() {
    let (app, posts, pause) = three_held().await;
    let other = app.connect("culture").await;
    let body = json!({ "releases": [{ "choice": "send", "every_minutes": 15 }] });
    let ended = app.post(&format!("/pauses/{pause}/end"), body).await.expect(200);
    let hours: Vec<_> =
        ended["released"].as_array().unwrap().iter().map(|one| one["leaves_at"].clone()).collect();
    assert_eq!(hours, ["2026-03-02T10:00:00Z", "2026-03-02T10:15:00Z", "2026-03-02T10:30:00Z"]);
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.state_of(&posts[0]).await.as_str()), (1, "published"));
    app.advance(Duration::from_secs(14 * 60)).await;
    assert_eq!(app.network.created(), 1);
    app.advance(Duration::from_secs(60)).await;
    assert_eq!(app.network.created(), 2);
    app.published_now("Ailleurs", &[&other]).await;
    assert_eq!(app.network.created(), 3);
    app.advance(Duration::from_secs(15 * 60)).await;
    assert_eq!(app.network.created(), 4);
}

#[tokio::test]
async fn each_held_publication_has_its_own_choice() {
    let (app, posts, pause) = three_held().await;
    let ids = [id_of(&app, &posts[0]).await, id_of(&app, &posts[1]).await, id_of(&app, &posts[2]).await];
    let at = json!({ "local": "2026-03-03T09:00", "zone": "Europe/Paris" });
    let past = json!({ "local": "2026-03-01T09:00", "zone": "Europe/Paris" });
    let end = format!("/pauses/{pause}/end");
    let late = json!({ "releases": [{ "publications": [ids[0]], "choice": "reschedule", "at": past }] });
    app.post(&end, late).await.refused(422, "publishing.past_hour");
    let burst = json!({ "releases": [{ "choice": "send", "every_minutes": 0 }] });
    app.post(&end, burst).await.refused(422, "publishing.spacing");
    let nowhere = json!({ "releases": [{ "choice": "reschedule" }] });
    app.post(&end, nowhere).await.refused(422, "publishing.no_hour");
    let twice = json!({ "local": "2026-10-25T02:30", "zone": "Europe/Paris" });
    let body = json!({ "releases": [{ "choice": "reschedule", "at": twice }] });
    app.post(&end, body).await.refused(422, "publishing.hour_exists_twice");
    assert_eq!(app.get("/pauses").await.expect(200)["items"].as_array().unwrap().len(), 1, "nothing changed");
    let body = json!({ "releases": [
        { "choice": "send" },
        { "publications": [ids[1]], "choice": "reschedule", "at": at },
        { "publications": [ids[2]], "choice": "cancel" },
    ] });
    app.post(&end, body).await.expect(200);
    app.run_jobs().await;
    let states =
        [app.state_of(&posts[0]).await, app.state_of(&posts[1]).await, app.state_of(&posts[2]).await];
    assert_eq!(states, ["published", "scheduled", "cancelled"]);
    let moved = app.publication(&posts[1]).await;
    assert_eq!(
        (&moved["due_at"], &moved["due"]["local"]),
        (&json!("2026-03-03T08:00:00Z"), &json!("2026-03-03T09:00:00"))
    );
    app.clock.advance_to("2026-03-03 09:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.state_of(&posts[1]).await.as_str()), (2, "published"));
}

#[tokio::test]
async fn two_pauses_that_overlap_hold_until_neither_covers() {
    let (app, posts, pause) = three_held().await;
    let network = paused_of(&app, json!({ "kind": "network", "network": "fake" })).await;
    let body = json!({ "releases": [{ "choice": "send" }] });
    let ended = app.post(&format!("/pauses/{pause}/end"), body.clone()).await.expect(200);
    assert_eq!(ended["released"], json!([]));
    let named = json!({ "publications": [id_of(&app, &posts[0]).await], "choice": "send" });
    let kept = app.post("/publications/release", named).await.expect(200);
    assert_eq!((&kept["released"], kept["kept"].as_array().unwrap().len()), (&json!([]), 1));
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.state_of(&posts[0]).await.as_str()), (0, "held"));
    app.post(&format!("/pauses/{network}/end"), body).await.expect(200);
    app.run_jobs().await;
    assert_eq!(app.network.created(), 1);
}

#[tokio::test]
async fn what_is_still_to_come_simply_goes_on_and_what_is_due_at_the_end_is_no_burst() {
    let (app, channel) = TestApp::connected().await;
    let due = app.scheduled("À l'heure", &[&channel], "2026-03-02T10:00").await;
    let future = app.scheduled("Plus tard", &[&channel], "2026-03-02T12:00").await;
    let pause = paused(&app).await["id"].as_str().unwrap().to_owned();
    // Its hour came, no worker looked yet, and the pause ends: it is held, not sent.
    app.clock.advance_to("2026-03-02 10:30 Europe/Paris");
    let ended = app.post(&format!("/pauses/{pause}/end"), json!({})).await.expect(200);
    assert_eq!(ended["kept"].as_array().unwrap().len(), 1);
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.state_of(&due).await.as_str()), (0, "held"));
    app.clock.advance_to("2026-03-02 12:00 Europe/Paris");
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.state_of(&future).await.as_str()), (1, "published"));
}

#[tokio::test]
async fn a_held_post_can_be_moved_edited_and_given_up_and_its_channel_disconnected() {
    let (app, posts, _) = three_held().await;
    let at = json!({ "at": { "local": "2026-03-05T10:00", "zone": "Europe/Paris" } });
    app.post(&format!("/posts/{}/move", posts[0]), at).await.expect(200);
    assert_eq!(app.state_of(&posts[0]).await, "scheduled");
    let path = format!("/publications/{}/cancel", id_of(&app, &posts[1]).await.as_str().unwrap());
    app.post(&path, json!({})).await.expect(200);
    assert_eq!(app.state_of(&posts[1]).await, "cancelled");
    let channel = app.publication(&posts[2]).await["channel"]["id"].as_str().unwrap().to_owned();
    app.post(&format!("/channels/{channel}/disconnect"), json!({})).await.expect(200);
    assert_eq!(app.publication(&posts[2]).await["code"], "publishing.channel_disconnected");
}
