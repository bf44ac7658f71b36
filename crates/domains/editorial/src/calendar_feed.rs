//! The calendar at a secret address: opened and closed by its member, read by any calendar program.

use crate::{
    Editorial, EditorialError,
    show_calendar::{CalendarAsked, show_calendar},
    store,
    view::PostSummary,
};
use icalendar::{Calendar, Component, Event, EventLike};
use jiff::ToSpan;
use parvis_database::{Line, Run};
use parvis_identity::{SignedIn, find_member, find_organisation, members_who_may};
use parvis_kernel::{Digest, Permission, Scope, Timestamp, permissions};
use parvis_web_kit::Words;
use sha2::{Digest as _, Sha256};

/// Days told before today, and twice after.
const STRETCH_DAYS: i32 = 60;
/// Minutes that a post takes in a calendar: it has an hour and no length.
const LENGTH_MINUTES: u64 = 15;

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

/// Writes the calendar that a token opens; `None` when it opens nothing, or its member may not read any more.
///
/// # Errors
/// The database failed.
pub(crate) async fn read_feed(
    editorial: &Editorial,
    public_url: &str,
    token: &str,
) -> Result<Option<String>, EditorialError> {
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
    let (scope, locale, zone) = (member.scope, member.preferences.locale, organisation.zone);
    let words = Words(locale);
    let today = editorial.db.now().in_zone(&zone).date();
    let day = |days: i32| today.saturating_add(days.days());
    let mut calendar = Calendar::new();
    calendar.name(&one_line(&words.with("calendar-feed-name", "name", &organisation.name)));
    for (from, to) in [(-STRETCH_DAYS, 0), (0, STRETCH_DAYS), (STRETCH_DAYS, 2 * STRETCH_DAYS)] {
        let asked = CalendarAsked { scope, locale, zone: zone.clone(), from: day(from), to: day(to) };
        for (post, _) in show_calendar(editorial, asked).await?.items {
            if let Some(at) = post.due_at {
                calendar.push(event(words, public_url, &post, at));
            }
        }
    }
    Ok(Some(calendar.to_string()))
}

/// Writes a post as an event. Instants are in UTC: they mean the same in every zone and on every night.
fn event(words: Words, public_url: &str, post: &PostSummary, at: Timestamp) -> Event {
    let name = if post.title.trim().is_empty() { &post.excerpt } else { &post.title };
    let state = words.t(&format!("status-{}", post.state()));
    let channels: Vec<_> = post.networks.iter().map(|channel| channel.name.as_str()).collect();
    let host = public_url.split_once("://").map_or(public_url, |(_, host)| host);
    let end = at.after(std::time::Duration::from_secs(LENGTH_MINUTES * 60));
    let mut event = Event::new();
    event
        .uid(&format!("{}@{host}", post.id))
        .summary(&one_line(&format!("{name} ({state})")))
        .description(&format!("{}\n\n{}", one_line(&post.excerpt), one_line(&channels.join(", "))))
        .url(&format!("{public_url}/contenus/{}", post.id))
        .add_property("DTSTAMP", utc(post.updated_at))
        .add_property("DTSTART", utc(at))
        .add_property("DTEND", utc(end));
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
