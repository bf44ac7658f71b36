//! Bluesky, and any server of the AT Protocol: records written under keys of our choice.

mod check;
mod connect;
mod credentials;
mod delete;
mod facets;
mod find;
mod identity;
mod limits;
mod publish;
mod quotas;
mod recognise;
mod record;
mod record_key;
mod refresh;
mod revoke;
mod words;
mod xrpc;

use async_trait::async_trait;
use parvis_connector::{
    AttemptKey, Capabilities, ChannelAccess, ConnectField, Connected, Connector, Description, FieldKind,
    Fields, Found, Health, Item, LinkStyle, OfferedOptions, Outcome, ProfileAddress, Quota, Refreshed,
    Refusal, RemoteRef, Resume, Revocation, Verified,
};
use parvis_outbound::Outbound;

/// The AT Protocol's connector.
#[derive(Debug)]
pub struct Bluesky {
    outbound: Outbound,
    description: Description,
    directories: identity::Directories,
}

impl Bluesky {
    /// Makes the connector, which asks the public directories where a profile is kept.
    #[must_use]
    pub fn new(outbound: Outbound) -> Self {
        Self::with_directories(outbound, "https://public.api.bsky.app", "https://plc.directory")
    }

    /// Makes the connector with other directories: one that resolves handles, one that knows DIDs.
    #[must_use]
    pub fn with_directories(outbound: Outbound, handles: &str, dids: &str) -> Self {
        let directories = identity::Directories { handles: handles.to_owned(), dids: dids.to_owned() };
        Self { outbound, description: description(), directories }
    }
}

fn description() -> Description {
    Description {
        network: "bluesky",
        name: "Bluesky",
        connectable: true,
        verified: Verified::Counterpart,
        fields: &[
            ConnectField { name: "handle", kind: FieldKind::Text, required: true, default: None },
            ConnectField { name: "app_password", kind: FieldKind::Secret, required: true, default: None },
            ConnectField { name: "server", kind: FieldKind::Url, required: false, default: None },
        ],
        capabilities: Capabilities {
            edit: false,
            delete: true,
            threads: true,
            alt_text: true,
            links: LinkStyle::Facets,
            reconcile: true,
            options: OfferedOptions::NONE,
        },
        limits: limits::of_the_lexicon(),
    }
}

#[async_trait]
impl Connector for Bluesky {
    fn describe(&self) -> &Description {
        &self.description
    }

    fn takes_first_comment(&self) -> bool {
        true
    }

    fn quotas(&self) -> Vec<Quota> {
        quotas::stated()
    }

    async fn connect(&self, fields: &Fields) -> Result<Connected, Refusal> {
        connect::connect(&self.outbound, &self.directories, fields).await
    }

    async fn check(&self, channel: &ChannelAccess) -> Health {
        check::check(&self.outbound, channel).await
    }

    async fn refresh(&self, channel: &ChannelAccess) -> Refreshed {
        refresh::refresh(&self.outbound, channel).await
    }

    async fn revoke(&self, channel: &ChannelAccess) -> Revocation {
        revoke::revoke(&self.outbound, channel).await
    }

    async fn publish(&self, channel: &ChannelAccess, item: &Item, key: &AttemptKey) -> Outcome {
        publish::publish(&self.outbound, channel, item, key).await
    }

    async fn poll(&self, channel: &ChannelAccess, _resume: &Resume, key: &AttemptKey) -> Outcome {
        // Nothing is ever processed later here: images are ready when their upload is answered.
        match find::by_key(&self.outbound, channel, key).await {
            Found::Present { remote } => Outcome::Accepted { remote },
            Found::Absent => Outcome::Unknown { detail: "no such record".to_owned() },
            Found::CannotTell { detail } => Outcome::Unknown { detail },
        }
    }

    async fn find(&self, channel: &ChannelAccess, _item: &Item, key: &AttemptKey) -> Found {
        find::by_key(&self.outbound, channel, key).await
    }

    fn recognise(&self, profile: ProfileAddress<'_>, address: &str) -> Option<RemoteRef> {
        recognise::recognise(profile, address)
    }

    async fn delete(&self, channel: &ChannelAccess, remote: &RemoteRef, _key: &AttemptKey) -> Outcome {
        delete::delete(&self.outbound, channel, remote).await
    }
}
