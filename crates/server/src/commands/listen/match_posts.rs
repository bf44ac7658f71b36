//! `parvis listen match`: a stream of posts against a file of saved queries.

use super::language::told_by_text;
use super::line_reader::{Line, LineReader};
use super::post_line::{PostLine, is_id};
use super::query_file::{Queries, read_lists};
use super::speech::{self, at_line, complain, json_reason, language, say, spoken};
use super::tally::Tally;
use crate::commands::language::Language as Spoken;
use parvis_query_language::{Field, Handle, Language, Lists, Post, Scratch};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

/// Posts after which the matcher settles again with what the stream has taught.
const LESSONS: [u64; 2] = [2_000, 20_000];

/// Says which saved queries each post of a JSONL stream matches.
#[derive(clap::Args)]
pub(crate) struct MatchPosts {
    /// Saved queries: lines {"id":…,"query":"…"}, or {"list":"name","query":"…"} for @@name.
    #[arg(long)]
    queries: PathBuf,
    /// Posts: lines {"id":…,"text":…,"lang"?,"source"?,"author"?,…}; - is the standard input.
    #[arg(long, default_value = "-")]
    input: PathBuf,
    /// Named lists: lines {"list":"name","query":"…"}.
    #[arg(long)]
    lists: Option<PathBuf>,
    /// Prints speed, matches, compile time and memory on the standard error at the end.
    #[arg(long)]
    stats: bool,
    /// Language of messages; that of the terminal when absent.
    #[arg(long)]
    lang: Option<Spoken>,
}

impl MatchPosts {
    /// Runs to the end of the posts.
    pub(crate) fn run(self) -> ExitCode {
        let language = language(self.lang);
        let begun = Instant::now();
        let mut lists = Lists::new();
        let mut refused = 0;
        if let Some(path) = &self.lists {
            match read_lists(path, &mut lists, language) {
                Ok(count) => refused += count,
                Err(error) => return unreadable(path, &error, language),
            }
        }
        let queries = match Queries::read(&self.queries, lists, language) {
            Ok(queries) => queries,
            Err(error) => return unreadable(&self.queries, &error, language),
        };
        refused += queries.refused;
        let lines = match LineReader::open(&self.input) {
            Ok(lines) => lines,
            Err(error) => return unreadable(&self.input, &error, language),
        };
        let compiled = begun.elapsed();
        let tally = Tally::begin(compiled, self.input.metadata().ok().map(|file| file.len()), language);
        let mut run = Run {
            queries,
            path: &self.input,
            language,
            scratch: Scratch::new(),
            output: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            handles: Vec::new(),
            ranks: Vec::new(),
            tally,
        };
        let outcome = run.all(lines);
        run.tally.end();
        refused += run.tally.refused;
        if self.stats {
            complain(
                run.tally.report(run.queries.len(), run.queries.size_bytes() + run.scratch.size_bytes()),
            );
        }
        match outcome {
            Err(Fault::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(Fault::Output(error)) => unwritable(&error, language),
            Err(Fault::Input(error)) => unreadable(&self.input, &error, language),
            Err(Fault::Line(reason)) => {
                complain(reason);
                ExitCode::FAILURE
            }
            Ok(()) if refused > 0 => ExitCode::FAILURE,
            Ok(()) => ExitCode::SUCCESS,
        }
    }
}

/// Tells that a file cannot be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error, language: Language) -> ExitCode {
    complain(speech::unreadable(path, error, spoken(language)));
    ExitCode::FAILURE
}

/// Tells that the answers cannot be written.
pub(crate) fn unwritable(error: &io::Error, language: Language) -> ExitCode {
    let name = say(language, "sortie standard", "standard output");
    complain(speech::unwritable(name, error, spoken(language)));
    ExitCode::FAILURE
}

/// What is wrong with a line past the bound of lines.
pub(crate) fn too_long(language: Language) -> &'static str {
    say(language, "ligne de plus de 32 Mio", "line of more than 32 MiB")
}

/// One pass over the posts.
struct Run<'a> {
    queries: Queries,
    path: &'a Path,
    language: Language,
    scratch: Scratch,
    output: BufWriter<io::StdoutLock<'static>>,
    handles: Vec<Handle>,
    ranks: Vec<u32>,
    tally: Tally,
}

impl Run<'_> {
    fn all(&mut self, mut lines: LineReader) -> Result<(), Fault> {
        self.scratch.start_learning();
        loop {
            // Whoever reads the matches must not wait for the next post.
            if lines.may_wait() {
                self.output.flush().map_err(Fault::Output)?;
            }
            match lines.next().map_err(Fault::Input)? {
                Line::End => break,
                Line::TooLong => {
                    self.refuse(lines.number, too_long(self.language));
                }
                Line::Bytes(line) if line.iter().all(u8::is_ascii_whitespace) => {}
                Line::Bytes(line) => match self.one(line) {
                    Err(Fault::Line(reason)) => self.refuse(lines.number, &reason),
                    outcome => outcome?,
                },
            }
            self.tally.show(lines.bytes);
        }
        self.output.flush().map_err(Fault::Output)
    }

    fn refuse(&mut self, line: u64, reason: &str) {
        self.tally.refused += 1;
        complain(at_line(self.path, line, reason, spoken(self.language)));
    }

    fn one(&mut self, line: &[u8]) -> Result<(), Fault> {
        let refused = |error: serde_json::Error| Fault::Line(json_reason(self.language, line, &error));
        let read: PostLine = match std::str::from_utf8(line) {
            Ok(text) => serde_json::from_str(text),
            Err(_) => serde_json::from_slice(line),
        }
        .map_err(refused)?;
        let (Some(id), Some(text)) = (read.id, &read.text) else {
            let missing = say(self.language, "il faut id et text", "id and text are needed");
            return Err(Fault::Line(missing.to_owned()));
        };
        if !is_id(id.get()) {
            let wrong =
                say(self.language, "id : texte ou nombre attendu", "id: a text or a number is expected");
            return Err(Fault::Line(wrong.to_owned()));
        }
        let fields: Vec<(Field, &str)> =
            read.fields.iter().map(|(field, value)| (*field, value.as_ref())).collect();
        let post =
            Post { text, fields: &fields, followers: read.followers, detect_language: Some(told_by_text) };
        self.handles.clear();
        self.queries.matcher.matches(&mut self.scratch, &post, &mut self.handles);
        self.tally.count(line.len(), self.handles.len());
        if !self.handles.is_empty() {
            self.write(id.get()).map_err(Fault::Output)?;
        }
        if LESSONS.contains(&self.tally.posts) {
            self.queries.matcher.learn(&mut self.scratch);
            self.scratch.start_learning();
        }
        Ok(())
    }

    fn write(&mut self, id: &str) -> io::Result<()> {
        self.ranks.clear();
        self.ranks.extend(self.handles.iter().map(|&handle| self.queries.rank(handle)));
        self.ranks.sort_unstable();
        self.output.write_all(b"{\"id\":")?;
        self.output.write_all(id.as_bytes())?;
        self.output.write_all(b",\"queries\":[")?;
        for (place, &rank) in self.ranks.iter().enumerate() {
            if place > 0 {
                self.output.write_all(b",")?;
            }
            self.output.write_all(self.queries.id(rank).as_bytes())?;
        }
        self.output.write_all(b"]}\n")
    }
}

/// Why a line gave nothing.
enum Fault {
    /// The line itself.
    Line(String),
    /// The posts cannot be read any further.
    Input(io::Error),
    /// Nobody reads any more, or the disk is full.
    Output(io::Error),
}
