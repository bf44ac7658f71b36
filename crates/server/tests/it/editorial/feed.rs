//! The calendar at a secret address: the instants of the API, a token that is kept by digest and can be taken back.

use crate::app::{Answer, TestApp};
use axum::body::Body;
use http::{Request, header};
use icalendar::{Calendar, Component};
use serde_json::{Value, json};
use std::collections::BTreeMap;

async fn opened(app: &TestApp) -> String {
    app.post("/calendar/feed", Value::Null).await.expect(201)["path"].as_str().unwrap().to_owned()
}

/// What a calendar program gets: it has no cookie.
async fn read(app: &TestApp, path: &str) -> Answer {
    app.stranger().request(Request::get(path).body(Body::empty()).unwrap()).await
}

/// What another parser reads in a calendar.
fn parsed(answer: &Answer) -> Calendar {
    answer.text().parse().unwrap_or_else(|error| panic!("{error}: {}", answer.text()))
}

/// The start of each event by its summary.
fn starts(calendar: &Calendar) -> BTreeMap<String, String> {
    let of = |event: &icalendar::Event| {
        let start = event.property_value("DTSTART").unwrap().to_owned();
        (event.get_summary().unwrap().to_owned(), start)
    };
    calendar.events().map(of).collect()
}

#[tokio::test]
async fn api_file_and_calendar_give_the_same_instant_in_the_nights_that_clocks_change() {
    for (local, ambiguous, day) in [
        ("2026-03-29T01:30", None, "2026-03-28"),
        ("2026-03-29T03:30", None, "2026-03-28"),
        ("2026-10-25T02:30", Some("earlier"), "2026-10-24"),
        ("2026-10-25T02:30", Some("later"), "2026-10-24"),
    ] {
        let (app, channel) = TestApp::connected().await;
        app.clock.advance_to(&format!("{day} 12:00 Europe/Paris"));
        let post = app.draft("Bonjour", &[&channel]).await["id"].as_str().unwrap().to_owned();
        let mut at = json!({ "at": { "local": local, "zone": "Europe/Paris" } });
        if let Some(choice) = ambiguous {
            at["ambiguous"] = json!(choice);
        }
        let view = app.post(&format!("/posts/{post}/schedule"), at).await.expect(200);
        let instant: parvis_kernel::Timestamp = view["due_at"].as_str().unwrap().parse().unwrap();
        let calendar = read(&app, &opened(&app).await).await;
        assert_eq!(calendar.headers["content-type"], "text/calendar; charset=utf-8");
        let start = starts(&parsed(&calendar)).remove("Essai (Programmé)").unwrap();
        let expected = instant.to_string().replace(['-', ':'], "");
        assert_eq!(start, expected, "{local} {ambiguous:?}");
        let file = app.get("/posts/export").await.text();
        let zone = parvis_kernel::ZoneName::new("Europe/Paris").unwrap();
        assert!(file.contains(&instant.with_offset(&zone)), "{file}");
    }
}

#[tokio::test]
async fn an_address_is_kept_by_digest_answers_once_and_can_be_taken_back() {
    let (app, channel) = TestApp::connected().await;
    app.scheduled("Bonjour, \\ ; \r\nEND:VCALENDAR", &[&channel], "2026-03-03T10:00").await;
    assert_eq!(app.get("/calendar/feed").await.expect(200)["opened_at"], Value::Null);
    let first = opened(&app).await;
    assert!(app.get("/calendar/feed").await.expect(200)["opened_at"].is_string());
    let token = first.trim_start_matches("/agenda/").trim_end_matches(".ics").to_owned();
    assert_eq!(token.len(), 64);
    let answer = read(&app, &first).await;
    assert_eq!(answer.status, 200);
    let calendar = parsed(&answer);
    assert_eq!(calendar.get_name(), Some("Publications, Ville de Valmont"));
    assert_eq!(calendar.get_timezone(), Some("Europe/Paris"));
    let event = calendar.events().next().unwrap();
    assert_eq!(calendar.events().count(), 1, "a text does not end the calendar: {}", answer.text());
    let told = event.get_description().unwrap();
    assert!(told.starts_with("Bonjour, \\ ; END:VCALENDAR\n\n"), "{told}");
    assert!(event.get_url().unwrap().starts_with("http://localhost:8080/contenus/post_"));
    assert!(answer.text().lines().all(|line| line.len() <= 75), "{}", answer.text());
    let kept = format!("SELECT count(*) AS n FROM calendar_feeds WHERE token_digest = '{token}'");
    assert_eq!(app.count(&kept).await, 0);
    let tag = answer.headers["etag"].to_str().unwrap();
    let again = Request::get(&first).header(header::IF_NONE_MATCH, tag).body(Body::empty()).unwrap();
    assert_eq!(app.stranger().request(again).await.status, 304);
    let second = opened(&app).await;
    assert_eq!(read(&app, &first).await.status, 404, "a new address stops the one before");
    assert_eq!(read(&app, &second).await.status, 200);
    let reader = app.as_new("reader").await;
    let theirs = opened(&reader).await;
    app.delete("/calendar/feed").await.expect(204);
    assert_eq!(read(&app, &second).await.status, 404);
    assert_eq!(read(&app, &theirs).await.status, 200, "each member has their own");
    assert_eq!(
        app.count("SELECT count(*) AS n FROM journal_lines WHERE act LIKE 'calendar_feed.%'").await,
        4
    );
    let zeros = "0".repeat(64);
    for nothing in
        ["x.ics", "0", "%FF.ics", &format!("{zeros}.ics"), &theirs[8..72], &format!("{zeros}{zeros}.ics")]
    {
        read(&app, &format!("/agenda/{nothing}")).await.refused(404, "web.no_such_thing");
    }
    app.sql("UPDATE members SET is_active = FALSE WHERE role = 'reader'").await;
    read(&app, &theirs).await.refused(404, "web.no_such_thing");
    app.stranger().post("/calendar/feed", Value::Null).await.refused(401, "identity.not_signed_in");
}

#[tokio::test]
async fn an_address_given_under_a_key_is_not_kept_with_the_answers() {
    let app = TestApp::founded().await;
    let ask = || {
        let request = Request::post("/api/v1/calendar/feed").header("idempotency-key", "un");
        app.request(request.body(Body::empty()).unwrap())
    };
    let first = ask().await;
    assert_eq!(first.headers["cache-control"], "no-store");
    let first = first.expect(201)["path"].as_str().unwrap().to_owned();
    assert_eq!(app.count("SELECT count(*) AS n FROM idempotent_answers WHERE body LIKE '%agenda%'").await, 0);
    let second = ask().await.expect(201)["path"].as_str().unwrap().to_owned();
    assert_eq!(read(&app, &first).await.status, 404);
    assert_eq!(read(&app, &second).await.status, 200);
}

#[tokio::test]
async fn notes_of_the_team_stay_inside_and_what_changes_is_told_at_the_next_reading() {
    let (app, channel) = TestApp::connected().await;
    let path = opened(&app).await;
    let post = app.draft("Marché de Noël", &[&channel]).await;
    let id = post["id"].as_str().unwrap();
    app.post(&format!("/posts/{id}/submit"), Value::Null).await.expect(200);
    let note =
        json!({ "revision_hash": post["revision_hash"], "comment": "Le cabinet ne veut pas de ce mot" });
    app.post(&format!("/posts/{id}/request-changes"), note).await.expect(200);
    let at = json!({ "at": { "local": "2026-03-03T10:00", "zone": "Indian/Reunion" } });
    app.post(&format!("/posts/{id}/move"), at).await.expect(200);
    let first = read(&app, &path).await;
    assert!(!first.text().contains("cabinet"), "{}", first.text());
    assert_eq!(starts(&parsed(&first)).into_values().collect::<Vec<_>>(), ["20260303T060000Z"]);
    let at = json!({ "at": { "local": "2026-03-04T10:00", "zone": "America/Miquelon" } });
    app.post(&format!("/posts/{id}/move"), at).await.expect(200);
    let second = read(&app, &path).await;
    assert_eq!(starts(&parsed(&second)).into_values().collect::<Vec<_>>(), ["20260304T130000Z"]);
    assert_ne!(first.headers["etag"], second.headers["etag"]);
}
