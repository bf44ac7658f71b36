//! Lets through what the quotas have room for; dates the rest to when there is room again, in their order.

use crate::{
    Claim, Publication, PublicationState as S, Publishing, PublishingError,
    comment::CommentClaim,
    hold_publication::hold_if_paused,
    plan_publications::note,
    quota::{Entry, Ledger, room_in_all},
    store::{self, QuotaPlace, QuotaUse},
};
use parvis_channels::find_channel;
use parvis_connector::{Quota, QuotaScope};
use parvis_database::{Actor, Run, Tx};
use parvis_kernel::{ChannelId, PublicationId, Timestamp};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

/// Code of a publication that waits for room.
pub(crate) const QUOTA_REACHED: &str = "publishing.quota_reached";

/// What was let through.
pub(crate) struct Admitted {
    /// To be sent, polled or verified, crisis posts first.
    pub(crate) claims: Vec<Claim>,
    /// Lease under which room was taken, when some was.
    pub(crate) counted: Option<Vec<u8>>,
}

/// A claim that needs room.
struct Asking {
    claim: Claim,
    place: QuotaPlace,
    quotas: Vec<Quota>,
    writes: u32,
    files: u32,
    /// When it was dated to, if it waited already.
    waited: Option<Timestamp>,
}

/// Takes room for what is to be written, in one transaction for the whole batch; gives back the lease of the rest.
///
/// Room is counted before the call, so that a worker that dies has used it: never more than the quota leaves.
/// A thread is counted whole, its first comment when it leaves. What asks about something written already needs no room.
///
/// Invariant: two workers never take the same room (`a_quota_lets_ten_of_fifty_leave_the_crisis_first`).
///
/// # Errors
/// The database or another domain failed: nothing was taken, the leases end by themselves.
pub(crate) async fn admit_claims(
    publishing: &Publishing,
    claims: Vec<Claim>,
) -> Result<Admitted, PublishingError> {
    let (mut free, mut limited) = (Vec::new(), Vec::new());
    for claim in claims {
        let quotas = quotas_of(publishing, &claim);
        if quotas.is_empty() { free.push(claim) } else { limited.push((claim, quotas)) }
    }
    if limited.is_empty() {
        return Ok(Admitted { claims: free, counted: None });
    }
    let mut asking = Vec::with_capacity(limited.len());
    for (mut claim, quotas) in limited {
        // What a pause holds takes no room.
        if !hold_if_paused(publishing, &mut claim).await? {
            asking.push(ask(publishing, claim, quotas).await?);
        }
    }
    let networks: BTreeSet<_> = asking.iter().map(|one| one.place.network.clone()).collect();
    let mut tx = publishing.db.begin().await?;
    for network in &networks {
        store::one_at_a_time(&tx, network).await?;
    }
    let granted = decide(&mut tx, asking).await?;
    let counted = granted.first().map(|claim| claim.lease.clone());
    tx.commit().await?;
    free.extend(granted);
    free.sort_by_key(|claim| !claim.publication.is_crisis);
    Ok(Admitted { claims: free, counted })
}

/// Moves the room taken under a lease to now, when the calls have ended: no window opens too early.
///
/// # Errors
/// The database failed: the room stays counted from the beginning of the calls.
pub(crate) async fn settle_room(publishing: &Publishing, lease: &[u8]) -> Result<(), PublishingError> {
    let tx = publishing.db.begin().await?;
    store::settle_uses(&tx, lease).await?;
    tx.commit().await?;
    Ok(())
}

/// Returns what limits a claim: nothing when it only asks about what is written already.
fn quotas_of(publishing: &Publishing, claim: &Claim) -> Vec<Quota> {
    let publication = &claim.publication;
    if publication.state != S::Scheduled || publication.resume.is_some() {
        return Vec::new();
    }
    publishing.channels.connectors.quotas_of(&publication.network)
}

async fn ask(publishing: &Publishing, claim: Claim, quotas: Vec<Quota>) -> Result<Asking, PublishingError> {
    let publication = &claim.publication;
    let reader = publishing.db.reader();
    let place = place_of(&reader, publication).await?;
    let mut files = 0;
    if quotas.iter().any(|quota| quota.file_cost > 0) {
        let content =
            publishing.content.read(publication.scope, publication.post, publication.variant).await?;
        let waiting = usize::try_from(publication.segments_out).unwrap_or(usize::MAX);
        let segments = content.iter().flat_map(|content| content.segments.iter().skip(waiting));
        files = u32::try_from(segments.map(|segment| segment.media.len()).sum::<usize>()).unwrap_or(u32::MAX);
    }
    let writes = publication.segments_total.saturating_sub(publication.segments_out).max(1);
    let waited = if publication.code.as_deref() == Some(QUOTA_REACHED) {
        store::find_wait(&reader, publication.scope, publication.id).await?
    } else {
        None
    };
    Ok(Asking { place, quotas, writes, files, waited, claim })
}

async fn place_of(run: &impl Run, publication: &Publication) -> Result<QuotaPlace, PublishingError> {
    let channel = find_channel(run, publication.scope, publication.channel).await?;
    Ok(QuotaPlace {
        scope: publication.scope,
        channel: publication.channel,
        network: publication.network.clone(),
        server: channel.map(|channel| channel.server).unwrap_or_default(),
    })
}

/// Takes room for one first comment, which leaves after its post and may be tried again long after it.
///
/// Returns when there is room instead when there is none now, and then takes nothing.
///
/// # Errors
/// The database failed.
pub(crate) async fn admit_comment(
    publishing: &Publishing,
    tx: &Tx,
    comment: &CommentClaim,
) -> Result<Result<(), Timestamp>, PublishingError> {
    let quotas = publishing.channels.connectors.quotas_of(&comment.publication.network);
    if quotas.is_empty() {
        return Ok(Ok(()));
    }
    let place = place_of(tx, &comment.publication).await?;
    store::one_at_a_time(tx, &place.network).await?;
    let claim = Claim { publication: comment.publication.clone(), lease: comment.lease.clone() };
    let asking = Asking { claim, place, quotas, writes: 1, files: 0, waited: None };
    let mut book = Book { ledgers: BTreeMap::new(), last_on: BTreeMap::new() };
    book.open(tx, &asking).await?;
    let (now, is_crisis) = (tx.now(), comment.publication.is_crisis);
    let at = book.room(&asking, now);
    if at > now {
        return Ok(Err(at));
    }
    let used = QuotaUse { writes: 1, files: 0, is_crisis, at };
    store::insert_use(tx, &asking.place, &asking.claim, &used).await?;
    Ok(Ok(()))
}

/// Everything that was taken and everything that is dated, by quota.
struct Book {
    ledgers: BTreeMap<String, Ledger>,
    /// Latest date given on a channel: later ones keep their order behind it.
    last_on: BTreeMap<ChannelId, Timestamp>,
}

async fn decide(tx: &mut Tx, mut asking: Vec<Asking>) -> Result<Vec<Claim>, PublishingError> {
    let now = tx.now();
    let mut book = Book { ledgers: BTreeMap::new(), last_on: BTreeMap::new() };
    for one in &asking {
        book.open(tx, one).await?;
    }
    asking.sort_by_key(|one| {
        let publication = &one.claim.publication;
        let waited = one.waited.unwrap_or(Timestamp::from_micros(i64::MAX));
        (!publication.is_crisis, waited, publication.next_attempt_at, publication.due_at, publication.id)
    });
    let here: BTreeSet<PublicationId> = asking.iter().map(|one| one.claim.publication.id).collect();
    let (first, newcomers): (Vec<_>, Vec<_>) =
        asking.into_iter().partition(|one| one.claim.publication.is_crisis || one.waited.is_some());
    let mut granted = Vec::new();
    for one in first {
        let at = book.room(&one, now);
        settle_one(tx, &mut book, one, at, &mut granted).await?;
    }
    if !newcomers.is_empty() {
        book.add_waits(tx, &newcomers, &here).await?;
    }
    for one in newcomers {
        let behind = book.last_on.get(&one.place.channel).copied().unwrap_or(now);
        let at = book.room(&one, behind.max(now));
        settle_one(tx, &mut book, one, at, &mut granted).await?;
    }
    store::forget_uses(tx, now.before(Duration::from_secs(25 * 3600))).await?;
    Ok(granted)
}

/// Grants now, or dates to `at`.
async fn settle_one(
    tx: &mut Tx,
    book: &mut Book,
    one: Asking,
    at: Timestamp,
    granted: &mut Vec<Claim>,
) -> Result<(), PublishingError> {
    let now = tx.now();
    book.take(&one, at);
    let is_crisis = one.claim.publication.is_crisis;
    let used = QuotaUse { writes: one.writes, files: one.files, is_crisis, at };
    if at <= now {
        store::insert_use(tx, &one.place, &one.claim, &used).await?;
        if one.waited.is_some() {
            store::delete_wait(tx, one.place.scope, one.claim.publication.id).await?;
        }
        granted.push(one.claim);
        return Ok(());
    }
    let mut claim = one.claim;
    claim.publication.code = Some(QUOTA_REACHED.to_owned());
    claim.publication.next_attempt_at = at;
    // It waits for the network, not because it was forgotten: it is late from then on only.
    claim.publication.late_from = at;
    if !store::save_claimed(tx, &claim, None).await? {
        return Ok(());
    }
    store::save_wait(tx, &one.place, claim.publication.id, &used).await?;
    let why = serde_json::json!({ "code": QUOTA_REACHED, "until": at });
    note(tx, &claim.publication, Actor::Program, "publication.put_off", why).await
}

fn key_of(place: &QuotaPlace, index: usize, quota: &Quota) -> String {
    let whose = match quota.per {
        QuotaScope::Channel => place.channel.to_string(),
        QuotaScope::Application => place.server.clone(),
        QuotaScope::Network => place.scope.organisation.to_string(),
    };
    format!("{} {index} {whose}", place.network)
}

impl Book {
    /// Reads what was taken of the quotas of one claim, unless it was read for another.
    async fn open(&mut self, tx: &Tx, one: &Asking) -> Result<(), PublishingError> {
        for (index, quota) in one.quotas.iter().enumerate() {
            let key = key_of(&one.place, index, quota);
            if self.ledgers.contains_key(&key) {
                continue;
            }
            let since = tx.now().before(quota.window);
            let uses = store::uses_since(tx, &one.place, quota.per, since).await?;
            let mut ledger = Ledger::new(quota.clone(), Vec::new());
            for used in uses {
                // Several that were taken at one instant come together: what they weigh, not what one may cost.
                let cost = ledger.weight(used.writes, used.files);
                ledger.take(Entry { at: used.at, cost, is_crisis: used.is_crisis });
            }
            self.ledgers.insert(key, ledger);
        }
        Ok(())
    }

    /// Adds what is dated already and is not of this batch.
    async fn add_waits(
        &mut self,
        tx: &Tx,
        newcomers: &[Asking],
        here: &BTreeSet<PublicationId>,
    ) -> Result<(), PublishingError> {
        let mut added = BTreeSet::new();
        for one in newcomers {
            for (index, quota) in one.quotas.iter().enumerate() {
                let key = key_of(&one.place, index, quota);
                if !added.insert(key.clone()) {
                    continue;
                }
                for (publication, channel, used) in store::waits(tx, &one.place, quota.per).await? {
                    if here.contains(&publication) {
                        continue;
                    }
                    if let Some(ledger) = self.ledgers.get_mut(&key) {
                        let cost = ledger.cost(used.writes, used.files);
                        ledger.take(Entry { at: used.at, cost, is_crisis: used.is_crisis });
                    }
                    let last = self.last_on.entry(channel).or_insert(used.at);
                    *last = (*last).max(used.at);
                }
            }
        }
        Ok(())
    }

    fn room(&self, one: &Asking, from: Timestamp) -> Timestamp {
        let (mut ledgers, mut costs) = (Vec::new(), Vec::new());
        for (index, quota) in one.quotas.iter().enumerate() {
            if let Some(ledger) = self.ledgers.get(&key_of(&one.place, index, quota)) {
                costs.push(ledger.cost(one.writes, one.files));
                ledgers.push(ledger);
            }
        }
        room_in_all(&ledgers, &costs, from, one.claim.publication.is_crisis)
    }

    fn take(&mut self, one: &Asking, at: Timestamp) {
        let is_crisis = one.claim.publication.is_crisis;
        for (index, quota) in one.quotas.iter().enumerate() {
            if let Some(ledger) = self.ledgers.get_mut(&key_of(&one.place, index, quota)) {
                let cost = ledger.cost(one.writes, one.files);
                ledger.take(Entry { at, cost, is_crisis });
            }
        }
        if !is_crisis {
            self.last_on.insert(one.place.channel, at);
        }
    }
}
