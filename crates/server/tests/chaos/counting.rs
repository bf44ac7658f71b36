//! What the servers hold, against what the program tells.

use super::browser::Browser;
use parvis_test_kit::FakeMastodon;
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

/// States in which nothing waits for the program.
const ENDED: [&str; 4] = ["published", "failed", "missed", "cancelled"];
/// The longest wait for what the last death left: leases end, then the network is asked.
const PATIENCE: Duration = Duration::from_secs(180);

#[derive(Default)]
pub(super) struct Counted {
    pub(super) publications: usize,
    pub(super) states: BTreeMap<String, usize>,
    pub(super) on_pds: usize,
    pub(super) on_mastodon: usize,
    /// Texts that a server holds more than once.
    pub(super) twice: Vec<String>,
    /// Texts told published that their server does not hold.
    pub(super) lost: Vec<String>,
    /// Texts on a server that the program tells absent.
    pub(super) unknown: Vec<String>,
}

pub(super) async fn all(browser: &Browser, states: &str) -> Vec<Value> {
    let (mut items, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = browser.get(&format!("/publications?state={states}&limit=100{cursor}")).await;
        items.extend(page["items"].as_array().unwrap().iter().cloned());
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return items,
        }
    }
}

/// States that the program itself will leave.
const MOVING: [&str; 3] = ["scheduled", "publishing", "processing"];

impl Counted {
    /// Publications that still wait for the program.
    pub(super) fn moving(&self) -> usize {
        MOVING.iter().filter_map(|state| self.states.get(*state)).sum()
    }
}

/// Counts once nothing is queued nor being sent any more, or once patience ends.
///
/// What is to verify may be proved absent while it is counted, and is queued again then: it is counted again.
pub(super) async fn count_settled(browser: &Browser, pds: &Value, others: &[&FakeMastodon]) -> Counted {
    let began = Instant::now();
    loop {
        while !all(browser, &MOVING.join(",")).await.is_empty() && began.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        let counted = count(browser, pds, others).await;
        if counted.moving() == 0 || began.elapsed() >= PATIENCE {
            return counted;
        }
    }
}

/// How often each text is on the PDS, read as a stranger would.
async fn texts_on_pds(browser: &Browser, pds: &Value) -> BTreeMap<String, usize> {
    let mut texts = BTreeMap::new();
    let port = pds["server"].as_str().unwrap().rsplit_once(':').unwrap().1.parse().unwrap();
    for profile in pds["profiles"].as_array().unwrap() {
        add_texts_of(browser, port, profile["did"].as_str().unwrap(), &mut texts).await;
    }
    texts
}

async fn add_texts_of(browser: &Browser, port: u16, did: &str, texts: &mut BTreeMap<String, usize>) {
    let mut cursor = String::new();
    loop {
        let path = format!(
            "/xrpc/com.atproto.repo.listRecords?repo={did}&collection=app.bsky.feed.post&limit=100{cursor}"
        );
        let page = browser.elsewhere(port, &path).await;
        for record in page["records"].as_array().unwrap() {
            let text = record["value"]["text"].as_str().unwrap();
            *texts.entry(text.to_owned()).or_insert(0) += 1;
        }
        match page["cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return,
        }
    }
}

async fn count(browser: &Browser, pds: &Value, others: &[&FakeMastodon]) -> Counted {
    let on_pds = texts_on_pds(browser, pds).await;
    let mut on_mastodon = BTreeMap::new();
    for status in others.iter().flat_map(|server| server.statuses()) {
        *on_mastodon.entry(status.text).or_insert(0) += 1;
    }
    let mut counted = Counted {
        on_pds: on_pds.values().sum(),
        on_mastodon: on_mastodon.values().sum(),
        ..Counted::default()
    };
    for (server, texts) in [("PDS", &on_pds), ("other", &on_mastodon)] {
        let twice = texts.iter().filter(|(_, times)| **times > 1);
        counted.twice.extend(twice.map(|(text, times)| format!("{text} ({server}, {times})")));
    }
    let mut owned = [BTreeSet::new(), BTreeSet::new()];
    for publication in
        all(browser, "scheduled,publishing,processing,to_verify,published,failed,missed,held,cancelled").await
    {
        counted.publications += 1;
        let state = publication["state"].as_str().unwrap().to_owned();
        let is_other = publication["network"] == "mastodon";
        let there = if is_other { &on_mastodon } else { &on_pds };
        let title = title_of(browser, &publication).await;
        for segment in publication["segments"].as_array().unwrap() {
            let text = format!("{title}, partie {}", segment["index"].as_u64().unwrap() + 1);
            owned[usize::from(is_other)].insert(text.clone());
            let is_there = there.contains_key(&text);
            if segment["state"] == "published" && !is_there {
                counted.lost.push(format!("{text} ({state})"));
            }
            if segment["state"] != "published" && is_there && ENDED.contains(&state.as_str()) {
                counted.unknown.push(format!("{text} ({state})"));
            }
        }
        *counted.states.entry(state).or_insert(0) += 1;
    }
    let orphans = on_pds.keys().filter(|text| !owned[0].contains(*text));
    let orphans = orphans.chain(on_mastodon.keys().filter(|text| !owned[1].contains(*text)));
    counted.unknown.extend(orphans.map(|text| format!("{text} (no publication)")));
    counted
}

async fn title_of(browser: &Browser, publication: &Value) -> String {
    let post = browser.get(&format!("/posts/{}", publication["post"].as_str().unwrap())).await;
    post["title"].as_str().unwrap().to_owned()
}
