//! Sends a member to a network's own page, so that no secret of theirs is ever typed here.

use crate::{
    Channels, ChannelsError,
    connect_channel::connectable,
    store::{self, StoredApplication, StoredDeparture},
};
use parvis_connector::{Credentials, Fields, HandOverRequest};
use parvis_identity::SignedIn;
use parvis_kernel::{ApplicationId, Chance, ChannelId, Digest, Scope};
use parvis_vault::Sealed;
use sha2::{Digest as _, Sha256};
use std::time::Duration;

/// A member who does not come back in this time begins again.
const LIFE: Duration = Duration::from_secs(15 * 60);

/// Where the member goes, and where the network sends them back.
#[derive(Clone, Debug)]
pub struct Departure {
    /// Page of the network.
    pub url: String,
    /// Address of this program that the member comes back to.
    pub redirect: String,
}

/// Declares this program to the server unless it is known there, and keeps who left, from which session.
///
/// # Errors
/// [`ChannelsError::NoHandOver`], [`ChannelsError::NetworkUnknown`], [`ChannelsError::Refused`];
/// [`ChannelsError::NotFound`] when `again` names no channel of this network.
pub async fn begin_hand_over(
    channels: &Channels,
    by: &SignedIn,
    network: &str,
    fields: &Fields,
    again: Option<ChannelId>,
) -> Result<Departure, ChannelsError> {
    let connector = connectable(channels, network)?;
    if let Some(id) = again {
        let known = store::find_channel(&channels.db.reader(), by.scope(), id).await?;
        known.filter(|known| known.network == network).ok_or(ChannelsError::NotFound)?;
    }
    let server = connector.hand_over_server(fields).map_err(ChannelsError::Refused)?;
    let server = server.ok_or(ChannelsError::NoHandOver)?;
    let redirect = channels.return_address();
    let chance = channels.db.chance();
    let state = unguessable(chance);
    let request = HandOverRequest {
        redirect: redirect.clone(),
        state: state.clone(),
        verifier: unguessable(chance).into(),
        application: known_application(channels, by.scope(), network, &server, &redirect).await?,
    };
    let hand_over = connector.depart(fields, &request).await.map_err(ChannelsError::Refused)?;
    let hand_over = hand_over.ok_or(ChannelsError::NoHandOver)?;
    let tx = channels.db.begin().await?;
    if let Some(application) = &hand_over.application {
        let id: ApplicationId = tx.new_id();
        let sealed = channels.vault.seal(&application.0, &id.to_string(), chance)?.0;
        let place = (network, server.as_str(), redirect.as_str());
        store::replace_application(&tx, by.scope(), place, &StoredApplication { id, sealed }).await?;
    }
    let id = tx.new_id();
    let departure = StoredDeparture {
        id,
        network: network.to_owned(),
        channel: again,
        sealed: channels.vault.seal(&hand_over.sealed.0, &id.to_string(), chance)?.0,
        expires_at: tx.now().after(LIFE),
    };
    store::insert_departure(&tx, by.scope(), by.session, digest_of(&state), &departure).await?;
    tx.commit().await?;
    Ok(Departure { url: hand_over.url, redirect })
}

impl Channels {
    /// Where a network's own page sends members back.
    fn return_address(&self) -> String {
        format!("{}/canaux/retour", self.public_url)
    }
}

/// Opens how the server knows this program; one that can no longer be opened is declared anew.
async fn known_application(
    channels: &Channels,
    scope: Scope,
    network: &str,
    server: &str,
    redirect: &str,
) -> Result<Option<Credentials>, ChannelsError> {
    let stored = store::find_application(&channels.db.reader(), scope, network, server, redirect).await?;
    let Some(stored) = stored else { return Ok(None) };
    match channels.vault.open(&Sealed(stored.sealed), &stored.id.to_string()) {
        Ok(secret) => Ok(Some(Credentials(secret))),
        Err(error) => {
            tracing::warn!(application.id = %stored.id, %error, "application not opened");
            Ok(None)
        }
    }
}

/// Digest under which a state is kept: the state itself never is.
pub(crate) fn digest_of(state: &str) -> Digest {
    Digest::from_bytes(Sha256::digest(state).into())
}

/// Makes 64 letters and digits out of 32 random bytes.
fn unguessable(chance: &dyn Chance) -> String {
    let mut random = [0_u8; 32];
    chance.fill(&mut random);
    random.iter().map(|byte| format!("{byte:02x}")).collect()
}
