//! One line of an imported file, read against what the institution has: what it would make, and what is wrong with it.

use crate::{
    Draft, DraftSegment, DraftVariant, EditorialError, Priority, Theme,
    check_content::Finding,
    content::Statement,
    edit::{self, fold},
    posts_file::{Column, FileLine},
    schedule_post::GRACE,
    typed_channels::{Unnamed, read_channels, written},
    typed_moment::{read_day, read_hour, split_moment},
};
use parvis_channels::Channel;
use parvis_kernel::{Ambiguity, Digest, PostId, Timestamp, WallTime, WallTimeError, ZoneName};
use parvis_web_kit::{Words, catalogue};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// What the lines of a file become.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Intention {
    /// Drafts, with the hour that is wished for.
    Draft,
    /// Posts submitted for approval, with the hour that is wished for.
    Submit,
    /// Posts approved and scheduled by the member's own act.
    Schedule,
}

/// One thing to say of a line, in one sentence.
#[derive(Clone, Debug)]
pub(crate) struct Remark {
    code: &'static str,
    /// What its sentence begins with in the catalogue.
    kind: &'static str,
    parameters: Vec<(&'static str, String)>,
    /// Name of the channel concerned.
    channel: Option<String>,
}

impl Remark {
    pub(crate) fn of(code: &'static str) -> Self {
        Self { code, kind: "finding", parameters: Vec::new(), channel: None }
    }

    pub(crate) fn with(code: &'static str, name: &'static str, value: impl ToString) -> Self {
        Self { parameters: vec![(name, value.to_string())], ..Self::of(code) }
    }

    /// A bound of posts that is passed.
    fn bound(code: &'static str) -> Self {
        Self { kind: "error", ..Self::of(code) }
    }

    /// What the check of a post found, said of one channel.
    pub(crate) fn found(words: Words, finding: Finding, channel: Option<&Channel>) -> Self {
        let channel = channel.map(|channel| written(words, &channel.network, &channel.name));
        Self { parameters: finding.parameters, channel, ..Self::of(finding.code) }
    }

    /// Returns the stable code.
    pub(crate) fn code(&self) -> &'static str {
        self.code
    }

    /// Writes the sentence.
    pub(crate) fn sentence(&self, words: Words) -> String {
        let key = format!("{}-{}", self.kind, self.code.replace('.', "-"));
        let sentence = catalogue().text(words.0, &key, &self.parameters);
        match &self.channel {
            Some(channel) => {
                let about = [("channel", channel.clone()), ("sentence", sentence)];
                catalogue().text(words.0, "import-on-channel", &about)
            }
            None => sentence,
        }
    }
}

/// What every line of a file is read against.
pub(crate) struct Known<'a> {
    pub(crate) channels: Vec<Channel>,
    pub(crate) themes: Vec<Theme>,
    /// Zone of the institution, where a line names none.
    pub(crate) zone: &'a ZoneName,
    pub(crate) now: Timestamp,
    pub(crate) words: Words,
    pub(crate) intention: Intention,
    /// Which passage is meant, by line, where an hour exists twice.
    pub(crate) passages: &'a BTreeMap<u32, Ambiguity>,
}

/// What a line would make.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Row of the spreadsheet.
    pub(crate) number: u32,
    pub(crate) draft: Draft,
    pub(crate) channels: Vec<Channel>,
    pub(crate) theme: Option<Theme>,
    /// The instant that the hour names.
    pub(crate) due_at: Option<Timestamp>,
    /// The hour exists twice: which passage is meant must be said.
    pub(crate) is_twice: bool,
    /// The post that this line is, or has made already.
    pub(crate) already: Option<PostId>,
    /// Digest of what the line says, whatever its place in the file.
    pub(crate) print: Digest,
    /// Why it makes nothing.
    pub(crate) faults: Vec<Remark>,
    /// What a person should look at.
    pub(crate) warnings: Vec<Remark>,
}

/// Reads a line; what the database must be asked comes later.
pub(crate) fn read_line(known: &Known<'_>, line: &FileLine) -> Candidate {
    let (mut faults, mut warnings) = (Vec::new(), Vec::new());
    let moment = read_moment(known, line, &mut faults, &mut warnings);
    let channels = read_channels(known.words, &known.channels, line.cell(Column::Channels));
    let channels: Vec<Channel> = match channels {
        Ok(found) => found.into_iter().cloned().collect(),
        Err(fault) => {
            faults.push(match fault {
                Unnamed::Unknown(name) => Remark::with("editorial.import_channel_unknown", "name", name),
                Unnamed::Several(name) => Remark::with("editorial.import_channel_several", "name", name),
            });
            Vec::new()
        }
    };
    if line.cell(Column::Channels).is_empty() && known.intention != Intention::Draft {
        faults.push(Remark::of("editorial.import_channel_missing"));
    }
    let theme = read_theme(known, line.cell(Column::Theme), &mut faults);
    let text = line.cell(Column::Text);
    if text.is_empty() {
        faults.push(Remark::of("editorial.import_text_missing"));
    }
    let variant = |channel: &Channel| DraftVariant::following(channel.id);
    let draft = Draft {
        title: line.cell(Column::Title).to_owned(),
        language: "fr".to_owned(),
        theme: theme.as_ref().map(|theme| theme.id),
        wish: moment.wall,
        priority: Priority::Normal,
        segments: vec![DraftSegment { text: text.to_owned(), media: Vec::new() }],
        variants: channels.iter().map(variant).collect(),
    };
    if let Err(EditorialError::Fields(fields)) = edit::check_bounds(&draft) {
        faults.extend(fields.iter().map(|field| Remark::bound(field.code)));
    }
    let print = Statement::of(&draft).hash;
    let (due_at, is_twice) = (moment.at, moment.is_twice);
    let number = line.number;
    Candidate { number, draft, channels, theme, due_at, is_twice, already: None, print, faults, warnings }
}

fn read_theme(known: &Known<'_>, name: &str, faults: &mut Vec<Remark>) -> Option<Theme> {
    if name.is_empty() {
        return None;
    }
    let found = known.themes.iter().find(|theme| fold(&theme.name) == fold(name)).cloned();
    if found.is_none() {
        faults.push(Remark::with("editorial.import_theme_unknown", "name", name));
    }
    found
}

/// An hour on the wall and the instant that it names.
#[derive(Default)]
struct Moment {
    wall: Option<WallTime>,
    at: Option<Timestamp>,
    is_twice: bool,
}

fn read_moment(
    known: &Known<'_>,
    line: &FileLine,
    faults: &mut Vec<Remark>,
    warnings: &mut Vec<Remark>,
) -> Moment {
    let zone = match line.cell(Column::Zone) {
        "" => known.zone.clone(),
        name => match ZoneName::new(name) {
            Ok(zone) => zone,
            Err(_) => {
                faults.push(Remark::with("editorial.import_zone_unknown", "typed", name));
                return Moment::default();
            }
        },
    };
    let told: Option<Timestamp> = line.cell(Column::Instant).parse().ok();
    let (day, hour) = split_moment(line.cell(Column::Date), line.cell(Column::Hour));
    let local = match (day, hour, told) {
        ("", "", Some(told)) => told.in_zone(&zone),
        ("", "", None) => {
            if known.intention == Intention::Schedule {
                faults.push(Remark::of("editorial.import_moment_missing"));
            }
            return Moment::default();
        }
        ("", _, _) => return refused(faults, Remark::of("editorial.import_date_missing")),
        (_, "", _) => return refused(faults, Remark::of("editorial.import_hour_missing")),
        (day, hour, _) => match (read_day(day), read_hour(hour)) {
            (None, _) => return refused(faults, Remark::with("editorial.import_date_unread", "typed", day)),
            (_, None) => return refused(faults, Remark::with("editorial.import_hour_unread", "typed", hour)),
            (Some(day), Some(hour)) => day.to_datetime(hour),
        },
    };
    let wall = WallTime { local, zone };
    settle(known, line.number, wall, told, faults, warnings)
}

fn refused(faults: &mut Vec<Remark>, why: Remark) -> Moment {
    faults.push(why);
    Moment::default()
}

/// Finds the instant of an hour. One that does not exist is refused; one that exists twice is asked where the
/// post is scheduled, and later where it is not.
fn settle(
    known: &Known<'_>,
    number: u32,
    wall: WallTime,
    told: Option<Timestamp>,
    faults: &mut Vec<Remark>,
    warnings: &mut Vec<Remark>,
) -> Moment {
    let is_twice = wall.instant(None) == Err(WallTimeError::Twice);
    let passages = [Ambiguity::Earlier, Ambiguity::Later];
    let written =
        passages.into_iter().find(|choice| wall.instant(Some(*choice)).ok() == told && told.is_some());
    let choice = known.passages.get(&number).copied().or(written);
    let at = match wall.instant(choice) {
        Ok(at) => Some(at),
        Err(WallTimeError::Twice) if known.intention == Intention::Schedule => {
            faults.push(Remark::of("editorial.import_hour_twice"));
            None
        }
        Err(WallTimeError::Twice) => None,
        Err(WallTimeError::Gap) => {
            faults.push(Remark::of("editorial.import_hour_gap"));
            None
        }
        Err(WallTimeError::OutOfRange | WallTimeError::UnknownZone) => {
            faults.push(Remark::with("editorial.import_date_unread", "typed", wall.local.date()));
            None
        }
    };
    if is_twice && known.intention != Intention::Schedule {
        warnings.push(Remark::of("editorial.import_hour_twice_later"));
    }
    // The later of two passages: an hour is past when both are.
    let latest = at.or_else(|| wall.instant(Some(Ambiguity::Later)).ok());
    if latest.is_some_and(|latest| latest < known.now.before(GRACE)) {
        faults.push(Remark::of("editorial.import_hour_past"));
    }
    Moment { wall: Some(wall), at, is_twice }
}
