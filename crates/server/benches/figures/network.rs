//! A network that answers by itself while the past of an installation is written.

use super::texts::REFUSED;
use async_trait::async_trait;
use parvis_connector::{
    AttemptKey, ChannelAccess, Connected, Connector, Credentials, Description, Fields, Found, Health, Item,
    Outcome, Reason, Refreshed, Refusal, RemoteRef, Resume, refusal_code,
};
use secrecy::{ExposeSecret, SecretString};

/// Answers in the name of Mastodon: what is written under it is later served by the real connector.
pub(crate) struct MadeNetwork {
    pub(crate) description: Description,
}

#[async_trait]
impl Connector for MadeNetwork {
    fn describe(&self) -> &Description {
        &self.description
    }

    async fn connect(&self, fields: &Fields) -> Result<Connected, Refusal> {
        let number = fields["number"].expose_secret();
        Ok(Connected {
            remote_id: number.to_owned(),
            handle: format!("service{number}@social.valmont.example"),
            name: format!("Ville de Valmont – service {number}"),
            url: format!("https://social.valmont.example/@service{number}"),
            server: "https://social.valmont.example".to_owned(),
            credentials: Credentials(SecretString::from("{\"access_token\":\"made\"}".to_owned())),
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
            let detail = "the made network refuses this image".to_owned();
            return Outcome::Refused { reason: Reason { code: refusal_code::MEDIA, detail } };
        }
        let id = format!("{}-{}", key.publication, key.segment);
        let url = format!("{}/@{}/{id}", channel.server, channel.remote_id);
        Outcome::Accepted { remote: RemoteRef { id, url: Some(url), detail: None } }
    }

    async fn poll(&self, _: &ChannelAccess, _: &Resume, _: &AttemptKey) -> Outcome {
        Outcome::NotSent { detail: "nothing is processed here".to_owned() }
    }

    async fn find(&self, _: &ChannelAccess, _: &Item, _: &AttemptKey) -> Found {
        Found::CannotTell { detail: "nothing can be searched here".to_owned() }
    }

    async fn delete(&self, _: &ChannelAccess, remote: &RemoteRef, _: &AttemptKey) -> Outcome {
        Outcome::Accepted { remote: remote.clone() }
    }
}
