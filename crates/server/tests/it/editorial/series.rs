//! Series: posts that come back by a rule, made ahead, approved once, sent once, changed by one, by the following or by all.

use crate::app::TestApp;
use parvis_editorial::run_series;
use serde_json::{Value, json};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// Everything that the loops would do, series included.
async fn round(app: &TestApp) {
    app.run_jobs().await;
    run_series(&app.program.editorial).await.unwrap();
    app.run_jobs().await;
}

fn timing(rule: &str, time: &str) -> Value {
    json!({ "rule": rule, "starts_on": "2026-03-02", "time": time })
}

/// Makes a series of a new post; it begins on Monday 2 March 2026, 09:00 in Paris.
async fn series(app: &TestApp, channel: &str, timing: Value, missed: &str) -> Value {
    let post = app.draft("Marché de saison, place de la Halle", &[channel]).await;
    let body = json!({ "post": post["id"], "timing": timing, "missed": missed });
    app.post("/series", body).await.expect(201)
}

async fn started(app: &TestApp, channel: &str, timing: Value, missed: &str) -> Value {
    let made = series(app, channel, timing, missed).await;
    decide(app, &made, "start").await.expect(200)
}

async fn decide(app: &TestApp, made: &Value, act: &str) -> crate::app::Answer {
    let path = format!("/series/{}/{act}", id_of(made));
    app.post(&path, json!({ "content_hash": made["series"]["content_hash"] })).await
}

fn id_of(made: &Value) -> &str {
    made["series"]["id"].as_str().unwrap()
}

async fn read(app: &TestApp, made: &Value) -> Value {
    app.get(&format!("/series/{}", id_of(made))).await.expect(200)
}

fn coming(view: &Value) -> &Vec<Value> {
    view["coming"].as_array().unwrap()
}

fn states(view: &Value) -> Vec<&str> {
    coming(view).iter().map(|one| one["post"]["state"].as_str().unwrap_or("none")).collect()
}

fn due(view: &Value) -> Vec<String> {
    coming(view).iter().map(|one| one["post"]["due_at"].as_str().unwrap_or("none").to_owned()).collect()
}

/// The body that changes nothing, to be changed by the test.
fn change_body(view: &Value) -> Value {
    let series = &view["series"];
    json!({
        "revision": series["revision"], "from": null, "timing": series["timing"], "missed": series["missed"],
        "content_of": null,
    })
}

#[tokio::test]
async fn a_weekly_series_is_made_ahead_from_its_rule_and_keeps_its_hour() {
    let (app, channel) = TestApp::connected().await;
    let made = started(&app, &channel, timing("FREQ=WEEKLY;BYDAY=MO", "09:00"), "skip").await;
    assert_eq!(made["series"]["state"], "running");
    let due = due(&made);
    // 09:00 on 2 March is this very minute: past. The clocks change on 29 March.
    assert_eq!(due.len(), 8, "{due:?}");
    assert_eq!(
        due[..5],
        [
            "2026-03-09T08:00:00Z",
            "2026-03-16T08:00:00Z",
            "2026-03-23T08:00:00Z",
            "2026-03-30T07:00:00Z",
            "2026-04-06T07:00:00Z"
        ]
    );
    assert!(states(&made).iter().all(|state| *state == "scheduled"));
    assert_eq!(run_series(&app.program.editorial).await.unwrap(), 0, "nothing is made twice");
    let app = app.restarted().await;
    assert_eq!(run_series(&app.program.editorial).await.unwrap(), 0, "nor after a restart");
    app.clock.advance_by(10 * DAY);
    assert_eq!(run_series(&app.program.editorial).await.unwrap(), 2, "the horizon moves with the day");
}

#[tokio::test]
async fn workers_that_run_at_once_make_each_occurrence_once() {
    let (app, channel) = TestApp::connected().await;
    let made = started(&app, &channel, timing("FREQ=DAILY", "18:00"), "skip").await;
    assert_eq!(coming(&made).len(), 61);
    app.clock.advance_by(20 * DAY);
    let runs = (0..8).map(|_| run_series(&app.program.editorial));
    futures_util::future::join_all(runs).await.into_iter().for_each(|run| drop(run.unwrap()));
    let view = read(&app, &made).await;
    assert_eq!(coming(&view).len(), 61);
    assert_eq!(app.count("SELECT count(*) AS n FROM occurrences").await, 81);
    assert_eq!(app.count("SELECT count(DISTINCT post_id) AS n FROM occurrences").await, 81);
    assert_eq!(app.count("SELECT count(*) AS n FROM posts").await, 81, "no post without its day");
}

#[tokio::test]
async fn after_seven_days_of_stop_a_daily_series_catches_up_once_or_not_at_all() {
    for (policy, caught_up) in [("skip", 0), ("catch_up", 1)] {
        let (app, channel) = TestApp::connected().await;
        let made = started(&app, &channel, timing("FREQ=DAILY", "12:00"), policy).await;
        app.clock.advance_to("2026-03-02T11:00:30Z");
        round(&app).await;
        assert_eq!(app.network.created(), 1, "{policy}: the day before the stop");
        // Nothing runs for seven days; the last hour passed long before the restart.
        app.clock.advance_by(7 * DAY + Duration::from_secs(8 * 3600));
        let app = app.restarted().await;
        round(&app).await;
        round(&app).await;
        assert_eq!(app.network.created(), 1 + caught_up, "{policy}");
        let view = read(&app, &made).await;
        let past = view["past"].as_array().unwrap();
        let state = |index: usize| past[index]["post"]["state"].as_str().unwrap();
        assert_eq!(state(0), if caught_up == 1 { "published" } else { "missed" }, "{policy}");
        assert!((1..7).all(|index| state(index) == "missed"), "{policy}");
        assert_eq!(state(7), "published");
        for day in 1..4 {
            app.clock.advance_by(DAY);
            round(&app).await;
            assert!(app.network.created() <= 1 + caught_up + day, "{policy}: one a day after the stop");
        }
        app.clock.advance_to("2026-03-14T11:00:10Z");
        round(&app).await;
        assert_eq!(read(&app, &made).await["past"][0]["post"]["state"], "published", "{policy}: it goes on");
    }
}

#[tokio::test]
async fn a_stop_longer_than_what_was_made_ahead_is_caught_up_once_too() {
    for (policy, sent) in [("skip", 0), ("catch_up", 1)] {
        let (app, channel) = TestApp::connected().await;
        started(&app, &channel, timing("FREQ=WEEKLY;BYDAY=MO", "12:00"), policy).await;
        app.clock.advance_to("2026-07-01T06:00:00Z");
        let app = app.restarted().await;
        for _ in 0..3 {
            round(&app).await;
        }
        assert_eq!(app.network.created(), sent, "{policy}");
    }
}

#[tokio::test]
async fn the_content_is_approved_once_and_an_edited_occurrence_needs_its_own() {
    let (app, channel) = TestApp::connected().await;
    let (editor, approver) = (app.as_new("editor").await, app.as_new("approver").await);
    let made = series(&editor, &channel, timing("FREQ=WEEKLY;BYDAY=TU,FR", "10:00"), "skip").await;
    assert_eq!(made["series"]["state"], "draft");
    assert!(states(&made).iter().all(|state| *state == "draft"));
    decide(&editor, &made, "approve").await.refused(403, "identity.not_allowed");
    let mut stale = made.clone();
    stale["series"]["content_hash"] = json!("00".repeat(32));
    decide(&approver, &stale, "approve").await.refused(409, "editorial.stale_approval");
    let approved = decide(&approver, &made, "approve").await.expect(200);
    assert_eq!(approved["series"]["state"], "approved");
    assert!(states(&approved).iter().all(|state| *state == "approved"));
    let running = decide(&app, &made, "start").await.expect(200);
    assert!(states(&running).iter().all(|state| *state == "scheduled"));
    let second = coming(&running)[1]["post"]["id"].as_str().unwrap().to_owned();
    let mut body = editor.draft_body(&second).await;
    body["segments"][0]["text"] = json!("Marché exceptionnellement sur le mail");
    editor.put(&format!("/posts/{second}/draft"), body).await.expect(200);
    let view = read(&app, &made).await;
    assert_eq!(states(&view)[..3], ["scheduled", "draft", "scheduled"]);
    assert_eq!(
        (&coming(&view)[1]["is_edited"], &coming(&view)[0]["is_edited"]),
        (&json!(true), &json!(false))
    );
    run_series(&app.program.editorial).await.unwrap();
    assert_eq!(app.state_of(&second).await, "draft", "the approval of the series is not its own");
    for day in ["2026-03-03T09:00:20Z", "2026-03-06T09:00:20Z"] {
        app.clock.advance_to(day);
        round(&app).await;
    }
    assert_eq!(app.network.created(), 1, "the edited one of Friday did not leave");
    // The approver is who approved the content of the series.
    let first = coming(&running)[0]["post"]["id"].as_str().unwrap();
    let view = app.get(&format!("/posts/{first}")).await.expect(200);
    assert_eq!(view["approval"]["steps"][0]["approver"]["role"], "approver");
}

#[tokio::test]
async fn one_the_following_or_all_change_and_what_left_never_does() {
    let (app, channel) = TestApp::connected().await;
    let made = started(&app, &channel, timing("FREQ=DAILY", "12:00"), "skip").await;
    app.clock.advance_to("2026-03-03T11:00:20Z");
    round(&app).await;
    app.run_jobs().await;
    let out: Vec<_> = read(&app, &made).await["past"].as_array().unwrap().clone();
    let out_posts: Vec<_> = out.iter().map(|one| one["post"]["id"].as_str().unwrap().to_owned()).collect();
    let mut before = Vec::new();
    for post in &out_posts {
        before.push(app.publications(post).await);
    }
    // This one: moved by itself.
    let view = read(&app, &made).await;
    let alone = coming(&view)[1]["post"]["id"].as_str().unwrap().to_owned();
    let at = json!({ "at": { "local": "2026-03-05T20:00", "zone": "Europe/Paris" } });
    app.post(&format!("/posts/{alone}/move"), at).await.expect(200);
    // The following: another hour from 8 March on.
    let view = read(&app, &made).await;
    let mut body = change_body(&view);
    body["from"] = json!("2026-03-08");
    body["timing"]["time"] = json!("16:30");
    let view = app.put(&format!("/series/{}", id_of(&made)), body).await.expect(200);
    let due = due(&view);
    assert_eq!(
        due[..5],
        [
            "2026-03-04T11:00:00Z",
            "2026-03-05T19:00:00Z",
            "2026-03-06T11:00:00Z",
            "2026-03-07T11:00:00Z",
            "2026-03-08T15:30:00Z"
        ]
    );
    assert_eq!(coming(&view)[1]["is_moved"], true);
    assert!(states(&view).iter().all(|state| *state == "scheduled"), "an hour does not cancel an approval");
    // All: another rule and another text, from an occurrence.
    let source = coming(&view)[0]["post"]["id"].as_str().unwrap().to_owned();
    let mut text = app.draft_body(&source).await;
    text["segments"][0]["text"] = json!("Marché d’été, dès 8 h");
    app.put(&format!("/posts/{source}/draft"), text).await.expect(200);
    let mut body = change_body(&read(&app, &made).await);
    body["timing"]["rule"] = json!("FREQ=WEEKLY;BYDAY=WE,SU");
    body["timing"]["time"] = json!("08:00");
    body["content_of"] = json!(source);
    let view = app.put(&format!("/series/{}", id_of(&made)), body.clone()).await.expect(200);
    let days: Vec<_> = coming(&view).iter().map(|one| one["occurs_on"].as_str().unwrap()).collect();
    assert_eq!(days[..5], ["2026-03-04", "2026-03-05", "2026-03-08", "2026-03-11", "2026-03-15"]);
    assert!(states(&view).iter().all(|state| *state == "scheduled"), "approved by the same act: {view}");
    let texts = |post: &Value| post["post"]["excerpt"].as_str().unwrap().to_owned();
    assert_eq!(texts(&coming(&view)[2]), "Marché d’été, dès 8 h");
    assert_eq!(texts(&coming(&view)[1]), "Marché de saison, place de la Halle", "moved alone: left alone");
    app.put(&format!("/series/{}", id_of(&made)), body).await.refused(409, "editorial.series_changed");
    for (post, before) in out_posts.iter().zip(&before) {
        assert_eq!(&app.publications(post).await, before, "published is terminal");
    }
    app.post(&format!("/series/{}/end", id_of(&made)), json!({})).await.expect(200);
    let view = read(&app, &made).await;
    assert_eq!((view["series"]["state"].as_str().unwrap(), coming(&view).len()), ("ended", 1));
    for (post, before) in out_posts.iter().zip(&before) {
        assert_eq!(&app.publications(post).await, before, "ended or not");
    }
}

#[tokio::test]
async fn an_occurrence_is_left_out_and_taken_back_in() {
    let (app, channel) = TestApp::connected().await;
    let mut rule = timing("FREQ=DAILY;COUNT=10", "12:00");
    rule["excluded"] = json!(["2026-03-04"]);
    let made = started(&app, &channel, rule, "skip").await;
    assert_eq!(coming(&made).len(), 9, "an excluded day counts, as the standard says");
    let path = |act: &str, day: &str| format!("/series/{}/occurrences/{day}/{act}", id_of(&made));
    let view = app.post(&path("skip", "2026-03-05"), json!({})).await.expect(200);
    assert_eq!((&coming(&view)[2]["is_skipped"], &coming(&view)[2]["post"]), (&json!(true), &json!(null)));
    assert_eq!(run_series(&app.program.editorial).await.unwrap(), 0, "it does not come back by itself");
    app.clock.advance_to("2026-03-03T11:00:20Z");
    round(&app).await;
    app.post(&path("skip", "2026-03-03"), json!({})).await.refused(409, "editorial.already_leaving");
    app.post(&path("skip", "2026-03-04"), json!({})).await.refused(404, "editorial.no_occurrence");
    app.post(&path("restore", "2026-03-06"), json!({})).await.refused(404, "editorial.no_occurrence");
    let seventh = read(&app, &made).await["coming"][2]["post"]["id"].as_str().unwrap().to_owned();
    app.post(&format!("/posts/{seventh}/cancel"), json!({})).await.expect(200);
    app.post(&format!("/posts/{seventh}/cancel"), json!({})).await.expect(200);
    let view = app.post(&path("restore", "2026-03-07"), json!({})).await.expect(200);
    let again = coming(&view).iter().find(|one| one["occurs_on"] == "2026-03-07").unwrap();
    assert_eq!(again["post"]["state"], "scheduled", "given up from its own screen, then taken back in");
    let view = app.post(&path("restore", "2026-03-05"), json!({})).await.expect(200);
    let back = coming(&view).iter().find(|one| one["occurs_on"] == "2026-03-05").unwrap();
    assert_eq!(back["post"]["state"], "scheduled");
}

#[tokio::test]
async fn a_nightly_series_leaves_once_a_night_through_both_clock_changes() {
    for (start, days, change) in [
        ("2026-03-27T12:00:00Z", 4, ("2026-03-29", "2026-03-29T01:00:00Z")),
        ("2026-10-23T12:00:00Z", 4, ("2026-10-25", "2026-10-25T00:30:00Z")),
        ("2027-03-26T12:00:00Z", 4, ("2027-03-28", "2027-03-28T01:00:00Z")),
        ("2027-10-29T12:00:00Z", 4, ("2027-10-31", "2027-10-31T00:30:00Z")),
    ] {
        let mut app = TestApp::fresh().await;
        app.clock.advance_to(start);
        app.found().await;
        let channel = app.connect("mairie").await;
        let made = started(&app, &channel, timing("FREQ=DAILY", "02:30"), "skip").await;
        let night = coming(&made).iter().find(|one| one["occurs_on"] == change.0).unwrap();
        assert_eq!(night["post"]["due_at"], change.1);
        for _ in 0..days * 48 {
            app.clock.advance_by(Duration::from_secs(1800));
            app.run_jobs().await;
        }
        assert_eq!(app.network.created(), days, "{start}: one a night, none lost");
    }
}

#[tokio::test]
async fn dates_are_told_before_anything_is_made_in_every_territory() {
    let app = TestApp::founded().await;
    for (zone, starts_on, expected) in [
        (
            "Europe/Paris",
            "2026-03-28",
            ["2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"],
        ),
        (
            "Indian/Reunion",
            "2026-03-28",
            ["2026-03-27T22:30:00Z", "2026-03-28T22:30:00Z", "2026-03-29T22:30:00Z"],
        ),
        (
            "America/Martinique",
            "2026-03-28",
            ["2026-03-28T06:30:00Z", "2026-03-29T06:30:00Z", "2026-03-30T06:30:00Z"],
        ),
        (
            "America/Guadeloupe",
            "2026-10-24",
            ["2026-10-24T06:30:00Z", "2026-10-25T06:30:00Z", "2026-10-26T06:30:00Z"],
        ),
        (
            "America/Miquelon",
            "2026-03-07",
            ["2026-03-07T05:30:00Z", "2026-03-08T05:00:00Z", "2026-03-09T04:30:00Z"],
        ),
        (
            "Pacific/Noumea",
            "2026-10-24",
            ["2026-10-23T15:30:00Z", "2026-10-24T15:30:00Z", "2026-10-25T15:30:00Z"],
        ),
        (
            "Pacific/Tahiti",
            "2026-03-28",
            ["2026-03-28T12:30:00Z", "2026-03-29T12:30:00Z", "2026-03-30T12:30:00Z"],
        ),
    ] {
        let body =
            json!({ "rule": "FREQ=DAILY;COUNT=3", "starts_on": starts_on, "time": "02:30", "zone": zone });
        let dates = app.post("/series/dates", body).await.expect(200);
        let instants: Vec<_> =
            dates["items"].as_array().unwrap().iter().map(|date| date["due_at"].clone()).collect();
        assert_eq!(instants, expected, "{zone}");
        assert_eq!(
            dates["items"][1]["is_shifted"],
            json!(zone == "Europe/Paris" || zone == "America/Miquelon"),
            "{zone}"
        );
    }
    let sunday = json!({ "rule": "FREQ=MONTHLY;BYDAY=1SU", "starts_on": "2026-03-02", "time": "10:00", "holidays": "skip" });
    let dates = app.post("/series/dates", sunday).await.expect(200);
    assert_eq!(dates["items"][0]["occurs_on"], "2026-04-05");
    let may = json!({ "rule": "FREQ=MONTHLY;BYMONTHDAY=1", "starts_on": "2026-04-15", "time": "10:00", "holidays": "skip" });
    assert_eq!(app.post("/series/dates", may).await.expect(200)["items"][0]["occurs_on"], "2026-06-01");
}

#[tokio::test]
async fn what_makes_no_series_is_refused() {
    let (app, channel) = TestApp::connected().await;
    let post = app.draft("Texte", &[&channel]).await["id"].clone();
    let body = |timing: Value| json!({ "post": post, "timing": timing });
    app.post("/series", body(timing("FREQ=HOURLY", "09:00"))).await.refused(422, "editorial.fields");
    app.post("/series", body(timing("FREQ=DAILY;UNTIL=20260101", "09:00")))
        .await
        .refused(422, "editorial.never_falls");
    app.post("/series", body(timing("FREQ=DAILY", "09:00:30"))).await.refused(422, "editorial.fields");
    let mut unknown = body(timing("FREQ=DAILY", "09:00"));
    unknown["missed"] = json!("burst");
    app.post("/series", unknown).await.refused(422, "editorial.fields");
    let made = app.post("/series", body(timing("FREQ=DAILY", "09:00"))).await.expect(201);
    let again = app.post("/series", body(timing("FREQ=DAILY", "09:00"))).await;
    again.refused(409, "editorial.in_series");
    let answer = app.get(&format!("/posts/{}/occurrence", post.as_str().unwrap())).await.expect(200);
    assert_eq!(answer["occurrence"]["series"]["id"], made["series"]["id"]);
    assert_eq!(answer["occurrence"]["occurrence"]["occurs_on"], "2026-03-03", "it is the first one to come");
    let reader = app.as_new("reader").await;
    reader
        .post(&format!("/series/{}/end", id_of(&made)), json!({}))
        .await
        .refused(403, "identity.not_allowed");
    app.get("/series/ser_01h455vb4pex5vsknk084sn02q").await.refused(404, "editorial.series_not_found");
    app.post(&format!("/series/{}/end", id_of(&made)), json!({})).await.expect(200);
    decide(&app, &made, "start").await.refused(409, "editorial.series_ended");
    // A series whose text is refused by its networks is not started.
    let long = app.draft(&"é".repeat(501), &[&channel]).await["id"].clone();
    let made = app
        .post("/series", json!({ "post": long, "timing": timing("FREQ=DAILY", "09:00") }))
        .await
        .expect(201);
    decide(&app, &made, "start").await.refused(422, "editorial.blocked");
}
