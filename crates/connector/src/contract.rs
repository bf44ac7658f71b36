//! The trait of a network, and the channel it is called with.

use crate::{
    AttemptKey, Description, Found, Health, Item, Limits, Outcome, Quota, Refreshed, RemoteRef, Resume,
    Revocation,
};
use async_trait::async_trait;
use parvis_kernel::ChannelId;
use secrecy::SecretString;
use std::{collections::BTreeMap, time::Duration};

/// What a member typed to connect a channel, by field name.
pub type Fields = BTreeMap<String, SecretString>;

/// The credentials of a channel: JSON that only its connector reads, sealed at rest.
#[derive(Clone, Debug)]
pub struct Credentials(pub SecretString);

/// A channel as its connector sees it.
#[derive(Clone, Debug)]
pub struct ChannelAccess {
    /// The channel.
    pub channel: ChannelId,
    /// Id of the profile on the network (a DID, a number).
    pub remote_id: String,
    /// Handle when it was last read.
    pub handle: String,
    /// Address of the server; empty for networks that have only one.
    pub server: String,
    /// Opened for this call.
    pub credentials: Credentials,
}

/// Where a profile is, as far as its addresses go.
#[derive(Clone, Copy, Debug)]
pub struct ProfileAddress<'a> {
    /// Id of the profile on the network.
    pub remote_id: &'a str,
    /// Handle when it was last read.
    pub handle: &'a str,
    /// Address of the server; empty for networks that have only one.
    pub server: &'a str,
}

/// A channel that was tried and accepted.
#[derive(Clone, Debug)]
pub struct Connected {
    /// Id of the profile on the network, unique on it.
    pub remote_id: String,
    /// Handle.
    pub handle: String,
    /// Name shown by the network.
    pub name: String,
    /// Public address of the profile.
    pub url: String,
    /// Address of the server, normalised.
    pub server: String,
    /// To be sealed.
    pub credentials: Credentials,
    /// Limits told by the server itself, when it does.
    pub limits: Option<Limits>,
}

/// What the program gives for a connection through the network's own page.
#[derive(Clone, Debug)]
pub struct HandOverRequest {
    /// Where the network sends the member back: an address of this program, without a query.
    pub redirect: String,
    /// Unguessable, comes back with the member, and must be compared by the program.
    pub state: String,
    /// Unguessable, 43 to 128 letters, digits, `-` or `_`; proves that who comes back is who left.
    pub verifier: SecretString,
    /// How the server knows this program already, from an earlier departure with the same `redirect`.
    pub application: Option<Credentials>,
}

/// Where a member must go to connect, and what must be kept until they come back.
#[derive(Clone, Debug)]
pub struct HandOver {
    /// Page of the network.
    pub url: String,
    /// To be sealed, and given back to [`Connector::come_back`].
    pub sealed: Credentials,
    /// How the server knows this program from now on, to be sealed; `None` when it knew it already.
    pub application: Option<Credentials>,
}

/// A network. HTTP in, typed answer out: no table, no retry of a write.
#[async_trait]
pub trait Connector: Send + Sync {
    /// Tells what the network is, before any channel.
    fn describe(&self) -> &Description;

    /// Tells how much may be written in a window of time; empty when the network states nothing.
    fn quotas(&self) -> Vec<Quota> {
        Vec::new()
    }

    /// Says whether a first comment may be written under what is published: an answer to it by oneself.
    fn takes_first_comment(&self) -> bool {
        false
    }

    /// How long after a write the network may still come and fetch the files at their address: its longest
    /// processing. `None` for a network that the bytes are sent to, which is never given an address.
    fn fetches_media(&self) -> Option<Duration> {
        None
    }

    /// Says whether two servers may give the same id to two profiles: then the server tells them apart.
    fn ids_are_per_server(&self) -> bool {
        false
    }

    /// Says whether a channel can be connected through the network's own page.
    fn hands_over(&self) -> bool {
        false
    }

    /// Returns the server whose page it would be, normalised; `None` when the network has no such page.
    ///
    /// # Errors
    /// The field of the server is missing or malformed.
    fn hand_over_server(&self, fields: &Fields) -> Result<Option<String>, crate::Refusal> {
        let _ = fields;
        Ok(None)
    }

    /// Tries the fields on the spot and returns what to keep.
    async fn connect(&self, fields: &Fields) -> Result<Connected, crate::Refusal>;

    /// Begins a connection through the network's own page, so that no secret is typed here; `fields` are
    /// the ones that are no secrets. `None` when the network has no such page.
    async fn depart(
        &self,
        fields: &Fields,
        request: &HandOverRequest,
    ) -> Result<Option<HandOver>, crate::Refusal> {
        let _ = (fields, request);
        Ok(None)
    }

    /// Ends it with the code that came back. The program has compared the state.
    async fn come_back(
        &self,
        sealed: &Credentials,
        code: &SecretString,
    ) -> Result<Connected, crate::Refusal> {
        let _ = (sealed, code);
        Err(crate::Refusal::Credentials)
    }

    /// Tries the channel without writing anything.
    async fn check(&self, channel: &ChannelAccess) -> Health;

    /// Reads again the limits that a server tells of itself.
    ///
    /// `None` when it tells none or did not answer: what was told before still counts.
    async fn read_limits(&self, server: &str) -> Option<Limits> {
        let _ = server;
        None
    }

    /// Renews credentials. Called by one caller at a time for a channel.
    async fn refresh(&self, channel: &ChannelAccess) -> Refreshed;

    /// Tells the server that the credentials no longer serve, once the program has let go of them.
    ///
    /// Called once, and best effort: it waits a few seconds at most. Free to repeat.
    async fn revoke(&self, channel: &ChannelAccess) -> Revocation {
        let _ = channel;
        Revocation::ByHand
    }

    /// Writes one segment. Called once per attempt; the answer is never an `Err`.
    async fn publish(&self, channel: &ChannelAccess, item: &Item, key: &AttemptKey) -> Outcome;

    /// Asks what became of an item being processed. Free to repeat.
    async fn poll(&self, channel: &ChannelAccess, resume: &Resume, key: &AttemptKey) -> Outcome;

    /// How long after an attempt of unknown outcome [`Found::Absent`] proves that nothing was created.
    ///
    /// Zero where a late arrival would be recognised as the same item; elsewhere the time a server may
    /// still be working on a request whose connection was cut. Before it, an absence proves nothing.
    fn proof_delay(&self) -> Duration {
        Duration::ZERO
    }

    /// Searches the network for what an attempt of unknown outcome may have created.
    async fn find(&self, channel: &ChannelAccess, item: &Item, key: &AttemptKey) -> Found;

    /// Reads which item of the profile has the address at which a person saw it, without asking the network.
    ///
    /// `None` for an address of somebody else, or where addresses do not tell.
    fn recognise(&self, profile: ProfileAddress<'_>, address: &str) -> Option<RemoteRef> {
        let _ = (profile, address);
        None
    }

    /// Replaces what a published item says, where [`crate::Capabilities::edit`] says that it can be.
    ///
    /// The same edit twice leaves the same item, so an unknown outcome may be tried again.
    async fn edit(
        &self,
        channel: &ChannelAccess,
        remote: &RemoteRef,
        item: &Item,
        key: &AttemptKey,
    ) -> Outcome {
        let _ = (channel, remote, item, key);
        let detail = "the network cannot change what is published".to_owned();
        Outcome::Refused { reason: crate::Reason { code: crate::refusal_code::UNSUPPORTED, detail } }
    }

    /// Takes an item down. An item that is already gone is [`Outcome::Accepted`].
    async fn delete(&self, channel: &ChannelAccess, remote: &RemoteRef, key: &AttemptKey) -> Outcome;
}
