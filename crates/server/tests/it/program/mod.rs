//! The frame: contract, headers, journal, idempotency, migrations.

use crate::app::TestApp;
use axum::body::Body;
use http::{Request, header};
use parvis_database::{Run, bind, checkpoint, journal};
use serde_json::json;
use std::path::Path;

#[tokio::test]
async fn the_contract_is_the_reviewed_one() {
    let app = TestApp::fresh().await;
    let now = parvis::openapi(&app.program).to_pretty_json().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../contract/openapi.json");
    let reviewed = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(now.trim(), reviewed.trim(), "the contract changed: run `make gen` and review it");
}

#[tokio::test]
async fn every_answer_has_its_headers() {
    let app = TestApp::founded().await;
    for path in ["/", "/connexion", "/fil", "/api/v1/session", "/nulle-part", "/health/live"] {
        let answer = app.page(path).await;
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
    }
}

#[tokio::test]
async fn a_write_from_another_site_is_refused() {
    let app = TestApp::founded().await;
    let request = Request::post("/api/v1/posts")
        .header("sec-fetch-site", "cross-site")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from("{}"));
    app.request(request.unwrap()).await.refused(403, "web.foreign_write");
    let request =
        Request::post("/api/v1/posts").header(header::CONTENT_TYPE, "text/plain").body(Body::from("{}"));
    app.request(request.unwrap()).await.refused(422, "web.not_json");
}

#[tokio::test]
async fn a_browser_that_asks_for_a_page_gets_its_errors_as_pages() {
    let app = TestApp::founded().await;
    let reads_page = |answer: &crate::app::Answer| {
        let kind = answer.headers[header::CONTENT_TYPE].to_str().unwrap();
        kind.starts_with("text/html") && answer.text().contains("<html lang=\"fr\">")
    };
    let foreign = Request::post("/connexion")
        .header("sec-fetch-site", "cross-site")
        .header(header::ACCEPT, "text/html,*/*;q=0.8")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = app.request(foreign.body(Body::from("email=a&password=b")).unwrap()).await;
    assert!(answer.status == 403 && reads_page(&answer), "{}", answer.text());
    for (path, status) in [("/pages/rien.css", 404), ("/assets/rien.js", 404), ("/demarrage/exemple", 405)] {
        let answer = app.page(path).await;
        assert!(
            answer.status == status && reads_page(&answer),
            "{path}: {} {}",
            answer.status,
            answer.text()
        );
    }
    // Programs and the interface get problems, and files that are missing stay short.
    app.get("/rien").await.refused(404, "web.no_such_thing");
    let script = app.request(Request::get("/assets/rien.js").body(Body::empty()).unwrap()).await;
    assert!(script.status == 404 && script.body.is_empty());
}

#[tokio::test]
async fn a_fault_of_ours_is_a_page_with_its_reference_and_nothing_of_the_cause() {
    let app = TestApp::founded().await;
    let tx = app.program.db.begin().await.unwrap();
    tx.run("ALTER TABLE organisations RENAME TO gone", Vec::new()).await.unwrap();
    tx.commit().await.unwrap();
    let answer = app.page("/").await;
    let (text, trace) = (answer.text(), answer.headers["x-trace-id"].to_str().unwrap().to_owned());
    assert!(answer.status.is_server_error() && text.contains("<html") && text.contains(&trace), "{text}");
    assert!(!text.contains("organisations") && !text.contains("no such table"), "{text}");
}

#[tokio::test]
async fn the_same_key_gives_the_same_answer_and_acts_once() {
    let app = TestApp::founded().await;
    let send = |title: &str| {
        let request = Request::post("/api/v1/posts")
            .header("idempotency-key", "cle-1")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(json!({ "title": title }).to_string()));
        app.request(request.unwrap())
    };
    let first = send("Un").await.expect(201);
    let second = send("Un").await.expect(201);
    assert_eq!(first["id"], second["id"]);
    send("Deux").await.refused(422, "web.key_reused");
    assert_eq!(app.count("SELECT count(*) AS n FROM posts").await, 1);
}

#[tokio::test]
async fn the_journal_is_sealed_and_a_changed_line_is_found() {
    let (app, channel) = TestApp::connected().await;
    app.published_now("Bonjour", &[&channel]).await;
    let db = &app.program.db;
    journal::seal(db).await.unwrap();
    let organisation = parvis_identity::list_organisations(&db.reader()).await.unwrap()[0].id;
    let whole = journal::check_chain(&db.reader(), organisation).await.unwrap();
    assert!(matches!(whole, journal::ChainCheck::Whole { lines } if lines > 5), "{whole:?}");
    // Erasing what is personal breaks nothing.
    let tx = db.begin().await.unwrap();
    tx.run("DELETE FROM journal_payloads", Vec::new()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(journal::check_chain(&db.reader(), organisation).await.unwrap(), whole);
    let tx = db.begin().await.unwrap();
    tx.run("UPDATE journal_lines SET act = 'rien' WHERE sealed_number = $1", bind![3_i64]).await.unwrap();
    tx.commit().await.unwrap();
    let broken = journal::check_chain(&db.reader(), organisation).await.unwrap();
    assert_eq!(broken, journal::ChainCheck::Broken { at: 3 });
}

#[tokio::test]
async fn programs_that_seal_at_once_make_one_chain() {
    let (app, channel) = TestApp::connected().await;
    let others = [app.another_program().await, app.another_program().await];
    for round in 0..5 {
        for post in 0..4 {
            app.draft(&format!("Avis {round}.{post}"), &[&channel]).await;
        }
        let sealing = [&app.program.db, &others[0].db, &others[1].db].map(journal::seal);
        let sealed =
            futures_util::future::try_join_all(sealing).await.expect("none is in the way of another");
        assert!(sealed.iter().sum::<usize>() >= 4, "{sealed:?}");
    }
    let reader = app.program.db.reader();
    let organisation = parvis_identity::list_organisations(&reader).await.unwrap()[0].id;
    let whole = journal::check_chain(&reader, organisation).await.unwrap();
    let lines = app.count("SELECT count(*) AS n FROM journal_lines").await;
    let lines = usize::try_from(lines).unwrap();
    assert!(
        matches!(whole, journal::ChainCheck::Whole { lines: all } if usize::try_from(all).unwrap() == lines),
        "{whole:?}"
    );
}

#[tokio::test]
async fn a_journal_rewritten_as_a_whole_is_betrayed_by_its_signed_checkpoints() {
    let (app, channel) = TestApp::connected().await;
    app.published_now("Bonjour", &[&channel]).await;
    let db = &app.program.db;
    let vault = &app.program.channels.vault;
    let organisation = parvis_identity::list_organisations(&db.reader()).await.unwrap()[0].id;
    journal::seal(db).await.unwrap();
    assert_eq!(parvis::sign_journal(&app.program).await.unwrap(), 1);
    assert_eq!(parvis::sign_journal(&app.program).await.unwrap(), 0, "nothing new to sign");
    let check = || async {
        let is_ours = |found: &checkpoint::Checkpoint| parvis::is_signed_by(vault, found);
        checkpoint::check_checkpoints(&db.reader(), organisation, is_ours).await.unwrap()
    };
    assert!(matches!(check().await, checkpoint::CheckpointCheck::Whole { count: 1, last: Some(_) }));
    // Someone who holds the database changes a line and seals the whole chain again, without a gap.
    let tx = db.begin().await.unwrap();
    tx.run("UPDATE journal_lines SET act = 'rien' WHERE sealed_number = $1", bind![3_i64]).await.unwrap();
    tx.run("UPDATE journal_lines SET sealed_number = NULL, seal = NULL", Vec::new()).await.unwrap();
    tx.run("DELETE FROM journal_chains", Vec::new()).await.unwrap();
    tx.commit().await.unwrap();
    journal::seal(db).await.unwrap();
    let chain = journal::check_chain(&db.reader(), organisation).await.unwrap();
    assert!(matches!(chain, journal::ChainCheck::Whole { .. }), "the chain alone cannot tell");
    assert!(matches!(check().await, checkpoint::CheckpointCheck::Broken { .. }));
    // Writing the new seal into the checkpoint does not help: the signature is of the old one.
    let tx = db.begin().await.unwrap();
    let sql = "UPDATE journal_checkpoints SET seal = (SELECT l.seal FROM journal_lines l \
               WHERE l.organisation_id = journal_checkpoints.organisation_id \
               AND l.sealed_number = journal_checkpoints.sealed_number)";
    tx.run(sql, Vec::new()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(check().await, checkpoint::CheckpointCheck::Broken { .. }));
}

#[tokio::test]
async fn every_change_of_a_publication_is_in_the_journal_in_order() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Bonjour", &[&channel]).await;
    let id = app.publication(&post).await["id"].as_str().unwrap().to_owned();
    let rows = app
        .program
        .db
        .reader()
        .rows("SELECT act FROM journal_lines WHERE object = $1 ORDER BY happened_at, id", bind![id])
        .await
        .unwrap();
    let acts: Vec<String> = rows.iter().map(|row| row.get("act").unwrap()).collect();
    assert_eq!(acts, ["publication.planned", "publication.sending", "publication.published"]);
}

#[tokio::test]
async fn a_database_of_a_newer_version_is_left_alone() {
    let app = TestApp::fresh().await;
    let tx = app.program.db.begin().await.unwrap();
    tx.run(
        "INSERT INTO migrations (name, checksum, applied_at) VALUES ('2099_01_01_future', 'x', 0)",
        Vec::new(),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let refused = parvis::migrations().apply(&app.program.db).await;
    assert!(
        matches!(&refused, Err(parvis_database::DatabaseError::NewerSchema { found }) if found == "2099_01_01_future"),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_published_post_can_be_read_by_anyone() {
    let app = TestApp::founded().await;
    let feed = app.public_feed().await;
    app.published_now("Le marché revient <samedi> : https://valmont.example/marche", &[&feed]).await;
    let stranger = app.stranger();
    let page = stranger.page("/fil").await;
    assert_eq!(page.status, 200);
    assert!(
        page.text().contains("&#60;samedi&#62;") || page.text().contains("&lt;samedi&gt;"),
        "{}",
        page.text()
    );
    assert!(page.headers.get(header::SET_COOKIE).is_none());
    for path in ["/fil/atom.xml", "/fil/feed.json", "/fil/essai"] {
        let answer = stranger.page(path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text().contains("marché revient"), "{path}");
    }
}

#[tokio::test]
async fn the_example_institution_loads_without_any_network() {
    let app = TestApp::fresh().await;
    let token = app.program.identity.first_run.open(&parvis::SystemChance);
    let answer = app.form("/demarrage/exemple", &format!("token={token}")).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(app.count("SELECT count(*) AS n FROM publications WHERE state = 'published'").await > 50);
    assert_eq!(app.count("SELECT count(*) AS n FROM channels WHERE state = 'active'").await, 1);
    assert_eq!(app.network.log().len(), 0);
    let later = app.count(
        "SELECT count(*) AS n FROM publications WHERE state = 'scheduled' AND network <> 'public_feed'",
    );
    assert_eq!(later.await, 0, "nothing waits to leave through a network");
}
