//! A network that answers by itself: it stands for the real ones while the example institution is written.
//!
//! Its channels are disconnected once the past is written: nothing of the example ever calls the outside.

use async_trait::async_trait;
use parvis_connector::{
    AttemptKey, ChannelAccess, Connected, Connector, Credentials, Description, Fields, Found, Health, Item,
    Outcome, Reason, Refreshed, Refusal, RemoteRef, Resume, refusal_code,
};
use secrecy::SecretString;

/// Answers in the name of one network.
pub(super) struct ExampleNetwork {
    pub(super) description: Description,
    /// Handle of the one channel.
    pub(super) handle: &'static str,
}

/// A text that holds this is refused, so that the example shows what a refusal looks like.
pub(super) const REFUSED: &str = "format 21:9";

#[async_trait]
impl Connector for ExampleNetwork {
    fn describe(&self) -> &Description {
        &self.description
    }

    async fn connect(&self, _: &Fields) -> Result<Connected, Refusal> {
        Ok(Connected {
            remote_id: format!("example:{}", self.description.network),
            handle: self.handle.to_owned(),
            name: "Ville de Valmont-sur-Loire".to_owned(),
            url: format!("https://{}.example/{}", self.description.network, self.handle),
            server: String::new(),
            credentials: Credentials(SecretString::from("example".to_owned())),
            limits: None,
        })
    }

    async fn check(&self, _: &ChannelAccess) -> Health {
        Health::Ok { handle: None }
    }

    async fn refresh(&self, _: &ChannelAccess) -> Refreshed {
        Refreshed::Revoked
    }

    async fn publish(&self, channel: &ChannelAccess, item: &Item, key: &AttemptKey) -> Outcome {
        if item.text.contains(REFUSED) {
            let detail = "the example network refuses this image".to_owned();
            return Outcome::Refused { reason: Reason { code: refusal_code::MEDIA, detail } };
        }
        let id = format!("{}-{}", key.publication, key.segment);
        let url = format!("https://{}.example/{}/{id}", self.description.network, channel.handle);
        Outcome::Accepted { remote: RemoteRef { id, url: Some(url), detail: None } }
    }

    async fn poll(&self, _: &ChannelAccess, _: &Resume, _: &AttemptKey) -> Outcome {
        Outcome::NotSent { detail: "the example network never processes".to_owned() }
    }

    async fn find(&self, _: &ChannelAccess, _: &Item, _: &AttemptKey) -> Found {
        Found::CannotTell { detail: "the example network cannot be searched".to_owned() }
    }

    async fn delete(&self, _: &ChannelAccess, remote: &RemoteRef, _: &AttemptKey) -> Outcome {
        Outcome::Accepted { remote: remote.clone() }
    }
}
