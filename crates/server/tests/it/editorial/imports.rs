//! Posts of a file: every line is told before anything is made, and each is made once.

use crate::app::{Answer, TestApp};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

fn body(file: &[u8], intention: &str, passages: &[(u32, &str)]) -> Value {
    let passages: Vec<_> =
        passages.iter().map(|(line, passage)| json!({ "line": line, "passage": passage })).collect();
    json!({ "file": BASE64_STANDARD.encode(file), "intention": intention, "passages": passages })
}

async fn preview(app: &TestApp, file: &str, intention: &str) -> Vec<Value> {
    let answer = app.post("/posts/import/preview", body(file.as_bytes(), intention, &[])).await;
    answer.expect(200)["lines"].as_array().unwrap().clone()
}

async fn import(app: &TestApp, file: &str, intention: &str, lines: &[u32]) -> Answer {
    let mut asked = body(file.as_bytes(), intention, &[]);
    asked["lines"] = json!(lines);
    app.post("/posts/import", asked).await
}

fn codes(line: &Value, kind: &str) -> Vec<String> {
    let remarks = line[kind].as_array().unwrap();
    for remark in remarks {
        let sentence = remark["sentence"].as_str().unwrap();
        assert!(!sentence.starts_with("finding-") && !sentence.starts_with("error-"), "{sentence}");
    }
    remarks.iter().map(|remark| remark["code"].as_str().unwrap().to_owned()).collect()
}

async fn posts(app: &TestApp) -> i64 {
    app.count("SELECT count(*) AS n FROM posts").await
}

#[tokio::test]
async fn lines_become_drafts_posts_to_approve_or_scheduled_posts_as_is_asked() {
    let (app, _) = TestApp::connected().await;
    app.post("/themes", json!({ "name": "Fêtes", "hue": "red" })).await.expect(201);
    let file = "Titre;Texte;Thématique;Canaux;Date;Heure\r\n\
                Marché;« Marché de Noël »;fetes;mairie;mardi 3 mars 2026;9h30\r\n\
                Idée;À dater plus tard;;;;\r\n";
    let drafts = preview(&app, file, "draft").await;
    assert_eq!((drafts[0]["line"].as_u64(), drafts[1]["line"].as_u64()), (Some(2), Some(3)));
    assert!(drafts.iter().all(|line| codes(line, "faults").is_empty()), "{drafts:?}");
    assert_eq!(drafts[0]["due"], json!({ "local": "2026-03-03T09:30:00", "zone": "Europe/Paris" }));
    assert_eq!(drafts[0]["due_at"], "2026-03-03T08:30:00Z");
    assert_eq!(
        (&drafts[0]["theme"]["name"], &drafts[0]["channels"][0]["name"]),
        (&json!("Fêtes"), &json!("mairie"))
    );
    assert_eq!(posts(&app).await, 0, "a preview writes nothing");
    for (intention, line, state) in [("draft", 3, "draft"), ("submit", 2, "in_review")] {
        let made = import(&app, file, intention, &[line]).await.expect(201);
        let id = made["created"][0]["post"].as_str().unwrap().to_owned();
        assert_eq!(app.state_of(&id).await, state);
    }
    let scheduled = file.replace("9h30", "10h");
    let told = preview(&app, &scheduled, "schedule").await;
    assert_eq!(codes(&told[1], "faults"), Vec::<String>::new(), "it was made before");
    assert!(told[1]["already"].is_string());
    let made = import(&app, &scheduled, "schedule", &[2, 3]).await.expect(201);
    let id = made["created"][0]["post"].as_str().unwrap();
    let view = app.get(&format!("/posts/{id}")).await.expect(200);
    assert_eq!((&view["state"], &view["due_at"]), (&json!("scheduled"), &json!("2026-03-03T09:00:00Z")));
    assert_eq!((&view["title"], &view["theme"]["name"]), (&json!("Marché"), &json!("Fêtes")));
    assert_eq!(made["already"][0]["line"], 3);
}

#[tokio::test]
async fn every_fault_is_told_on_its_line_in_a_sentence_and_nothing_is_made_of_it() {
    let (app, _) = TestApp::connected().await;
    app.connect_to("plain", "mairie").await;
    app.connect("culture").await;
    let long = "a".repeat(501);
    let enormous = "a".repeat(100_001);
    let title = "t".repeat(201);
    let rows = [
        (String::from("Bonjour;culture;03/03/2026;9:30;"), "", ""),
        (String::from(";culture;03/03/2026;9:30;"), "import_text_missing", ""),
        (String::from("Un;Facebook;03/03/2026;9:30;"), "import_channel_unknown", ""),
        (String::from("Deux;mairie;03/03/2026;9:30;"), "import_channel_several", ""),
        (String::from("Trois;;03/03/2026;9:30;"), "import_channel_missing", ""),
        (String::from("Quatre;culture;30/02/2026;9:30;"), "import_date_unread", ""),
        (String::from("Cinq;culture;03/03/2026;25:00;"), "import_hour_unread", ""),
        (String::from("Six;culture;03/03/2026;;"), "import_hour_missing", ""),
        (String::from("Sept;culture;;9:30;"), "import_date_missing", ""),
        (String::from("Huit;culture;;;"), "import_moment_missing", ""),
        (String::from("Neuf;culture;29/03/2026;2h30;"), "import_hour_gap", ""),
        (String::from("Dix;culture;25/10/2026;2h30;"), "import_hour_twice", ""),
        (String::from("Onze;culture;01/03/2026;9:30;"), "import_hour_past", ""),
        (String::from("Douze;culture;03/03/2026;9:30;Europe/Valmont"), "import_zone_unknown", ""),
        (format!("{long};culture;03/03/2026;9:30;"), "over_long", ""),
        (format!("{enormous};culture;03/03/2026;9:30;"), "text_too_long over_long", ""),
        (String::from("Bonjour;culture;03/03/2026;9h30;"), "import_line_twice", ""),
        (String::from("bonjour;culture;04/03/2026;9:30;"), "", "import_text_twice"),
        (String::from("bonjour;culture;04/06/2026;9:30;"), "", ""),
        (String::from("Voir #valmontenfête;culture;04/03/2026;9:30;"), "", "hashtag_lowercase"),
    ];
    let mut file = String::from("texte;canal;date;heure;fuseau\n");
    rows.iter().for_each(|(row, ..)| file.extend([row, "\n"]));
    let told = preview(&app, &file, "schedule").await;
    assert_eq!(told.len(), rows.len());
    for (line, (row, faults, warnings)) in told.iter().zip(&rows) {
        let expected = |codes: &str| {
            codes.split_whitespace().map(|code| format!("editorial.{code}")).collect::<Vec<_>>()
        };
        let row = row.chars().take(60).collect::<String>();
        assert_eq!(codes(line, "faults"), expected(faults), "{row}");
        assert_eq!(codes(line, "warnings"), expected(warnings), "{row}");
    }
    let theme = preview(&app, &format!("texte;thématique;titre\nUn;Inconnue;{title}\n"), "draft").await;
    assert_eq!(codes(&theme[0], "faults"), ["editorial.import_theme_unknown", "editorial.title_too_long"]);
    let late = preview(&app, "texte;date;heure\nUn;25/10/2026;2:30\n", "draft").await;
    assert_eq!(codes(&late[0], "warnings"), ["editorial.import_hour_twice_later"]);
    assert!(codes(&late[0], "faults").is_empty());
    import(&app, &file, "schedule", &[2, 12]).await.refused(422, "editorial.import_lines");
    import(&app, &file, "schedule", &[2, 99]).await.refused(422, "editorial.import_lines");
    assert_eq!(posts(&app).await, 0, "all or none");
    assert_eq!(app.count("SELECT count(*) AS n FROM imported_lines").await, 0);
}

#[tokio::test]
async fn a_text_planned_already_is_pointed_out_before_the_import() {
    let (app, channel) = TestApp::connected().await;
    app.scheduled("Coupure d’eau !", &[&channel], "2026-03-10T10:00").await;
    let file = "texte;canal;date;heure\ncoupure d'EAU;mairie;12/03/2026;10:00\n";
    let told = preview(&app, file, "submit").await;
    assert_eq!(codes(&told[0], "warnings"), ["editorial.same_text"]);
    let sentence = told[0]["warnings"][0]["sentence"].as_str().unwrap();
    assert!(sentence.starts_with("Fake · mairie : ") && sentence.contains("10/03/2026"), "{sentence}");
    import(&app, file, "submit", &[2]).await.expect(201);
}

#[tokio::test]
async fn the_same_file_confirmed_twice_or_at_once_makes_its_posts_once() {
    let (app, _) = TestApp::connected().await;
    let file = "texte;canal;date;heure\nUn;mairie;03/03/2026;9:30\nDeux;mairie;03/03/2026;10:30\n";
    let (first, second) =
        tokio::join!(import(&app, file, "schedule", &[2, 3]), import(&app, file, "schedule", &[2, 3]));
    let (first, second) = (first.expect(201), second.expect(201));
    let made = |answer: &Value| answer["created"].as_array().unwrap().len();
    assert_eq!(made(&first) + made(&second), 2);
    // Another order, another encoding of the hours, one more line: what was made is recognised.
    let again = "date;heure;texte;canal\n03/03/2026;10h30;Deux;mairie\n2026-03-03;9h30;Un;mairie\n\
                 04/03/2026;9h;Trois;mairie\n";
    let told = preview(&app, again, "schedule").await;
    let known: Vec<_> = told.iter().map(|line| line["already"].is_string()).collect();
    assert_eq!(known, [true, true, false]);
    let third = import(&app, again, "schedule", &[2, 3, 4]).await.expect(201);
    assert_eq!((made(&third), third["already"].as_array().unwrap().len()), (1, 2));
    assert_eq!(posts(&app).await, 3);
    let lines = "SELECT count(*) AS n FROM journal_lines WHERE act = 'post.created'";
    assert_eq!(app.count(lines).await, 3);
    let draft = "texte\nBrouillon\n";
    let made = import(&app, draft, "draft", &[2]).await.expect(201);
    let id = made["created"][0]["post"].as_str().unwrap().to_owned();
    app.delete(&format!("/posts/{id}")).await.expect(204);
    let again = import(&app, draft, "draft", &[2]).await.expect(201);
    assert_eq!(again["created"].as_array().unwrap().len(), 1, "what was deleted may come back");
}

/// What an installation holds, and how its own file writes the text that is hard to write.
async fn facts(app: &TestApp) -> (Vec<Value>, usize) {
    let list = app.get("/posts?order=due").await.expect(200);
    let all = list["items"].as_array().unwrap().iter();
    let facts = all.map(|post| json!([post["due_at"], post["title"], post["excerpt"], post["due"]]));
    let mut facts: Vec<_> = facts.collect();
    facts.sort_by_key(Value::to_string);
    let file = app.get("/posts/export").await.text();
    (facts, file.matches("deux \"\"guillemets\"\" ; et").count())
}

#[tokio::test]
async fn a_file_that_left_from_here_is_read_again_line_for_line() {
    let (app, channel) = TestApp::connected().await;
    for (text, local, ambiguous) in [
        ("=1+1 puis\n\ndeux \"guillemets\" ; et, ainsi", "2026-03-09T10:00", None),
        ("premier passage", "2026-10-25T02:30", Some("earlier")),
        ("second passage", "2026-10-25T02:30", Some("later")),
    ] {
        let post = app.draft(text, &[&channel]).await["id"].as_str().unwrap().to_owned();
        let at = json!({ "at": { "local": local, "zone": "Europe/Paris" }, "ambiguous": ambiguous });
        app.post(&format!("/posts/{post}/schedule"), at).await.expect(200);
    }
    let file = app.get("/posts/export").await.text();
    let here = preview(&app, &file, "schedule").await;
    assert!(here.len() == 3 && here.iter().all(|line| line["already"].is_string()), "{here:?}");
    let (there, _) = TestApp::connected().await;
    let told = there.post("/posts/import/preview", body(file.as_bytes(), "schedule", &[])).await.expect(200);
    assert_eq!((&told["separator"], &told["ignored_columns"]), (&json!(","), &json!([])));
    let told = told["lines"].as_array().unwrap();
    let lines: Vec<_> =
        told.iter().map(|line| u32::try_from(line["line"].as_u64().unwrap()).unwrap()).collect();
    import(&there, &file, "schedule", &lines).await.expect(201);
    assert_eq!(facts(&there).await, facts(&app).await);
}

#[tokio::test]
async fn files_of_french_spreadsheets_are_read_and_others_are_refused_in_a_sentence() {
    let (app, _) = TestApp::connected().await;
    let western =
        encoding_rs::WINDOWS_1252.encode("Texte;Date;Heure;À faire\r\nL’été, cœur à 5 €;4/12/26;9 h;x\r\n").0;
    let told = app.post("/posts/import/preview", body(&western, "draft", &[])).await.expect(200);
    assert_eq!((&told["encoding"], &told["separator"]), (&json!("windows-1252"), &json!(";")));
    assert_eq!(told["ignored_columns"], json!(["À faire"]));
    assert_eq!(told["lines"][0]["text"], "L’été, cœur à 5 €");
    assert_eq!(told["lines"][0]["due"]["local"], "2026-12-04T09:00:00");
    let many = format!("texte\n{}", "a\n".repeat(501));
    let large = "a".repeat(512 * 1024 + 1);
    for (file, status, code) in [
        ("PK\u{3}\u{4}", 422, "editorial.file_workbook"),
        ("", 422, "editorial.file_empty"),
        ("titre;date\na;b\n", 422, "editorial.file_without_text"),
        ("texte;message\na;b\n", 422, "editorial.file_column_twice"),
        (&many, 422, "editorial.file_too_many_lines"),
        (&large, 413, "editorial.file_too_large"),
    ] {
        let asked = app.post("/posts/import/preview", body(file.as_bytes(), "draft", &[])).await;
        asked.refused(status, code);
    }
    let torn = json!({ "file": "pas du base64", "intention": "draft" });
    app.post("/posts/import/preview", torn).await.refused(422, "editorial.file_unreadable");
    let reader = app.as_new("reader").await;
    let asked = body(b"texte\na\n", "draft", &[]);
    reader.post("/posts/import/preview", asked.clone()).await.refused(403, "identity.not_allowed");
    let editor = app.as_new("editor").await;
    editor.post("/posts/import/preview", asked).await.expect(200);
    let asked = body(b"texte\na\n", "schedule", &[]);
    editor.post("/posts/import/preview", asked).await.refused(403, "editorial.not_approved");
    import(&editor, "texte\na\n", "schedule", &[2]).await.refused(403, "editorial.not_approved");
}
