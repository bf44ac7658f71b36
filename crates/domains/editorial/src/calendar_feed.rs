//! The calendar at a secret address: opened and closed by its member, read by any calendar program.

use crate::{
    Editorial, EditorialError,
    show_calendar::{CalendarAsked, show_calendar},
    store,
    summary::PostSummary,
};
use icalendar::{Calendar, Component, Event, Property};
use jiff::{ToSpan, civil};
use parvis_database::{Line, Remembered};
use parvis_identity::{SignedIn, find_member, find_organisation, members_who_may};
use parvis_kernel::{Digest, Locale, Permission, Scope, Timestamp, ZoneName, permissions};
use parvis_web_kit::{Words, Written};
use sha2::{Digest as _, Sha256};
use std::{sync::Arc, time::Duration};

/// Days told before today, and twice after.
const STRETCH_DAYS: i32 = 60;
/// Most posts of one calendar; those to come go first.
const POSTS_MAX: usize = 5_000;
/// Length of a token, in characters: 32 random bytes in hexadecimal.
const TOKEN_LENGTH: usize = 64;
/// What a post takes in a calendar: it has an hour and no length.
const LENGTH: Duration = Duration::from_secs(15 * 60);

/// The calendars that were read last, as they were written: programs ask again every few minutes.
#[derive(Debug)]
pub struct CalendarFeeds(Remembered<FeedAsked, Written>);

impl Default for CalendarFeeds {
    fn default() -> Self {
        Self(Remembered::of(12))
    }
}

/// What a calendar depends on, beside what is stored: it is the same for everyone of the scope who reads the language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct FeedAsked {
    scope: Scope,
    locale: Locale,
    zone: ZoneName,
    /// Today in that zone.
    today: civil::Date,
}

/// Gives the member a new address; the one before stops at once. Only a digest of the token is kept.
///
/// # Errors
/// The database failed.
pub(crate) async fn open_feed(editorial: &Editorial, by: &SignedIn) -> Result<String, EditorialError> {
    let mut random = [0_u8; 32];
    editorial.db.chance().fill(&mut random);
    let token = Digest::from_bytes(random).to_string();
    let mut tx = editorial.db.begin().await?;
    store::save_feed(&tx, by.scope(), by.member.id, digest_of(&token)).await?;
    tx.journal(by.scope(), line(by, "calendar_feed.opened")).await?;
    tx.commit().await?;
    Ok(token)
}

/// Closes the member's address.
///
/// # Errors
/// The database failed.
pub(crate) async fn close_feed(editorial: &Editorial, by: &SignedIn) -> Result<(), EditorialError> {
    let mut tx = editorial.db.begin().await?;
    if store::delete_feed(&tx, by.scope(), by.member.id).await? {
        tx.journal(by.scope(), line(by, "calendar_feed.closed")).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn line(by: &SignedIn, act: &'static str) -> Line {
    Line { actor: by.actor(), act, object: by.member.id.to_string(), payload: serde_json::json!({}) }
}

fn digest_of(token: &str) -> Digest {
    Digest::from_bytes(Sha256::digest(token).into())
}

/// Gives the calendar that a token opens; `None` when it opens nothing, or its member may not read any more.
///
/// # Errors
/// The database failed.
pub(crate) async fn read_feed(
    editorial: &Editorial,
    public_url: &str,
    token: &str,
) -> Result<Option<Arc<Written>>, EditorialError> {
    if token.len() != TOKEN_LENGTH {
        return Ok(None);
    }
    let reader = editorial.db.reader();
    let Some((organisation, member)) = store::find_feed(&reader, digest_of(token)).await? else {
        return Ok(None);
    };
    let whole = Scope::of(organisation);
    let readers = members_who_may(&reader, whole, permissions::Read::CODE).await?;
    let found = find_member(&reader, whole, member).await?.filter(|_| readers.contains(&member));
    let (Some(member), Some(organisation)) = (found, find_organisation(&reader, organisation).await?) else {
        return Ok(None);
    };
    let today = editorial.db.now().in_zone(&organisation.zone).date();
    let (scope, locale, zone) = (member.scope, member.preferences.locale, organisation.zone);
    let asked = FeedAsked { scope, locale, zone, today };
    let writing = write_feed(editorial, public_url, &organisation.name, asked.clone());
    let writing = editorial.db.in_snapshot(writing);
    Ok(Some(editorial.feeds.0.get(&editorial.db, asked, writing).await?))
}

async fn write_feed(
    editorial: &Editorial,
    public_url: &str,
    institution: &str,
    asked: FeedAsked,
) -> Result<Written, EditorialError> {
    let FeedAsked { scope, locale, zone, today } = asked;
    let words = Words(locale);
    let mut calendar = empty_calendar(&words.with("calendar-feed-name", "name", institution), &zone);
    let day = |days: i32| today.saturating_add(days.days());
    let mut left = POSTS_MAX;
    for (from, to) in [(0, STRETCH_DAYS), (STRETCH_DAYS, 2 * STRETCH_DAYS), (-STRETCH_DAYS, 0)] {
        let asked = CalendarAsked { scope, locale, zone: zone.clone(), from: day(from), to: day(to) };
        let mut items = show_calendar(editorial, asked).await?.items;
        items.truncate(left);
        left -= items.len();
        for (post, _) in items {
            if let Some(at) = post.due_at {
                calendar.push(event(words, public_url, &post, at));
            }
        }
    }
    Ok(Written::text(calendar.to_string(), "text/calendar; charset=utf-8"))
}

/// Begins a calendar: its name, its zone, and how often it is worth being asked again.
///
/// Source: RFC 7986, sections 5.1 `NAME` and 5.7 `REFRESH-INTERVAL`, read 2026-11-25.
fn empty_calendar(name: &str, zone: &ZoneName) -> Calendar {
    let name = one_line(name);
    let mut calendar = Calendar::empty();
    let mut property = |property: Property| {
        calendar.append_property(property);
    };
    property(Property::new("VERSION", "2.0"));
    property(Property::new("PRODID", "-//Parvis//Calendar//FR"));
    property(Property::new("CALSCALE", "GREGORIAN"));
    for key in ["NAME", "X-WR-CALNAME"] {
        property(Property::new(key, &name).add_parameter("VALUE", "TEXT").done());
    }
    property(Property::new("X-WR-TIMEZONE", zone.to_string()));
    property(Property::new("REFRESH-INTERVAL", "PT1H").add_parameter("VALUE", "DURATION").done());
    property(Property::new("X-PUBLISHED-TTL", "PT1H"));
    calendar
}

/// Writes a post as an event. Instants are in UTC: they mean the same in every zone and on every night.
fn event(words: Words, public_url: &str, post: &PostSummary, at: Timestamp) -> Event {
    let name = if post.title.trim().is_empty() { &post.excerpt } else { &post.title };
    let state = words.t(&format!("status-{}", post.state()));
    let channels: Vec<_> = post.networks.iter().map(|channel| channel.name.as_str()).collect();
    let host = public_url.split_once("://").map_or(public_url, |(_, host)| host);
    let mut event = Event::new();
    event
        .uid(&format!("{}@{host}", post.id))
        .summary(&one_line(&format!("{name} ({state})")))
        .description(&format!("{}\n\n{}", one_line(&post.excerpt), one_line(&channels.join(", "))))
        .url(&format!("{public_url}/contenus/{}", post.id))
        .add_property("DTSTAMP", utc(post.updated_at))
        .add_property("DTSTART", utc(at))
        .add_property("DTEND", utc(at.after(LENGTH)));
    event.done()
}

/// Removes what would end a line of the file.
fn one_line(text: &str) -> String {
    text.split(char::is_control).collect::<Vec<_>>().join(" ")
}

/// Writes an instant in the UTC form. Source: RFC 5545, section 3.3.5, form 2, read 2026-11-25.
fn utc(at: Timestamp) -> String {
    at.to_jiff().strftime("%Y%m%dT%H%M%SZ").to_string()
}
