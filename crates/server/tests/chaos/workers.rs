//! Eight processes on one PostgreSQL: frozen and killed while a thousand publications are due, they double nothing.

use super::{Dice, browser::Browser, counting::all, mastodon, process::Process, told};
use futures_util::{StreamExt, stream};
use parvis_kernel::SeededChance;
use parvis_test_kit::FakeMastodon;
use serde_json::json;
use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

const WORKERS: usize = 8;
/// Servers with a profile each: a thousand posts of one profile would wait for the quota of its server.
const SERVERS: usize = 8;
/// The longest wait for the end.
const PATIENCE: Duration = Duration::from_secs(900);

/// Freezes one process for up to twice its lease, or kills it and starts it again.
async fn disturb(workers: &mut [Option<Process>], dice: &Dice) -> bool {
    // The first answers the questions of the test.
    let which = 1 + usize::try_from(dice.roll(u32::try_from(WORKERS - 1).unwrap())).unwrap();
    let mut process = workers[which].take().unwrap();
    let is_killed = dice.roll(3) == 0;
    if is_killed {
        process.kill();
        process = process.again().await;
    } else {
        process.signal("STOP");
        tokio::time::sleep(Duration::from_millis(u64::from(100 + dice.roll(9000)))).await;
        process.signal("CONT");
    }
    workers[which] = Some(process);
    is_killed
}

fn statuses(servers: &[Arc<FakeMastodon>]) -> Vec<String> {
    servers.iter().flat_map(|server| server.statuses()).map(|status| status.text).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn eight_processes_frozen_and_killed_publish_each_of_a_thousand_once() {
    let Ok(database) = std::env::var("TEST_POSTGRES_URL") else {
        eprintln!("skipped: TEST_POSTGRES_URL is not set; run `make chaos-postgres`");
        return;
    };
    let (count, seed) = (u32::try_from(told("CHAOS_PUBLICATIONS", 1000)).unwrap(), told("CHAOS_SEED", 1));
    let (dice, began) = (Dice(Arc::new(SeededChance::new(seed))), Instant::now());
    let mut servers = Vec::new();
    for _ in 0..SERVERS {
        let server = mastodon().await;
        server.answer_after(Duration::from_millis(200));
        servers.push(server);
    }
    let reach = servers.iter().map(|server| server.origin()).collect::<Vec<_>>().join(",");
    let folder = tempfile::tempdir().unwrap();
    let mut workers = vec![Some(Process::beside(folder.path(), &reach, &database).await)];
    let browser = Browser::found(workers[0].as_ref().unwrap()).await;
    let mut channels = Vec::new();
    for server in &servers {
        let fields = json!({ "access_token": server.access_token(), "server": server.origin() });
        channels.push(browser.connect("mastodon", fields).await);
    }
    let mut posts = Vec::new();
    for number in 0..count {
        let channel = &channels[usize::try_from(number).unwrap() % SERVERS];
        posts.push(browser.write(number, 1, &[channel]).await);
    }
    while workers.len() < WORKERS {
        workers.push(Some(Process::beside(folder.path(), &reach, &database).await));
    }
    let desk = &browser;
    let scheduling = stream::iter(&posts).for_each_concurrent(4, |post| async move {
        desk.schedule(post).await.unwrap();
    });
    let (mut frozen, mut killed) = (0, 0);
    let disturbing = async {
        loop {
            let is_killed = disturb(&mut workers, &dice).await;
            if is_killed {
                killed += 1
            } else {
                frozen += 1
            }
            let left = all(&browser, "scheduled,publishing,processing,to_verify").await.len();
            let are_all_there = statuses(&servers).len() >= posts.len();
            if left == 0 && are_all_there || began.elapsed() > PATIENCE {
                return left;
            }
        }
    };
    let ((), left) = tokio::join!(scheduling, disturbing);
    // What a frozen one still had in hand would come now.
    tokio::time::sleep(Duration::from_secs(15)).await;
    let mut texts = BTreeMap::<String, usize>::new();
    for text in statuses(&servers) {
        *texts.entry(text).or_default() += 1;
    }
    let twice: Vec<_> = texts.iter().filter(|(_, times)| **times > 1).collect();
    let published = all(&browser, "published").await.len();
    eprintln!(
        "seed {seed}: {WORKERS} processes, {count} publications, {frozen} freezes, {killed} kill -9, {published} \
         published, {} texts on the network, {:?}",
        texts.len(),
        began.elapsed(),
    );
    assert!(twice.is_empty(), "twice on the network: {twice:?}");
    assert_eq!((left, texts.len(), published), (0, posts.len(), posts.len()));
}
