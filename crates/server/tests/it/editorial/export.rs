//! The file of posts: the same instants as the interface of programs, and no cell that runs.

use crate::app::TestApp;
use serde_json::json;

/// Reads a file of RFC 4180 into lines of cells.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            other => cell.push(other),
        }
    }
    lines
}

#[tokio::test]
async fn the_file_of_posts_gives_the_instants_of_the_api_in_the_nights_that_clocks_change() {
    let (app, channel) = TestApp::connected().await;
    for (title, local, ambiguous) in [
        ("avant le printemps", "2026-03-29T01:30", None),
        ("après le printemps", "2026-03-29T03:30", None),
        ("premier passage", "2026-10-25T02:30", Some("earlier")),
        ("second passage", "2026-10-25T02:30", Some("later")),
    ] {
        let post = app.draft(title, &[&channel]).await["id"].as_str().unwrap().to_owned();
        let mut at = json!({ "at": { "local": local, "zone": "Europe/Paris" } });
        if let Some(choice) = ambiguous {
            at["ambiguous"] = json!(choice);
        }
        app.post(&format!("/posts/{post}/schedule"), at).await.expect(200);
    }
    let file = app.get("/posts/export?state=scheduled").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("attachment"));
    let lines = cells(&file.text());
    assert_eq!(lines[0][..3], ["Référence", "Titre", "Texte"]);
    assert_eq!(lines.len(), 5);
    let mut told: Vec<_> =
        lines[1..].iter().map(|line| (line[2].as_str(), line[8].as_str(), line[10].as_str())).collect();
    told.sort_by_key(|line| line.2.parse::<parvis_kernel::Timestamp>().unwrap());
    assert_eq!(
        told,
        [
            ("avant le printemps", "01:30", "2026-03-29T01:30:00+01:00"),
            ("après le printemps", "03:30", "2026-03-29T03:30:00+02:00"),
            ("premier passage", "02:30", "2026-10-25T02:30:00+02:00"),
            ("second passage", "02:30", "2026-10-25T02:30:00+01:00"),
        ]
    );
    for line in &lines[1..] {
        let view = app.get(&format!("/posts/{}", line[0])).await.expect(200);
        let instant: parvis_kernel::Timestamp = line[10].parse().unwrap();
        assert_eq!(view["due_at"], instant.to_string(), "{line:?}");
        assert_eq!(
            (line[7].as_str(), line[9].as_str()),
            (&view["due_at"].as_str().unwrap()[..10], "Europe/Paris")
        );
    }
}

#[tokio::test]
async fn a_text_that_a_spreadsheet_would_run_is_made_text_and_every_page_is_in_the_file() {
    let (app, channel) = TestApp::connected().await;
    let trap = "=HYPERLINK(\"https://ailleurs.example\";\"lire\")\nsuite, \"citée\"";
    app.draft(trap, &[&channel]).await;
    for number in 0..120 {
        app.draft(&format!("Contenu {number}"), &[&channel]).await;
    }
    let lines = cells(&app.get("/posts/export").await.text());
    assert_eq!(lines.len(), 122, "a title and every post");
    let first = lines.iter().find(|line| line[2].contains("HYPERLINK")).unwrap();
    assert_eq!(first[2], format!("'{trap}"));
    let found = cells(&app.get("/posts/export?q=contenu%20119").await.text());
    assert_eq!((found.len(), found[1][2].as_str()), (2, "Contenu 119"), "the filters of the list hold");
    app.stranger().get("/posts/export").await.refused(401, "identity.not_signed_in");
}
