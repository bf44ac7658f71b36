//! A thousand publications of the same minute, and what a hundred thousand that wait cost.

use super::{
    Asked,
    client::{Call, Client},
    seed::{Size, copy},
    server::Server,
    tables::{load, percentile, with_spread},
    waiting::{scheduled, team},
    workshop,
};
use parvis::SystemClock;
use parvis_kernel::{Clock, Timestamp, ZoneName};
use parvis_test_kit::{FakeMastodon, VirtualClock};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// Servers, each with a profile: one profile may not write a thousand times in five minutes.
const SERVERS: usize = 10;
/// Time in which the network answers.
const ANSWER: Duration = Duration::from_millis(50);

pub(crate) fn run(asked: &Asked) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let count = asked.number("--publications", 1000);
    println!(
        "\n{count} publications of the same minute through {SERVERS} channels, a network that answers in {} ms",
        ANSWER.as_millis()
    );
    println!(
        "| Round | Late: median, s | 95th, s | Latest, s | Created | Twice | Lost | Server CPU, s | Load |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    for number in 1..=asked.number("--rounds", 3) {
        let data = fresh("publishing-run");
        let doors = runtime.block_on(team(&data, Size { posts: 0, members: 1, channels: 1, pictures: 0 }));
        runtime.block_on(one_minute(&data, &doors[0], count, number));
    }
    println!("\na pause of the whole institution while {count} publications leave");
    println!(
        "| Round | Answered, ms | Written after the answer | Last of these, ms after it | Never written | Load |"
    );
    println!("|---|---|---|---|---|---|");
    for number in 1..=asked.number("--rounds", 3) {
        let data = fresh("publishing-run");
        let doors = runtime.block_on(team(&data, Size { posts: 0, members: 1, channels: 1, pictures: 0 }));
        runtime.block_on(paused_minute(&data, &doors[0], count, number));
    }
    let waiting = asked.number("--waiting", 100_000);
    let (with, publications) = scheduled("waiting", waiting);
    let (without, _) = scheduled("waiting-none", 0);
    println!("\nan installation with {publications} publications that wait, and the same without");
    println!("| | First correct answer, s | Memory at rest, MB | CPU of an idle minute, s |");
    println!("|---|---|---|---|");
    let (mut starts, mut memories, mut minutes) = (Vec::new(), Vec::new(), Vec::new());
    for (name, folder) in [("without", &without), ("with", &with)] {
        let data = fresh(&format!("waiting-run-{name}"));
        copy(folder, &data);
        let (start, memory) = runtime.block_on(starts_of(&data, asked.number("--starts", 9)));
        let minute = runtime.block_on(idle_minute(&data, asked.number("--minutes", 2)));
        println!(
            "| {name} | {} | {} | {} |",
            with_spread(&start, 3),
            with_spread(&memory, 1),
            with_spread(&minute, 2)
        );
        starts.push(start);
        memories.push(memory);
        minutes.push(minute);
    }
}

fn fresh(name: &str) -> PathBuf {
    let data = workshop().join(name);
    let _ = std::fs::remove_dir_all(&data);
    std::fs::create_dir_all(&data).unwrap();
    data
}

/// A browser that sends JSON.
struct Desk(Client);

impl Desk {
    async fn send(&mut self, method: &str, path: &str, body: &Value) -> Value {
        let (path, text) = (format!("/api/v1{path}"), body.to_string());
        let kind = if method == "GET" { "" } else { "application/json" };
        let body = if method == "GET" { &b""[..] } else { text.as_bytes() };
        let call = Call { method, path: &path, kind, accepts: "", body };
        let answer = self.0.send(&call).await.expect("an answer");
        assert!(answer.status < 300, "{path}: {}", String::from_utf8_lossy(answer.body));
        answer.json()
    }
}

/// An installation whose posts of one minute are about to leave.
struct Minute {
    networks: Vec<FakeMastodon>,
    server: Server,
    desk: Desk,
}

impl Minute {
    fn created(&self) -> usize {
        self.networks.iter().map(FakeMastodon::created).sum()
    }
}

async fn prepared(data: &Path, door: &(String, String), count: usize) -> Minute {
    let clock = VirtualClock::starting("2026-01-01T00:00:00Z");
    clock.jump_to(SystemClock.now());
    let mut networks = Vec::new();
    for _ in 0..SERVERS {
        networks.push(FakeMastodon::start(clock.clone()).await);
    }
    let allowed = networks.iter().map(FakeMastodon::origin).collect::<Vec<_>>().join(",");
    let mut server =
        Server::start(data, &[("PARVIS_OUTBOUND__ALLOW", &allowed), ("PARVIS_LOG__LEVEL", "warn")]);
    server.wait().await;
    let cookie = Client::sign_in(server.address, &door.0, &door.1).await;
    let mut desk = Desk(Client::new(server.address, &cookie));
    let mut channels = Vec::new();
    for network in &networks {
        let fields = json!({ "server": network.origin(), "access_token": network.access_token() });
        let body = json!({ "network": "mastodon", "fields": fields });
        channels.push(desk.send("POST", "/channels", &body).await["id"].clone());
    }
    let mut posts = Vec::new();
    for post in 0..count {
        let text = format!("Message {post} de la même minute : la mairie ouvre à 9 h. #ValmontSurLoire");
        let channel = &channels[post % SERVERS];
        let body = json!({ "title": format!("Message {post}"), "text": text, "channels": [channel] });
        posts.push(desk.send("POST", "/posts", &body).await["id"].as_str().unwrap().to_owned());
    }
    let zone = ZoneName::new("Europe/Paris").unwrap();
    let room = Duration::from_secs(60 + count as u64 / 20);
    let due = SystemClock.now().after(room).in_zone(&zone);
    let local = due.strftime("%Y-%m-%d %H:%M").to_string();
    for post in &posts {
        let at = json!({ "at": { "local": local, "zone": "Europe/Paris" } });
        desk.send("POST", &format!("/posts/{post}/schedule"), &at).await;
    }
    networks.iter().for_each(|network| network.answer_after(ANSWER));
    Minute { networks, server, desk }
}

async fn one_minute(data: &Path, door: &(String, String), count: usize, number: usize) {
    let mut minute = prepared(data, door, count).await;
    let cpu_before = minute.server.cpu();
    let (lateness, cpu) = wait_for_all(&mut minute, count).await;
    let cpu = cpu - cpu_before;
    let statuses = minute.networks.iter().flat_map(FakeMastodon::statuses);
    let texts: BTreeSet<_> = statuses.map(|status| status.text).collect();
    let (created, lost) = (minute.created(), count - texts.len());
    let seconds = |share| percentile(&lateness, share) as f64 / 1e6;
    println!(
        "| {number} | {:.2} | {:.2} | {:.2} | {created} | {} | {lost} | {cpu:.1} | {:.1} |",
        seconds(0.5),
        seconds(0.95),
        seconds(1.0),
        created - texts.len(),
        load()
    );
    assert!(created == count && lost == 0, "each exactly once");
    minute.server.stop();
}

/// Pauses everything while the posts of one minute leave: how long the answer takes, and what leaves after it.
async fn paused_minute(data: &Path, door: &(String, String), count: usize, number: usize) {
    let mut minute = prepared(data, door, count).await;
    while minute.created() < count / 5 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    let began = Instant::now();
    let pause = json!({ "target": { "kind": "institution" }, "reason": "Accident sur le pont" });
    minute.desk.send("POST", "/pauses", &pause).await;
    let answered = began.elapsed();
    let before = minute.created();
    let mut last = Duration::ZERO;
    let mut seen = before;
    while began.elapsed() < Duration::from_secs(10) {
        tokio::time::sleep(Duration::from_millis(1)).await;
        if minute.created() > seen {
            (seen, last) = (minute.created(), began.elapsed() - answered);
        }
    }
    let held = minute.desk.send("GET", "/publications?state=held&limit=1", &Value::Null).await;
    assert!(seen < count && !held["items"].as_array().unwrap().is_empty(), "it was paused in time");
    println!(
        "| {number} | {:.0} | {} | {:.0} | {} | {:.1} |",
        answered.as_secs_f64() * 1e3,
        seen - before,
        last.as_secs_f64() * 1e3,
        count - seen,
        load()
    );
    minute.server.stop();
}

/// Waits until everything is out; returns how late each was, in microseconds, by the program's own record, and the
/// processor time of the server by then, in seconds.
///
/// The servers are counted until all is there: a list that is read over and over would be measured with the rest.
async fn wait_for_all(minute: &mut Minute, count: usize) -> (Vec<u64>, f64) {
    let mut cpu = None;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        if minute.created() < count {
            let path = "/publications?state=failed,missed,to_verify&limit=1";
            let lost = minute.desk.send("GET", path, &Value::Null).await;
            assert!(lost["items"].as_array().unwrap().is_empty(), "{lost}");
            continue;
        }
        let cpu = *cpu.get_or_insert_with(|| minute.server.cpu());
        let mut late = lateness(&mut minute.desk).await;
        if late.len() >= count {
            late.sort_unstable();
            return (late, cpu);
        }
    }
}

/// How late each publication that is out left, in microseconds.
async fn lateness(desk: &mut Desk) -> Vec<u64> {
    let (mut late, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/publications?state=published&limit=100{cursor}");
        let page = desk.send("GET", &path, &Value::Null).await;
        for item in page["items"].as_array().unwrap() {
            let at = |name: &str| item[name].as_str().unwrap().parse::<Timestamp>().unwrap();
            late.push(at("published_at").since(at("due_at")).as_micros() as u64);
        }
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return late,
        }
    }
}

async fn starts_of(data: &Path, count: usize) -> (Vec<f64>, Vec<f64>) {
    let (mut starts, mut memories) = (Vec::new(), Vec::new());
    for _ in 0..count {
        let mut server = Server::start(data, &[("PARVIS_LOG__LEVEL", "warn")]);
        server.wait().await;
        // Who reads the feed needs no session.
        let mut client = Client::new(server.address, "");
        let answer = client.get("/fil/feed.json").await.unwrap();
        assert!(answer.status == 200 && answer.json()["items"].is_array());
        starts.push(server.started.elapsed().as_secs_f64());
        tokio::time::sleep(Duration::from_secs(2)).await;
        memories.push(server.memory());
        server.stop();
    }
    (starts, memories)
}

async fn idle_minute(data: &Path, count: usize) -> Vec<f64> {
    let mut server = Server::start(data, &[("PARVIS_LOG__LEVEL", "warn")]);
    server.wait().await;
    tokio::time::sleep(Duration::from_secs(5)).await;
    let mut minutes = Vec::new();
    for _ in 0..count {
        let before = server.cpu();
        tokio::time::sleep(Duration::from_secs(60)).await;
        minutes.push(server.cpu() - before);
    }
    server.stop();
    minutes
}
