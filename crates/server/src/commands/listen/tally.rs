//! What a run has read and found: progress on a terminal, figures at the end.

use parvis_query_language::Language;
use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

/// Posts between two looks at the clock.
const STRIDE: u64 = 4_096;

/// Counts of one run.
pub(crate) struct Tally {
    begun: Instant,
    elapsed: Duration,
    compiled: Duration,
    shown: Option<Instant>,
    /// Size of the input when it is a file, in bytes.
    size: Option<u64>,
    language: Language,
    pub(crate) posts: u64,
    bytes: u64,
    matched: u64,
    matches: u64,
    pub(crate) refused: u64,
}

impl Tally {
    /// Begins to count; progress is shown on a terminal that does not receive the matches.
    pub(crate) fn begin(compiled: Duration, size: Option<u64>, language: Language) -> Self {
        let begun = Instant::now();
        let shows = io::stderr().is_terminal() && !io::stdout().is_terminal();
        Self {
            begun,
            elapsed: Duration::ZERO,
            compiled,
            shown: shows.then_some(begun),
            size: size.filter(|&size| size > 0),
            language,
            posts: 0,
            bytes: 0,
            matched: 0,
            matches: 0,
            refused: 0,
        }
    }

    /// Counts one post of a line of some bytes.
    pub(crate) fn count(&mut self, bytes: usize, matches: usize) {
        self.posts += 1;
        self.bytes += u64::try_from(bytes).unwrap_or(0) + 1;
        self.matched += u64::from(matches > 0);
        self.matches += u64::try_from(matches).unwrap_or(0);
    }

    /// Shows progress, once a second at most.
    pub(crate) fn show(&mut self, read_bytes: u64) {
        let Some(shown) = self.shown.filter(|_| self.posts.is_multiple_of(STRIDE)) else { return };
        if shown.elapsed() < Duration::from_secs(1) {
            return;
        }
        self.shown = Some(Instant::now());
        let share = self
            .size
            .map(|size| format!(", {} %", read_bytes.saturating_mul(100) / size))
            .unwrap_or_default();
        let word = match self.language {
            Language::French => "publications",
            Language::English => "posts",
        };
        let _ = write!(io::stderr().lock(), "\r{} {word}{share} ", self.posts);
    }

    /// Ends the run and wipes the progress line.
    pub(crate) fn end(&mut self) {
        self.elapsed = self.begun.elapsed();
        if self.shown.is_some() {
            let _ = write!(io::stderr().lock(), "\r\u{1b}[K");
        }
    }

    /// The figures of the run; `held` is what queries and working memory take, in bytes.
    pub(crate) fn report(&self, queries: usize, held: usize) -> String {
        let seconds = self.elapsed.as_secs_f64().max(1e-9);
        let per_second = |count: u64| f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / seconds;
        let megabytes = self.bytes / 1_000;
        let speed = per_second(self.posts);
        let volume = per_second(megabytes) / 1_000.0;
        let compiled = self.compiled.as_secs_f64();
        let held = held / 1_000;
        let peak = peak_kilobytes().map_or_else(|| "?".to_owned(), |peak| peak.to_string());
        let (posts, matched, matches, refused) = (self.posts, self.matched, self.matches, self.refused);
        match self.language {
            Language::French => format!(
                "publications : {posts} ({speed:.0}/s, {volume:.1} Mo/s), en {seconds:.3} s\n\
                 correspondances : {matches}, dans {matched} publications\n\
                 lignes refusées : {refused}\n\
                 requêtes : {queries}, compilées en {compiled:.3} s\n\
                 mémoire : {held} ko pour les requêtes, {peak} ko au plus pour le programme"
            ),
            Language::English => format!(
                "posts: {posts} ({speed:.0}/s, {volume:.1} MB/s), in {seconds:.3} s\n\
                 matches: {matches}, in {matched} posts\n\
                 lines refused: {refused}\n\
                 queries: {queries}, compiled in {compiled:.3} s\n\
                 memory: {held} kB for the queries, {peak} kB at most for the program"
            ),
        }
    }
}

/// The largest resident size of this process, where the system tells it.
fn peak_kilobytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse().ok()
}
