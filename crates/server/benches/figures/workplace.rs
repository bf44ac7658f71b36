//! Start, memory, and the three reads of a working day, by twenty members at once.

use super::{
    Asked,
    client::{Call, Client},
    seed::{Facts, Size, copy, installation},
    server::{Server, cpu_of},
    tables::{busy_seconds, load, percentile, with_spread},
    texts::Dice,
    workshop,
};
use memchr::memmem;
use std::{
    cell::Cell,
    net::SocketAddr,
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::task::LocalSet;

const CLIENTS: usize = 20;
/// Members whose colleague saves a draft, in milliseconds between two saves.
const SAVE_EVERY: u64 = 1000;

/// One kind of read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Read {
    Calendar,
    CalendarCompressed,
    Drafts,
    Post,
    Publications,
    Mixed,
}

const READS: [(Read, &str); 6] = [
    (Read::Calendar, "calendar month"),
    (Read::CalendarCompressed, "calendar month, compressed"),
    (Read::Drafts, "drafts, 40 rows"),
    (Read::Post, "post page"),
    (Read::Publications, "its publications"),
    (Read::Mixed, "all of these in turn"),
];

/// What one round of one read gave.
struct Round {
    latencies: Vec<u64>,
    seconds: f64,
    server_cpu: f64,
    client_cpu: f64,
    others_cpu: f64,
}

pub(crate) fn run(asked: &Asked) {
    let size = Size { posts: asked.number("--posts", 20_000), members: 200, channels: 50, pictures: 60 };
    let (seed, facts) = installation("workplace", size);
    let data = workshop().join("workplace-run");
    let _ = std::fs::remove_dir_all(&data);
    copy(&seed, &data);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    LocalSet::new().block_on(&runtime, measure(asked, &data, &facts));
}

async fn measure(asked: &Asked, data: &std::path::Path, facts: &Facts) {
    let rounds = asked.number("--rounds", 3);
    let variables = [("PARVIS_LOG__LEVEL", "warn")];
    let mut server = Server::start(data, &variables);
    server.wait().await;
    let mut cookies = Vec::new();
    for (email, password) in facts.doors.iter().take(CLIENTS + 1) {
        cookies.push(Client::sign_in(server.address, email, password).await);
    }
    server.stop();

    let (mut starts, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..rounds.max(5) {
        let mut server = Server::start(data, &variables);
        server.wait().await;
        let mut client = Client::new(server.address, &cookies[0]);
        check_drafts(client.get(DRAFTS).await.unwrap().body, facts);
        starts.push(server.started.elapsed().as_secs_f64());
        tokio::time::sleep(Duration::from_secs(2)).await;
        memory.push(server.memory());
        server.stop();
    }
    println!("\nfirst correct answer after {} s of the start", with_spread(&starts, 3));
    println!("memory at rest {} MB", with_spread(&memory, 1));

    let mut server = Server::start(data, &variables);
    server.wait().await;
    let calls = Rc::new(calls(facts));
    println!(
        "\n{CLIENTS} members at once, each asking again as soon as answered; a colleague saves a draft every second."
    );
    println!(
        "| Read | Median, ms | 95th, ms | 99th, ms | Answers a second | Server CPU of one, ms | Client CPU of one, ms | Rest of the machine, cores | Load |"
    );
    println!("|---|---|---|---|---|---|---|---|---|");
    let seconds = asked.number("--seconds", 5) as u64;
    for (read, name) in READS {
        let mut measured = Vec::new();
        for _ in 0..rounds {
            measured.push(round(&server, &cookies, &calls, read, seconds).await);
        }
        print_row(name, &measured);
    }
    println!("\nmemory after the load {:.1} MB, peak {:.1} MB", server.memory(), server.memory_peak());
    server.stop();
}

fn print_row(name: &str, rounds: &[Round]) {
    let of = |take: &dyn Fn(&Round) -> f64| rounds.iter().map(take).collect::<Vec<_>>();
    let at = |share: f64| of(&|round| percentile(&round.latencies, share) as f64 / 1000.0);
    let each = |cpu: f64, round: &Round| cpu * 1000.0 / round.latencies.len() as f64;
    println!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} | {:.1} |",
        with_spread(&at(0.5), 1),
        with_spread(&at(0.95), 1),
        with_spread(&at(0.99), 1),
        with_spread(&of(&|round| round.latencies.len() as f64 / round.seconds), 0),
        with_spread(&of(&|round| each(round.server_cpu, round)), 2),
        with_spread(&of(&|round| each(round.client_cpu, round)), 2),
        with_spread(&of(&|round| round.others_cpu / round.seconds), 2),
        load(),
    );
}

/// Everything that may be asked, with what a correct answer holds.
struct Calls {
    months: Vec<(String, usize)>,
    drafts: usize,
    posts: Vec<Page>,
    kept_draft: String,
}

/// A post with what its page holds.
struct Page {
    path: String,
    sign: String,
    channels: usize,
    publications: usize,
}

const DRAFTS: &str = "/api/v1/posts?state=draft";
const ROWS: usize = 40;

fn calls(facts: &Facts) -> Calls {
    // The two busiest past months and the next two: people look around the present.
    let all: Vec<_> = facts.months.iter().filter(|(_, count)| **count > 100).collect();
    let months = all.iter().rev().skip(1).take(4).map(|(month, count)| (calendar_of(month), **count));
    Calls {
        months: months.collect(),
        drafts: facts.drafts.min(ROWS),
        posts: facts
            .posts
            .iter()
            .map(|(id, channels, publications)| Page {
                path: format!("/api/v1/posts/{id}"),
                sign: format!("\"id\":\"{id}\""),
                channels: *channels,
                publications: *publications,
            })
            .collect(),
        kept_draft: facts.kept_draft.clone(),
    }
}

fn calendar_of(month: &str) -> String {
    let first: jiff::civil::Date = format!("{month}-01").parse().unwrap();
    let next = first.saturating_add(jiff::Span::new().months(1));
    format!("/api/v1/calendar?from={first}&to={next}")
}

fn check_drafts(body: &[u8], facts: &Facts) {
    let answer: serde_json::Value = serde_json::from_slice(body).unwrap();
    let items = answer["items"].as_array().expect("items");
    assert_eq!(items.len(), facts.drafts.min(ROWS), "drafts");
    assert!(items.iter().all(|item| item["state"] == "draft"));
}

async fn round(server: &Server, cookies: &[String], calls: &Rc<Calls>, read: Read, seconds: u64) -> Round {
    let stop = Rc::new(Cell::new(false));
    let address = server.address;
    let saving =
        tokio::task::spawn_local(save_again(address, cookies[0].clone(), Rc::clone(calls), Rc::clone(&stop)));
    let (server_before, client_before, busy_before) = (server.cpu(), cpu_of("self"), busy_seconds());
    let begun = Instant::now();
    let clients: Vec<_> = (0..CLIENTS)
        .map(|number| {
            let (cookie, calls, stop) = (cookies[number + 1].clone(), Rc::clone(calls), Rc::clone(&stop));
            tokio::task::spawn_local(one_client(address, cookie, calls, stop, read, number as u64))
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    stop.set(true);
    let mut latencies = Vec::new();
    for client in clients {
        latencies.extend(client.await.unwrap());
    }
    let seconds = begun.elapsed().as_secs_f64();
    let (server_cpu, client_cpu) = (server.cpu() - server_before, cpu_of("self") - client_before);
    let others_cpu = busy_seconds() - busy_before - server_cpu - client_cpu;
    saving.await.unwrap();
    latencies.sort_unstable();
    Round { latencies, seconds, server_cpu, client_cpu, others_cpu }
}

async fn one_client(
    address: SocketAddr,
    cookie: String,
    calls: Rc<Calls>,
    stop: Rc<Cell<bool>>,
    read: Read,
    number: u64,
) -> Vec<u64> {
    let mut client = Client::new(address, &cookie);
    let mut dice = Dice::new(number * 7919 + 17);
    let mut latencies = Vec::new();
    let mut turn = number as usize;
    while !stop.get() {
        let kind = match read {
            Read::Mixed => [Read::Calendar, Read::Drafts, Read::Post, Read::Publications][turn % 4],
            one => one,
        };
        turn += 1;
        latencies.push(ask(&mut client, &calls, kind, &mut dice).await);
    }
    latencies
}

/// Asks once; returns the microseconds to the last byte. A wrong answer ends the benchmark.
async fn ask(client: &mut Client, calls: &Calls, kind: Read, dice: &mut Dice) -> u64 {
    let post = &calls.posts[dice.below(calls.posts.len())];
    let month = &calls.months[dice.below(calls.months.len())];
    let (path, accepts) = match kind {
        Read::Calendar => (month.0.clone(), ""),
        Read::CalendarCompressed => (month.0.clone(), "gzip, deflate, br"),
        Read::Drafts | Read::Mixed => (DRAFTS.to_owned(), ""),
        Read::Post => (post.path.clone(), ""),
        Read::Publications => (format!("{}/publications", post.path), ""),
    };
    let begun = Instant::now();
    let answer = client.send(&Call { accepts, ..Call::get(&path) }).await.expect("an answer");
    let taken = begun.elapsed().as_micros() as u64;
    assert_eq!(answer.status, 200, "{path}: {}", String::from_utf8_lossy(answer.body));
    let count = |what: &str| memmem::find_iter(answer.body, what.as_bytes()).count();
    match kind {
        Read::Calendar => assert_eq!(count("\"local_date\":"), month.1, "{path}"),
        Read::CalendarCompressed => {
            assert!(answer.header("content-encoding").is_some() && answer.body.len() > 10_000, "{path}");
        }
        Read::Drafts | Read::Mixed => assert_eq!(count("\"excerpt\":"), calls.drafts, "{path}"),
        Read::Post => {
            assert!(count(&post.sign) > 0 && count("\"follows_original\":") == post.channels, "{path}");
        }
        Read::Publications => assert_eq!(count("\"allowed\":"), post.publications, "{path}"),
    }
    taken
}

/// A colleague who writes: saves the same draft every second.
async fn save_again(address: SocketAddr, cookie: String, calls: Rc<Calls>, stop: Rc<Cell<bool>>) {
    let mut client = Client::new(address, &cookie);
    let path = format!("/api/v1/posts/{}", calls.kept_draft);
    while !stop.get() {
        let view = client.get(&path).await.expect("the draft").json();
        let segments: Vec<_> = view["segments"].as_array().unwrap().iter()
            .map(|segment| serde_json::json!({ "text": format!("{} ", segment["text"].as_str().unwrap()), "media": [] }))
            .collect();
        let variants: Vec<_> = view["variants"]
            .as_array()
            .unwrap()
            .iter()
            .map(|variant| serde_json::json!({ "channel": variant["channel"]["id"], "segments": null }))
            .collect();
        let body = serde_json::json!({
            "revision": view["revision"], "title": view["title"], "language": view["language"],
            "theme_id": null, "wish": view["wish"], "priority": "normal",
            "segments": segments, "variants": variants,
        });
        let (path, body) = (format!("{path}/draft"), body.to_string());
        let call =
            Call { method: "PUT", path: &path, kind: "application/json", accepts: "", body: body.as_bytes() };
        let answer = client.send(&call).await.expect("an answer");
        assert_eq!(answer.status, 200, "{}", String::from_utf8_lossy(answer.body));
        tokio::time::sleep(Duration::from_millis(SAVE_EVERY)).await;
    }
}
