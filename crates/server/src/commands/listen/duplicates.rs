//! `parvis listen duplicates`: copies of one text, and the profiles that post them together.

use super::lines::{ItemId, Lines, Source, Stop};
use super::speech::unwritable;
use clap::Args;
use parvis_duplicates::{Bounds, ClusterStream, Group, GroupStream, Post};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Bytes of ids, names and texts at which a block ends before it has its number of posts.
const BLOCK_BYTES: usize = 64 << 20;

/// Copies of one text: lines {"id","author","time","text"} give {"id","cluster"}.
///
/// The time is RFC 3339, `2026-06-04 10:00:00` (taken as UTC) or seconds since 1970.
///
/// Posts are read in blocks of 200,000 (or 64 MB of texts), in any order of time, and answered
/// after each block, in the order of the input: memory does not grow with the input. From one
/// block to the next are remembered the texts of the clusters seen last (100,000 texts), so that a
/// later copy gets the number told before; a number told never changes. A copy of a text that was
/// forgotten gets a new number.
#[derive(Args)]
pub(crate) struct Duplicates {
    #[command(flatten)]
    source: Source,
    /// Writes there at the end the profiles that act together, as lines {"author","group"}.
    ///
    /// Over several blocks, are remembered the 200,000 profiles seen last and the 500,000 pairs of
    /// profiles together last.
    #[arg(long, value_name = "FILE")]
    profiles: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Item {
    id: ItemId,
    author: Author,
    time: Time,
    text: String,
}

/// The name or the number of a profile.
#[derive(Deserialize)]
#[serde(untagged)]
enum Author {
    Name(String),
    Number(serde_json::Number),
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
    /// Runs to the end of the input; fails when a line was refused.
    pub(crate) fn run(self) -> ExitCode {
        let mut lines = Lines::new(&self.source);
        let outcome = self.tell(&mut lines);
        lines.finish(outcome)
    }

    fn tell(&self, lines: &mut Lines) -> Result<(), Stop> {
        let profiles = match &self.profiles {
            Some(path) => Some((path, File::create(path).map_err(|error| refused(path, &error, lines))?)),
            None => None,
        };
        let mut run = Run {
            clusters: ClusterStream::new(Bounds::default()),
            groups: profiles.is_some().then(|| GroupStream::new(Bounds::default())),
            block: Vec::new(),
            bytes: 0,
        };
        lines.read(&["id", "author", "time", "text"], |lines, item: Item| run.take(item, lines))?;
        run.answer(lines)?;
        match (profiles, run.groups) {
            (Some((path, file)), Some(groups)) => {
                write_profiles(file, &groups.finish()).map_err(|error| refused(path, &error, lines))
            }
            _ => Ok(()),
        }
    }
}

/// What is known of the stream, and the block being read.
struct Run {
    clusters: ClusterStream,
    groups: Option<GroupStream>,
    block: Vec<(ItemId, String, i64, String)>,
    bytes: usize,
}

impl Run {
    /// Adds an item; a full block is answered.
    fn take(&mut self, item: Item, lines: &mut Lines) -> Result<(), Stop> {
        let author = match item.author {
            Author::Name(name) => name,
            Author::Number(number) => number.to_string(),
        };
        self.bytes += item.id.size_bytes() + author.len() + item.text.len();
        self.block.push((item.id, author, item.time.0, item.text));
        if self.block.len() >= ClusterStream::BLOCK || self.bytes >= BLOCK_BYTES {
            self.answer(lines)?;
        }
        Ok(())
    }

    /// Tells the clusters of the block, and starts another.
    fn answer(&mut self, lines: &mut Lines) -> Result<(), Stop> {
        let posts: Vec<Post<'_>> =
            self.block.iter().map(|(_, author, time, text)| Post { author, time: *time, text }).collect();
        let told = self.clusters.take(&posts);
        if let Some(groups) = &mut self.groups {
            groups.take(&posts, &told);
        }
        drop(posts);
        for ((id, ..), cluster) in self.block.drain(..).zip(told) {
            lines.write(&Clustered { id: &id, cluster })?;
        }
        self.bytes = 0;
        lines.flush()
    }
}

fn refused(path: &Path, error: &std::io::Error, lines: &Lines) -> Stop {
    Stop::Failed(unwritable(&path.display().to_string(), error, lines.language()))
}

fn write_profiles(file: File, groups: &[Group]) -> std::io::Result<()> {
    let mut file = BufWriter::new(file);
    for (number, group) in groups.iter().enumerate() {
        for author in &group.authors {
            serde_json::to_writer(&mut file, &Acting { author, group: number })?;
            file.write_all(b"\n")?;
        }
    }
    file.flush()
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
