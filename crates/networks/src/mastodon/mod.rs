//! Mastodon, and any server that speaks its client API.

mod api;
mod check;
mod connect;
mod delete;
mod edit;
mod find;
mod hand_over;
mod limits;
mod publish;
mod quotas;
mod recognise;
mod revoke;
mod same_text;
mod upload;

use async_trait::async_trait;
use parvis_connector::{
    AttemptKey, Capabilities, ChannelAccess, ConnectField, Connected, Connector, Credentials, Description,
    FieldKind, Fields, Found, HandOver, HandOverRequest, Health, Item, Limits, LinkStyle, OfferedOptions,
    Outcome, ProfileAddress, Quota, Refreshed, Refusal, RemoteRef, Resume, Revocation, Verified, Visibility,
};
use parvis_outbound::Outbound;
use secrecy::SecretString;
use std::time::Duration;

/// The Mastodon API's connector.
#[derive(Debug)]
pub struct Mastodon {
    outbound: Outbound,
    description: Description,
    /// Time between two questions about a file being processed.
    media_pause: Duration,
}

impl Mastodon {
    /// Makes the connector, which asks every second about a file being processed.
    #[must_use]
    pub fn new(outbound: Outbound) -> Self {
        Self::with_media_pause(outbound, Duration::from_secs(1))
    }

    /// Makes the connector with another pause between two questions about a file being processed.
    #[must_use]
    pub fn with_media_pause(outbound: Outbound, media_pause: Duration) -> Self {
        Self { outbound, description: description(), media_pause }
    }
}

fn description() -> Description {
    Description {
        network: "mastodon",
        name: "Mastodon",
        connectable: true,
        verified: Verified::Description,
        fields: &[
            ConnectField { name: "server", kind: FieldKind::Url, required: true, default: None },
            ConnectField { name: "access_token", kind: FieldKind::Secret, required: true, default: None },
        ],
        capabilities: Capabilities {
            edit: true,
            delete: true,
            threads: true,
            alt_text: true,
            links: LinkStyle::Plain,
            reconcile: true,
            options: OfferedOptions { visibilities: &Visibility::ALL, warning: true, sensitive_media: true },
        },
        limits: limits::by_default(),
    }
}

#[async_trait]
impl Connector for Mastodon {
    fn describe(&self) -> &Description {
        &self.description
    }

    fn takes_first_comment(&self) -> bool {
        true
    }

    /// Numbers are given by each server on its own.
    fn ids_are_per_server(&self) -> bool {
        true
    }

    fn hands_over(&self) -> bool {
        true
    }

    fn hand_over_server(&self, fields: &Fields) -> Result<Option<String>, Refusal> {
        hand_over::server(&self.outbound, fields).map(Some)
    }

    fn quotas(&self) -> Vec<Quota> {
        quotas::stated()
    }

    async fn connect(&self, fields: &Fields) -> Result<Connected, Refusal> {
        connect::connect(&self.outbound, fields).await
    }

    async fn depart(&self, fields: &Fields, request: &HandOverRequest) -> Result<Option<HandOver>, Refusal> {
        hand_over::depart(&self.outbound, fields, request).await.map(Some)
    }

    async fn come_back(&self, sealed: &Credentials, code: &SecretString) -> Result<Connected, Refusal> {
        hand_over::come_back(&self.outbound, sealed, code).await
    }

    async fn check(&self, channel: &ChannelAccess) -> Health {
        check::check(&self.outbound, channel).await
    }

    async fn read_limits(&self, server: &str) -> Option<Limits> {
        connect::limits(&self.outbound, server).await
    }

    async fn refresh(&self, channel: &ChannelAccess) -> Refreshed {
        check::refresh(&self.outbound, channel).await
    }

    async fn revoke(&self, channel: &ChannelAccess) -> Revocation {
        revoke::revoke(&self.outbound, channel).await
    }

    async fn publish(&self, channel: &ChannelAccess, item: &Item, key: &AttemptKey) -> Outcome {
        publish::publish(&self.outbound, self.media_pause, channel, item, key).await
    }

    async fn poll(&self, _channel: &ChannelAccess, _resume: &Resume, _key: &AttemptKey) -> Outcome {
        // Files are waited for before the status is written, so that only one write is ever made.
        Outcome::Unknown { detail: "nothing is left being processed here".to_owned() }
    }

    /// Servers are given two minutes to finish a request whose connection was cut: proxies in front of
    /// them give up after one.
    fn proof_delay(&self) -> Duration {
        Duration::from_secs(120)
    }

    async fn find(&self, channel: &ChannelAccess, item: &Item, key: &AttemptKey) -> Found {
        find::find(&self.outbound, channel, item, key).await
    }

    fn recognise(&self, profile: ProfileAddress<'_>, address: &str) -> Option<RemoteRef> {
        recognise::recognise(profile, address)
    }

    async fn edit(
        &self,
        channel: &ChannelAccess,
        remote: &RemoteRef,
        item: &Item,
        _key: &AttemptKey,
    ) -> Outcome {
        edit::edit(&self.outbound, self.media_pause, channel, remote, item).await
    }

    async fn delete(&self, channel: &ChannelAccess, remote: &RemoteRef, _key: &AttemptKey) -> Outcome {
        delete::delete(&self.outbound, channel, remote).await
    }
}
