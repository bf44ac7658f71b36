//! `parvis listen check`: what one query means, what is odd in it, or why it is refused.

use super::language::told_by_text;
use super::line_reader::{Line, LineReader};
use super::match_posts::{unreadable, unwritable};
use super::post_line::PostLine;
use super::query_file::read_lists;
use super::speech::{complain, language, say};
use crate::commands::language::Language as Spoken;
use parvis_query_language::{
    Field, Handle, Language, Lists, Matcher, Node, Post, Query, QueryError, Scratch, Warning, canonical,
    explain, parse, review, review_history,
};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Recent posts that a history is judged on, at most.
const HISTORY: u32 = 100_000;

/// Explains one query in plain words, or says why it is refused.
#[derive(clap::Args)]
pub(crate) struct CheckQuery {
    /// The query.
    #[arg(allow_hyphen_values = true)]
    query: String,
    /// Named lists: lines {"list":"name","query":"…"}.
    #[arg(long)]
    lists: Option<PathBuf>,
    /// Recent posts (JSONL): warns about words found in none of them, or in too many.
    #[arg(long)]
    history: Option<PathBuf>,
    /// Language of messages; that of the terminal when absent.
    #[arg(long)]
    lang: Option<Spoken>,
}

impl CheckQuery {
    /// Explains the query.
    pub(crate) fn run(self) -> ExitCode {
        let language = language(self.lang);
        let mut lists = Lists::new();
        let mut refused = 0;
        if let Some(path) = &self.lists {
            match read_lists(path, &mut lists, language) {
                Ok(count) => refused = count,
                Err(error) => return unreadable(path, &error, language),
            }
        }
        let query = match parse(&self.query) {
            Ok(query) => query,
            Err(error) => return show_error(&self.query, &error, language),
        };
        // Without a file of lists, names are taken on trust.
        if self.lists.is_some()
            && let Err(error) = lists.open(&query, &self.query)
        {
            return show_error(&self.query, &error, language);
        }
        let mut warnings = review(&query, &self.query);
        if let Some(path) = &self.history {
            match warn_by_history(&query, &self.query, path) {
                Ok(more) => warnings.extend(more),
                Err(error) => return unreadable(path, &error, language),
            }
        }
        match show(&query, &warnings, language) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => unwritable(&error, language),
            _ if refused > 0 => ExitCode::FAILURE,
            _ => ExitCode::SUCCESS,
        }
    }
}

fn show(query: &Query, warnings: &[Warning], language: Language) -> io::Result<()> {
    let mut output = io::stdout().lock();
    writeln!(output, "{}", explain(query, language))?;
    writeln!(output, "{} {}", say(language, "Forme canonique :", "Canonical form:"), canonical(query))?;
    for warning in warnings {
        let title = say(language, "Attention,", "Warning,");
        writeln!(output, "{title} {}", warning.sentence(language))?;
    }
    output.flush()
}

/// Shows the line at fault with a mark under the place.
fn show_error(source: &str, error: &QueryError, language: Language) -> ExitCode {
    complain(error.sentence(language));
    if let Some(line) = source.lines().nth(error.line - 1) {
        complain(format_args!("  {line}\n  {}^", " ".repeat(error.column - 1)));
    }
    ExitCode::FAILURE
}

/// Warnings that recent posts give rise to.
fn warn_by_history(query: &Query, source: &str, path: &Path) -> io::Result<Vec<Warning>> {
    // First pass over the query: one query for each leaf; second pass: its share of posts.
    let mut matcher = Matcher::new();
    let mut handles: Vec<Handle> = Vec::new();
    review_history(query, source, |leaf: &Node| {
        handles.push(matcher.add(leaf));
        0.0
    });
    let mut counts = vec![0_u32; handles.len()];
    let mut posts = 0_u32;
    let mut scratch = Scratch::new();
    let mut matched = Vec::new();
    let mut lines = LineReader::open(path)?;
    while posts < HISTORY {
        let line = match lines.next()? {
            Line::End => break,
            Line::TooLong => continue,
            Line::Bytes(line) => line,
        };
        let Ok(read) = serde_json::from_slice::<PostLine>(line) else { continue };
        let Some(text) = &read.text else { continue };
        let fields: Vec<(Field, &str)> =
            read.fields.iter().map(|(field, value)| (*field, value.as_ref())).collect();
        matched.clear();
        let post =
            Post { text, fields: &fields, followers: read.followers, detect_language: Some(told_by_text) };
        matcher.matches(&mut scratch, &post, &mut matched);
        posts += 1;
        for (handle, count) in handles.iter().zip(&mut counts) {
            *count += u32::from(matched.contains(handle));
        }
    }
    if posts == 0 {
        return Ok(Vec::new());
    }
    let mut shares = counts.into_iter().map(|count| f64::from(count) / f64::from(posts));
    Ok(review_history(query, source, |_| shares.next().unwrap_or(0.0)))
}
