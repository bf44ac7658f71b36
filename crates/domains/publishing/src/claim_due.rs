//! Takes what is due under a lease.

use crate::{Claim, Publishing, PublishingError, store};
use parvis_kernel::ChannelId;
use std::collections::BTreeSet;

/// For whom there is room now; a crisis message always has some.
pub(crate) enum Room {
    /// For everything, channels apart that wait already.
    Except(BTreeSet<ChannelId>),
    /// For crisis messages.
    CrisisOnly,
}

/// Takes up to `limit` publications that are due: to be sent, polled or verified.
///
/// # Errors
/// The database failed: nothing was taken.
pub(crate) async fn claim_due(
    publishing: &Publishing,
    limit: usize,
    room: &Room,
) -> Result<Vec<Claim>, PublishingError> {
    let mut lease = vec![0_u8; 16];
    publishing.db.chance().fill(&mut lease);
    let tx = publishing.db.begin().await?;
    let until = tx.now().after(publishing.settings.lease);
    let claims = store::claim(&tx, &lease, until, limit, room).await?;
    tx.commit().await?;
    Ok(claims)
}

/// Gives back what was claimed and not begun: it is due again at once, and the room it took in quotas is free.
///
/// # Errors
/// The database failed: the leases end by themselves.
pub(crate) async fn give_back(publishing: &Publishing, claims: &[Claim]) -> Result<(), PublishingError> {
    if claims.is_empty() {
        return Ok(());
    }
    let tx = publishing.db.begin().await?;
    for claim in claims {
        store::give_back(&tx, claim).await?;
        store::free_uses(&tx, claim).await?;
    }
    tx.commit().await?;
    Ok(())
}
