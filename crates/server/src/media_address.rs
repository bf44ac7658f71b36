//! A file at a signed address that expires: for the networks that come and fetch what they publish, and for no other.

use crate::program::Program;
use axum::{
    Extension, Router,
    extract::{Path, rejection::PathRejection},
    response::Response,
    routing::get,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use http::{HeaderMap, HeaderValue, header};
use parvis_channels::{ChannelState, ChannelsError, find_channel};
use parvis_connector::MediaAddress;
use parvis_kernel::{Chance, ChannelId, Digest, OrganisationId, Scope, Timestamp};
use parvis_media::{Audience, find_by_digest, serve_found};
use parvis_vault::{Sealed, Vault, VaultError};
use parvis_web_kit::{ApiError, WebFault};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What the seal of an address is bound to: a secret of a table cannot pass for an address.
const SEALED_FOR: &str = "media-address";
/// Longest token, in characters; those that are made are shorter.
const TOKEN_MAX: usize = 600;

/// What an address is good for.
///
/// Invariant: nothing of it can be changed without the keys of the vault (engine test
/// `an_address_is_good_for_its_file_its_channel_and_its_time_only`).
#[derive(Serialize, Deserialize)]
struct Claims {
    organisation: OrganisationId,
    channel: ChannelId,
    digest: Digest,
    expires_at: Timestamp,
}

/// Makes the address at which the file of this digest may be fetched for a channel, until `expires_at` excluded.
///
/// # Errors
/// The vault has no key.
pub(crate) fn address_of(
    vault: &Vault,
    chance: &dyn Chance,
    public_url: &str,
    (scope, channel): (Scope, ChannelId),
    digest: Digest,
    expires_at: Timestamp,
) -> Result<MediaAddress, VaultError> {
    let claims = Claims { organisation: scope.organisation, channel, digest, expires_at };
    // Serialising our own plain struct cannot fail; an empty text would open nothing.
    let text = serde_json::to_string(&claims).unwrap_or_default();
    let sealed = vault.seal(&SecretString::from(text), SEALED_FOR, chance)?;
    let token = BASE64_URL_SAFE_NO_PAD.encode(sealed.0);
    Ok(MediaAddress { url: format!("{public_url}/m/{token}"), expires_at })
}

/// Reads what an address is good for; `None` for what this installation did not make.
fn read(vault: &Vault, token: &str) -> Option<Claims> {
    if token.len() > TOKEN_MAX {
        return None;
    }
    let sealed = Sealed(BASE64_URL_SAFE_NO_PAD.decode(token).ok()?);
    let opened = vault.open(&sealed, SEALED_FOR).ok()?;
    serde_json::from_str(opened.expose_secret()).ok()
}

/// Returns the route of addresses.
pub(crate) fn pages() -> Router {
    Router::new().route("/m/{token}", get(serve))
}

/// Sends the file, whole or in part. Whatever is wrong with an address, the answer is the same.
async fn serve(
    Extension(program): Extension<Arc<Program>>,
    token: Result<Path<String>, PathRejection>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let Path(token) = token.map_err(|_| WebFault::NoSuchThing)?;
    let claims = read(&program.channels.vault, &token).ok_or(WebFault::NoSuchThing)?;
    if program.db.now() >= claims.expires_at {
        return Err(WebFault::NoSuchThing.into());
    }
    let scope = Scope::of(claims.organisation);
    let channel = find_channel(&program.db.reader(), scope, claims.channel).await;
    let channel = channel.map_err(ChannelsError::from)?;
    if channel.is_none_or(|channel| channel.state != ChannelState::Active) {
        return Err(WebFault::NoSuchThing.into());
    }
    let file = find_by_digest(&program.media, scope, claims.digest, None).await?;
    let file = file.ok_or(WebFault::NoSuchThing)?;
    let mut response = serve_found(&program.media, &file, &headers, Audience::Everybody).await?;
    let told = response.headers_mut();
    // Nothing on the way keeps it past its time, and the name that the team gave stays inside.
    told.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    told.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline"));
    Ok(response)
}
