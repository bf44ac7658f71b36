//! The calendar at a secret address: the instants of the API, a token that is kept by digest and can be taken back.

use crate::app::{Answer, TestApp};
use axum::body::Body;
use http::{Request, header};
use serde_json::{Value, json};
use std::collections::BTreeMap;

async fn opened(app: &TestApp) -> String {
    app.post("/calendar/feed", Value::Null).await.expect(201)["path"].as_str().unwrap().to_owned()
}

/// What a calendar program gets: it has no cookie.
async fn read(app: &TestApp, path: &str) -> Answer {
    app.stranger().request(Request::get(path).body(Body::empty()).unwrap()).await
}

/// The start of each event by the beginning of its summary, unfolded.
fn starts(calendar: &str) -> BTreeMap<String, String> {
    let unfolded = calendar.replace("\r\n ", "");
    let events = unfolded.split("BEGIN:VEVENT").skip(1);
    let of = |event: &str, name: &str| {
        let line = event.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().to_owned()
    };
    events.map(|event| (of(event, "SUMMARY:"), of(event, "DTSTART:"))).collect()
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
        let start = starts(&calendar.text()).remove("Essai (Programmé)").unwrap();
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
    assert_eq!(answer.text().matches("END:VCALENDAR\r\n").count(), 1, "{}", answer.text());
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
    for nothing in ["/agenda/x.ics", "/agenda/0"] {
        assert_eq!(read(&app, nothing).await.status, 404, "{nothing}");
    }
    app.stranger().post("/calendar/feed", Value::Null).await.refused(401, "identity.not_signed_in");
}
