//! Small installations: a team of a few, and one where a hundred thousand publications wait.

use super::{
    seed::{Size, close, copy, drain, found, in_memory, wall},
    texts, workshop,
};
use jiff::ToSpan;
use parvis::SystemClock;
use parvis_database::journal;
use parvis_editorial::{NewPost, Schedule, create_post, schedule_post};
use parvis_kernel::Clock;
use parvis_publishing::PublishingSettings;
use parvis_test_kit::VirtualClock;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Makes a small institution; returns the doors of its members.
pub(crate) async fn team(data: &Path, size: Size) -> Vec<(String, String)> {
    let clock = VirtualClock::starting("2020-01-01T00:00:00Z");
    clock.jump_to(SystemClock.now());
    let stage = found(data, &clock, size, PublishingSettings::default()).await;
    close(stage).await.doors
}

/// Channels of each post that waits.
const EACH: usize = 5;

/// Returns an installation with `count` publications that wait for the next three months, made now unless
/// one of today is there.
pub(crate) fn scheduled(name: &str, count: usize) -> (PathBuf, usize) {
    let folder = workshop().join(name);
    let mark = folder.join(format!("{count}"));
    let age = mark.metadata().ok().and_then(|data| data.modified().ok()?.elapsed().ok());
    if age.is_some_and(|age| age < Duration::from_secs(5 * 3600)) {
        return (folder, count);
    }
    let _ = std::fs::remove_dir_all(&folder);
    let scratch = tempfile::Builder::new().prefix("parvis-figures").tempdir_in(in_memory()).unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(wait_in_line(scratch.path(), count));
    std::fs::write(scratch.path().join(format!("{count}")), b"").unwrap();
    copy(scratch.path(), &folder);
    (folder, count)
}

async fn wait_in_line(data: &Path, count: usize) {
    let clock = VirtualClock::starting("2020-01-01T00:00:00Z");
    clock.jump_to(SystemClock.now());
    let size = Size { posts: 0, members: 2, channels: 1 + EACH, pictures: 0 };
    let mut stage = found(data, &clock, size, PublishingSettings::default()).await;
    let today = stage.clock.now().in_zone(&stage.zone).date();
    let posts = count / EACH;
    for number in 0..posts {
        let day = 2 + (number * 90 / posts.max(1)) as i64;
        let (hour, minute) = (7 + stage.dice.below(13) as i8, 15 * stage.dice.below(4) as i8);
        let (wish, _) = wall(&stage, today.saturating_add(day.days()), hour, minute);
        let (title, text) = texts::post(&mut stage.dice, number);
        let channels = stage.channels[1..=EACH].to_vec();
        let new = NewPost { title, text, theme: None, channels, is_idea: false, wish: None };
        let id = create_post(&stage.program.editorial, &stage.cast[0], new).await.unwrap();
        let at = Schedule::At { wall: wish, choice: None };
        schedule_post(&stage.program.editorial, &stage.cast[0], id, at).await.unwrap();
    }
    while journal::seal(&stage.program.db).await.unwrap() > 0 {}
    drain(&stage.program).await;
    close(stage).await;
}
