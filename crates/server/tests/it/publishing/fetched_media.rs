//! Files that a network comes and fetches: an address good for one file, one channel and a time, and for no other network.

use crate::app::{Answer, TestApp};
use axum::body::Body;
use http::{Request, header};
use parvis_test_kit::Behaviour;
use serde_json::json;
use std::{net::SocketAddr, time::Duration};

const HOUR: Duration = Duration::from_secs(3600);

/// Serves the program on loopback, for a network that comes by itself.
async fn served(app: &TestApp) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (server, router) = (listener.local_addr().unwrap(), app.program.router());
    tokio::spawn(async move { axum::serve(listener, router).await });
    server
}

/// Publishes a picture now; returns the post.
async fn picture_published(app: &TestApp, channels: &[&str]) -> String {
    let post = app.draft("La place", channels).await["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&post).await;
    body["segments"][0]["media"] = json!([{ "asset": app.picture().await, "alt": "La place" }]);
    app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
    app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
    app.run_jobs().await;
    post
}

/// What anyone gets at the address that the network was handed last.
async fn fetch(app: &TestApp, url: &str, range: Option<&str>) -> Answer {
    let path = url.strip_prefix("http://localhost:8080").unwrap();
    let mut request = Request::get(path);
    if let Some(range) = range {
        request = request.header(header::RANGE, range);
    }
    app.stranger().request(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_network_that_comes_after_two_hours_finds_the_file_at_its_address() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_fetching(3 * HOUR, served(&app).await);
    app.network.next(Behaviour::Process { polls: 1, check_after: HOUR, end: None });
    let post = picture_published(&app, &[&channel]).await;
    assert_eq!((app.state_of(&post).await.as_str(), app.network.fetched()), ("processing", 0));
    app.advance(HOUR).await;
    assert_eq!(app.state_of(&post).await, "processing");
    app.advance(HOUR).await;
    assert_eq!((app.state_of(&post).await.as_str(), app.network.fetched()), ("published", 1));
}

#[tokio::test]
async fn a_network_that_comes_later_than_it_declared_finds_nothing() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_fetching(HOUR, served(&app).await);
    app.network.next(Behaviour::Process { polls: 0, check_after: 2 * HOUR, end: None });
    let post = picture_published(&app, &[&channel]).await;
    app.advance(2 * HOUR).await;
    assert_eq!((app.state_of(&post).await.as_str(), app.network.fetched()), ("failed", 0));
}

#[tokio::test]
async fn an_address_is_good_for_its_file_its_channel_and_its_time_only() {
    let (app, channel) = TestApp::connected().await;
    app.network.set_fetching(2 * HOUR, served(&app).await);
    picture_published(&app, &[&channel]).await;
    let address = app.network.handed().pop().flatten().expect("an address");
    assert!(address.expires_at >= app.now().after(2 * HOUR));
    let whole = fetch(&app, &address.url, None).await;
    assert_eq!((whole.status.as_u16(), whole.body.len()), (200, 73));
    assert_eq!(whole.headers["content-type"], "image/png");
    assert_eq!(whole.headers["cache-control"], "private, no-store");
    assert_eq!(whole.headers["content-disposition"], "inline", "the name that the team gave stays inside");
    let part = fetch(&app, &address.url, Some("bytes=8-15")).await;
    assert_eq!((part.status.as_u16(), part.body.as_slice()), (206, &whole.body[8..16]));
    assert_eq!(fetch(&app, &address.url, Some("bytes=900-")).await.status, 416);
    let (start, token) = address.url.split_at("http://localhost:8080/m/".len());
    let at = |index: usize| {
        let other = if token.as_bytes()[index] == b'A' { "B" } else { "A" };
        format!("{start}{}{other}{}", &token[..index], &token[index + 1..])
    };
    let altered = [0, 1, 20, 60, token.len() / 2, token.len() - 3].map(at);
    let nothing = ["x", "%FF", &"A".repeat(2_000)].map(|token| format!("{start}{token}"));
    for url in altered.iter().chain(&nothing) {
        assert_eq!(fetch(&app, url, None).await.status, 404, "{url}");
    }
    for url in &altered {
        fetch(&app, url, Some("bytes=0-1")).await.refused(404, "web.no_such_thing");
    }
    app.clock.advance_by(2 * HOUR);
    assert_eq!(fetch(&app, &address.url, None).await.status, 200, "as long as the longest processing");
    app.clock.advance_by(HOUR);
    fetch(&app, &address.url, None).await.refused(404, "web.no_such_thing");

    picture_published(&app, &[&channel]).await;
    let address = app.network.handed().pop().flatten().expect("an address");
    assert_eq!(fetch(&app, &address.url, None).await.status, 200);
    app.post(&format!("/channels/{channel}/disconnect"), json!({})).await.expect(200);
    fetch(&app, &address.url, None).await.refused(404, "web.no_such_thing");
}

#[tokio::test]
async fn a_network_that_the_bytes_are_sent_to_is_never_given_an_address() {
    let (app, channel) = TestApp::connected().await;
    let plain = app.connect_to("plain", "mairie").await;
    app.plain.set_fetching(2 * HOUR, served(&app).await);
    picture_published(&app, &[&channel, &plain]).await;
    assert_eq!(app.network.handed(), [None]);
    assert!(matches!(app.plain.handed().as_slice(), [Some(_)]));
}
