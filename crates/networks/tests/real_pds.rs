//! Bluesky against a real PDS, when `PARVIS_TEST_PDS` says where one is (`make test-pds` starts one).
//!
//! The variable holds the JSON that `e2e/counterparts/pds.mjs` prints when it is ready.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stderr, reason = "test code")]
#![expect(
    clippy::disallowed_methods,
    reason = "the only test that is told of the outside by its environment"
)]

use parvis_connector::{
    AttemptKey, ChannelAccess, Connector, Fields, Found, Health, Item, Outcome, PreviousSegment, Refreshed,
    Refusal, RemoteRef, Revocation,
    suite::{access, image, item},
};
use parvis_kernel::{Clock, Id, PublicationId, SeededChance, Timestamp};
use parvis_networks::bluesky::Bluesky;
use parvis_outbound::{Outbound, Request, Url};
use parvis_test_kit::CuttingProxy;
use serde_json::{Value, json};
use std::{
    collections::HashSet,
    net::SocketAddr,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

struct Stage {
    counterpart: Value,
    outbound: Outbound,
    connector: Bluesky,
}

/// The server and its tokens live in real time.
struct MachineClock;

impl Clock for MachineClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap())
    }
}

fn stage() -> Option<Stage> {
    stage_reaching(&[])
}

fn stage_reaching(also: &[&str]) -> Option<Stage> {
    let Ok(told) = std::env::var("PARVIS_TEST_PDS") else {
        eprintln!("skipped: PARVIS_TEST_PDS is not set; run `make test-pds`");
        return None;
    };
    let counterpart: Value = serde_json::from_str(&told).unwrap();
    let (server, plc) = (counterpart["server"].as_str().unwrap(), counterpart["plc"].as_str().unwrap());
    let origins: Vec<&str> = [server, plc].into_iter().chain(also.iter().copied()).collect();
    let outbound = parvis_test_kit::outbound(Arc::new(MachineClock), &origins);
    let connector = Bluesky::with_directories(outbound.clone(), server, plc);
    Some(Stage { outbound, connector, counterpart })
}

impl Stage {
    fn fields(&self) -> Fields {
        let profile = &self.counterpart["profiles"][0];
        [
            ("handle", profile["handle"].as_str().unwrap()),
            ("app_password", profile["app_password"].as_str().unwrap()),
            ("server", self.counterpart["server"].as_str().unwrap()),
        ]
        .map(|(name, value)| (name.to_owned(), value.into()))
        .into()
    }

    async fn channel(&self) -> ChannelAccess {
        access(&self.connector.connect(&self.fields()).await.unwrap())
    }

    /// Reads as a stranger would, without any token.
    async fn read(&self, address: &str) -> Value {
        let answer = self.outbound.send(Request::get(Url::parse(address).unwrap())).await.unwrap();
        assert!(answer.status.is_success(), "{address}: {}", answer.status);
        answer.json().unwrap_or(Value::Null)
    }

    async fn posts(&self, channel: &ChannelAccess) -> Vec<Value> {
        let address = format!(
            "{}/xrpc/com.atproto.repo.listRecords?repo={}&collection=app.bsky.feed.post&limit=100",
            channel.server, channel.remote_id
        );
        self.read(&address).await["records"].as_array().unwrap().clone()
    }

    async fn publish(&self, channel: &ChannelAccess, item: &Item, key: &AttemptKey) -> RemoteRef {
        match self.connector.publish(channel, item, key).await {
            Outcome::Accepted { remote } => remote,
            other => panic!("expected an acceptance, got {other:?}"),
        }
    }
}

/// A key that no other run of these tests has used.
fn key(number: u64) -> AttemptKey {
    let now = MachineClock.now();
    let seed = number.wrapping_add(u64::try_from(now.as_micros()).unwrap());
    let mut key = parvis_connector::suite::key(number, now);
    key.publication = PublicationId::new(now, &SeededChance::new(seed));
    key
}

#[tokio::test]
async fn a_post_with_everything_is_read_back_as_it_was_approved() {
    let Some(stage) = stage() else { return };
    let channel = stage.channel().await;
    assert_eq!(stage.connector.check(&channel).await, Health::Ok { handle: None });
    let mut item = item("Été à Valmont 🎉 @prefecture.test, #Fête : valmont.fr");
    item.media = vec![image("Une péniche sur la Loire")];
    let key = key(1);
    assert_eq!(stage.connector.find(&channel, &item, &key).await, Found::Absent);
    let remote = stage.publish(&channel, &item, &key).await;
    let record = &stage.read(remote.url.as_deref().unwrap()).await["value"];
    assert_eq!(record["text"], item.text);
    assert_eq!(record["langs"], json!(["fr"]));
    assert_eq!(record["createdAt"], key.dated.to_string());
    let shown = &record["embed"]["images"][0];
    assert_eq!(shown["alt"], "Une péniche sur la Loire");
    assert_eq!(shown["aspectRatio"], json!({ "width": 1, "height": 1 }));
    let facets: Vec<&Value> =
        record["facets"].as_array().unwrap().iter().map(|facet| &facet["features"][0]).collect();
    assert_eq!(facets[0]["did"], stage.counterpart["profiles"][1]["did"]);
    assert_eq!(facets[1]["tag"], "Fête");
    assert_eq!(facets[2]["uri"], "https://valmont.fr");
    let blob = shown["image"]["ref"]["$link"].as_str().unwrap();
    let address =
        format!("{}/xrpc/com.atproto.sync.getBlob?did={}&cid={blob}", channel.server, channel.remote_id);
    let bytes = stage.outbound.send(Request::get(Url::parse(&address).unwrap())).await.unwrap();
    assert_eq!(bytes.body.len(), 67);
}

#[tokio::test]
async fn the_second_write_is_no_write() {
    let Some(stage) = stage() else { return };
    let channel = stage.channel().await;
    let mut item = item("Fermeture de la piscine");
    item.media = vec![image("Le bassin vide")];
    let key = key(2);
    let first = stage.publish(&channel, &item, &key).await;
    let commit = |channel: &ChannelAccess| {
        format!("{}/xrpc/com.atproto.sync.getLatestCommit?did={}", channel.server, channel.remote_id)
    };
    let before = stage.read(&commit(&channel)).await;
    assert_eq!(stage.publish(&channel, &item, &key).await, first);
    // Other tests write too, so the commit may move; the record itself must not.
    let after = stage.read(&commit(&channel)).await;
    assert!(before["rev"].is_string() && after["rev"].is_string());
    let found = stage.connector.find(&channel, &item, &key).await;
    assert_eq!(found, Found::Present { remote: first.clone() });
    // Another text under the same key is not written over what is there.
    let other = parvis_connector::suite::item("Un autre texte");
    assert_eq!(stage.publish(&channel, &other, &key).await, first);
    let same =
        stage.posts(&channel).await.into_iter().filter(|post| post["uri"] == first.id.as_str()).count();
    assert_eq!(same, 1);
}

#[tokio::test]
async fn a_thread_answers_itself_and_is_taken_down() {
    let Some(stage) = stage() else { return };
    let channel = stage.channel().await;
    let mut previous: Vec<PreviousSegment> = Vec::new();
    let base = key(3);
    for index in 0..3 {
        let mut item = item(&format!("Partie {}", index + 1));
        (item.index, item.of, item.previous) = (index, 3, previous.clone());
        let mut key = base.clone();
        key.segment = index;
        previous.push(PreviousSegment { index, remote: stage.publish(&channel, &item, &key).await });
    }
    let posts = stage.posts(&channel).await;
    let last = posts.iter().find(|post| post["uri"] == previous[2].remote.id.as_str()).unwrap();
    assert_eq!(last["value"]["reply"]["parent"]["uri"], previous[1].remote.id.as_str());
    assert_eq!(last["value"]["reply"]["root"]["cid"], previous[0].remote.detail.as_deref().unwrap());
    for segment in previous.iter().rev() {
        for _ in 0..2 {
            let outcome = stage.connector.delete(&channel, &segment.remote, &base).await;
            assert_eq!(outcome, Outcome::Accepted { remote: segment.remote.clone() });
        }
    }
    assert_eq!(stage.connector.find(&channel, &item("Partie 1"), &base).await, Found::Absent);
}

#[tokio::test]
async fn the_server_is_found_from_the_handle_and_sessions_are_renewed() {
    let Some(stage) = stage() else { return };
    let mut fields = stage.fields();
    fields.remove("server");
    let connected = stage.connector.connect(&fields).await.unwrap();
    assert_eq!(connected.server, stage.counterpart["server"].as_str().unwrap());
    assert_eq!(connected.name, "Ville de Valmont-sur-Loire");
    let mut channel = access(&connected);
    for _ in 0..2 {
        let Refreshed::Renewed(credentials) = stage.connector.refresh(&channel).await else {
            panic!("not renewed")
        };
        channel.credentials = credentials;
        assert_eq!(stage.connector.check(&channel).await, Health::Ok { handle: None });
    }
}

#[tokio::test]
async fn refusals_of_the_real_server_are_read() {
    let Some(stage) = stage() else { return };
    let mut fields = stage.fields();
    fields.insert("app_password".to_owned(), "aaaa-bbbb-cccc-dddd".into());
    assert_eq!(stage.connector.connect(&fields).await.unwrap_err(), Refusal::Credentials);
    let channel = stage.channel().await;
    let long = item(&"a".repeat(301));
    let outcome = stage.connector.publish(&channel, &long, &key(4)).await;
    let Outcome::Refused { reason } = outcome else { panic!("{outcome:?}") };
    assert_eq!(reason.code, "publishing.refused.invalid");
    let mut broken = channel.clone();
    let session =
        json!({ "did": channel.remote_id, "app_password": "x", "access": "x.y.z", "renewal": "x.y.z" });
    broken.credentials = parvis_connector::Credentials(session.to_string().into());
    assert_eq!(stage.connector.publish(&broken, &item("Bonjour"), &key(5)).await, Outcome::Unauthorised);
    assert_eq!(stage.connector.check(&broken).await, Health::Unauthorised);
    let refreshed = stage.connector.refresh(&broken).await;
    assert!(matches!(refreshed, Refreshed::Revoked), "{refreshed:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn connections_cut_after_the_write_leave_one_post_each() {
    let Some(direct) = stage() else { return };
    let server = Url::parse(direct.counterpart["server"].as_str().unwrap()).unwrap();
    let address = SocketAddr::from(([127, 0, 0, 1], server.port().unwrap()));
    let proxy = CuttingProxy::start(address, "com.atproto.repo.putRecord", |number| number % 2 == 1).await;
    let stage = stage_reaching(&[proxy.origin()]).unwrap();
    let mut channel = direct.channel().await;
    proxy.origin().clone_into(&mut channel.server);
    let mut ids = HashSet::new();
    for number in 0..20 {
        let (item, key) = (item(&format!("Avis de crue, bulletin {number}")), key(100 + number));
        let outcome = stage.connector.publish(&channel, &item, &key).await;
        assert!(matches!(outcome, Outcome::Unknown { .. }), "{outcome:?}");
        let found = stage.connector.find(&channel, &item, &key).await;
        let Found::Present { remote } = found else { panic!("{found:?}") };
        // Even an engine that did not look would not double it.
        assert_eq!(stage.publish(&channel, &item, &key).await.id, remote.id);
        ids.insert(remote.id);
    }
    assert_eq!(proxy.cut(), 20);
    let posts = direct.posts(&direct.channel().await).await;
    let bulletins = posts.iter().filter(|post| ids.contains(post["uri"].as_str().unwrap())).count();
    assert_eq!((ids.len(), bulletins), (20, 20));
}

#[tokio::test]
async fn a_session_given_up_renews_no_more() {
    let Some(stage) = stage() else { return };
    let channel = stage.channel().await;
    for _ in 0..2 {
        assert_eq!(stage.connector.revoke(&channel).await, Revocation::ByHand);
    }
    let session: Value =
        serde_json::from_str(secrecy::ExposeSecret::expose_secret(&channel.credentials.0)).unwrap();
    let address = format!("{}/xrpc/com.atproto.server.refreshSession", channel.server);
    let renewal = secrecy::SecretString::from(session["renewal"].as_str().unwrap());
    let request = Request::post(Url::parse(&address).unwrap()).bearer(&renewal);
    let answer = stage.outbound.send(request).await.unwrap();
    assert!(answer.status.is_client_error(), "{}", answer.status);
}
