//! Takes what is due under a lease.

use crate::{Claim, Publishing, PublishingError, store};

/// Takes up to `limit` publications that are due: to be sent, polled or verified.
///
/// # Errors
/// The database failed: nothing was taken.
pub(crate) async fn claim_due(publishing: &Publishing, limit: usize) -> Result<Vec<Claim>, PublishingError> {
    let mut lease = vec![0_u8; 16];
    publishing.db.chance().fill(&mut lease);
    let tx = publishing.db.begin().await?;
    let until = tx.now().after(publishing.settings.lease);
    let claims = store::claim(&tx, &lease, until, limit).await?;
    tx.commit().await?;
    Ok(claims)
}
