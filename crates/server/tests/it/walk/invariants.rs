//! What must hold after each step, whatever happened.

use super::{
    corrections::copies_say_what_was_decided,
    pauses::nothing_leaves_a_pause,
    step::Held,
    stored::Stored,
    world::{Ran, World, origin_of},
};
use parvis_database::{Engine, Run};
use parvis_kernel::{PostId, PublicationId, Timestamp};
use parvis_test_kit::{CallKind, Made};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Window past which a publication is missed, as the test's installation sets it.
const WINDOW: Duration = Duration::from_secs(2 * 3600);
/// The next look, try or poll of something that waits is never further away than this.
const LONGEST_WAIT: Duration = Duration::from_secs(2 * 3600);

/// States in which nothing of the next segment may be on the network.
const NOTHING_MORE: [&str; 6] = ["scheduled", "held", "failed", "missed", "cancelled", "published"];

pub(super) async fn check(world: &mut World, ran: Ran) -> Result<(), String> {
    let all = world.stored().await;
    let made: Vec<Made> = world.networks().iter().flat_map(|network| network.made()).collect();
    nothing_twice(&all, &made)?;
    only_what_was_approved(world, &made)?;
    states_tell_the_truth(&all, &made)?;
    comments_follow_their_post(&all, &made)?;
    attempts_come_before_calls(world, &all)?;
    nothing_leaves_a_pause(world, &all)?;
    no_window_holds_too_much(world)?;
    copies_say_what_was_decided(world, &all, &made).await?;
    published_is_terminal(world, &all)?;
    if ran == Ran::Yes {
        nothing_is_left_behind(world, &all)?;
    }
    nothing_is_orphaned(world).await?;
    the_journal_tells_the_state(world, &all).await
}

/// What an item is of its copy.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Segment(u32),
    Comment,
    /// Errata answer, however many.
    Erratum(PublicationId),
}

fn nothing_twice(all: &[Stored], made: &[Made]) -> Result<(), String> {
    let owners: BTreeMap<PublicationId, &Stored> = all.iter().map(|stored| (stored.id, stored)).collect();
    let (mut there, mut ever) = (BTreeMap::new(), BTreeSet::new());
    for item in made {
        let owner = owners.get(&item.key.publication).ok_or("an item of an unknown publication")?;
        if !ever.insert((item.key.publication, item.key.segment)) {
            return Err(format!("written twice: {:?}", item.text));
        }
        let place = if item.key.segment >= owner.total {
            Place::Comment
        } else if owner.act == "erratum" {
            Place::Erratum(owner.id)
        } else {
            Place::Segment(item.key.segment)
        };
        if !item.deleted
            && let Some(first) = there.insert((owner.post, owner.channel, place), item)
        {
            return Err(format!("twice on the network: {:?} and {:?}", first.text, item.text));
        }
    }
    Ok(())
}

fn only_what_was_approved(world: &World, made: &[Made]) -> Result<(), String> {
    for item in made {
        let origin = origin_of(&item.text).ok_or_else(|| format!("a text of nobody: {}", item.text))?;
        if !world.approved.contains(&origin) {
            return Err(format!("on the network without approval: {}", item.text));
        }
    }
    Ok(())
}

fn states_tell_the_truth(all: &[Stored], made: &[Made]) -> Result<(), String> {
    for stored in all.iter().filter(|stored| stored.writes()) {
        let is_its = |item: &&Made| item.key.publication == stored.id && item.key.segment < stored.total;
        let there = made.iter().filter(is_its).filter(|item| !item.deleted).count();
        let live = usize::try_from(stored.live).unwrap_or(usize::MAX);
        let told = |what: &str| {
            Err(format!(
                "{}: {what}: {} says {live} of {}, the network has {there}",
                stored.id, stored.state, stored.total
            ))
        };
        let is_being_taken_down = all.iter().any(|other| {
            other.original() == stored.original()
                && other.takes_down()
                && other.state != "published"
                && other.attempts > 0
        });
        if there < live && !is_being_taken_down {
            return told("told out and not there");
        }
        if stored.state == "published" && stored.out != stored.total {
            return told("published in part");
        }
        if there > live && NOTHING_MORE.contains(&stored.state.as_str()) {
            return told("there and told absent");
        }
    }
    Ok(())
}

/// A first comment is written after all of its post, and its state tells the truth.
fn comments_follow_their_post(all: &[Stored], made: &[Made]) -> Result<(), String> {
    for stored in all {
        let Some(comment) = &stored.comment else { continue };
        let of = |item: &Made| item.key.publication == stored.id;
        let place = made.iter().position(|item| of(item) && item.key.segment >= stored.total);
        let told = |what: &str| Err(format!("the comment of {} ({}): {what}", stored.id, comment.state));
        let last = made.iter().rposition(|item| of(item) && item.key.segment < stored.total);
        if place.is_some() && (place < last || stored.state != "published") {
            return told("written before its post");
        }
        match comment.state.as_str() {
            "published" if place.is_none() => return told("told out and not there"),
            "scheduled" | "failed" | "cancelled" if place.is_some() => return told("there and told absent"),
            _ => {}
        }
    }
    Ok(())
}

/// In no window of time is more begun than the network takes; a clock put back makes windows meaningless.
fn no_window_holds_too_much(world: &World) -> Result<(), String> {
    let Some((max, window)) = world.quota.filter(|_| !world.went_back) else { return Ok(()) };
    let mut first = BTreeMap::new();
    for call in world.networks()[0].log().into_iter().filter(|call| call.kind == CallKind::Publish) {
        let Some(key) = call.key else { continue };
        first.entry((key.publication, key.segment)).or_insert(call.at);
    }
    for at in first.values() {
        let opens = at.before(window);
        let held = first.values().filter(|other| **other > opens && **other <= *at).count();
        if held > usize::try_from(max).unwrap() {
            return Err(format!("{held} writes in a window that holds {max}, up to {at}"));
        }
    }
    Ok(())
}

fn is_write(kind: CallKind) -> bool {
    matches!(kind, CallKind::Publish | CallKind::Edit | CallKind::Delete)
}

fn attempts_come_before_calls(world: &World, all: &[Stored]) -> Result<(), String> {
    for network in world.networks() {
        let mut calls = BTreeMap::<PublicationId, u32>::new();
        for call in network.log().iter().filter(|call| is_write(call.kind)) {
            if let Some(key) = &call.key {
                *calls.entry(key.publication).or_default() += 1;
            }
        }
        for stored in all {
            let called = calls.get(&stored.id).copied().unwrap_or(0);
            if called > stored.attempts {
                return Err(format!(
                    "{}: {called} calls and {} attempts written",
                    stored.id, stored.attempts
                ));
            }
        }
    }
    Ok(())
}

fn published_is_terminal(world: &mut World, all: &[Stored]) -> Result<(), String> {
    for stored in all {
        match (world.published.get(&stored.id), stored.published_at) {
            (None, Some(at)) => {
                world.published.insert(stored.id, (stored.due_at, at));
            }
            (None, None) => {}
            (Some(known), at) => {
                if at.map(|at| (stored.due_at, at)) != Some(*known) || stored.state != "published" {
                    return Err(format!(
                        "{} was published and is now {} at {:?}",
                        stored.id, stored.state, at
                    ));
                }
            }
        }
    }
    Ok(())
}

/// Whatever is due was sent, or shows why not; a lease that ended was taken back.
fn nothing_is_left_behind(world: &World, all: &[Stored]) -> Result<(), String> {
    let now = world.app().now();
    for stored in all {
        let why = match stored.state.as_str() {
            "published" | "failed" | "missed" | "cancelled" | "held" => None,
            "publishing" if stored.lease_until.is_none() => Some("sent by nobody"),
            _ if stored.lease_until.is_some_and(|until| until < now) => Some("its lease ended"),
            _ if stored.lease_until.is_some() => None,
            _ if stored.next_attempt_at <= now => Some("due and left behind"),
            // The network takes no more until then.
            _ if stored.code.as_deref() == Some("publishing.quota_reached") => None,
            _ if stored.next_attempt_at > stored.due_at.max(now.after(LONGEST_WAIT)) => {
                Some("put off too far")
            }
            "scheduled"
                if stored.act == "publish" && stored.out == 0 && now.since(stored.late_from) > WINDOW =>
            {
                Some("past its window and not told missed")
            }
            _ => None,
        };
        if let Some(why) = why {
            return Err(format!("{} ({}): {why}", stored.id, stored.state));
        }
        let Some(comment) = stored.comment.as_ref().filter(|_| stored.state == "published") else { continue };
        let waits = matches!(comment.state.as_str(), "scheduled" | "to_verify");
        let why = match comment.lease_until {
            Some(until) if until < now => Some("its lease ended"),
            None if waits && comment.next_attempt_at <= now => Some("due and left behind"),
            None if comment.state == "publishing" => Some("sent by nobody"),
            _ => None,
        };
        if let Some(why) = why {
            return Err(format!("the comment of {} ({}): {why}", stored.id, comment.state));
        }
    }
    Ok(())
}

async fn nothing_is_orphaned(world: &World) -> Result<(), String> {
    for (what, sql) in [
        (
            "scheduled without a publication",
            "SELECT count(*) AS n FROM posts p JOIN variants v ON v.post_id = p.id WHERE p.stage = 'scheduled' \
             AND NOT EXISTS (SELECT 1 FROM publications x WHERE x.variant_id = v.id)",
        ),
        (
            "a publication waits for a post that is not scheduled",
            "SELECT count(*) AS n FROM publications x \
             WHERE x.state IN ('scheduled', 'held', 'publishing', 'processing', 'to_verify') AND NOT EXISTS \
             (SELECT 1 FROM posts p WHERE p.id = x.post_id AND p.stage = 'scheduled')",
        ),
        (
            "two publications of one variant",
            "SELECT count(*) AS n FROM (SELECT variant_id FROM publications WHERE state <> 'cancelled' \
             AND amends IS NULL GROUP BY variant_id HAVING count(*) > 1) AS doubles",
        ),
    ] {
        let count = world.app().count(sql).await;
        if count > 0 {
            return Err(format!("{what}: {count}"));
        }
    }
    Ok(())
}

/// Plays the journal again: the last line of each post and publication gives the state that is stored.
async fn the_journal_tells_the_state(world: &World, all: &[Stored]) -> Result<(), String> {
    let db = &world.app().program.db;
    // The clock may have gone back: each engine's own order of insertion is the order of the acts. On PostgreSQL
    // several connections fill pages of their own: transactions are told apart first. Payloads are never written twice.
    let order = if db.engine() == Engine::Sqlite { "l.rowid" } else { "p.xmin::text::bigint, p.ctid" };
    let sql = format!(
        "SELECT l.object, l.act, p.body FROM journal_lines l JOIN journal_payloads p ON p.line_id = l.id \
         WHERE l.act LIKE 'publication.%' OR l.act LIKE 'post.%' ORDER BY {order}"
    );
    let mut told = BTreeMap::<String, String>::new();
    for row in db.reader().rows(&sql, Vec::new()).await.unwrap() {
        let (object, act): (String, String) = (row.get("object").unwrap(), row.get("act").unwrap());
        let body: Value = serde_json::from_str(&row.get::<String>("body").unwrap()).unwrap();
        let state = match act.as_str() {
            "post.created" | "post.duplicated" => Some("draft"),
            "post.submitted" => Some("in_review"),
            "post.approved" => Some("approved"),
            "post.changes_requested" => Some("changes_requested"),
            "post.scheduled" => Some("scheduled"),
            "post.deleted" => Some("deleted"),
            "post.cancelled" | "post.reopened" => body["to"].as_str(),
            _ => body["state"].as_str(),
        };
        if let Some(state) = state {
            told.insert(object, state.to_owned());
        }
    }
    let mut stored: BTreeMap<String, String> =
        all.iter().map(|stored| (stored.id.to_string(), stored.state.clone())).collect();
    for row in db.reader().rows("SELECT id, stage FROM posts", Vec::new()).await.unwrap() {
        stored.insert(row.get::<PostId>("id").unwrap().to_string(), row.get("stage").unwrap());
    }
    told.retain(|_, state| state != "deleted");
    if told != stored {
        let different: Vec<_> = stored.iter().filter(|(id, state)| told.get(*id) != Some(state)).collect();
        let gone: Vec<_> = told.iter().filter(|(id, _)| !stored.contains_key(*id)).collect();
        return Err(format!(
            "the journal tells something else than {different:?}, and {gone:?} that are gone"
        ));
    }
    Ok(())
}

/// Once every network answers again and time has passed, nothing waits for the program any more.
pub(super) async fn everything_settles(world: &mut World) -> Result<(), String> {
    for network in world.networks() {
        network.calm();
    }
    world.reconnect(false).await?;
    world.reconnect(true).await?;
    while !world.pauses.is_empty() {
        world.resume(0, Held::Stays).await?;
    }
    let from = world.app().now();
    // Leases end, then the waits that have grown, the longest that a network asked for, and windows of quotas.
    for seconds in [301, 301, 301].into_iter().chain([1000; 4]).chain([3600; 12]) {
        world.app().clock.advance_by(Duration::from_secs(seconds));
        world.run().await;
        if unsettled(world, from).await.is_none() {
            break;
        }
    }
    check(world, Ran::Yes).await?;
    no_comment_stands_alone(world).await?;
    unsettled(world, from).await.map_or(Ok(()), Err)
}

/// What was withdrawn everywhere leaves no first comment behind.
async fn no_comment_stands_alone(world: &World) -> Result<(), String> {
    let all = world.stored().await;
    let made = world.networks()[0].there();
    for stored in all.iter().filter(|one| one.comment.as_ref().is_some_and(|comment| comment.is_known)) {
        let is_withdrawn = all.iter().any(|other| {
            other.original() == stored.original() && other.act == "withdraw" && other.state == "published"
        });
        let is_there = |of: &Stored, comment: bool| {
            made.iter().any(|item| item.key.publication == of.id && (item.key.segment >= of.total) == comment)
        };
        let says_more =
            all.iter().any(|other| other.original() == stored.original() && is_there(other, false));
        if is_withdrawn && !says_more && is_there(stored, true) {
            return Err(format!("the comment of {} stands alone", stored.id));
        }
    }
    Ok(())
}

/// What still waits for the program, and was to leave before `from`.
async fn unsettled(world: &World, from: Timestamp) -> Option<String> {
    let all = world.stored().await;
    let is_settled = |network: &str, state: &str, is_to_come: bool| match state {
        "published" | "failed" | "missed" | "cancelled" | "held" => true,
        "scheduled" => is_to_come,
        // Only a person can tell where the network cannot be searched.
        "to_verify" => network == "plain",
        _ => false,
    };
    for stored in all {
        if !is_settled(&stored.network, &stored.state, stored.due_at > from) {
            return Some(format!("{} on {} never settles: {}", stored.id, stored.network, stored.state));
        }
        let comment = stored.comment.as_ref().filter(|_| stored.state == "published");
        if let Some(comment) = comment.filter(|one| !is_settled(&stored.network, &one.state, false)) {
            return Some(format!("the comment of {} never settles: {}", stored.id, comment.state));
        }
    }
    None
}
