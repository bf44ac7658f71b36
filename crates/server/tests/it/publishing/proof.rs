//! The proof sheet: what it tells, to whom, and that a third party computes every digest again.

use super::amendments::{Correcting, withdraw};
use crate::app::{Answer, TestApp};
use axum::body::Body;
use http::{Request, header};
use parvis_database::{Run, bind, journal};
use parvis_kernel::{EntityId, OrganisationId, PostId, PublicationId};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

/// What `sha256sum` says of a statement.
fn digest_of(statement: &Value) -> String {
    hex(&Sha256::digest(statement["statement"].as_str().unwrap()))
}

/// The seal of a line after another, as `docs/api/proof.md` tells it.
fn seal_after(previous: &str, line: &Value) -> String {
    let text = |name: &str| line[name].as_str().unwrap_or_default();
    let mut hasher = Sha256::new();
    hasher.update(unhex(previous));
    hasher.update(text("id"));
    hasher.update(line["happened_at_micros"].as_i64().unwrap().to_be_bytes());
    hasher.update(text("member"));
    hasher.update([0]);
    hasher.update(text("act"));
    hasher.update([0]);
    hasher.update(text("object"));
    hasher.update(unhex(text("payload_digest")));
    hex(&hasher.finalize())
}

async fn sealed(app: &TestApp) {
    journal::seal(&app.program.db).await.unwrap();
    parvis::sign_journal(&app.program).await.unwrap();
}

async fn proof(app: &TestApp, post: &str) -> Value {
    app.get(&format!("/posts/{post}/proof")).await.expect(200)
}

async fn sheet(app: &TestApp, post: &str) -> Answer {
    app.page(&format!("/preuve/contenus/{post}")).await
}

#[tokio::test]
async fn a_proof_tells_who_approved_what_and_anyone_computes_its_digests_again() {
    let (app, channel) = TestApp::connected().await;
    let feed = app.public_feed().await;
    let post = app.published_now("Conseil municipal le 3 mars", &[&channel, &feed]).await;
    sealed(&app).await;
    let proof = proof(&app, &post).await;
    assert_eq!(proof["format"], "parvis.proof.1");
    assert_eq!(proof["institution"]["zone"], "Europe/Paris");
    let decision = &proof["post"]["decisions"][0];
    assert_eq!((&decision["decision"], &decision["is_of_this_content"]), (&"approved".into(), &true.into()));
    assert_eq!(decision["decided"]["by"]["name"], "Camille Roux");
    assert_eq!(
        digest_of(&proof["post"]["revision"]),
        decision["hash"],
        "the approval binds to the statement"
    );
    let publications = proof["publications"].as_array().unwrap();
    assert_eq!(publications.len(), 2);
    for publication in publications {
        assert_eq!(digest_of(&publication["content"]), publication["approved_hash"]);
        assert_eq!(publication["segments"][0]["text"], "Conseil municipal le 3 mars");
        assert!(publication["segments"][0]["remote_id"].is_string(), "{publication}");
        let attempt = &publication["attempts"][0];
        assert_eq!(attempt["state"], "accepted");
        assert_eq!(attempt["payload_hash"], publication["segments"][0]["payload_hash"]);
    }
}

#[tokio::test]
async fn the_seals_of_a_proof_lead_to_a_signature_that_anyone_verifies() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Bonjour", &[&channel]).await;
    app.published_now("Un autre contenu, entre les deux", &[&channel]).await;
    withdraw(&app, &post, "Contenu périmé").await;
    app.run_jobs().await;
    sealed(&app).await;
    let journal = proof(&app, &post).await["journal"].clone();
    let lines = journal["lines"].as_array().unwrap();
    assert!(lines.len() > 5 && lines.iter().any(|line| line["act"] == "publication.published"), "{lines:?}");
    for line in lines {
        let previous = line["previous_seal"].as_str().unwrap();
        assert_eq!(seal_after(previous, line), line["seal"], "{line}");
        let payload = Sha256::digest(line["payload"].as_str().unwrap());
        assert_eq!(hex(&payload), line["payload_digest"], "{line}");
    }
    let chain = journal["chain"].as_array().unwrap();
    let mut seal = lines[0]["previous_seal"].as_str().unwrap().to_owned();
    for line in chain {
        seal = seal_after(&seal, line);
        assert_eq!(seal, line["seal"], "no line between is missing or changed");
    }
    let checkpoint = &journal["checkpoint"];
    assert_eq!(checkpoint["seal"], seal, "the chain leads to what was signed");
    let statement = checkpoint["statement"].as_str().unwrap();
    assert!(statement.contains(&seal));
    let key = journal["public_key"].as_str().unwrap().split_once(':').unwrap().1;
    let key: [u8; 32] = STANDARD.decode(key).unwrap().try_into().unwrap();
    let signature = STANDARD.decode(checkpoint["signature"].as_str().unwrap()).unwrap();
    let signature = ed25519_dalek::Signature::from_slice(&signature).unwrap();
    let key = ed25519_dalek::VerifyingKey::from_bytes(&key).unwrap();
    key.verify_strict(statement.as_bytes(), &signature).unwrap();
}

#[tokio::test]
async fn a_correction_and_a_withdrawal_stand_beside_what_first_went_out() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Conseil le 3 mars", &[&channel]).await;
    Correcting::of(&app, &post).await.text("Conseil le 4 mars").way(&channel, "edit").apply().await;
    app.run_jobs().await;
    withdraw(&app, &post, "Contenu périmé").await;
    app.run_jobs().await;
    let proof = proof(&app, &post).await;
    let acts: Vec<_> = proof["publications"].as_array().unwrap().iter().collect();
    let names: Vec<_> = acts.iter().map(|each| each["act"].as_str().unwrap()).collect();
    assert_eq!(names, ["publish", "edit", "withdraw"]);
    assert_eq!(acts[0]["segments"][0]["text"], "Conseil le 3 mars", "the first text stays readable");
    assert_eq!(acts[1]["segments"][0]["text"], "Conseil le 4 mars");
    assert!(acts[0]["segments"][0]["gone_at"].is_string());
    for publication in &acts {
        assert_eq!(digest_of(&publication["content"]), publication["approved_hash"], "{publication}");
    }
    let corrections = proof["corrections"].as_array().unwrap();
    assert_eq!(corrections[1]["reason"], "Contenu périmé");
    for correction in corrections {
        assert_eq!(digest_of(&correction["content"]), correction["applied_hash"]);
        assert_eq!(correction["applied"]["by"]["name"], "Camille Roux");
    }
    let original = acts[0]["id"].as_str().unwrap();
    let one = app.get(&format!("/publications/{original}/proof")).await.expect(200);
    assert_eq!(one["publications"].as_array().unwrap().len(), 3, "a sheet of one tells what amended it");
    let page = sheet(&app, &post).await.text();
    for told in ["Conseil le 3 mars", "Conseil le 4 mars", "Contenu périmé", "Retrait de"] {
        assert!(page.contains(told), "{told}: {page}");
    }
}

#[tokio::test]
async fn a_page_of_proof_shows_instants_digests_and_links_in_the_language_of_the_member() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Bonjour", &[&channel]).await;
    sealed(&app).await;
    let answer = sheet(&app, &post).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["cache-control"], "private, no-store");
    let page = answer.text();
    let proof = proof(&app, &post).await;
    let hash = proof["publications"][0]["approved_hash"].as_str().unwrap();
    for told in [
        "<html lang=\"fr\">",
        "Fiche de preuve",
        "2 mars 2026 à 9\u{a0}h\u{a0}00",
        "2026-03-02T09:00:00+01:00 = 2026-03-02T08:00:00Z",
        "href=\"https://reseau.example.test/item-1\"",
        "parvis journal 1 ",
        hash,
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    for never in ["<script", "style=", "proof-"] {
        let words = page.replace("/pages/proof.css", "").replace("/proof\"", "").replace("/proof<", "");
        assert!(!words.contains(never), "{never} in {words}");
    }
    let english = Request::patch("/api/v1/session/preferences")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Body::from("{\"locale\":\"en\"}"));
    assert_eq!(app.request(english.unwrap()).await.status, 200);
    let page = sheet(&app, &post).await.text();
    assert!(page.contains("<html lang=\"en\">") && page.contains("Proof sheet"), "{page}");
}

#[tokio::test]
async fn markup_and_signs_that_turn_a_text_around_do_nothing_on_a_proof() {
    let (app, channel) = TestApp::connected().await;
    let trap = "<script>alert(1)</script> facture\u{202E}fdp";
    let post = app.published_now(trap, &[&channel]).await;
    let tx = app.program.db.begin().await.unwrap();
    let sql = "UPDATE publication_segments SET remote_url = 'javascript:alert(1)'";
    tx.run(sql, Vec::new()).await.unwrap();
    tx.commit().await.unwrap();
    let page = sheet(&app, &post).await.text();
    assert!(!page.contains("<script") && !page.contains('\u{202E}'), "{page}");
    assert!(page.contains("alert(1)") && page.contains("facture[U+202E]fdp"));
    assert!(!page.contains("href=\"javascript"));
    let told = proof(&app, &post).await;
    assert_eq!(told["publications"][0]["segments"][0]["text"], trap, "programs read it to the byte");
}

#[tokio::test]
async fn an_erased_payload_is_said_and_breaks_nothing() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Bonjour", &[&channel]).await;
    sealed(&app).await;
    let line = proof(&app, &post).await["journal"]["lines"][0].clone();
    let tx = app.program.db.begin().await.unwrap();
    tx.run("DELETE FROM journal_payloads", Vec::new()).await.unwrap();
    tx.commit().await.unwrap();
    let erased = proof(&app, &post).await["journal"]["lines"][0].clone();
    assert_eq!((&erased["payload_state"], &erased["payload"]), (&"erased".into(), &Value::Null));
    assert_eq!(erased["seal"], line["seal"]);
    assert!(sheet(&app, &post).await.text().contains("Contenu effacé"));
}

#[tokio::test]
async fn a_proof_keeps_to_who_may_read_it() {
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Bonjour", &[&channel]).await;
    sealed(&app).await;
    let publication = app.publication(&post).await["id"].as_str().unwrap().to_owned();
    let stranger = app.stranger();
    stranger.get(&format!("/posts/{post}/proof")).await.refused(401, "identity.not_signed_in");
    let door = sheet(&stranger, &post).await;
    assert_eq!(door.headers["location"], format!("/connexion?suite=/preuve/contenus/{post}"));
    let reader = app.as_new("reader").await;
    let seen = proof(&reader, &post).await;
    assert_eq!(seen["journal"]["lines"][0]["payload_state"], "reserved");
    assert_eq!(
        (&seen["journal"]["lines"][0]["payload"], &seen["journal"]["chain"]),
        (&Value::Null, &Value::Null)
    );
    assert!(sheet(&reader, &post).await.text().contains("Contenu réservé"));
    let tx = app.program.db.begin().await.unwrap();
    let (nothing, never) = (tx.new_id::<PostId>(), tx.new_id::<PublicationId>());
    let (here, there) = (tx.new_id::<EntityId>(), tx.new_id::<EntityId>());
    let elsewhere = tx.new_id::<OrganisationId>();
    assert_eq!(app.get(&format!("/posts/{nothing}/proof")).await.status, 404);
    assert_eq!(app.get(&format!("/publications/{never}/proof")).await.status, 404);
    // The post is of one entity and the reader of another.
    let entity = "INSERT INTO entities (id, organisation_id, name, created_at) \
         SELECT $1, id, 'Service', created_at FROM organisations";
    tx.run(entity, bind![there]).await.unwrap();
    tx.run("UPDATE posts SET entity_id = $1", bind![here]).await.unwrap();
    tx.run("UPDATE members SET entity_id = $1 WHERE role = 'reader'", bind![there]).await.unwrap();
    tx.commit().await.unwrap();
    for path in [format!("/posts/{post}/proof"), format!("/publications/{publication}/proof")] {
        assert_eq!(reader.get(&path).await.status, 404, "{path}");
        assert_eq!(app.get(&path).await.status, 200, "who sees the whole institution sees it: {path}");
    }
    // Then it is of another institution.
    let tx = app.program.db.begin().await.unwrap();
    for table in ["posts", "publications"] {
        tx.run(&format!("UPDATE {table} SET organisation_id = $1"), bind![elsewhere]).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(app.get(&format!("/posts/{post}/proof")).await.status, 404);
    assert_eq!(app.get(&format!("/publications/{publication}/proof")).await.status, 404);
}
