//! Channels that tests connect: on the fake networks, and on Mastodon servers with the connector itself.

use super::{Answer, CALL_LIMIT, TestApp};
use crate::database::database_url;
use parvis::SystemChance;
use parvis_connector::Connector;
use parvis_networks::mastodon::Mastodon;
use parvis_test_kit::{FakeMastodon, FakeNetwork, VirtualClock, outbound};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use std::{sync::Arc, time::Duration};

/// Two Mastodon servers, each with a profile `valmont` of the same number.
pub(crate) struct Servers {
    pub(crate) first: FakeMastodon,
    pub(crate) second: FakeMastodon,
}

impl TestApp {
    pub(crate) async fn connect(&self, handle: &str) -> String {
        self.connect_to("fake", handle).await
    }

    pub(crate) async fn connect_to(&self, network: &str, handle: &str) -> String {
        let body = json!({ "network": network, "fields": self.connection(handle) });
        let channel = self.post("/channels", body).await.expect(201);
        channel["id"].as_str().unwrap().to_owned()
    }

    /// The fields that connect a profile of either fake network.
    pub(crate) fn connection(&self, handle: &str) -> Value {
        let fields = self.network.fields(handle).into_iter();
        fields.map(|(name, value)| (name, json!(value.expose_secret()))).collect()
    }

    /// An institution with its administrator signed in, and two Mastodon servers within reach.
    pub(crate) async fn with_mastodon() -> (Self, Servers) {
        let clock = VirtualClock::starting("2026-03-02T08:00:00Z");
        let first = FakeMastodon::start(clock.clone()).await;
        let second = FakeMastodon::start(clock.clone()).await;
        let reach = outbound(Arc::new(clock.clone()), &[first.origin(), second.origin()]);
        let mastodon = Mastodon::with_media_pause(reach, Duration::ZERO);
        let folder = Arc::new(tempfile::tempdir().unwrap());
        let url = database_url(&folder).await;
        let fakes = (FakeNetwork::new("fake", clock.clone()), FakeNetwork::plain("plain", clock.clone()));
        let mastodon: Arc<dyn Connector> = Arc::new(mastodon);
        let limit = CALL_LIMIT.max(Duration::from_secs(20));
        let mut app =
            Self::open(clock, folder, url, fakes, Arc::new(SystemChance), limit, Some(mastodon)).await;
        app.found().await;
        (app, Servers { first, second })
    }

    /// Leaves for the page of a server; returns its address.
    pub(crate) async fn depart(&self, server: &FakeMastodon) -> String {
        let body = json!({ "network": "mastodon", "fields": { "server": server.origin() } });
        let departure = self.post("/channels/departures", body).await.expect(201);
        assert_eq!(departure["redirect"], "http://localhost:8080/canaux/retour");
        departure["url"].as_str().unwrap().to_owned()
    }

    /// Brings back what the server sent the browser to.
    pub(crate) async fn arrive(&self, back: &str) -> Answer {
        self.post("/channels/arrivals", brought_back(back)).await
    }

    /// Connects a server's profile by its token; returns the channel.
    pub(crate) async fn connect_mastodon(&self, server: &FakeMastodon) -> String {
        let fields = json!({ "server": server.origin(), "access_token": server.access_token() });
        let channel = self.post("/channels", json!({ "network": "mastodon", "fields": fields })).await;
        channel.expect(201)["id"].as_str().unwrap().to_owned()
    }
}

/// Reads the query that a browser comes back with, as the interface does.
pub(crate) fn brought_back(back: &str) -> Value {
    let url = parvis_outbound::Url::parse(back).unwrap();
    let query = url.query_pairs().filter(|(name, _)| ["state", "code", "error"].contains(&name.as_ref()));
    Value::Object(query.map(|(name, value)| (name.into_owned(), json!(value))).collect())
}
