//! Saved queries and named lists from JSONL files: ids, faults by line, one matcher.

use super::line_reader::{Line, LineReader};
use super::match_posts::too_long;
use super::speech::{at_line, complain, json_reason, say, spoken};
use parvis_query_language::{Handle, Language, Lists, Matcher, parse};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::io;
use std::path::Path;

/// A line of a queries file: a query with an id, or a named list.
#[derive(Deserialize)]
struct QueryLine<'a> {
    #[serde(borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(borrow, default)]
    list: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    query: Option<Cow<'a, str>>,
}

/// Queries ready to match, and how to name them.
pub(crate) struct Queries {
    pub(crate) matcher: Matcher,
    /// Ids as they were written, in sorted order, one after the other.
    ids: String,
    /// End of each id in `ids`.
    ends: Vec<u32>,
    /// Place in that order of each handle.
    ranks: Vec<u32>,
    /// LineReader that were refused.
    pub(crate) refused: u64,
}

/// An id to sort: numbers in their order, then texts.
#[derive(PartialEq)]
enum Id {
    Number(f64),
    Text(String),
}

impl Id {
    /// None when it is neither a number nor a text.
    fn of(raw: &RawValue) -> Option<Self> {
        let written = raw.get();
        if written.starts_with('"') {
            return serde_json::from_str(written).ok().map(Self::Text);
        }
        written.parse().ok().map(Self::Number)
    }

    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

/// Reads named lists: `{"list":"institution","query":"…"}` lines; gives the lines refused.
pub(crate) fn read_lists(path: &Path, lists: &mut Lists, language: Language) -> io::Result<u64> {
    let mut lines = LineReader::open(path)?;
    let mut faults = Faults { path, language, refused: 0 };
    loop {
        let line = match lines.next()? {
            Line::End => return Ok(faults.refused),
            Line::TooLong => {
                faults.too_long(lines.number);
                continue;
            }
            Line::Bytes(line) => line.to_vec(),
        };
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice::<QueryLine>(&line) {
            Err(error) => faults.refuse(lines.number, json_reason(language, &line, &error)),
            Ok(QueryLine { list: Some(name), query: Some(query), .. }) => {
                if let Err(error) = lists.set(&name, &query) {
                    faults.refuse(lines.number, error.sentence(language));
                }
            }
            Ok(_) => faults
                .refuse(lines.number, say(language, "il faut list et query", "list and query are needed")),
        }
    }
}

/// Where faults are told and counted.
struct Faults<'a> {
    path: &'a Path,
    language: Language,
    refused: u64,
}

impl Faults<'_> {
    fn refuse(&mut self, line: u64, reason: impl std::fmt::Display) {
        self.refused += 1;
        complain(at_line(self.path, line, reason, spoken(self.language)));
    }

    fn too_long(&mut self, line: u64) {
        self.refuse(line, too_long(self.language));
    }
}

/// A query that was read, before it is numbered.
struct Loaded {
    id: Id,
    written: Box<str>,
    handle: Handle,
}

impl Queries {
    /// Reads a queries file; lines that cannot be read are told on the standard error.
    pub(crate) fn read(path: &Path, mut lists: Lists, language: Language) -> io::Result<Self> {
        let mut faults = Faults { path, language, refused: 0 };
        let mut matcher = Matcher::new();
        let mut loaded = Vec::new();
        // Queries that name lists wait until every list of the file is known.
        let mut waiting: Vec<(u64, Id, Box<str>, String)> = Vec::new();
        let mut known = HashSet::new();
        let mut lines = LineReader::open(path)?;
        loop {
            let number = lines.number + 1;
            let line = match lines.next()? {
                Line::End => break,
                Line::TooLong => {
                    faults.too_long(number);
                    continue;
                }
                Line::Bytes(line) => line,
            };
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            match read_line(line, &mut lists, &mut known, language) {
                Err(reason) => faults.refuse(number, reason),
                Ok(None) => {}
                Ok(Some((id, written, query))) if query.contains("@@") => {
                    waiting.push((number, id, written, query.into_owned()));
                }
                Ok(Some((id, written, query))) => match load(&mut matcher, &lists, &query, language) {
                    Ok(handle) => loaded.push(Loaded { id, written, handle }),
                    Err(reason) => faults.refuse(number, reason),
                },
            }
        }
        for (number, id, written, query) in waiting {
            match load(&mut matcher, &lists, &query, language) {
                Ok(handle) => loaded.push(Loaded { id, written, handle }),
                Err(reason) => faults.refuse(number, reason),
            }
        }
        matcher.settle();
        Ok(Self::number(matcher, loaded, faults.refused))
    }

    fn number(matcher: Matcher, mut loaded: Vec<Loaded>, refused: u64) -> Self {
        loaded.sort_by(|a, b| a.id.order(&b.id));
        let mut queries =
            Self { matcher, ids: String::new(), ends: Vec::new(), ranks: vec![0; loaded.len()], refused };
        for (rank, query) in (0..).zip(&loaded) {
            queries.ids.push_str(&query.written);
            queries.ends.push(u32::try_from(queries.ids.len()).unwrap_or(u32::MAX));
            let place = usize::try_from(query.handle.0).unwrap_or(usize::MAX);
            if let Some(known) = queries.ranks.get_mut(place) {
                *known = rank;
            }
        }
        queries
    }

    /// Number of queries.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Place of a query in the order of ids.
    pub(crate) fn rank(&self, handle: Handle) -> u32 {
        usize::try_from(handle.0).ok().and_then(|place| self.ranks.get(place)).copied().unwrap_or(u32::MAX)
    }

    /// The id at a place, as it was written.
    pub(crate) fn id(&self, rank: u32) -> &str {
        let end = |rank: u32| usize::try_from(rank).ok().and_then(|rank| self.ends.get(rank)).copied();
        let start = rank.checked_sub(1).and_then(end).unwrap_or(0);
        let range = usize::try_from(start).ok().zip(end(rank).and_then(|end| usize::try_from(end).ok()));
        range.and_then(|(start, end)| self.ids.get(start..end)).unwrap_or_default()
    }

    /// Bytes held: matcher and ids.
    pub(crate) fn size_bytes(&self) -> usize {
        self.matcher.size_bytes() + self.ids.capacity() + (self.ends.capacity() + self.ranks.capacity()) * 4
    }
}

/// A query as its line gives it: id to sort, id as written, text.
type Read<'a> = (Id, Box<str>, Cow<'a, str>);

/// Reads one line: a query, or a list that is recorded at once.
fn read_line<'a>(
    line: &'a [u8],
    lists: &mut Lists,
    known: &mut HashSet<Box<str>>,
    language: Language,
) -> Result<Option<Read<'a>>, String> {
    let read: QueryLine =
        serde_json::from_slice(line).map_err(|error| json_reason(language, line, &error))?;
    let Some(query) = read.query else {
        return Err(say(language, "il manque query", "query is missing").to_owned());
    };
    if let Some(name) = read.list {
        lists.set(&name, &query).map_err(|error| error.sentence(language))?;
        return Ok(None);
    }
    let id = read.id.and_then(|raw| Some((Id::of(raw)?, Box::<str>::from(raw.get()))));
    let Some((id, written)) = id else {
        return Err(
            say(language, "il faut un id, texte ou nombre", "an id is needed, a text or a number").to_owned()
        );
    };
    if !known.insert(written.clone()) {
        return Err(match language {
            Language::French => format!("l'id {written} est déjà pris par une ligne précédente"),
            Language::English => format!("the id {written} is already taken by an earlier line"),
        });
    }
    Ok(Some((id, written, query)))
}

fn load(matcher: &mut Matcher, lists: &Lists, source: &str, language: Language) -> Result<Handle, String> {
    let query = parse(source).map_err(|error| error.sentence(language))?;
    let root = lists.open(&query, source).map_err(|error| error.sentence(language))?;
    Ok(matcher.load(&root))
}
