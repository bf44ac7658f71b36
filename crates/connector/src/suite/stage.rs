//! What the suite asks of a fake server.

use crate::{ChannelAccess, Connected, Connector, Fields, VariantOptions, suite::Fault};
use async_trait::async_trait;
use parvis_kernel::Timestamp;

/// A post as the fake server received it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Its id on the network.
    pub id: String,
    /// Its text.
    pub text: String,
    /// Its language, when one was told.
    pub language: Option<String>,
    /// Alternative texts of its images, in order.
    pub alts: Vec<String>,
    /// Id of the post it answers.
    pub answers: Option<String>,
    /// What it was told besides.
    pub options: VariantOptions,
}

/// A connector and the fake server it speaks to.
#[async_trait]
pub trait Stage: Send + Sync {
    /// The connector under test, with short time limits.
    fn connector(&self) -> &dyn Connector;
    /// Fields that connect.
    fn fields(&self) -> Fields;
    /// Fields with a wrong secret.
    fn wrong_fields(&self) -> Fields;
    /// Fields whose server does not answer.
    fn dead_fields(&self) -> Fields;
    /// Secrets that must never be seen in an answer.
    fn secrets(&self) -> Vec<String>;
    /// What the fake's clock says.
    fn now(&self) -> Timestamp;
    /// Makes the next write fail.
    fn next(&self, fault: Fault);
    /// Makes the next renewal fail.
    fn next_renewal(&self, fault: Fault);
    /// Makes the next taking back of an access fail.
    fn next_revocation(&self, fault: Fault);
    /// A channel connected in the way whose access can best be taken back.
    async fn granted(&self) -> ChannelAccess {
        access(&self.connector().connect(&self.fields()).await.expect("the fields connect"))
    }
    /// Makes the current access run out; false when this network's do not.
    fn expire_access(&self) -> bool;
    /// Takes back everything that was ever granted.
    fn revoke(&self);
    /// Whether a second write of the same key is no write for the server itself.
    fn idempotent(&self) -> bool;
    /// Posts ever created, deleted ones included.
    fn created(&self) -> usize;
    /// Posts that are there.
    fn seen(&self) -> Vec<Seen>;
}

/// A channel as the product would keep it.
#[must_use]
pub fn access(connected: &Connected) -> ChannelAccess {
    use parvis_kernel::{ChannelId, Id, SeededChance};
    ChannelAccess {
        channel: ChannelId::new(Timestamp::from_micros(0), &SeededChance::new(1)),
        remote_id: connected.remote_id.clone(),
        handle: connected.handle.clone(),
        server: connected.server.clone(),
        credentials: connected.credentials.clone(),
    }
}
