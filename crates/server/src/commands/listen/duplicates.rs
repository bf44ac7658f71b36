//! `parvis listen duplicates`: copies of one text, and the profiles that post them together.

use super::lines::{ItemId, Lines, Source, Stop};
use clap::Args;
use parvis_duplicates::{Post, clusters, groups};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Copies of one text: lines {"id","author","time","text"} give {"id","cluster"}.
///
/// The time is RFC 3339, `2026-06-04 10:00:00` (taken as UTC) or seconds since 1970. The answers
/// come once the whole input is read.
#[derive(Args)]
pub(crate) struct Duplicates {
    #[command(flatten)]
    source: Source,
    /// Writes there the profiles that act together, as lines {"author","group"}.
    #[arg(long, value_name = "FILE")]
    profiles: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Item {
    id: ItemId,
    author: ItemId,
    time: Time,
    text: String,
}

/// An instant in one of the accepted forms, in seconds since 1970-01-01 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(try_from = "serde_json::Value")]
struct Time(i64);

impl TryFrom<serde_json::Value> for Time {
    type Error = String;

    fn try_from(value: serde_json::Value) -> Result<Self, String> {
        let refused = || format!("time: {value}");
        match &value {
            serde_json::Value::Number(number) => number
                .as_i64()
                .or_else(|| number.to_string().split_once('.').and_then(|(whole, _)| whole.parse().ok()))
                .map(Self)
                .ok_or_else(refused),
            serde_json::Value::String(text) => read_time(text.trim()).map(Self).ok_or_else(refused),
            _ => Err(refused()),
        }
    }
}

fn read_time(text: &str) -> Option<i64> {
    if let Ok(instant) = text.parse::<jiff::Timestamp>() {
        return Some(instant.as_second());
    }
    if let Ok(seconds) = text.split('.').next().unwrap_or_default().parse() {
        return Some(seconds);
    }
    text.parse::<jiff::civil::DateTime>()
        .ok()
        .and_then(|wall| jiff::tz::Offset::UTC.to_timestamp(wall).ok())
        .map(jiff::Timestamp::as_second)
}

#[derive(Serialize)]
struct Clustered<'a> {
    id: &'a ItemId,
    cluster: usize,
}

#[derive(Serialize)]
struct Acting<'a> {
    author: &'a str,
    group: usize,
}

impl Duplicates {
    /// Runs once the input is read; fails when a line was refused.
    pub(crate) fn run(self) -> ExitCode {
        let mut lines = Lines::new(&self.source);
        let outcome = self.tell(&mut lines);
        lines.finish(outcome)
    }

    fn tell(&self, lines: &mut Lines) -> Result<(), Stop> {
        let mut items: Vec<(ItemId, String, i64, String)> = Vec::new();
        lines.read(&["id", "author", "time", "text"], |_, item: Item| {
            let author = match item.author {
                ItemId::Text(name) => name,
                ItemId::Number(number) => number.to_string(),
            };
            items.push((item.id, author, item.time.0, item.text));
            Ok(())
        })?;
        let posts: Vec<Post<'_>> =
            items.iter().map(|(_, author, time, text)| Post { author, time: *time, text }).collect();
        let told = clusters(&posts);
        if let Some(path) = &self.profiles {
            write_profiles(path, &posts, &told)?;
        }
        for ((id, ..), cluster) in items.iter().zip(&told) {
            lines.write(&Clustered { id, cluster: *cluster })?;
        }
        Ok(())
    }
}

fn write_profiles(path: &Path, posts: &[Post<'_>], told: &[usize]) -> Result<(), Stop> {
    let write = || -> std::io::Result<()> {
        let mut file = BufWriter::new(File::create(path)?);
        for (number, group) in groups(posts, told).iter().enumerate() {
            for author in &group.authors {
                serde_json::to_writer(&mut file, &Acting { author, group: number })?;
                file.write_all(b"\n")?;
            }
        }
        file.flush()
    };
    write().map_err(|error| Stop::Failed(format!("{} : {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_ways_of_writing_an_instant_agree() {
        for time in [
            "\"2026-06-04T10:00:00Z\"",
            "\"2026-06-04 10:00:00\"",
            "\"2026-06-04T12:00:00+02:00\"",
            "1780567200",
            "\"1780567200\"",
            "1780567200.5",
        ] {
            assert_eq!(serde_json::from_str::<Time>(time).unwrap(), Time(1_780_567_200), "{time}");
        }
        assert!(serde_json::from_str::<Time>("\"hier\"").is_err());
    }
}
