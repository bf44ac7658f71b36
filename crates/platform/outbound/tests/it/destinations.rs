//! Where requests may go: never to a private address that was not allowed by name.

use crate::stage::{FixedClock, Names, answer, outbound, server, settings};
use parvis_outbound::{Cause, Forbidden, Outbound, Request, SendError, Url};
use secrecy::SecretString;
use std::sync::{Arc, atomic::Ordering};

async fn reached(address: &str) -> SendError {
    outbound(&[]).send(Request::get(Url::parse(address).unwrap())).await.unwrap_err()
}

#[tokio::test]
async fn every_spelling_of_a_private_address_is_refused() {
    for address in [
        "https://127.0.0.1/",
        "https://2130706433/",
        "https://0x7f000001/",
        "https://0x7f.1/",
        "https://0177.0.0.1/",
        "https://017700000001/",
        "https://127.1/",
        "https://0/",
        "https://１２７.0.0.1/",
        "https://127。0。0。1/",
        "https://127.0.0.1./",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/",
        "https://[::]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://192.168.1.1:8443/",
        "http://10.0.0.1/",
    ] {
        assert_eq!(reached(address).await, SendError::Forbidden(Forbidden::PrivateAddress), "{address}");
    }
}

#[tokio::test]
async fn names_of_the_machine_itself_are_refused() {
    for address in ["https://localhost/", "https://LOCALHOST./", "https://ip6-localhost/"] {
        let error = reached(address).await;
        let refused = matches!(
            error,
            SendError::Forbidden(Forbidden::PrivateAddress) | SendError::NotSent(Cause::NameNotFound)
        );
        assert!(refused, "{address}: {error:?}");
    }
}

#[tokio::test]
async fn names_that_hide_something_are_refused() {
    assert_eq!(reached("https://bsky.social@127.0.0.1/").await, SendError::Forbidden(Forbidden::UserInfo));
    assert_eq!(reached("https://u:p@valmont.example/").await, SendError::Forbidden(Forbidden::UserInfo));
    assert_eq!(reached("file:///etc/passwd").await, SendError::Forbidden(Forbidden::Scheme));
    assert_eq!(reached("gopher://valmont.example/").await, SendError::Forbidden(Forbidden::Scheme));
    assert_eq!(reached("http://valmont.example/").await, SendError::Forbidden(Forbidden::PlainHttp));
}

#[tokio::test]
async fn a_name_that_answers_a_private_address_is_refused() {
    for private in ["127.0.0.1", "10.1.2.3", "::1", "fd00::1", "::ffff:10.0.0.1", "100.64.1.1"] {
        let names = Names::answering(&[&[private]]);
        let outbound = Outbound::with_resolver(settings(&[]), Arc::new(FixedClock), names);
        for address in
            ["https://rebond.example/", "https://xn--mairie-de-pr-lhb.example/", "https://mairié.example/"]
        {
            let sent = outbound.send(Request::get(Url::parse(address).unwrap())).await;
            assert_eq!(sent.unwrap_err(), SendError::Forbidden(Forbidden::PrivateAddress), "{private}");
        }
    }
}

#[tokio::test]
async fn a_name_is_asked_once_per_connection() {
    // The second answer is the rebinding: it must never be asked for.
    let names = Names::answering(&[&["203.0.113.7", "192.168.0.7"], &["127.0.0.1"]]);
    let outbound = Outbound::with_resolver(settings(&[]), Arc::new(FixedClock), names.clone());
    let sent = outbound.send(Request::get(Url::parse("https://rebond.example/").unwrap())).await;
    assert_eq!(sent.unwrap_err(), SendError::Forbidden(Forbidden::PrivateAddress));
    assert_eq!(names.asked.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn an_origin_allowed_by_name_is_reached_in_plain_http_at_a_private_address() {
    let server = server(vec![answer("200 OK", "", "{\"did\":\"did:plc:x\"}")]).await;
    let allowed = format!("http://pds.valmont.test:{}", server.address.port());
    let names = Names::answering(&[&["127.0.0.1"]]);
    let outbound =
        Outbound::with_resolver(settings(std::slice::from_ref(&allowed)), Arc::new(FixedClock), names);
    let answer = outbound.send(Request::get(Url::parse(&allowed).unwrap())).await.unwrap();
    assert_eq!(answer.json::<serde_json::Value>().unwrap()["did"], "did:plc:x");
    // Another port of the same host is another origin.
    let other = Url::parse("http://pds.valmont.test:1/").unwrap();
    let refused = outbound.send(Request::get(other)).await.unwrap_err();
    assert_eq!(refused, SendError::Forbidden(Forbidden::PlainHttp));
}

#[tokio::test]
async fn a_redirection_is_refused_unless_asked() {
    let server = server(vec![answer("302 Found", "location: /ailleurs\r\n", "")]).await;
    let request = Request::get(Url::parse(&server.origin()).unwrap());
    let answer = outbound(&[server.origin()]).send(request).await.unwrap();
    assert_eq!(answer.status, 302);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_redirection_to_a_private_address_is_refused() {
    for target in [
        "http://127.0.0.1:1/",
        "https://127.0.0.1/",
        "//169.254.169.254/latest/",
        "https://2130706433/",
        "https://[::ffff:127.0.0.1]/",
        "file:///etc/passwd",
    ] {
        let server = server(vec![answer("302 Found", &format!("location: {target}\r\n"), "")]).await;
        let request = Request::get(Url::parse(&server.origin()).unwrap()).following(3);
        let error = outbound(&[server.origin()]).send(request).await.unwrap_err();
        assert!(matches!(error, SendError::Forbidden(_)), "{target}: {error:?}");
    }
}

#[tokio::test]
async fn a_token_is_not_carried_to_another_origin() {
    let second = server(vec![answer("200 OK", "", "{}")]).await;
    let location = format!("location: {}/fin\r\n", second.origin());
    let first =
        server(vec![answer("301 Moved", "location: /suite\r\n", ""), answer("302 Found", &location, "")])
            .await;
    let outbound = outbound(&[first.origin(), second.origin()]);
    let request = Request::get(Url::parse(&first.origin()).unwrap()).bearer(&SecretString::from("jeton"));
    assert_eq!(outbound.send(request.following(3)).await.unwrap().status, 200);
    assert!(first.requests().iter().all(|request| request.contains("Bearer jeton")));
    assert!(second.requests().iter().all(|request| !request.contains("jeton")));
}

#[tokio::test]
async fn a_circle_of_redirections_ends() {
    let server = server(vec![answer("302 Found", "location: /\r\n", "")]).await;
    let request = Request::get(Url::parse(&server.origin()).unwrap()).following(4);
    let error = outbound(&[server.origin()]).send(request).await.unwrap_err();
    assert_eq!(error, SendError::MaybeSent(Cause::Redirects));
    assert_eq!(server.requests().len(), 5);
}
