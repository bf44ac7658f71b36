//! Lists of posts: their order, and pages that neither repeat nor leave out.

use crate::app::TestApp;
use serde_json::json;

/// Reads every page of a list, two rows at a time.
async fn all_pages(app: &TestApp, query: &str) -> Vec<String> {
    let (mut titles, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = app.get(&format!("/posts?limit=2{query}{cursor}")).await.expect(200);
        let items = page["items"].as_array().unwrap();
        titles.extend(items.iter().map(|item| item["title"].as_str().unwrap().to_owned()));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return titles,
        }
    }
}

#[tokio::test]
async fn a_list_goes_by_change_or_by_hour_page_after_page() {
    let (app, channel) = TestApp::connected().await;
    for (title, day) in
        [("A", Some(12)), ("B", None), ("C", Some(20)), ("D", None), ("E", Some(3)), ("F", Some(12))]
    {
        let wish =
            day.map(|day| json!({ "local": format!("2026-03-{day:02}T10:00"), "zone": "Europe/Paris" }));
        app.post("/posts", json!({ "title": title, "text": "x", "channels": [channel], "wish": wish }))
            .await
            .expect(201);
        app.clock.advance_by(std::time::Duration::from_secs(60));
    }
    assert_eq!(all_pages(&app, "").await, ["F", "E", "D", "C", "B", "A"]);
    assert_eq!(all_pages(&app, "&order=updated").await, ["F", "E", "D", "C", "B", "A"]);
    assert_eq!(all_pages(&app, "&order=due").await, ["C", "F", "A", "E", "D", "B"]);
    assert_eq!(all_pages(&app, "&order=due&state=draft").await, ["C", "F", "A", "E", "D", "B"]);
    assert_eq!(app.get("/posts?order=title").await.status, 400);
}

#[tokio::test]
async fn a_list_of_outcomes_can_go_by_change_too() {
    let (app, channel) = TestApp::connected().await;
    let mut posts = Vec::new();
    for (number, day) in [12, 20, 3].into_iter().enumerate() {
        posts.push(app.scheduled(&number.to_string(), &[&channel], &format!("2026-03-{day:02}T10:00")).await);
        app.clock.advance_by(std::time::Duration::from_secs(60));
    }
    let ids = |page: serde_json::Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
    };
    let by_hour = [&posts[1], &posts[0], &posts[2]].map(String::clone);
    let by_change = [&posts[2], &posts[1], &posts[0]].map(String::clone);
    assert_eq!(ids(app.get("/posts?state=scheduled").await.expect(200)), by_hour);
    assert_eq!(ids(app.get("/posts?state=scheduled&order=due").await.expect(200)), by_hour);
    assert_eq!(ids(app.get("/posts?state=scheduled&order=updated").await.expect(200)), by_change);
}
