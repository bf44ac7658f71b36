//! The property of the engine: whatever people, networks and crashes do, nothing is lost and nothing is doubled.
//!
//! Sequences are drawn from seeds. A failure prints its seed and the shortest sequence that still fails;
//! `PARVIS_WALK_SEED` plays one seed again, `PARVIS_SOAK_CASES` plays that many (`make soak`).

mod corrections;
pub(crate) mod dying;
mod held_up;
mod invariants;
mod pauses;
mod people;
mod step;
mod stored;
mod world;

use crate::app::{Template, told};
use parvis_kernel::SeededChance;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};
use step::{Dice, Step};
use world::World;

/// Sequences of `make test`.
const CASES: u64 = 2000;
/// Sequences on PostgreSQL, where each begins with a schema and a founding of its own.
const CASES_ON_A_SERVER: u64 = 25;
/// Shorter sequences that are tried while a failure is made small.
const TRIES: u32 = 400;

#[derive(Default)]
struct Seen {
    steps: AtomicU64,
    writes: AtomicU64,
    publications: AtomicU64,
    published: AtomicU64,
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

async fn play(template: &Template, seed: u64, steps: &[Step], seen: &Seen) -> Result<(), String> {
    let mut world = World::new(template, Arc::new(SeededChance::new(seed))).await;
    for (number, step) in steps.iter().enumerate() {
        let ran = world.play(*step).await.map_err(|why| format!("step {number}: {why}"))?;
        if step.is_preparation() {
            continue;
        }
        invariants::check(&mut world, ran).await.map_err(|why| format!("after step {number}: {why}"))?;
    }
    invariants::everything_settles(&mut world).await.map_err(|why| format!("at the end: {why}"))?;
    seen.steps.fetch_add(u64::try_from(steps.len()).unwrap(), Ordering::Relaxed);
    let there: usize = world.networks().iter().map(|network| network.created()).sum();
    seen.writes.fetch_add(u64::try_from(there).unwrap(), Ordering::Relaxed);
    let stored = world.stored().await;
    seen.publications.fetch_add(u64::try_from(stored.len()).unwrap(), Ordering::Relaxed);
    seen.published.fetch_add(u64::try_from(world.published.len()).unwrap(), Ordering::Relaxed);
    world.close().await;
    Ok(())
}

/// Plays a sequence on a runtime of its own; a panic is a failure like another.
fn outcome(template: &Template, seed: u64, steps: &[Step], seen: &Seen) -> Result<(), String> {
    let played = AssertUnwindSafe(|| runtime().block_on(play(template, seed, steps, seen)));
    catch_unwind(played).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        Err(text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default())
    })
}

/// Leaves out whatever the failure does not need.
fn shrink(template: &Template, seed: u64, steps: Vec<Step>, why: String) -> (Vec<Step>, String) {
    let (mut kept, mut why, mut tries) = (steps, why, 0);
    let mut size = kept.len().div_ceil(2);
    while size > 0 {
        let mut start = 0;
        while start < kept.len() && tries < TRIES {
            let mut shorter = kept.clone();
            shorter.drain(start..(start + size).min(shorter.len()));
            tries += 1;
            match outcome(template, seed, &shorter, &Seen::default()) {
                Err(again) => (kept, why) = (shorter, again),
                Ok(()) => start += size,
            }
        }
        size /= 2;
    }
    (kept, why)
}

#[test]
fn whatever_happens_nothing_is_lost_and_nothing_is_doubled() {
    let template = runtime().block_on(Template::found());
    let first = told("PARVIS_WALK_SEED");
    let usual = if template.is_file() { CASES } else { CASES_ON_A_SERVER };
    let cases = first.map_or_else(|| told("PARVIS_SOAK_CASES").unwrap_or(usual), |_| 1);
    let from = first.or_else(|| told("PARVIS_WALK_FROM")).unwrap_or(0);
    let (next, failed, seen) = (AtomicU64::new(from), Mutex::new(None), Seen::default());
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= from + cases || failed.lock().unwrap().is_some() {
                        return;
                    }
                    let steps = Dice::new(seed).sequence();
                    if let Err(why) = outcome(&template, seed, &steps, &seen) {
                        *failed.lock().unwrap() = Some((seed, steps, why));
                        return;
                    }
                    if (seed - from) % 10_000 == 9_999 {
                        println!("{} sequences", seed - from + 1);
                    }
                }
            });
        }
    });
    if let Some((seed, steps, why)) = failed.into_inner().unwrap() {
        let (steps, why) = shrink(&template, seed, steps, why);
        panic!("seed {seed}: {why}\n{steps:#?}");
    }
    let count = |counted: &AtomicU64| counted.load(Ordering::Relaxed);
    println!(
        "{cases} sequences from seed {from}: {} steps, {} publications, {} published, {} items on the networks",
        count(&seen.steps),
        count(&seen.publications),
        count(&seen.published),
        count(&seen.writes),
    );
}
