//! A file of posts as a spreadsheet saves it: its letters, its separator, its columns, its lines. Pure.

use crate::edit::fold;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::collections::BTreeMap;

/// Largest file, in bytes: a year of posts.
pub(crate) const FILE_MAX_BYTES: usize = 512 * 1024;
/// Most lines of posts in one file.
pub(crate) const LINES_MAX: usize = 500;
/// Most columns that are looked at.
const COLUMNS_MAX: usize = 100;
/// How a workbook begins: a ZIP archive. Source: PKWARE, APPNOTE 6.3.10, section 4.3.7, read 2026-11-25.
const WORKBOOK: &[u8] = b"PK\x03\x04";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Column {
    /// Id of a post, in a file that left from here.
    Reference,
    /// Title, for the team.
    Title,
    /// The text.
    Text,
    /// Name of the theme.
    Theme,
    /// Names of the channels.
    Channels,
    /// The day.
    Date,
    /// The hour on the wall.
    Hour,
    /// The zone of that wall.
    Zone,
    /// The instant, in a file that left from here: tells apart two passages of one hour.
    Instant,
}

impl Column {
    /// Headings that name a column, folded; those of the file that leaves are among them.
    const HEADINGS: [(Self, &'static [&'static str]); 9] = [
        (Self::Reference, &["reference"]),
        (Self::Title, &["titre", "title"]),
        (Self::Text, &["texte", "text", "message", "contenu", "content"]),
        (Self::Theme, &["thematique", "theme"]),
        (Self::Channels, &["canaux", "canal", "channels", "channel", "reseaux", "reseau"]),
        (Self::Date, &["date", "jour", "day"]),
        (Self::Hour, &["heure", "hour", "time"]),
        (Self::Zone, &["fuseau", "fuseau horaire", "zone", "time zone", "timezone"]),
        (Self::Instant, &["instant"]),
    ];
    /// Headings of the file that leaves that say nothing of a new post, folded.
    const TOLD: [&'static str; 10] = [
        "etat",
        "state",
        "auteur",
        "author",
        "publie",
        "published",
        "modifie",
        "changed",
        "adresse",
        "address",
    ];

    fn named(heading: &str) -> Option<Self> {
        let heading = fold(heading.trim());
        Self::HEADINGS.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(column, _)| *column)
    }
}

/// Why a file cannot be read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It is larger than what is taken.
    TooLarge,
    /// It has more lines than what is taken.
    TooManyLines,
    /// It is a workbook and not a text.
    Workbook,
    /// No column holds a text.
    NoText,
    /// Two columns have the same sense.
    ColumnTwice,
    /// It holds no line.
    Empty,
    /// It did not arrive as the bytes of a file.
    Unreadable,
}

impl FileFault {
    /// Returns the stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "editorial.file_too_large",
            Self::TooManyLines => "editorial.file_too_many_lines",
            Self::Workbook => "editorial.file_workbook",
            Self::NoText => "editorial.file_without_text",
            Self::ColumnTwice => "editorial.file_column_twice",
            Self::Empty => "editorial.file_empty",
            Self::Unreadable => "editorial.file_unreadable",
        }
    }
}

/// One line, its cells by what they hold; a cell of spaces is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FileLine {
    /// Number of the row in a spreadsheet: the headings are row 1.
    pub(crate) number: u32,
    cells: BTreeMap<Column, String>,
}

impl FileLine {
    /// Returns a cell, empty when there is none.
    pub(crate) fn cell(&self, column: Column) -> &str {
        self.cells.get(&column).map(String::as_str).unwrap_or_default()
    }
}

/// A file that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PostsFile {
    /// Name of the encoding, as the web names it.
    pub(crate) encoding: &'static str,
    /// What stands between two cells.
    pub(crate) separator: char,
    /// Headings that name nothing known.
    pub(crate) ignored: Vec<String>,
    /// Lines that hold something, in order.
    pub(crate) lines: Vec<FileLine>,
}

/// Reads a file.
pub(crate) fn read_file(bytes: &[u8]) -> Result<PostsFile, FileFault> {
    if bytes.len() > FILE_MAX_BYTES {
        return Err(FileFault::TooLarge);
    }
    if bytes.starts_with(WORKBOOK) {
        return Err(FileFault::Workbook);
    }
    let (text, encoding) = decoded(bytes);
    // A spreadsheet may write its separator on a first line of its own.
    let text =
        text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')).map_or(&*text, |(_, rest)| rest);
    if text.trim().is_empty() {
        return Err(FileFault::Empty);
    }
    let (separator, headings) = [';', ',', '\t']
        .into_iter()
        .map(|separator| (separator, rows(text, separator).next().unwrap_or_default()))
        .max_by_key(|(separator, headings)| {
            let known = headings.iter().filter(|heading| Column::named(heading).is_some()).count();
            // What people of this country use wins where nothing tells.
            (known, *separator == ';')
        })
        .ok_or(FileFault::Empty)?;
    let columns: Vec<_> = headings.iter().map(|heading| Column::named(heading)).collect();
    let mut known: Vec<_> = columns.iter().flatten().collect();
    known.sort_unstable();
    if known.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
        return Err(FileFault::ColumnTwice);
    }
    if !known.contains(&&Column::Text) {
        return Err(FileFault::NoText);
    }
    let ignored = |heading: &&String| {
        let folded = fold(heading.trim());
        !folded.is_empty() && Column::named(heading).is_none() && !Column::TOLD.contains(&folded.as_str())
    };
    let ignored = headings.iter().filter(ignored).map(|heading| heading.trim().to_owned()).collect();
    let lines = lines_of(text, separator, &columns)?;
    Ok(PostsFile { encoding, separator, ignored, lines })
}

fn lines_of(text: &str, separator: char, columns: &[Option<Column>]) -> Result<Vec<FileLine>, FileFault> {
    let mut lines = Vec::new();
    for (number, row) in (1..).zip(rows(text, separator)).skip(1) {
        let cells: BTreeMap<_, _> = columns
            .iter()
            .zip(row)
            .filter_map(|(column, cell)| Some(((*column)?, bare(&cell).to_owned())))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        if cells.is_empty() {
            continue;
        }
        if lines.len() == LINES_MAX {
            return Err(FileFault::TooManyLines);
        }
        lines.push(FileLine { number, cells });
    }
    if lines.is_empty() { Err(FileFault::Empty) } else { Ok(lines) }
}

/// Reads rows of cells. Source: RFC 4180, and the separators that spreadsheets write in its place, read 2026-11-25.
fn rows(text: &str, separator: char) -> impl Iterator<Item = Vec<String>> {
    let delimiter = u8::try_from(separator).unwrap_or(b';');
    let reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    // The text is UTF-8 and rows may have any length: nothing is left to refuse.
    reader
        .into_records()
        .map_while(Result::ok)
        .map(|record| record.iter().take(COLUMNS_MAX).map(str::to_owned).collect())
}

/// Removes the spaces around a cell, and the apostrophe that keeps a spreadsheet from running it.
fn bare(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}

/// Decodes a file: by its mark, else as UTF-8, else as the spreadsheets of this country write without it.
fn decoded(bytes: &[u8]) -> (std::borrow::Cow<'_, str>, &'static str) {
    let encoding = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let encoding = encoding.unwrap_or_else(|| match std::str::from_utf8(bytes) {
        Ok(_) => UTF_8,
        Err(_) => WINDOWS_1252,
    });
    let (text, encoding, _) = encoding.decode(bytes);
    (text, encoding.name())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(file: &PostsFile, column: Column) -> Vec<&str> {
        file.lines.iter().map(|line| line.cell(column)).collect()
    }

    #[test]
    fn the_same_file_is_read_in_every_form_that_spreadsheets_give_it() {
        let plain = "Titre;Texte;Date;Heure;Notes\r\nÉté;« Fête »; 04/12/2026;9h30;à voir\r\n;;;;\r\n";
        let marked = format!("\u{feff}{plain}").into_bytes();
        let (western, ..) = WINDOWS_1252.encode(plain);
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(plain.replace(';', "\t").encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let commas = plain.replace(';', ",").into_bytes();
        let told = format!("sep=;\r\n{plain}").into_bytes();
        for (bytes, encoding, separator) in [
            (plain.as_bytes().to_vec(), "UTF-8", ';'),
            (marked, "UTF-8", ';'),
            (western.to_vec(), "windows-1252", ';'),
            (wide, "UTF-16LE", '\t'),
            (commas, "UTF-8", ','),
            (told, "UTF-8", ';'),
        ] {
            let file = read_file(&bytes).unwrap();
            assert_eq!((file.encoding, file.separator), (encoding, separator));
            assert_eq!(file.ignored, ["Notes"]);
            assert_eq!(cells(&file, Column::Text), ["« Fête »"], "{encoding}");
            assert_eq!(cells(&file, Column::Date), ["04/12/2026"]);
            assert_eq!(cells(&file, Column::Zone), [""]);
            assert_eq!(file.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [2]);
        }
    }

    #[test]
    fn a_cell_of_several_lines_counts_as_one_row_and_a_guarded_one_is_bare() {
        let text = "texte,titre\n\"un\ndeux, \"\"trois\"\"\",a\n'=1+1,b\n'tis la saison,c\n";
        let file = read_file(text.as_bytes()).unwrap();
        assert_eq!(cells(&file, Column::Text), ["un\ndeux, \"trois\"", "=1+1", "'tis la saison"]);
        assert_eq!(file.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [2, 3, 4]);
    }

    #[test]
    fn what_is_no_file_of_posts_is_told() {
        let many = format!("texte\n{}", "a\n".repeat(LINES_MAX + 1));
        let large = "a".repeat(FILE_MAX_BYTES + 1);
        for (bytes, fault) in [
            ("PK\u{3}\u{4}…", FileFault::Workbook),
            ("", FileFault::Empty),
            (" \r\n ", FileFault::Empty),
            ("texte;date\r\n;\r\n", FileFault::Empty),
            ("titre;date\nFête;04/12/2026\n", FileFault::NoText),
            ("texte;message\na;b\n", FileFault::ColumnTwice),
            (&many, FileFault::TooManyLines),
            (&large, FileFault::TooLarge),
        ] {
            assert_eq!(read_file(bytes.as_bytes()), Err(fault));
        }
    }
}
