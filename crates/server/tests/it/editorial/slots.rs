//! Slots: hours of the week, offered to posts, shown when free, and never behind what is planned.

use crate::app::TestApp;
use serde_json::{Value, json};

/// Monday 2 March 2026, 09:00 in Paris, is when every test begins.
async fn slot(app: &TestApp, days: &[&str], time: &str, channels: &[&str]) -> Value {
    let body = json!({ "weekdays": days, "time": time, "channels": channels });
    app.post("/slots", body).await.expect(201)
}

fn hours(answer: &Value) -> Vec<String> {
    let items = answer["items"].as_array().unwrap().iter();
    items.map(|item| item["at"]["local"].as_str().unwrap()[..16].to_owned()).collect()
}

async fn offered(app: &TestApp, post: &str) -> Vec<String> {
    hours(&app.get(&format!("/posts/{post}/slots")).await.expect(200))
}

async fn free(app: &TestApp, from: &str, to: &str) -> Vec<String> {
    hours(&app.get(&format!("/slots/free?from={from}&to={to}")).await.expect(200))
}

#[tokio::test]
async fn a_post_is_put_in_the_next_free_slot_and_the_slot_is_then_taken() {
    let (app, channel) = TestApp::connected().await;
    let made = slot(&app, &["TU"], "11:00", &[&channel]).await;
    assert_eq!(
        (&made["weekdays"], &made["time"], &made["zone"]),
        (&json!(["TU"]), &json!("11:00"), &json!("Europe/Paris"))
    );
    let first = app.draft("Un", &[&channel]).await["id"].as_str().unwrap().to_owned();
    let second = app.draft("Deux", &[&channel]).await["id"].as_str().unwrap().to_owned();
    assert_eq!(
        offered(&app, &first).await,
        ["2026-03-03T11:00", "2026-03-10T11:00", "2026-03-17T11:00", "2026-03-24T11:00"]
    );
    let view = app.post(&format!("/posts/{first}/next-slot"), json!({ "schedule": true })).await.expect(200);
    assert_eq!((&view["state"], &view["due_at"]), (&json!("scheduled"), &json!("2026-03-03T10:00:00Z")));
    let view = app.post(&format!("/posts/{second}/next-slot"), json!({})).await.expect(200);
    assert_eq!(
        (&view["state"], &view["wish"]["local"]),
        (&json!("draft"), &json!("2026-03-10T11:00:00")),
        "only dated"
    );
    let third = app.draft("Trois", &[&channel]).await["id"].as_str().unwrap().to_owned();
    assert_eq!(offered(&app, &third).await[0], "2026-03-17T11:00");
    assert_eq!(free(&app, "2026-03-02", "2026-03-23").await, ["2026-03-17T11:00"]);
    // Asked again, it stays: its own slot is the next one that is free for it.
    let view = app.post(&format!("/posts/{first}/next-slot"), json!({})).await.expect(200);
    assert_eq!(view["due_at"], "2026-03-03T10:00:00Z");
}

#[tokio::test]
async fn members_who_ask_at_once_get_a_slot_each() {
    let (app, channel) = TestApp::connected().await;
    slot(&app, &["MO", "TU", "WE", "TH", "FR"], "17:30", &[]).await;
    let mut posts = Vec::new();
    for number in 0..8 {
        let post = app.draft(&format!("Texte {number}"), &[&channel]).await;
        posts.push(post["id"].as_str().unwrap().to_owned());
    }
    let asks = posts.iter().map(|post| {
        let path = format!("/posts/{post}/next-slot");
        let app = &app;
        async move { app.post(&path, json!({ "schedule": true })).await.expect(200)["due_at"].clone() }
    });
    let mut hours: Vec<_> = futures_util::future::join_all(asks).await.iter().map(Value::to_string).collect();
    hours.sort();
    hours.dedup();
    assert_eq!(hours.len(), 8);
}

#[tokio::test]
async fn moving_or_removing_a_slot_moves_nothing_that_is_planned_or_published() {
    let (app, channel) = TestApp::connected().await;
    let made = slot(&app, &["MO", "TU"], "11:00", &[&channel]).await;
    let id = made["id"].as_str().unwrap();
    let mut posts = Vec::new();
    for number in 0..3 {
        let post =
            app.draft(&format!("Texte {number}"), &[&channel]).await["id"].as_str().unwrap().to_owned();
        app.post(&format!("/posts/{post}/next-slot"), json!({ "schedule": true })).await.expect(200);
        posts.push(post);
    }
    app.advance(std::time::Duration::from_secs(3 * 3600)).await;
    assert_eq!(app.state_of(&posts[0]).await, "published");
    let before: Vec<_> = [
        app.publications(&posts[0]).await,
        app.publications(&posts[1]).await,
        app.publications(&posts[2]).await,
    ]
    .into();
    let body = json!({ "weekdays": ["SU"], "time": "20:00", "channels": [channel] });
    app.put(&format!("/slots/{id}"), body).await.expect(200);
    for (post, before) in posts.iter().zip(&before) {
        assert_eq!(&app.publications(post).await, before, "changed");
    }
    app.delete(&format!("/slots/{id}")).await.expect(204);
    for (post, before) in posts.iter().zip(&before) {
        assert_eq!(&app.publications(post).await, before, "removed");
    }
    app.advance(std::time::Duration::from_secs(30 * 86_400)).await;
    assert_eq!(app.network.created(), 1, "what had become late is missed, nothing leaves twice");
}

#[tokio::test]
async fn a_slot_is_for_its_channels_and_its_theme() {
    let (app, channel) = TestApp::connected().await;
    let feed = app.public_feed().await;
    let theme = app.get("/themes").await.expect(200)["items"][0]["id"].clone();
    slot(&app, &["WE"], "10:00", &[&feed]).await;
    let body = json!({ "weekdays": ["TH"], "time": "10:00", "theme_id": theme });
    app.post("/slots", body).await.expect(201);
    let on_fake = app.draft("Un", &[&channel]).await["id"].as_str().unwrap().to_owned();
    let on_both = app.draft("Deux", &[&channel, &feed]).await["id"].as_str().unwrap().to_owned();
    assert!(offered(&app, &on_fake).await.is_empty());
    app.post(&format!("/posts/{on_fake}/next-slot"), json!({})).await.refused(409, "editorial.no_free_slot");
    assert_eq!(offered(&app, &on_both).await[0], "2026-03-04T10:00");
    let mut themed = app.draft_body(&on_fake).await;
    themed["theme_id"] = theme;
    app.put(&format!("/posts/{on_fake}/draft"), themed).await.expect(200);
    assert_eq!(offered(&app, &on_fake).await[0], "2026-03-05T10:00");
    // What leaves at that hour through another channel does not take the slot.
    app.scheduled("Ailleurs", &[&channel], "2026-03-04T10:00").await;
    assert_eq!(offered(&app, &on_both).await[0], "2026-03-04T10:00");
    app.scheduled("Ici", &[&feed], "2026-03-04T10:00").await;
    assert_eq!(offered(&app, &on_both).await[0], "2026-03-11T10:00");
}

#[tokio::test]
async fn a_slot_keeps_its_hour_through_both_clock_changes_in_every_territory() {
    let (app, channel) = TestApp::connected().await;
    for (zone, hour, expected) in [
        (
            "Europe/Paris",
            "02:30",
            vec!["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"],
        ),
        ("Indian/Reunion", "02:30", vec!["2026-03-28T22:30:00Z", "2026-03-29T22:30:00Z"]),
        (
            "America/Miquelon",
            "03:30",
            vec!["2026-03-28T05:30:00Z", "2026-03-29T05:30:00Z", "2026-03-30T05:30:00Z"],
        ),
        (
            "Pacific/Noumea",
            "02:30",
            vec!["2026-03-28T15:30:00Z", "2026-03-29T15:30:00Z", "2026-03-30T15:30:00Z"],
        ),
        (
            "America/Guadeloupe",
            "02:30",
            vec!["2026-03-28T06:30:00Z", "2026-03-29T06:30:00Z", "2026-03-30T06:30:00Z"],
        ),
        (
            "Pacific/Tahiti",
            "02:30",
            vec!["2026-03-28T12:30:00Z", "2026-03-29T12:30:00Z", "2026-03-30T12:30:00Z"],
        ),
    ] {
        let body = json!({
            "weekdays": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"], "time": hour, "zone": zone, "channels": [channel],
        });
        let made = app.post("/slots", body).await.expect(201);
        let found = app.get("/slots/free?from=2026-03-28&to=2026-03-31").await.expect(200);
        let instants: Vec<_> =
            found["items"].as_array().unwrap().iter().map(|item| item["due_at"].clone()).collect();
        assert_eq!(instants, expected, "{zone}");
        app.delete(&format!("/slots/{}", made["id"].as_str().unwrap())).await.expect(204);
    }
    let body = json!({ "weekdays": ["SU"], "time": "02:30", "channels": [channel] });
    app.post("/slots", body).await.expect(201);
    // The night clocks go back, the first passage; the post is scheduled there like any other.
    app.clock.advance_to("2026-10-20T08:00:00Z");
    let post = app.draft("Nuit", &[&channel]).await["id"].as_str().unwrap().to_owned();
    let view = app.post(&format!("/posts/{post}/next-slot"), json!({ "schedule": true })).await.expect(200);
    assert_eq!(view["due_at"], "2026-10-25T00:30:00Z");
    assert_eq!(view["wish"]["local"], "2026-10-25T02:30:00");
}

#[tokio::test]
async fn slots_are_checked_and_belong_to_who_may_set_them() {
    let (app, channel) = TestApp::connected().await;
    let body = |days: Value, time: &str| json!({ "weekdays": days, "time": time, "channels": [channel] });
    app.post("/slots", body(json!([]), "11:00")).await.refused(422, "editorial.fields");
    app.post("/slots", body(json!(["LU"]), "11:00")).await.refused(422, "web.malformed");
    app.post("/slots", body(json!(["MO"]), "25:00")).await.refused(422, "web.malformed");
    app.post("/slots", body(json!(["MO"]), "11:00:30")).await.refused(422, "editorial.fields");
    let theme = json!({ "weekdays": ["MO"], "time": "11:00", "theme_id": "thm_01h455vb4pex5vsknk084sn02q" });
    app.post("/slots", theme).await.refused(422, "editorial.fields");
    let made = app.post("/slots", body(json!(["MO"]), "11:00")).await.expect(201);
    app.post("/slots", body(json!(["MO"]), "11:00")).await.refused(409, "editorial.slot_exists");
    let editor = app.as_new("editor").await;
    editor.post("/slots", body(json!(["TU"]), "11:00")).await.refused(403, "identity.not_allowed");
    assert_eq!(editor.get("/slots").await.expect(200)["items"].as_array().unwrap().len(), 1);
    let post = editor.draft("Bonjour", &[&channel]).await["id"].as_str().unwrap().to_owned();
    let asked = editor.post(&format!("/posts/{post}/next-slot"), json!({ "schedule": true })).await;
    asked.refused(403, "editorial.not_approved");
    editor.post(&format!("/posts/{post}/next-slot"), json!({})).await.expect(200);
    let gone = "/slots/slot_01h455vb4pex5vsknk084sn02q";
    app.put(gone, body(json!(["MO"]), "12:00")).await.refused(404, "editorial.slot_not_found");
    app.delete(gone).await.refused(404, "editorial.slot_not_found");
    let id = made["id"].as_str().unwrap();
    let changed = app.put(&format!("/slots/{id}"), body(json!(["MO", "FR"]), "11:00")).await.expect(200);
    assert_eq!((&changed["id"], &changed["weekdays"]), (&json!(id), &json!(["MO", "FR"])));
    assert_eq!(app.count("SELECT count(*) AS n FROM journal_lines WHERE act LIKE 'slot.%'").await, 2);
}
