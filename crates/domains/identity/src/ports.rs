//! What identity asks of other domains.

use async_trait::async_trait;
use parvis_database::Tx;
use parvis_kernel::{MemberId, Scope};

/// What other domains add when an institution is created, in the same transaction.
#[async_trait]
pub trait Founding: Send + Sync {
    /// Adds the first channel, the first themes, and whatever else must be there from the first minute.
    ///
    /// # Errors
    /// Any failure undoes the whole founding.
    async fn found(&self, tx: &mut Tx, scope: Scope, founder: MemberId, name: &str) -> Result<(), String>;
}
