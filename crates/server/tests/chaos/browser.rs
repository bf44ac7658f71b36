//! A member at work, over plain HTTP/1.0, one connection for each request.

use super::process::Process;
use serde_json::{Value, json};
use std::io;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

pub(super) struct Browser {
    port: u16,
    cookie: String,
}

pub(super) struct Answer {
    pub(super) status: u16,
    head: String,
    pub(super) body: String,
}

impl Browser {
    /// Founds the institution.
    pub(super) async fn found(process: &Process) -> Self {
        let token = process.token.as_deref().expect("a fresh installation");
        let form = format!(
            "token={token}&name=Ville+de+Valmont&kind=town&zone=Europe%2FParis&member_name=Camille+Roux\
             &email=camille%40valmont.example&password=Une-phrase-longue-7"
        );
        let mut browser = Self { port: process.port, cookie: String::new() };
        let kind = "application/x-www-form-urlencoded";
        let answer = browser.send("POST", "/demarrage", kind, &form).await.unwrap();
        let set = answer.head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("set-cookie").then(|| value.trim().to_owned())
        });
        let cookie = set.expect("a session");
        browser.cookie = cookie.split(';').next().unwrap().to_owned();
        browser
    }

    async fn send(&self, method: &str, path: &str, kind: &str, body: &str) -> io::Result<Answer> {
        let mut socket = TcpStream::connect(("127.0.0.1", self.port)).await?;
        let request = format!(
            "{method} {path} HTTP/1.0\r\nhost: localhost:{}\r\nconnection: close\r\ncookie: {}\r\n\
             content-type: {kind}\r\ncontent-length: {}\r\n\r\n{body}",
            self.port,
            self.cookie,
            body.len(),
        );
        socket.write_all(request.as_bytes()).await?;
        let mut bytes = Vec::new();
        socket.read_to_end(&mut bytes).await?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or(io::ErrorKind::InvalidData)?;
        Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
    }

    async fn api(&self, method: &str, path: &str, body: &Value) -> io::Result<Value> {
        let text = if body.is_null() { String::new() } else { body.to_string() };
        let answer = self.send(method, &format!("/api/v1{path}"), "application/json", &text).await?;
        // What a program that is dying answers is an error like a cut.
        if answer.status >= 500 {
            return Err(io::Error::other(answer.body));
        }
        assert!(answer.status < 300, "{method} {path}: {} {}", answer.status, answer.body);
        Ok(serde_json::from_str(&answer.body)?)
    }

    pub(super) async fn get(&self, path: &str) -> Value {
        self.api("GET", path, &Value::Null).await.unwrap()
    }

    /// Reads from another server of this machine, as a stranger.
    pub(super) async fn elsewhere(&self, port: u16, path: &str) -> Value {
        let stranger = Self { port, cookie: String::new() };
        let answer = stranger.send("GET", path, "application/json", "").await.unwrap();
        serde_json::from_str(&answer.body).unwrap()
    }

    pub(super) async fn connect(&self, network: &str, fields: Value) -> String {
        let body = json!({ "network": network, "fields": fields });
        let channel = self.api("POST", "/channels", &body).await.unwrap();
        channel["id"].as_str().unwrap().to_owned()
    }

    /// Writes a post of its own text and returns its id.
    pub(super) async fn write(&self, number: u32, segments: u32, channels: &[&str]) -> String {
        let new = json!({ "title": format!("Avis {number}"), "text": "à écrire", "channels": channels });
        let post = self.api("POST", "/posts", &new).await.unwrap();
        let id = post["id"].as_str().unwrap().to_owned();
        let segment = |place: u32| json!({ "text": format!("Avis {number}, partie {place}"), "media": [] });
        let variants: Vec<_> =
            channels.iter().map(|channel| json!({ "channel": channel, "segments": null })).collect();
        let draft = json!({
            "revision": post["revision"], "title": post["title"], "language": "fr", "theme_id": null,
            "wish": null, "priority": "normal", "variants": variants,
            "segments": (1..=segments).map(segment).collect::<Vec<_>>(),
        });
        self.api("PUT", &format!("/posts/{id}/draft"), &draft).await.unwrap();
        id
    }

    /// Sends a post now; the program may die before it answers.
    pub(super) async fn schedule(&self, post: &str) -> io::Result<()> {
        self.api("POST", &format!("/posts/{post}/schedule"), &json!({ "now": true })).await.map(drop)
    }
}
