//! Who acts: first run, sign-in, roles, other institutions.

use crate::app::{PASSWORD, TestApp};
use http::{Request, header};
use serde_json::json;

#[tokio::test]
async fn nobody_else_can_claim_a_fresh_installation() {
    let app = TestApp::fresh().await;
    app.program.identity.first_run.open(&parvis::SystemChance);
    let form = "token=guess&name=Voleur&kind=town&zone=Europe%2FParis&member_name=X&email=x%40x.example&password=aaaaaaaaaaaaB1";
    assert_eq!(app.form("/demarrage", form).await.status, 403);
    assert_eq!(app.form("/demarrage/exemple", "token=guess").await.status, 403);
    assert_eq!(app.count("SELECT count(*) AS n FROM organisations").await, 0);
    let root = app.page("/").await;
    assert_eq!((root.status.as_u16(), root.headers["location"].to_str().unwrap()), (303, "/demarrage"));
}

#[tokio::test]
async fn the_first_run_page_names_every_field_at_fault_and_keeps_what_was_typed() {
    let app = TestApp::fresh().await;
    let token = app.program.identity.first_run.open(&parvis::SystemChance);
    let form = format!(
        "token={token}&name=%E2%80%AE&kind=town&zone=Mars%2FX&member_name=Camille&email=non&password=court"
    );
    let page = app.form("/demarrage", &form).await;
    assert_eq!(page.status, 422);
    let text = page.text();
    for id in ["name-error", "email-error", "password-error"] {
        assert!(text.contains(id), "{id} missing");
    }
    assert!(text.contains("value=\"Camille\"") && !text.contains("court"), "a password is never sent back");
}

#[tokio::test]
async fn guessing_is_slowed_down_and_tells_nothing() {
    let app = TestApp::founded().await;
    let stranger = app.stranger();
    let unknown = stranger.form("/connexion", "email=personne%40valmont.example&password=x").await;
    let known = stranger.form("/connexion", "email=camille%40valmont.example&password=x").await;
    assert_eq!((unknown.status.as_u16(), known.status.as_u16()), (422, 422));
    for _ in 0..7 {
        stranger.form("/connexion", "email=camille%40valmont.example&password=x").await;
    }
    let right = format!("email=camille%40valmont.example&password={PASSWORD}");
    assert_eq!(stranger.form("/connexion", &right).await.status, 429);
    app.clock.advance_by(std::time::Duration::from_secs(901));
    assert_eq!(stranger.form("/connexion", &right).await.status, 303);
}

#[tokio::test]
async fn every_route_of_the_contract_refuses_a_stranger() {
    let app = TestApp::founded().await;
    let stranger = app.stranger();
    let contract = serde_json::to_value(parvis::openapi(&app.program)).unwrap();
    let mut routes = 0;
    for (path, methods) in contract["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys().filter(|method| *method != "parameters") {
            let path = path
                .replace("{post}", "post_01h455vb4pex5vsknk084sn02q")
                .replace("{channel}", "chan_01h455vb4pex5vsknk084sn02q")
                .replace("{publication}", "pub_01h455vb4pex5vsknk084sn02q")
                .replace("{notification}", "ntf_01h455vb4pex5vsknk084sn02q")
                .replace("{asset}", "asset_01h455vb4pex5vsknk084sn02q")
                .replace("{upload}", "upl_01h455vb4pex5vsknk084sn02q");
            let request = Request::builder().method(method.to_uppercase().as_str()).uri(&path);
            let request = request.header(header::CONTENT_TYPE, "application/json").body("{}".into()).unwrap();
            let answer = stranger.request(request).await;
            // What an upload server can do is told to everybody, as its protocol wants.
            let is_discovery = method == "options";
            assert!(answer.status == 401 || is_discovery, "{method} {path}: {}", answer.status);
            routes += 1;
        }
    }
    assert!(routes > 30, "{routes} routes");
}

#[tokio::test]
async fn a_reader_reads_and_does_nothing_else() {
    let (app, channel) = TestApp::connected().await;
    let post = app.draft("Bonjour", &[&channel]).await["id"].as_str().unwrap().to_owned();
    let reader = app.as_new("reader").await;
    reader.get(&format!("/posts/{post}")).await.expect(200);
    for (path, body) in [
        ("/posts".to_owned(), json!({})),
        (format!("/posts/{post}/submit"), json!({})),
        (format!("/posts/{post}/schedule"), json!({ "now": true })),
        (format!("/channels/{channel}/disconnect"), json!({})),
        ("/members".to_owned(), json!({ "name": "x", "email": "x@x.example", "role": "reader" })),
        ("/themes".to_owned(), json!({ "name": "x", "hue": "red" })),
    ] {
        reader.post(&path, body).await.refused(403, "identity.not_allowed");
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_at_once() {
    let app = TestApp::founded().await;
    assert_eq!(app.delete("/session").await.status, 204);
    app.get("/session").await.refused(401, "identity.not_signed_in");
}

#[tokio::test]
async fn another_institution_is_never_seen() {
    use parvis_database::{Run, bind};
    use parvis_kernel::{Id, OrganisationId};
    let (app, channel) = TestApp::connected().await;
    let post = app.published_now("Bonjour", &[&channel]).await;
    let publication = app.publication(&post).await["id"].as_str().unwrap().to_owned();
    // The same member in another institution: everything that exists belongs to the first one.
    let other = OrganisationId::new(app.now(), &parvis::SystemChance);
    let tx = app.program.db.begin().await.unwrap();
    tx.run(
        "INSERT INTO organisations (id, name, kind, zone, is_demo, created_at) VALUES ($1, 'Autre', 'town', 'Europe/Paris', FALSE, 0)",
        bind![other],
    )
    .await
    .unwrap();
    tx.run("UPDATE members SET organisation_id = $1", bind![other]).await.unwrap();
    tx.run("UPDATE sessions SET organisation_id = $1", bind![other]).await.unwrap();
    tx.commit().await.unwrap();
    for path in [
        format!("/posts/{post}"),
        format!("/publications/{publication}"),
        format!("/channels/{channel}/impact"),
    ] {
        assert_eq!(app.get(&path).await.status, 404, "{path}");
    }
    for list in [
        "/posts",
        "/channels",
        "/publications",
        "/themes",
        "/assets",
        "/notifications",
        &format!("/posts/{post}/publications"),
    ] {
        let found = app.get(list).await.expect(200);
        assert_eq!(found["items"].as_array().unwrap().len(), 0, "{list}: {found}");
    }
    let home = app.get("/home").await.expect(200);
    assert_eq!(home["today"].as_array().unwrap().len(), 0);
    app.post(&format!("/publications/{publication}/retry"), json!({}))
        .await
        .refused(404, "publishing.not_found");
    app.post(&format!("/channels/{channel}/disconnect"), json!({})).await.refused(404, "channels.not_found");
    app.post(&format!("/posts/{post}/duplicate"), json!({})).await.refused(404, "editorial.not_found");
}
