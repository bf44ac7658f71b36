//! Hours: wall clocks with their zone, clock changes, the calendar of the institution.

use crate::app::TestApp;
use serde_json::{Value, json};

async fn schedule(app: &TestApp, channel: &str, at: Value) -> crate::app::Answer {
    let id = app.draft("Bonjour", &[channel]).await["id"].as_str().unwrap().to_owned();
    app.post(&format!("/posts/{id}/schedule"), at).await
}

#[tokio::test]
async fn an_hour_that_does_not_exist_is_refused_and_one_that_exists_twice_is_asked() {
    let (app, channel) = TestApp::connected().await;
    let at = |local: &str, zone: &str| json!({ "at": { "local": local, "zone": zone } });
    let gap = schedule(&app, &channel, at("2026-03-29T02:30", "Europe/Paris")).await;
    gap.refused(422, "editorial.hour_does_not_exist");
    let twice = schedule(&app, &channel, at("2026-10-25T02:30", "Europe/Paris")).await;
    twice.refused(422, "editorial.hour_exists_twice");
    for (choice, instant) in [("earlier", "2026-10-25T00:30:00Z"), ("later", "2026-10-25T01:30:00Z")] {
        let mut body = at("2026-10-25T02:30", "Europe/Paris");
        body["ambiguous"] = json!(choice);
        let view = schedule(&app, &channel, body).await.expect(200);
        assert_eq!(view["due_at"], instant);
    }
    for (zone, instant) in [
        ("Indian/Reunion", "2026-03-28T22:30:00Z"),
        ("America/Martinique", "2026-03-29T06:30:00Z"),
        ("Pacific/Noumea", "2026-03-28T15:30:00Z"),
        ("America/Miquelon", "2026-03-29T04:30:00Z"),
    ] {
        let view = schedule(&app, &channel, at("2026-03-29T02:30", zone)).await.expect(200);
        assert_eq!(view["due_at"], instant, "{zone}");
    }
    schedule(&app, &channel, at("2026-03-08T02:30", "America/Miquelon"))
        .await
        .refused(422, "editorial.hour_does_not_exist");
    schedule(&app, &channel, at("2026-03-01T10:00", "Europe/Paris"))
        .await
        .refused(422, "editorial.past_hour");
    schedule(&app, &channel, at("2026-03-09T10:00", "Europe/Valmont")).await.refused(422, "web.malformed");
    schedule(&app, &channel, json!({})).await.refused(422, "editorial.no_hour");
}

#[tokio::test]
async fn moving_to_the_hours_that_change_gives_the_instant_that_scheduling_gives() {
    let (app, channel) = TestApp::connected().await;
    for (local, zone, choice, answer) in [
        ("2026-03-29T02:30", "Europe/Paris", None, Err("editorial.hour_does_not_exist")),
        ("2026-10-25T02:30", "Europe/Paris", None, Err("editorial.hour_exists_twice")),
        ("2026-10-25T02:30", "Europe/Paris", Some("earlier"), Ok("2026-10-25T00:30:00Z")),
        ("2026-10-25T02:30", "Europe/Paris", Some("later"), Ok("2026-10-25T01:30:00Z")),
        ("2026-10-25T03:00", "Europe/Paris", None, Ok("2026-10-25T02:00:00Z")),
        ("2026-03-29T03:00", "Europe/Paris", None, Ok("2026-03-29T01:00:00Z")),
        ("2026-11-01T01:30", "America/Miquelon", None, Err("editorial.hour_exists_twice")),
        ("2026-11-01T01:30", "America/Miquelon", Some("later"), Ok("2026-11-01T04:30:00Z")),
        ("2026-10-25T02:30", "Indian/Reunion", None, Ok("2026-10-24T22:30:00Z")),
        ("2026-10-25T02:30", "Pacific/Noumea", Some("later"), Ok("2026-10-24T15:30:00Z")),
    ] {
        let body = json!({ "at": { "local": local, "zone": zone }, "ambiguous": choice });
        let scheduled = schedule(&app, &channel, body.clone()).await;
        let moved = app.scheduled("Bonjour", &[&channel], "2026-03-10T10:00").await;
        let moved = app.post(&format!("/posts/{moved}/move"), body).await;
        for given in [scheduled, moved] {
            match answer {
                Ok(instant) => assert_eq!(given.expect(200)["due_at"], instant, "{local} {zone} {choice:?}"),
                Err(code) => drop(given.refused(422, code)),
            }
        }
    }
}

#[tokio::test]
async fn the_calendar_shows_days_of_the_institution_and_its_holidays() {
    let (app, channel) = TestApp::connected().await;
    // 23:30 UTC is the next day in Paris.
    app.scheduled("Tard le soir", &[&channel], "2026-03-10T00:30").await;
    app.post("/posts", json!({ "title": "Idée", "idea": true })).await.expect(201);
    let calendar = app.get("/calendar?from=2026-03-09&to=2026-04-13").await.expect(200);
    let items = calendar["items"].as_array().unwrap();
    assert_eq!(
        (items.len(), &items[0]["local_date"], &items[0]["local_time"]),
        (1, &json!("2026-03-10"), &json!("00:30"))
    );
    assert_eq!(calendar["holidays"], json!([{ "date": "2026-04-06", "name": "Lundi de Pâques" }]));
    assert_eq!(calendar["undated"].as_array().unwrap().len(), 1);
    app.get("/calendar?from=2026-03-09&to=2026-06-09").await.refused(422, "editorial.fields");
}
