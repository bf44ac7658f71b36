//! A new institution has its public feed and its first themes from the first minute.

use async_trait::async_trait;
use parvis_database::Tx;
use parvis_identity::Founding;
use parvis_kernel::{MemberId, Scope};

pub(crate) struct FoundingAddsFirstChannel {
    pub(crate) public_url: String,
}

#[async_trait]
impl Founding for FoundingAddsFirstChannel {
    async fn found(&self, tx: &mut Tx, scope: Scope, founder: MemberId, name: &str) -> Result<(), String> {
        let url = format!("{}/fil", self.public_url);
        parvis_channels::add_public_feed(tx, scope, founder, name, &url)
            .await
            .map_err(|error| error.to_string())?;
        parvis_editorial::default_themes(tx, scope).await.map_err(|error| error.to_string())?;
        Ok(())
    }
}
