//! Whether a request may have left: the heart of publishing exactly once.

use crate::stage::{Act, FixedClock, answer, outbound, server, settings};
use async_trait::async_trait;
use bytes::Bytes;
use futures_util::stream;
use parvis_outbound::{Cause, Outbound, Part, Request, Resolver, SendError, Url};
use secrecy::SecretString;
use std::{io, net::IpAddr, sync::Arc};
use tokio::{io::AsyncReadExt, io::AsyncWriteExt, net::TcpListener};

fn write_to(origin: &str) -> Request {
    Request::post(Url::parse(origin).unwrap()).json(&serde_json::json!({ "text": "Bonjour" }))
}

#[tokio::test]
async fn a_refused_connection_has_sent_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let sent = outbound(std::slice::from_ref(&origin)).send(write_to(&origin)).await;
    assert_eq!(sent.unwrap_err(), SendError::NotSent(Cause::ConnectionRefused));
}

/// Knows no name, or never answers.
struct NoNames {
    silent: bool,
}

#[async_trait]
impl Resolver for NoNames {
    async fn addresses(&self, _name: &str) -> io::Result<Vec<IpAddr>> {
        if self.silent {
            std::future::pending::<()>().await;
        }
        Err(io::Error::other("no such name"))
    }
}

#[tokio::test]
async fn an_unknown_name_has_sent_nothing() {
    let outbound =
        Outbound::with_resolver(settings(&[]), Arc::new(FixedClock), Arc::new(NoNames { silent: false }));
    let sent = outbound.send(write_to("https://valmont.example/")).await;
    assert_eq!(sent.unwrap_err(), SendError::NotSent(Cause::NameNotFound));
}

#[tokio::test]
async fn running_out_of_time_while_connecting_has_sent_nothing() {
    let mut settings = settings(&[]);
    (settings.connect_ms, settings.answer_ms) = (50, 60_000);
    let outbound =
        Outbound::with_resolver(settings, Arc::new(FixedClock), Arc::new(NoNames { silent: true }));
    let sent = outbound.send(write_to("https://valmont.example/")).await;
    assert_eq!(sent.unwrap_err(), SendError::NotSent(Cause::ConnectTimeout));
}

#[tokio::test]
async fn a_server_that_speaks_no_encryption_has_received_no_request() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("https://{}", listener.local_addr().unwrap());
    let greeting = tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        let mut bytes = [0_u8; 4096];
        let size = socket.read(&mut bytes).await.unwrap();
        socket.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await.unwrap();
        String::from_utf8_lossy(&bytes[..size]).into_owned()
    });
    let sent = outbound(std::slice::from_ref(&origin)).send(write_to(&origin)).await;
    assert_eq!(sent.unwrap_err(), SendError::NotSent(Cause::Tls));
    assert!(!greeting.await.unwrap().contains("Bonjour"));
}

#[tokio::test]
async fn a_connection_cut_during_the_handshake_has_sent_nothing() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("https://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { while listener.accept().await.is_ok() {} });
    let sent = outbound(std::slice::from_ref(&origin)).send(write_to(&origin)).await;
    assert!(sent.unwrap_err().surely_not_sent());
}

#[tokio::test]
async fn a_cut_after_the_request_may_have_sent() {
    let server = server(vec![Act::Cut]).await;
    let sent = outbound(&[server.origin()]).send(write_to(&server.origin())).await;
    assert_eq!(sent.unwrap_err(), SendError::MaybeSent(Cause::Cut));
    assert!(server.requests()[0].contains("Bonjour"));
    assert_eq!(server.requests().len(), 1, "a write is never tried again by itself");
}

#[tokio::test]
async fn a_silent_server_may_have_received() {
    let server = server(vec![Act::Hang]).await;
    let sent = outbound(&[server.origin()]).send(write_to(&server.origin())).await;
    assert_eq!(sent.unwrap_err(), SendError::MaybeSent(Cause::Timeout));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_acceptance_cut_in_its_middle_may_have_sent() {
    let cut = Act::Write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"uri\":".to_owned());
    let server = server(vec![cut]).await;
    let sent = outbound(&[server.origin()]).send(write_to(&server.origin())).await;
    assert_eq!(sent.unwrap_err(), SendError::MaybeSent(Cause::Cut));
}

#[tokio::test]
async fn a_refusal_cut_in_its_middle_is_still_a_refusal() {
    let cut = Act::Write("HTTP/1.1 429 Too Many\r\nretry-after: 5\r\ncontent-length: 9\r\n\r\n{".to_owned());
    let server = server(vec![cut]).await;
    let answer = outbound(&[server.origin()]).send(write_to(&server.origin())).await.unwrap();
    assert_eq!(answer.status, 429);
    assert_eq!(answer.retry_at().unwrap().to_string(), "2026-03-02T08:00:05Z");
    assert!(answer.body.is_empty());
}

#[tokio::test]
async fn what_is_not_http_may_have_received() {
    let server = server(vec![Act::Write("SSH-2.0-OpenSSH\r\n".to_owned())]).await;
    let sent = outbound(&[server.origin()]).send(write_to(&server.origin())).await;
    assert_eq!(sent.unwrap_err(), SendError::MaybeSent(Cause::Cut));
}

#[tokio::test]
async fn an_answer_too_large_is_not_kept() {
    let server = server(vec![answer("200 OK", "", &"x".repeat(10_001))]).await;
    let sent = outbound(&[server.origin()]).send(write_to(&server.origin())).await;
    assert_eq!(sent.unwrap_err(), SendError::MaybeSent(Cause::TooLarge));
}

#[tokio::test]
async fn each_request_has_its_own_connection() {
    let server = server(vec![answer("200 OK", "connection: keep-alive\r\n", "{}")]).await;
    let outbound = outbound(&[server.origin()]);
    for _ in 0..3 {
        assert!(outbound.send(write_to(&server.origin())).await.unwrap().status.is_success());
    }
    // The server reads one request per connection and closes it: a kept one would have been cut.
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_file_is_streamed_with_its_size() {
    let server = server(vec![answer("200 OK", "", "{}")]).await;
    let bytes = || Box::pin(stream::iter([Ok(Bytes::from("abc")), Ok(Bytes::from("def"))]));
    let url = || Url::parse(&server.origin()).unwrap();
    let outbound = outbound(&[server.origin()]);
    outbound.send(Request::post(url()).stream("image/png", 6, bytes())).await.unwrap();
    let parts = vec![
        Part::Text { name: "description", value: "Une péniche".to_owned() },
        Part::File {
            name: "file",
            file_name: "p.png".to_owned(),
            mime: "image/png".to_owned(),
            size_bytes: 6,
            bytes: bytes(),
        },
    ];
    outbound.send(Request::post(url()).form(parts)).await.unwrap();
    let requests = server.requests();
    assert!(requests[0].contains("content-length: 6\r\n") && requests[0].ends_with("abcdef"));
    assert!(requests[0].contains("content-type: image/png"));
    assert!(requests[1].contains("Une péniche") && requests[1].contains("abcdef"));
    assert!(!requests[1].contains("transfer-encoding"), "{}", requests[1]);
}

#[tokio::test]
async fn no_secret_is_in_an_error() {
    let server = server(vec![Act::Cut]).await;
    let url = Url::parse(&format!("{}/?token=secret-in-query", server.origin())).unwrap();
    let request = Request::post(url).bearer(&SecretString::from("secret-in-header")).json(&"secret-in-body");
    let error = outbound(&[server.origin()]).send(request).await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret"));
    let malformed =
        Request::get(Url::parse(&server.origin()).unwrap()).bearer(&SecretString::from("line\nbreak"));
    let error = outbound(&[server.origin()]).send(malformed).await.unwrap_err();
    assert_eq!(error, SendError::NotSent(Cause::Malformed));
}
