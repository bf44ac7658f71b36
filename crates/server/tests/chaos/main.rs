//! Chaos: the real program on SQLite, a real PDS, connections cut after the request has passed, `kill -9` at
//! random moments. At the end the servers are counted.
//!
//! `make chaos` starts the PDS and plays it: `CHAOS_KILLS` (20), `CHAOS_SEED`; `CHAOS_PROGRAM` is the program to kill
//! when it is not the one just built.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stderr,
    missing_docs,
    reason = "test code: a broken premise must stop the test"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "told of the outside by its environment; real time passes here"
)]

mod browser;
mod counting;
mod process;
mod workers;

use browser::Browser;
use counting::count_settled;
use futures_util::future::join_all;
use parvis_kernel::{Chance, SeededChance, Timestamp};
use parvis_test_kit::{CuttingProxy, FakeMastodon, VirtualClock};
use process::Process;
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// One request in this many is cut after it has passed.
const CUT_ONE_IN: usize = 5;
/// Posts that are scheduled during one life of the program, at most.
const POSTS_A_LIFE: u32 = 5;
/// The same in a run of more lives than this: a profile of the PDS may write so many times an hour, deaths included.
const POSTS_A_LIFE_OF_MANY: (u64, u32) = (100, 2);
/// Servers of the Mastodon API, with a profile each: what one profile may write in five minutes would date the posts
/// of a run later, and the run would wait for them.
const SERVERS: usize = 6;
/// Lives for which posts are written ahead, in peace.
const LIVES_AHEAD: u64 = 25;

fn told(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// A sequence of random numbers named by its seed.
#[derive(Clone)]
struct Dice(Arc<SeededChance>);

impl Dice {
    /// A number from 0 to `below - 1`.
    fn roll(&self, below: u32) -> u32 {
        let mut bytes = [0_u8; 8];
        self.0.fill(&mut bytes);
        u32::try_from(u64::from_le_bytes(bytes) % u64::from(below)).unwrap()
    }
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_micros(i64::try_from(since.as_micros()).unwrap())
}

/// The fake server lives in real time like the program.
async fn mastodon() -> Arc<FakeMastodon> {
    let clock = VirtualClock::starting(&now().to_string());
    let server = Arc::new(FakeMastodon::start(clock.clone()).await);
    server.ignore_keys();
    tokio::spawn(async move {
        loop {
            clock.jump_to(now());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    server
}

async fn cutting(origin: &str, watched: &str, dice: &Dice) -> CuttingProxy {
    let address: SocketAddr =
        origin.trim_start_matches("http://").replace("localhost", "127.0.0.1").parse().unwrap();
    let dice = dice.clone();
    let one_in = u32::try_from(CUT_ONE_IN).unwrap();
    CuttingProxy::start(address, watched, move |_| dice.roll(one_in) == 0).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn killed_at_random_moments_the_real_program_loses_nothing_and_doubles_nothing() {
    let Ok(counterpart) = std::env::var("PARVIS_TEST_PDS") else {
        eprintln!("skipped: PARVIS_TEST_PDS is not set; run `make chaos`");
        return;
    };
    let pds: Value = serde_json::from_str(&counterpart).unwrap();
    let (kills, seed) = (told("CHAOS_KILLS", 20), told("CHAOS_SEED", 1));
    let (dice, started) = (Dice(Arc::new(SeededChance::new(seed))), Instant::now());
    let mut others = Vec::new();
    for _ in 0..SERVERS {
        let server = mastodon().await;
        let door = cutting(server.origin(), "POST /api/v1/statuses", &dice).await;
        others.push((server, door));
    }
    let pds_door = cutting(pds["server"].as_str().unwrap(), "com.atproto.repo.putRecord", &dice).await;

    let folder = tempfile::tempdir().unwrap();
    let doors = others.iter().map(|(_, door)| door.origin()).chain([pds_door.origin()]);
    let mut process = Process::start(folder.path(), &doors.collect::<Vec<_>>()).await;
    let browser = Browser::found(&process).await;
    let (mut on_bluesky, mut on_mastodon) = (Vec::new(), Vec::new());
    for profile in pds["profiles"].as_array().unwrap() {
        let (handle, password) = (&profile["handle"], &profile["app_password"]);
        let fields = json!({ "handle": handle, "app_password": password, "server": pds_door.origin() });
        on_bluesky.push(browser.connect("bluesky", fields).await);
    }
    for (server, door) in &others {
        let fields = json!({ "access_token": server.access_token(), "server": door.origin() });
        on_mastodon.push(browser.connect("mastodon", fields).await);
    }

    let most = if kills > POSTS_A_LIFE_OF_MANY.0 { POSTS_A_LIFE_OF_MANY.1 } else { POSTS_A_LIFE };
    let (mut asked, mut gentle, mut drafts) = (0, 0, Vec::new());
    for life in 0..kills {
        let (posts, chances) = (1 + dice.roll(most), kills.min(LIVES_AHEAD));
        if life % LIVES_AHEAD == 0 {
            let ahead = u32::try_from(chances).unwrap() * most.div_ceil(2);
            for _ in 0..ahead {
                let segments = if dice.roll(5) == 0 { 3 } else { 1 };
                let turn = usize::try_from(asked).unwrap();
                let channels =
                    [&on_bluesky, &on_mastodon].map(|channels| channels[turn % channels.len()].as_str());
                drafts.push(browser.write(asked, segments, &channels).await);
                asked += 1;
            }
        }
        let leaving = drafts.split_off(drafts.len().saturating_sub(usize::try_from(posts).unwrap()));
        let lifetime = Duration::from_millis(u64::from(50 + dice.roll(1500)));
        // Whatever the death of the program interrupts is left as it is.
        let scheduling = join_all(leaving.iter().map(|post| browser.schedule(post)));
        let living = async { tokio::join!(scheduling, tokio::time::sleep(lifetime)) };
        let _ = tokio::time::timeout(lifetime, living).await;
        if dice.roll(6) == 0 {
            gentle += 1;
            process.stop().await;
        } else {
            process.kill();
        }
        process = process.again().await;
        if life % 50 == 49 {
            eprintln!("{} stops, {asked} posts written, {:?}", life + 1, started.elapsed());
        }
    }
    let servers: Vec<_> = others.iter().map(|(server, _)| server.as_ref()).collect();
    let counted = count_settled(&browser, &pds, &servers).await;
    process.stop().await;
    eprintln!(
        "seed {seed}: {} kill -9 and {gentle} gentle stops, {asked} posts written, {} publications {:?}, {} items on \
         the PDS and {} on the {SERVERS} other servers, {} and {} answers cut, {:?}",
        kills - gentle,
        counted.publications,
        counted.states,
        counted.on_pds,
        counted.on_mastodon,
        pds_door.cut(),
        others.iter().map(|(_, door)| door.cut()).sum::<usize>(),
        started.elapsed(),
    );
    assert!(counted.twice.is_empty(), "twice on a server: {:?}", counted.twice);
    assert!(counted.lost.is_empty(), "told published and not on its server: {:?}", counted.lost);
    assert!(counted.unknown.is_empty(), "on a server and told absent: {:?}", counted.unknown);
    assert!(counted.on_pds + counted.on_mastodon > 0, "nothing was sent at all");
    assert_eq!(counted.moving(), 0, "publications that still wait for the program: {:?}", counted.states);
}
