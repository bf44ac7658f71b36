//! Where a profile is kept: from its handle to its DID, from its DID to its server.

use super::xrpc;
use crate::{reading, server_address};
use parvis_connector::{Refusal, field_code};
use parvis_outbound::{Outbound, Request, Url};
use serde::Deserialize;

/// The public directories.
#[derive(Debug)]
pub(super) struct Directories {
    /// Resolves handles.
    pub(super) handles: String,
    /// Knows the documents of `did:plc`.
    pub(super) dids: String,
}

#[derive(Deserialize)]
struct Resolved {
    did: String,
}

#[derive(Deserialize)]
struct Document {
    #[serde(default)]
    service: Vec<Service>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Service {
    id: String,
    service_endpoint: String,
}

/// Finds the server of a profile.
///
/// Source: AT Protocol specification, "Handle" and "DID", read 2026-11-24.
pub(super) async fn server_of(
    outbound: &Outbound,
    directories: &Directories,
    handle: &str,
) -> Result<Url, Refusal> {
    let unknown = || Refusal::Field { field: "handle", code: field_code::UNKNOWN_HANDLE };
    let did = if handle.starts_with("did:") {
        handle.to_owned()
    } else {
        resolve(outbound, &directories.handles, handle).await?.ok_or_else(unknown)?
    };
    let document = document_url(directories, &did).ok_or_else(unknown)?;
    let answer = outbound
        .send(Request::get(document).following(2))
        .await
        .map_err(|error| reading::connection_without_answer(&error))?;
    let document: Document = answer.json().filter(|_| answer.status.is_success()).ok_or_else(unknown)?;
    let endpoint = document
        .service
        .into_iter()
        .find(|service| service.id.ends_with("#atproto_pds"))
        .map(|service| service.service_endpoint)
        .ok_or_else(unknown)?;
    server_address::read("server", &endpoint, outbound)
}

/// Asks `server` for the DID of a handle; `None` when it knows no such handle.
pub(super) async fn resolve(
    outbound: &Outbound,
    server: &str,
    handle: &str,
) -> Result<Option<String>, Refusal> {
    let Some(url) = xrpc::call(server, "com.atproto.identity.resolveHandle", &[("handle", handle)]) else {
        return Ok(None);
    };
    let answer =
        outbound.send(Request::get(url)).await.map_err(|error| reading::connection_without_answer(&error))?;
    if !answer.status.is_success() {
        return Ok(None);
    }
    Ok(answer.json::<Resolved>().map(|resolved| resolved.did).filter(|did| did.starts_with("did:")))
}

fn document_url(directories: &Directories, did: &str) -> Option<Url> {
    if let Some(host) = did.strip_prefix("did:web:") {
        // A port is written %3A; a path is not allowed here.
        return Url::parse(&format!("https://{}/.well-known/did.json", host.replace("%3A", ":"))).ok();
    }
    Url::parse(&directories.dids).ok()?.join(&format!("/{did}")).ok().filter(|_| did.starts_with("did:plc:"))
}
