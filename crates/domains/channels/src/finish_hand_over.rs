//! Connects the channel of a member who comes back from a network's own page.

use crate::{
    Channel, Channels, ChannelsError,
    begin_hand_over::digest_of,
    connect_channel::{connectable, keep_channel},
    store::{self, StoredDeparture},
};
use parvis_connector::{Credentials, Refusal, field_code};
use parvis_identity::SignedIn;
use parvis_vault::Sealed;
use secrecy::SecretString;

/// What a member brings back.
#[derive(Clone, Debug)]
pub enum Return {
    /// The network agrees: a code that serves once.
    Code(SecretString),
    /// It does not: the word it says, for example `access_denied`.
    Refused(String),
}

/// Exchanges what came back for a channel. A departure serves once, whatever comes of it.
///
/// # Errors
/// [`ChannelsError::DepartureUnknown`] also when another session left; [`ChannelsError::DepartureExpired`],
/// [`ChannelsError::ConsentDenied`], [`ChannelsError::HandOverFailed`], [`ChannelsError::CodeRefused`],
/// [`ChannelsError::AuthorisationTooNarrow`], and those of [`crate::connect_channel`].
pub async fn finish_hand_over(
    channels: &Channels,
    by: &SignedIn,
    state: &str,
    back: Return,
) -> Result<Channel, ChannelsError> {
    let departure = take(channels, by, state).await?;
    if departure.expires_at <= channels.db.now() {
        return Err(ChannelsError::DepartureExpired);
    }
    let code = match back {
        Return::Code(code) => code,
        // Source: RFC 6749, section 4.1.2.1, read 2026-11-25.
        Return::Refused(word) if word == "access_denied" => return Err(ChannelsError::ConsentDenied),
        Return::Refused(word) => {
            let word: String = word.chars().filter(|letter| !letter.is_control()).take(80).collect();
            tracing::warn!(departure.id = %departure.id, word, "hand-over refused by the network");
            return Err(ChannelsError::HandOverFailed(word));
        }
    };
    let sealed = channels.vault.open(&Sealed(departure.sealed), &departure.id.to_string())?;
    let connector = connectable(channels, &departure.network)?;
    let connected =
        connector.come_back(&Credentials(sealed), &code).await.map_err(|refusal| match refusal {
            Refusal::Credentials => ChannelsError::CodeRefused,
            Refusal::Field { code: field_code::SCOPE_MISSING, .. } => ChannelsError::AuthorisationTooNarrow,
            other => ChannelsError::Refused(other),
        })?;
    keep_channel(channels, by, &departure.network, &connected, departure.channel).await
}

/// Takes the departure away before anything else, so that the same return twice connects once.
async fn take(channels: &Channels, by: &SignedIn, state: &str) -> Result<StoredDeparture, ChannelsError> {
    let tx = channels.db.begin().await?;
    let taken = store::take_departure(&tx, by.scope(), by.session, digest_of(state)).await?;
    tx.commit().await?;
    taken.ok_or(ChannelsError::DepartureUnknown)
}

/// Forgets members who left and did not come back in time; returns how many.
///
/// # Errors
/// The database failed.
pub async fn forget_departures(channels: &Channels) -> Result<u64, ChannelsError> {
    // Kept a day longer than they serve, so that who comes back late is told why.
    let before = channels.db.now().before(std::time::Duration::from_secs(86_400));
    let tx = channels.db.begin().await?;
    let forgotten = store::forget_departures(&tx, before).await?;
    tx.commit().await?;
    Ok(forgotten)
}
