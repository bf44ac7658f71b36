//! Several programs on one database, programs that stop and start again under load, leases that end.

use crate::{
    app::{Template, TestApp, told},
    walk::dying::dying,
};
use parvis::{SystemChance, loops};
use parvis_publishing::{run_due, sweep};
use parvis_test_kit::{Behaviour, CallKind, Fault};
use serde_json::json;
use std::{sync::Arc, time::Duration};

/// Programs that share the database.
const PROGRAMS: usize = 8;

async fn schedule_many(app: &TestApp, channel: &str, count: u64) {
    for number in 0..count {
        app.scheduled(&format!("Message {number}"), &[channel], "2026-03-02T10:00").await;
    }
}

/// `PARVIS_PUBLICATIONS` says how many are due, 1,000 for the whole guarantee.
#[tokio::test]
async fn eight_programs_with_their_own_connections_never_take_the_same_publication() {
    let (app, channel) = TestApp::connected().await;
    let count = told("PARVIS_PUBLICATIONS").unwrap_or(120);
    app.network.set_idempotent(false);
    app.network.set_random_latency(Duration::from_millis(30));
    schedule_many(&app, &channel, count).await;
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    let mut programs = Vec::new();
    for _ in 0..PROGRAMS {
        programs.push(app.another_program().await);
    }
    let workers: Vec<_> = programs
        .iter()
        .map(|program| {
            let publishing = Arc::clone(&program.publishing);
            tokio::spawn(async move {
                sweep(&publishing).await.unwrap();
                run_due(&publishing).await.unwrap()
            })
        })
        .collect();
    let mut handled = Vec::new();
    for worker in workers {
        handled.push(worker.await.unwrap());
    }
    let wanted = usize::try_from(count).unwrap();
    assert_eq!((app.network.created(), app.network.calls(CallKind::Publish)), (wanted, wanted));
    let published = "SELECT count(*) AS n FROM publications WHERE state = 'published'";
    assert_eq!(app.count(published).await, i64::try_from(count).unwrap());
    assert!(handled.iter().filter(|handled| **handled > 0).count() > 1, "one took everything: {handled:?}");
    for program in programs {
        program.db.clone().close().await.unwrap();
    }
}

#[tokio::test]
async fn a_hundred_restarts_under_load_lose_nothing_and_double_nothing() {
    let (mut app, channel) = TestApp::connected().await;
    app.network.set_idempotent(false);
    app.network.set_random_latency(Duration::from_millis(20));
    schedule_many(&app, &channel, 150).await;
    app.clock.advance_to("2026-03-02 10:00 Europe/Paris");
    for round in 0..100_usize {
        let mut running = loops::start(&app.program, &app.program.stopping);
        let enough = app.network.created() + 1 + round % 3;
        while app.network.created() < enough.min(150) {
            tokio::task::yield_now().await;
        }
        app.program.stopping.send_replace(true);
        while running.join_next().await.is_some() {}
        let unsettled =
            "SELECT count(*) AS n FROM publications WHERE state NOT IN ('scheduled', 'published')";
        assert_eq!(app.count(unsettled).await, 0, "what was in flight at stop {round} was settled");
        app.program.db.clone().close().await.unwrap();
        app = app.restarted().await;
    }
    app.run_jobs().await;
    assert_eq!((app.network.created(), app.network.calls(CallKind::Publish)), (150, 150));
    assert_eq!(app.count("SELECT count(*) AS n FROM publications WHERE state = 'published'").await, 150);
}

/// Kills a publisher after `steps` steps of its work; true when it had ended before.
async fn kill_after(app: &TestApp, steps: u32) -> bool {
    let publishing = &app.program.publishing;
    let work = async {
        sweep(publishing).await.unwrap();
        run_due(publishing).await.unwrap();
    };
    dying(work, steps).await.is_some()
}

#[tokio::test]
async fn killed_at_any_step_it_recovers_within_two_leases() {
    let template = Template::found().await;
    let slow = Behaviour::Process { polls: 1, check_after: Duration::from_secs(5), end: None };
    for first in [None, Some(Behaviour::from(Fault::AcceptThenCut)), Some(slow)] {
        // On a server each try founds its own institution: every seventh step stands for all.
        for steps in (1..).step_by(if template.is_file() { 1 } else { 7 }) {
            let (app, channel, _) = template.copy(Arc::new(SystemChance)).await;
            app.network.set_idempotent(false);
            let post = app.draft("1", &[&channel]).await["id"].as_str().unwrap().to_owned();
            let mut body = app.draft_body(&post).await;
            body["segments"] = json!([{ "text": "Une", "media": [] }, { "text": "Deux", "media": [] }]);
            app.put(&format!("/posts/{post}/draft"), body).await.expect(200);
            app.post(&format!("/posts/{post}/schedule"), json!({ "now": true })).await.expect(200);
            if let Some(first) = first.clone() {
                app.network.next(first);
            }
            let ended = kill_after(&app, steps).await;
            let app = app.restarted().await;
            for _ in 0..38 {
                app.advance(Duration::from_secs(15)).await;
            }
            assert_eq!(app.state_of(&post).await, "published", "killed after {steps} steps, {first:?}");
            assert_eq!(app.network.created(), 2, "killed after {steps} steps, {first:?}");
            app.program.db.clone().close().await.unwrap();
            if ended {
                break;
            }
        }
    }
}

#[tokio::test]
async fn scheduling_killed_at_any_step_leaves_no_post_without_its_publications() {
    let template = Template::found().await;
    for steps in (1..).step_by(if template.is_file() { 1 } else { 3 }) {
        let (app, channel, plain) = template.copy(Arc::new(SystemChance)).await;
        let post = app.draft("Bonjour", &[&channel, &plain]).await["id"].as_str().unwrap().to_owned();
        let path = format!("/posts/{post}/schedule");
        let ended = dying(app.post(&path, json!({ "now": true })), steps).await.is_some();
        let app = app.restarted().await;
        let planned = app.count("SELECT count(*) AS n FROM publications").await;
        let scheduled = app.count("SELECT count(*) AS n FROM posts WHERE stage = 'scheduled'").await;
        assert_eq!(planned, 2 * scheduled, "killed after {steps} steps");
        if scheduled == 0 {
            app.post(&path, json!({ "now": true })).await.expect(200);
        }
        app.run_jobs().await;
        assert_eq!((app.network.created(), app.plain.created()), (1, 1), "killed after {steps} steps");
        app.program.db.clone().close().await.unwrap();
        if ended {
            break;
        }
    }
}
