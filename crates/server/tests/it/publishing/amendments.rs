//! Writes and applies corrections through HTTP, for the tests of this folder.

use crate::app::{CALL_LIMIT, TestApp};
use parvis_test_kit::FakeNetwork;
use serde_json::{Value, json};

/// An institution whose fake network cannot edit, connected; returns its channel.
pub(super) async fn without_edit() -> (TestApp, String) {
    let network = |clock| FakeNetwork::able("fake", clock, |able| able.edit = false);
    let mut app = TestApp::fresh_on(CALL_LIMIT, network).await;
    app.found().await;
    let channel = app.connect("mairie").await;
    (app, channel)
}

/// An institution on a network that cannot be searched.
pub(super) async fn without_search() -> (TestApp, String) {
    let network = |clock| FakeNetwork::able("fake", clock, |able| able.reconcile = false);
    let mut app = TestApp::fresh_on(CALL_LIMIT, network).await;
    app.found().await;
    let channel = app.connect("mairie").await;
    (app, channel)
}

/// A correction being written for a post.
pub(super) struct Correcting<'a> {
    app: &'a TestApp,
    post: String,
    pub(super) content: Value,
}

impl<'a> Correcting<'a> {
    /// Begins with what is out, every copy left alone.
    pub(super) async fn of(app: &'a TestApp, post: &str) -> Self {
        let view = app.get(&format!("/posts/{post}/corrections")).await.expect(200);
        Self { app, post: post.to_owned(), content: view["current"].clone() }
    }

    /// Puts another text in the first segment of the original.
    pub(super) fn text(mut self, text: &str) -> Self {
        self.content["segments"][0]["text"] = json!(text);
        self
    }

    /// Chooses the way of one channel's copy.
    pub(super) fn way(mut self, channel: &str, way: &str) -> Self {
        let variants = self.content["variants"].as_array_mut().unwrap();
        let variant = variants.iter_mut().find(|variant| variant["channel"] == channel).unwrap();
        variant["way"] = json!(way);
        self
    }

    /// Answers one channel's copy by an erratum.
    pub(super) fn erratum(self, channel: &str, text: &str) -> Self {
        let mut this = self.way(channel, "erratum");
        let variants = this.content["variants"].as_array_mut().unwrap();
        let variant = variants.iter_mut().find(|variant| variant["channel"] == channel).unwrap();
        variant["erratum"] = json!(text);
        this
    }

    /// Tells readers what was wrong.
    pub(super) fn note(mut self, note: &str) -> Self {
        self.content["note"] = json!(note);
        self
    }

    /// Keeps it as a draft and returns its view.
    pub(super) async fn begin(self) -> Value {
        let body = json!({ "kind": "correct", "content": self.content });
        self.app.post(&format!("/posts/{}/corrections", self.post), body).await.expect(201)
    }

    /// Keeps and applies it, without running the publisher.
    pub(super) async fn apply(self) -> Value {
        let app = self.app;
        let begun = self.begin().await;
        apply(app, &begun).await.expect(200)
    }
}

/// Applies what was begun, as it was read.
pub(super) async fn apply(app: &TestApp, correction: &Value) -> crate::app::Answer {
    app.post(&path(correction, "apply"), json!({ "hash": correction["hash"] })).await
}

/// Begins and applies a withdrawal everywhere.
pub(super) async fn withdraw(app: &TestApp, post: &str, reason: &str) -> Value {
    let body = json!({ "kind": "withdraw", "reason": reason });
    let begun = app.post(&format!("/posts/{post}/corrections"), body).await.expect(201);
    apply(app, &begun).await.expect(200)
}

/// Path of an act on a correction.
pub(super) fn path(correction: &Value, act: &str) -> String {
    format!("/corrections/{}/{act}", correction["id"].as_str().unwrap())
}

/// The publications that amend a copy of the fake network, the oldest first.
pub(super) async fn amendments(app: &TestApp, post: &str) -> Vec<Value> {
    let all = app.publications(post).await;
    all.into_iter().filter(|one| one["network"] == "fake" && !one["amends"].is_null()).collect()
}

/// State of the last amendment on the fake network.
pub(super) async fn last_state(app: &TestApp, post: &str) -> String {
    let last = amendments(app, post).await.pop().expect("an amendment");
    last["state"].as_str().unwrap().to_owned()
}

/// Texts that are out on the fake network, in the order in which they were created.
pub(super) fn texts(app: &TestApp) -> Vec<String> {
    app.network.there().into_iter().map(|made| made.text).collect()
}

/// Publishes a thread now and returns its post.
pub(super) async fn thread(app: &TestApp, channel: &str, parts: &[&str]) -> String {
    let post = app.draft("1", &[channel]).await;
    let id = post["id"].as_str().unwrap().to_owned();
    let mut body = app.draft_body(&id).await;
    body["segments"] = parts.iter().map(|text| json!({ "text": text, "media": [] })).collect();
    app.put(&format!("/posts/{id}/draft"), body).await.expect(200);
    app.post(&format!("/posts/{id}/schedule"), json!({ "now": true })).await.expect(200);
    app.run_jobs().await;
    id
}
