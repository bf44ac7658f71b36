//! `make bench`, `make bench-publishing`: the figures of the product, on the real program in release.

#![allow(missing_docs, reason = "a benchmark is a program of its own")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::print_stdout,
    reason = "a benchmark prints figures and stops at the first surprise"
)]

mod client;
mod network;
mod pictures;
mod publishing;
mod seed;
mod server;
mod tables;
mod texts;
mod upload;
mod waiting;
mod workplace;

use std::path::PathBuf;

/// What the command line asks for.
pub(crate) struct Asked {
    words: Vec<String>,
}

impl Asked {
    fn read() -> Self {
        Self { words: std::env::args().skip(1).filter(|word| word != "--bench").collect() }
    }

    fn has(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }

    /// The number after `--name`, or `otherwise`.
    pub(crate) fn number(&self, name: &str, otherwise: usize) -> usize {
        let place = self.words.iter().position(|word| word == name);
        let value = place.and_then(|place| self.words.get(place + 1));
        value.map_or(otherwise, |value| value.parse().expect("a number"))
    }
}

/// Where installations are made and kept between two runs.
pub(crate) fn workshop() -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("figures")
}

fn main() {
    let asked = Asked::read();
    tables::machine();
    if asked.has("workplace") {
        workplace::run(&asked);
    }
    if asked.has("upload") {
        upload::run(&asked);
    }
    if asked.has("publishing") {
        publishing::run(&asked);
    }
}
