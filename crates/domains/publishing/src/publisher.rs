//! The publisher: claims what is due, sends it, and claims on while calls are on their way.

use crate::{
    Claim, PublicationState, Publishing, PublishingError,
    admit_claims::{Admitted, admit_claims, settle_room},
    claim_due::{Room, claim_due, give_back},
    send_publication::send_publication,
    settle_unknown::settle_unknown,
};
use futures_util::{FutureExt, StreamExt, future::BoxFuture, stream::FuturesUnordered};
use parvis_kernel::{ChannelId, Timestamp};
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    future::Future,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

/// Sends what is due, as many at once as the settings say.
///
/// A network that does not answer holds nobody else up: a channel has half of the calls at most, what is due is
/// claimed as soon as one call is free, and a crisis message waits for none
/// (`a_network_that_does_not_answer_holds_nobody_else_up`). Dropped, it leaves its claims to their leases.
pub struct Publisher<'a> {
    publishing: &'a Publishing,
    /// Claimed, and waiting for a call.
    waiting: VecDeque<Taken>,
    /// On their way.
    running: FuturesUnordered<BoxFuture<'a, ChannelId>>,
    /// How many of each channel are on their way.
    on_channel: BTreeMap<ChannelId, usize>,
}

/// A claim with the batch that took room in the quotas for it.
struct Taken {
    claim: Claim,
    at: Timestamp,
    batch: Option<Arc<Batch>>,
}

/// Claims whose room in the quotas was taken together.
struct Batch {
    lease: Vec<u8>,
    left: AtomicUsize,
}

impl<'a> Publisher<'a> {
    /// A publisher with nothing on its way.
    #[must_use]
    pub fn new(publishing: &'a Publishing) -> Self {
        Self {
            publishing,
            waiting: VecDeque::new(),
            running: FuturesUnordered::new(),
            on_channel: BTreeMap::new(),
        }
    }

    /// Says whether it would take more than crisis messages.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.running.len() < self.publishing.settings.concurrency
    }

    /// Claims what is due and begins to send it; returns how many publications were claimed.
    ///
    /// # Errors
    /// The database failed while claiming: what was claimed is taken back when its lease ends.
    pub async fn take(&mut self) -> Result<usize, PublishingError> {
        let room = if self.has_room() {
            // Whoever still waits here does so for its channel: others of it would wait as well.
            Room::Except(self.waiting.iter().map(|taken| taken.claim.publication.channel).collect())
        } else {
            Room::CrisisOnly
        };
        let publishing = self.publishing;
        let limit = publishing.settings.concurrency * 4;
        let admitted = self
            .beside(async move {
                let claims = claim_due(publishing, limit, &room).await?;
                let count = claims.len();
                let admitted =
                    if claims.is_empty() { None } else { Some(admit_claims(publishing, claims).await?) };
                Ok::<_, PublishingError>((count, admitted))
            })
            .await?;
        let (count, Some(Admitted { claims, counted })) = admitted else { return Ok(0) };
        let at = publishing.db.now();
        let batch = counted.map(|lease| Arc::new(Batch { lease, left: AtomicUsize::new(claims.len()) }));
        self.waiting.extend(claims.into_iter().map(|claim| Taken { claim, at, batch: batch.clone() }));
        self.start();
        Ok(count)
    }

    /// Waits until one more publication has been handled; false when none is on its way.
    pub async fn settled(&mut self) -> bool {
        let Some(channel) = self.running.next().await else { return false };
        self.ended(channel);
        true
    }

    /// Finishes some other work while what is on its way goes on.
    ///
    /// Invariant: whatever waits for the database does so here. A call on its way may hold the one connection that
    /// writes, and would keep it for ever if it were not looked after meanwhile.
    pub async fn beside<T>(&mut self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        loop {
            tokio::select! {
                biased;
                done = &mut work => return done,
                Some(channel) = self.running.next() => self.ended(channel),
            }
        }
    }

    /// Ends what is on its way, and gives back what was claimed and not begun.
    ///
    /// # Errors
    /// The database failed: the leases end by themselves.
    pub async fn finish(mut self) -> Result<(), PublishingError> {
        let claims: Vec<Claim> = self.waiting.drain(..).map(|taken| taken.claim).collect();
        let publishing = self.publishing;
        self.beside(give_back(publishing, &claims)).await?;
        while self.settled().await {}
        Ok(())
    }

    fn ended(&mut self, channel: ChannelId) {
        if let Some(count) = self.on_channel.get_mut(&channel) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.on_channel.remove(&channel);
            }
        }
        self.start();
    }

    /// Begins whatever may begin, in order.
    fn start(&mut self) {
        let all = self.publishing.settings.concurrency;
        let of_one = all.div_ceil(2);
        let mut full = BTreeSet::new();
        let mut still = VecDeque::new();
        while let Some(taken) = self.waiting.pop_front() {
            let publication = &taken.claim.publication;
            let (channel, is_crisis) = (publication.channel, publication.is_crisis);
            let count = self.on_channel.get(&channel).copied().unwrap_or(0);
            // Those of a channel keep their order.
            let has_slot = self.running.len() < all && count < of_one && !full.contains(&channel);
            if is_crisis || has_slot {
                *self.on_channel.entry(channel).or_default() += 1;
                self.running.push(handle(self.publishing, taken).boxed());
            } else {
                full.insert(channel);
                still.push_back(taken);
            }
        }
        self.waiting = still;
    }
}

/// Settles one claim, and the room of its batch after the last of it.
async fn handle(publishing: &Publishing, taken: Taken) -> ChannelId {
    let Taken { claim, at, batch } = taken;
    let (id, channel) = (claim.publication.id, claim.publication.channel);
    // Whoever has something to ask with asks; the others are looked for.
    let is_lost = claim.publication.state == PublicationState::ToVerify;
    let settled = if publishing.db.now().since(at) > publishing.settings.leeway() {
        // It waited for its channel: its lease might end during the call, and its room counts from long ago.
        give_back(publishing, &[claim]).await
    } else if is_lost && claim.publication.resume.is_none() {
        settle_unknown(publishing, claim).await
    } else {
        send_publication(publishing, claim).await
    };
    if let Err(PublishingError::LeaseLost) = settled {
        tracing::info!(publication.id = %id, "settled by somebody else in between");
    } else if let Err(error) = settled {
        tracing::error!(publication.id = %id, %error, "publication not settled; the sweep will");
    }
    if let Some(batch) = batch.filter(|batch| batch.left.fetch_sub(1, Ordering::Relaxed) == 1)
        && let Err(error) = settle_room(publishing, &batch.lease).await
    {
        tracing::error!(%error, "room of a batch stays counted from the beginning of its calls");
    }
    channel
}
