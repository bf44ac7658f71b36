//! What the member of a test is told.

use super::TestApp;
use serde_json::Value;

impl TestApp {
    /// What the member is told, the newest first.
    pub(crate) async fn notifications(&self) -> Vec<Value> {
        let answer = self.get("/notifications").await.expect(200);
        answer["items"].as_array().unwrap().clone()
    }

    /// Kinds of what the member is told, the newest first.
    pub(crate) async fn told(&self) -> Vec<String> {
        let all = self.notifications().await;
        all.iter().map(|one| one["kind"].as_str().unwrap().to_owned()).collect()
    }
}
