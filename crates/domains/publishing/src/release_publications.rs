//! A member says what becomes of held publications: sent spaced out, moved to a new hour, or given up.

use crate::{
    Publication, PublicationState as S, Publishing, PublishingError, SIGNAL, hold_publication::sort_by_pause,
    plan_publications::note, store,
};
use parvis_database::Tx;
use parvis_identity::SignedIn;
use parvis_kernel::{Ambiguity, ChannelId, PauseId, PublicationId, Timestamp, WallTime, ZoneName};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Widest spacing between two publications of a channel, in minutes.
const SPACING_MAX: u32 = 240;
/// An hour this little in the past is taken as now: a minute passes while a form is filled.
const GRACE: Duration = Duration::from_secs(60);

/// What becomes of held publications.
#[derive(Clone, Debug)]
pub enum Choice {
    /// Sent from now on, one every so many minutes on each channel, in the order they were due.
    Send {
        /// Minutes between two of the same channel, 1 to 240.
        every_minutes: u32,
    },
    /// Moved to a new hour, then one every so many minutes on each channel.
    Reschedule {
        /// The new hour.
        at: WallTime,
        /// Which one, when the hour exists twice.
        choice: Option<Ambiguity>,
        /// Minutes between two of the same channel, 0 to 240.
        every_minutes: u32,
    },
    /// Given up.
    Cancel,
}

/// A choice, and what it is about.
#[derive(Clone, Debug)]
pub struct Release {
    /// Everything that no pause holds any more when `None`.
    pub publications: Option<Vec<PublicationId>>,
    /// The choice.
    pub choice: Choice,
}

/// What came of choices.
#[derive(Clone, Debug, Default)]
pub struct Released {
    /// No longer held, as they are now.
    pub released: Vec<Publication>,
    /// Named or meant, and still held: a pause covers them, or a part of them is out already.
    pub kept: Vec<PublicationId>,
}

/// Applies a choice to held publications.
///
/// # Errors
/// [`PublishingError::Spacing`], [`PublishingError::PastHour`], [`PublishingError::Hour`].
pub async fn release_publications(
    publishing: &Publishing,
    by: &SignedIn,
    release: Release,
) -> Result<Released, PublishingError> {
    let mut tx = publishing.db.begin().await?;
    store::shut_gate(&tx, by.scope()).await?;
    let released = release_within(publishing, &mut tx, by, vec![release]).await?;
    tx.wake(SIGNAL);
    tx.commit().await?;
    Ok(released)
}

/// Applies choices in the order given; those naming publications go before those about all the rest.
pub(crate) async fn release_within(
    publishing: &Publishing,
    tx: &mut Tx,
    by: &SignedIn,
    mut releases: Vec<Release>,
) -> Result<Released, PublishingError> {
    releases.sort_by_key(|release| release.publications.is_none());
    let sorted = sort_by_pause(publishing, tx, Some(tx), by.scope()).await?;
    let mut left = sorted.held;
    let mut done = Released::default();
    let mut clocks = Clocks::default();
    for Release { publications, choice } in releases {
        let step = step_of(choice, tx.now())?;
        let named = publications.map(BTreeSet::from_iter);
        let is_meant = |publication: &Publication, holding: &[PauseId]| match &named {
            Some(named) => named.contains(&publication.id),
            None => holding.is_empty(),
        };
        let (meant, rest): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|(publication, holding)| is_meant(publication, holding));
        left = rest;
        for (held, holding) in meant {
            let next = match &step {
                Step::Send { every_minutes } if holding.is_empty() => {
                    leaving(&held, clocks.take(held.channel, None, tx.now(), *every_minutes))
                }
                Step::Move { from, zone, every_minutes } => {
                    moved(&held, zone, clocks.take(held.channel, Some(*from), *from, *every_minutes))
                }
                Step::Cancel if held.segments_out == 0 => Publication { state: S::Cancelled, ..held.clone() },
                Step::Send { .. } | Step::Cancel => {
                    done.kept.push(held.id);
                    continue;
                }
            };
            let_go(tx, by, &held, next, &mut done).await?;
        }
    }
    done.kept.extend(left.into_iter().filter(|(_, holding)| holding.is_empty()).map(|(kept, _)| kept.id));
    Ok(done)
}

/// A choice whose figures were checked and whose hour is an instant.
enum Step {
    Send { every_minutes: u32 },
    Move { from: Timestamp, zone: ZoneName, every_minutes: u32 },
    Cancel,
}

fn step_of(choice: Choice, now: Timestamp) -> Result<Step, PublishingError> {
    match choice {
        Choice::Send { every_minutes } if (1..=SPACING_MAX).contains(&every_minutes) => {
            Ok(Step::Send { every_minutes })
        }
        Choice::Reschedule { at, choice, every_minutes } if every_minutes <= SPACING_MAX => {
            let instant = at.instant(choice)?;
            if instant < now.before(GRACE) {
                return Err(PublishingError::PastHour);
            }
            Ok(Step::Move { from: instant.max(now), zone: at.zone, every_minutes })
        }
        Choice::Send { .. } | Choice::Reschedule { .. } => Err(PublishingError::Spacing),
        Choice::Cancel => Ok(Step::Cancel),
    }
}

/// Next free instant of each channel, for what leaves now and for each new hour.
#[derive(Default)]
struct Clocks(BTreeMap<(ChannelId, Option<Timestamp>), Timestamp>);

impl Clocks {
    fn take(
        &mut self,
        channel: ChannelId,
        hour: Option<Timestamp>,
        first: Timestamp,
        minutes: u32,
    ) -> Timestamp {
        let free = self.0.entry((channel, hour)).or_insert(first);
        let taken = *free;
        *free = taken.after(Duration::from_secs(u64::from(minutes) * 60));
        taken
    }
}

/// A held publication as it is once it may leave at `at`: its lateness counts from there.
pub(crate) fn leaving(held: &Publication, at: Timestamp) -> Publication {
    Publication { state: S::Scheduled, code: None, late_from: at, next_attempt_at: at, ..held.clone() }
}

fn moved(held: &Publication, zone: &ZoneName, at: Timestamp) -> Publication {
    let due = WallTime { local: at.in_zone(zone), zone: zone.clone() };
    Publication { due_at: at, due, ..leaving(held, at) }
}

async fn let_go(
    tx: &mut Tx,
    by: &SignedIn,
    held: &Publication,
    next: Publication,
    done: &mut Released,
) -> Result<(), PublishingError> {
    if !store::let_go(tx, &next).await? {
        return Ok(());
    }
    let act = if next.state == S::Cancelled { "publication.cancelled" } else { "publication.released" };
    let why = serde_json::json!({
        "due": held.due_at,
        "leaves_at": (next.state == S::Scheduled).then_some(next.next_attempt_at),
    });
    note(tx, &next, by.actor(), act, why).await?;
    done.released.push(next);
    Ok(())
}
