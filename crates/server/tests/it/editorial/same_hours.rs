//! Typed hours around the nights that clocks change: the API, a file and the calendar name the same instant.

use crate::app::TestApp;
use axum::body::Body;
use base64::{Engine, prelude::BASE64_STANDARD};
use http::Request;
use icalendar::{Calendar, Component};
use parvis_kernel::Timestamp;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The nights that clocks change, or not, in the order of time: zone and day.
const NIGHTS: [(&str, &str); 12] = [
    ("America/Miquelon", "2026-03-08"),
    ("Europe/Paris", "2026-03-29"),
    ("Indian/Reunion", "2026-03-29"),
    ("Europe/Paris", "2026-10-25"),
    ("Indian/Reunion", "2026-10-25"),
    ("America/Miquelon", "2026-11-01"),
    ("America/Miquelon", "2027-03-14"),
    ("Europe/Paris", "2027-03-28"),
    ("Indian/Reunion", "2027-03-28"),
    ("Europe/Paris", "2027-10-31"),
    ("Indian/Reunion", "2027-10-31"),
    ("America/Miquelon", "2027-11-07"),
];
/// Hours typed in a file, and as the API takes them.
const HOURS: [(&str, &str); 7] = [
    ("0h30", "00:30"),
    ("1:00", "01:00"),
    ("01h30", "01:30"),
    ("2h", "02:00"),
    ("2 h 30", "02:30"),
    ("03:00:00", "03:00"),
    ("3h30", "03:30"),
];
const CHOICES: [Option<&str>; 3] = [None, Some("earlier"), Some("later")];

/// What each way made of one typed hour: an instant, or why there is none.
type Told = Result<String, &'static str>;

async fn by_api(app: &TestApp, channel: &str, title: &str, at: Value) -> Told {
    let draft = json!({ "title": title, "text": title, "channels": [channel] });
    let post = app.post("/posts", draft).await.expect(201)["id"].as_str().unwrap().to_owned();
    let answer = app.post(&format!("/posts/{post}/schedule"), at).await;
    if answer.status == 200 {
        return Ok(answer.json()["due_at"].as_str().unwrap().to_owned());
    }
    match answer.json()["code"].as_str().unwrap() {
        "editorial.hour_does_not_exist" => Err("gap"),
        "editorial.hour_exists_twice" => Err("twice"),
        other => panic!("{other}"),
    }
}

/// Imports every row that has an instant; returns what the preview told of each.
async fn by_file(app: &TestApp, rows: &[(String, String)], passages: Value) -> Vec<Told> {
    let mut file = String::from("titre;texte;canaux;date;heure;fuseau\r\n");
    rows.iter().for_each(|(title, moment)| file.extend([title, ";", title, ";mairie;", moment, "\r\n"]));
    let file = BASE64_STANDARD.encode(file);
    let mut body = json!({ "file": file, "intention": "schedule", "passages": passages });
    let preview = app.post("/posts/import/preview", body.clone()).await.expect(200);
    let told = |line: &Value| match line["faults"][0]["code"].as_str() {
        None => Ok(line["due_at"].as_str().unwrap().to_owned()),
        Some("editorial.import_hour_gap") => Err("gap"),
        Some("editorial.import_hour_twice") => Err("twice"),
        Some(other) => panic!("{other}"),
    };
    let lines = preview["lines"].as_array().unwrap();
    let ready: Vec<_> =
        lines.iter().filter(|line| told(line).is_ok()).map(|line| line["line"].clone()).collect();
    body["lines"] = json!(ready);
    let made = app.post("/posts/import", body).await.expect(201);
    assert_eq!(made["created"].as_array().unwrap().len(), ready.len());
    lines.iter().map(told).collect()
}

/// The instant of each event of the calendar by its title, as the API writes it.
async fn by_calendar(app: &TestApp, path: &str) -> BTreeMap<String, String> {
    let answer = app.stranger().request(Request::get(path).body(Body::empty()).unwrap()).await;
    let calendar: Calendar = answer.text().parse().unwrap();
    let of = |event: &icalendar::Event| {
        let start = event.property_value("DTSTART").unwrap();
        let part = |from: usize, to: usize| &start[from..to];
        let (day, clock) = ([part(0, 4), part(4, 6), part(6, 8)], [part(9, 11), part(11, 13), part(13, 15)]);
        let title = event.get_summary().unwrap().trim_end_matches(" (Programmé)").to_owned();
        (title, format!("{}T{}Z", day.join("-"), clock.join(":")))
    };
    calendar.events().map(of).collect()
}

#[tokio::test]
async fn a_typed_hour_is_one_instant_by_the_api_a_file_and_the_calendar() {
    let (app, channel) = TestApp::connected().await;
    let path = app.post("/calendar/feed", Value::Null).await.expect(201)["path"].as_str().unwrap().to_owned();
    let mut seen = BTreeMap::<_, usize>::new();
    for (zone, day) in NIGHTS {
        let eve: jiff::civil::Date = day.parse().unwrap();
        let before = format!("{}T00:00:00Z", eve.yesterday().unwrap());
        if app.now() < before.parse::<Timestamp>().unwrap() {
            app.clock.advance_to(&before);
        }
        let typed_day = eve.strftime("%d/%m/%Y").to_string();
        let (mut api, mut rows, mut passages) = (Vec::new(), Vec::new(), Vec::new());
        for (typed, clock) in HOURS {
            for choice in CHOICES {
                let title = format!("{zone} {day} {clock} {choice:?}");
                let mut at = json!({ "at": { "local": format!("{day}T{clock}"), "zone": zone } });
                at["ambiguous"] = json!(choice);
                api.push((title.clone(), by_api(&app, &channel, &format!("api {title}"), at).await));
                rows.push((format!("file {title}"), format!("{typed_day};{typed};{zone}")));
                if let Some(choice) = choice {
                    passages.push(json!({ "line": rows.len() + 1, "passage": choice }));
                }
            }
        }
        let file = by_file(&app, &rows, json!(passages)).await;
        let calendar = by_calendar(&app, &path).await;
        for ((title, api), file) in api.into_iter().zip(file) {
            assert_eq!(api, file, "{title}");
            *seen.entry((zone, api.as_ref().err().copied().unwrap_or("instant"))).or_default() += 1;
            for way in ["api", "file"] {
                assert_eq!(calendar.get(&format!("{way} {title}")), api.as_ref().ok(), "{way} {title}");
            }
        }
    }
    // Two typed hours are skipped in each of two springs, whatever is chosen; two come back in each of two
    // autumns, and are asked where nothing is chosen.
    let told = |zone, what| seen.get(&(zone, what)).copied().unwrap_or(0);
    for zone in ["Europe/Paris", "America/Miquelon"] {
        assert_eq!((told(zone, "gap"), told(zone, "twice")), (12, 4), "{zone}");
    }
    assert_eq!((told("Indian/Reunion", "gap"), told("Indian/Reunion", "twice")), (0, 0));
}
